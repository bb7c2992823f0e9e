import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, soon, told } from "@jiaosuo/orders/Reacting"
import { Effect, Layer, Option, Schema } from "effect"
import { CallOutDirectory } from "../CallOutDirectory.ts"
import { CallOuts } from "../CallOuts.ts"
import type { CallOutCommand } from "../domain/callout/CallOutCommands.ts"

/** All that this context has to know of what a response cell does on a call-out. */
const Step = Schema.Struct({ callOutId: Schema.String, at: Schema.String })
const Answered = Schema.Struct({ ...Step.fields, answer: Schema.Literal("comes", "cannot") })
const Ended = Schema.Struct({
  ...Step.fields,
  outcome: Schema.Literal("done", "in-vain", "called-off"),
  note: Schema.NullOr(Schema.String)
})
const readStep = Schema.decodeUnknownOption(Step)
const readAnswered = Schema.decodeUnknownOption(Answered)
const readEnded = Schema.decodeUnknownOption(Ended)

const by = { _tag: "Cell" } as const

/** What an event of a cell says to the call-out that it is on; undefined where it says nothing, null where it cannot be read. */
const commandOf = ({ type, stream, data }: RecordedEvent): CallOutCommand | null | undefined => {
  const partyId = idOf(stream)
  switch (type) {
    case "CellAnswered":
      return Option.match(readAnswered(data), {
        onNone: () => null,
        onSome: ({ answer, at }): CallOutCommand => ({ _tag: "AnswerCall", partyId, answer, by, at })
      })
    case "CellCouldNotBeCalledOut":
      return Option.match(readStep(data), {
        onNone: () => null,
        onSome: ({ at }): CallOutCommand => ({ _tag: "AnswerCall", partyId, answer: "cannot", by, at })
      })
    case "CellArrived":
      return Option.match(readStep(data), {
        onNone: () => null,
        onSome: ({ at }): CallOutCommand => ({ _tag: "ArriveAtPlace", partyId, by, at })
      })
    case "CallOutEnded":
      return Option.match(readEnded(data), {
        onNone: () => null,
        onSome: ({ outcome, note, at }): CallOutCommand =>
          outcome === "called-off"
            ? { _tag: "AnswerCall", partyId, answer: "cannot", by, at }
            : { _tag: "FinishCallOut", partyId, outcome, note, by, at }
      })
    default:
      return undefined
  }
}

/**
 * Row 23: what a response cell that was asked as a whole does — comes, cannot, is there, has done it — is in the
 * call-out that asked it. Cells that are out for something else are not looked at.
 */
const react = Effect.gen(function* () {
  const callOuts = yield* CallOuts
  const directory = yield* CallOutDirectory

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    const command = commandOf(event)
    if (command === undefined) return Effect.succeed(acknowledged)
    const step = Option.getOrUndefined(readStep(event.data))
    if (command === null || step === undefined) {
      return Effect.succeed(setAside("what the cell does cannot be read"))
    }
    const tell = callOuts.ofCell(step.callOutId, command, step.at, contextFrom("cell of a call-out", event))
    return Effect.flatMap(directory.callOuts, (known) =>
      known.has(step.callOutId) ? told(tell) : Effect.succeed(acknowledged)
    ).pipe(Effect.catchTag("StoreIsUnavailable", () => Effect.succeed(soon)))
  }

  yield* receive({ name: "wardens-answers-of-cells", contexts: ["duties"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
