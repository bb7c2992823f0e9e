import { EventStore } from "@jiaosuo/event-store/EventStore"
import { type CommandContext, idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, settled } from "@jiaosuo/orders/Reacting"
import { Effect, Layer } from "effect"
import { Accidents } from "../Accidents.ts"
import { accidentOfCase } from "./CaseSeen.ts"

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
    const what = "accident of a case"
    const context: CommandContext = {
      ...contextFrom(what, event),
      commandId: derivedId(what, idOf(event.stream))
    }
    const opened = Effect.gen(function* () {
      const all = event.version === 1 ? [event] : yield* store.readStream(event.stream)
      const said = accidentOfCase(all.filter(({ version }) => version <= event.version))
      if (said === undefined) return acknowledged
      if (said === "unreadable") return setAside("the case cannot be read")
      yield* accidents.reportOfCase(said, context)
      return acknowledged
    })
    return settled(opened)
  }

  yield* receive({ name: "accidents-of-cases", contexts: ["cases"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
