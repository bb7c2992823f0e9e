import { EventStore } from "@jiaosuo/event-store/EventStore"
import { type CommandContext, idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { Effect, Layer } from "effect"
import { Accidents } from "../Accidents.ts"
import { accidentOfCase } from "./CaseSeen.ts"

/** How soon a store that did not answer is asked again. */
const soon: Receipt = { _tag: "Retry", delayMillis: 1_000 }

const acknowledged: Receipt = { _tag: "Ack" }

/**
 * A 110 case of kind accident opens the file of its accident, when it is taken or when it turns out to be one. It opens
 * one file, however often it is corrected: the command id follows from the case.
 */
const react = Effect.gen(function* () {
  const accidents = yield* Accidents
  const store = yield* EventStore

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (event.type !== "CaseWasTaken" && event.type !== "CaseWasCorrected") {
      return Effect.succeed(acknowledged)
    }
    const context: CommandContext = {
      actor: event.actor,
      station: event.station,
      commandId: derivedId("accident of a case", idOf(event.stream)),
      correlationId: event.correlationId,
      causationId: event.id
    }
    return Effect.gen(function* () {
      const all = event.version === 1 ? [event] : yield* store.readStream(event.stream)
      const said = accidentOfCase(all.filter(({ version }) => version <= event.version))
      if (said === undefined) return acknowledged
      if (said === "unreadable") return { _tag: "Reject", reason: "the case cannot be read" } as const
      yield* accidents.reportOfCase(said, context)
      return acknowledged
    }).pipe(
      Effect.catchTags({
        StoreIsUnavailable: () => Effect.succeed(soon),
        StreamHasMoved: () => Effect.succeed(soon),
        CommandIdIsTaken: () => Effect.succeed(acknowledged),
        Rejected: ({ rejection }) => Effect.succeed<Receipt>({ _tag: "Reject", reason: rejection._tag }),
        FormIsAtFault: () => Effect.succeed<Receipt>({ _tag: "Reject", reason: "FormIsAtFault" })
      })
    )
  }

  yield* receive({ name: "accidents-of-cases", contexts: ["cases"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
