import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, told } from "@jiaosuo/orders/Reacting"
import { Effect, Layer, Option, Schema } from "effect"
import { Cases } from "../Cases.ts"
import { CallOutStep } from "../domain/events/Handling.ts"

/** All that cases have to know of a step of a call-out of volunteers; that of a station names no case. */
const Moved = Schema.Struct({ happened: CallOutStep, caseId: Schema.String, at: Schema.String })
const readMoved = Schema.decodeUnknownOption(Moved)

/**
 * Row 46: a case that called volunteers out, and named no response cell, hears what becomes of it: enough come, they are
 * there, it is over, it was stopped, too few can come.
 */
const react = Effect.gen(function* () {
  const cases = yield* Cases

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    const data = typeof event.data === "object" ? event.data : {}
    const said = Option.getOrUndefined(readMoved({ ...data, happened: event.type }))
    if (said === undefined) return Effect.succeed(acknowledged)
    const { caseId, happened, at } = said
    const moved = { callOutId: idOf(event.stream), happened, at }
    return told(cases.moveCallOut(caseId, moved, contextFrom("call-out of a case", event)))
  }

  yield* receive({ name: "cases-call-outs", contexts: ["wardens"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
