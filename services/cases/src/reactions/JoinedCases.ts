import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, settled, told } from "@jiaosuo/orders/Reacting"
import { Effect, Either, Layer } from "effect"
import { Cases } from "../Cases.ts"
import { onFile } from "../domain/Case.ts"
import { caseEventCodec } from "../domain/CaseEvents.ts"

/**
 * When a case is joined to another, its call is one of the other's calls, so that whoever works on that one sees what
 * the second caller said; when the joining is undone, it is taken out again.
 */
const react = Effect.gen(function* () {
  const cases = yield* Cases

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (event.type !== "CaseWasJoinedTo" && event.type !== "JoinWasUndone") {
      return Effect.succeed(acknowledged)
    }
    const decoded = caseEventCodec.decode(event)
    if (Either.isLeft(decoded)) {
      return Effect.succeed(setAside(decoded.left.reason))
    }
    const joined = decoded.right
    const callId = idOf(event.stream)
    const context = contextFrom("joined case", event)
    switch (joined._tag) {
      case "CaseWasJoinedTo":
        return settled(
          Effect.gen(function* () {
            const state = yield* cases.load(callId)
            const file = state === undefined ? undefined : onFile(state)
            if (file === undefined) return acknowledged
            const { calledAt, caller, description, source } = file
            const call = { callId, calledAt, caller, description, source }
            yield* cases.addJoinedCase(joined.into, call, context, event.recordedAt)
            return acknowledged
          })
        )
      case "JoinWasUndone":
        return told(cases.takeOutJoinedCase(joined.into, callId, context, event.recordedAt))
      default:
        return Effect.succeed(acknowledged)
    }
  }

  yield* receive({ name: "cases-joined-cases", contexts: ["cases"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
