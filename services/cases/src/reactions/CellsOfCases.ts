import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, told } from "@jiaosuo/orders/Reacting"
import { Effect, Layer, Option, Schema } from "effect"
import { Cases } from "../Cases.ts"
import { cellCannot } from "../domain/CellAnswers.ts"

/** All that cases have to know of a cell that could not be called out. */
const NotCalled = Schema.Struct({
  callOutId: Schema.String,
  caseId: Schema.String,
  because: Schema.String,
  at: Schema.String
})
const readNotCalled = Schema.decodeUnknownOption(NotCalled)

/** And of the answer of one that was; a call-out of no case names none. */
const Answered = Schema.Struct({
  callOutId: Schema.String,
  caseId: Schema.optional(Schema.String),
  answer: Schema.String,
  at: Schema.String
})
const readAnswered = Schema.decodeUnknownOption(Answered)

/**
 * Row 46: a case that named a response cell hears that the cell cannot come, and why, so that whoever answers for the case
 * sends somebody else. That a cell comes is in its own file.
 */
const react = Effect.gen(function* () {
  const cases = yield* Cases

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    const tell = (caseId: string, said: { callOutId: string; because: string; at: string }) => {
      const context = contextFrom("cell of a case that could not come", event)
      return told(cases.cellCouldNotCome(caseId, { ...said, cellId: idOf(event.stream) }, context))
    }
    if (event.type === "CellCouldNotBeCalledOut") {
      const said = Option.getOrUndefined(readNotCalled(event.data))
      if (said === undefined) return Effect.succeed(setAside("what became of the call-out cannot be read"))
      const { caseId, callOutId, because, at } = said
      return tell(caseId, { callOutId, because, at })
    }
    if (event.type === "CellAnswered") {
      const said = Option.getOrUndefined(readAnswered(event.data))
      if (said === undefined) return Effect.succeed(setAside("the answer of the cell cannot be read"))
      const { caseId, callOutId, answer, at } = said
      return caseId === undefined || answer !== "cannot"
        ? Effect.succeed(acknowledged)
        : tell(caseId, { callOutId, because: cellCannot, at })
    }
    return Effect.succeed(acknowledged)
  }

  yield* receive({ name: "cases-cells", contexts: ["duties"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
