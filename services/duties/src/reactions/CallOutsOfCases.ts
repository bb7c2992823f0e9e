import { type CommandContext, idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { Effect, Layer, Option, Schema } from "effect"
import { Cells } from "../Cells.ts"

/** All that this context has to know of a case's call for volunteers: what else it carries is not looked at. */
const CalledOut = Schema.Struct({
  callOutId: Schema.String,
  need: Schema.String,
  at: Schema.String,
  /** Absent where the call names no cell. */
  cell: Schema.optional(
    Schema.NullOr(Schema.Struct({ cellId: Schema.UUID, skill: Schema.NullOr(Schema.String) }))
  )
})
const readCalledOut = Schema.decodeUnknownOption(CalledOut)

/** How soon a store that did not answer is asked again. */
const soon: Receipt = { _tag: "Retry", delayMillis: 1_000 }

const acknowledged: Receipt = { _tag: "Ack" }

/**
 * Row 46: a 110 case that calls volunteers out and names a response cell calls that cell out, once, however often the
 * event comes. A cell that is out by then, or gone, stays where it is, and the refusal is logged.
 */
const react = Effect.gen(function* () {
  const cells = yield* Cells

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (event.type !== "VolunteersWereCalledOut") return Effect.succeed(acknowledged)
    const said = Option.getOrUndefined(readCalledOut(event.data))
    if (said === undefined) {
      return Effect.succeed<Receipt>({ _tag: "Reject", reason: "the call-out cannot be read" })
    }
    const { cell, callOutId, need, at } = said
    if (cell === undefined || cell === null) return Effect.succeed(acknowledged)
    const context: CommandContext = {
      actor: event.actor,
      station: event.station,
      commandId: derivedId("cell of a case's call-out", event.id),
      correlationId: event.correlationId,
      causationId: event.id
    }
    return cells.callOutOfCase({ ...cell, callOutId, caseId: idOf(event.stream), need, at }, context).pipe(
      Effect.as(acknowledged),
      Effect.catchTags({
        StoreIsUnavailable: () => Effect.succeed(soon),
        StreamHasMoved: () => Effect.succeed(soon),
        CommandIdIsTaken: () => Effect.succeed(acknowledged),
        Rejected: ({ rejection }) => Effect.succeed<Receipt>({ _tag: "Reject", reason: rejection._tag }),
        FormIsAtFault: () => Effect.succeed<Receipt>({ _tag: "Reject", reason: "FormIsAtFault" })
      })
    )
  }

  yield* receive({ name: "cells-of-cases", contexts: ["cases"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
