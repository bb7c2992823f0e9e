import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, told } from "@jiaosuo/orders/Reacting"
import { Effect, Layer } from "effect"
import { CallOuts } from "../CallOuts.ts"
import type { WardenEvent } from "../domain/warden/WardenEvents.ts"

/** What takes somebody out of service. */
const takesOut: ReadonlySet<string> = new Set<WardenEvent["_tag"]>(["WardenWentToRest", "WardenLeft"])

/**
 * Rows 45, 46: whoever rests or has left does not come to what they were asked to, also where they had said that they
 * would: others are asked, and nobody goes alone.
 */
const react = Effect.gen(function* () {
  const callOuts = yield* CallOuts

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (!takesOut.has(event.type)) return Effect.succeed(acknowledged)
    // When it was recorded: it may be said to have happened before they were asked.
    const context = contextFrom("call-out of a warden who is away", event)
    return told(callOuts.declineBecauseAway(idOf(event.stream), event.recordedAt, context))
  }

  yield* receive({ name: "call-outs-of-those-away", contexts: ["wardens"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
