import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, told } from "@jiaosuo/orders/Reacting"
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

/**
 * Row 46: a 110 case that calls volunteers out and names a response cell calls that cell out, once, however often the
 * event comes. A cell that is out by then, or gone, stays where it is: `CellCouldNotBeCalledOut` tells the case why.
 */
const react = Effect.gen(function* () {
  const cells = yield* Cells

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (event.type !== "VolunteersWereCalledOut") return Effect.succeed(acknowledged)
    const said = Option.getOrUndefined(readCalledOut(event.data))
    if (said === undefined) {
      return Effect.succeed(setAside("the call-out cannot be read"))
    }
    const { cell, callOutId, need, at } = said
    if (cell === undefined || cell === null) return Effect.succeed(acknowledged)
    const callOut = { ...cell, callOutId, caseId: idOf(event.stream), need, at }
    return told(cells.callOutOfCase(callOut, contextFrom("cell of a case's call-out", event)))
  }

  yield* receive({ name: "cells-of-cases", contexts: ["cases"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
