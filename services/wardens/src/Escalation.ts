import { makeLeadership } from "@jiaosuo/messaging/Leadership"
import { Clock, Effect, Layer } from "effect"
import { CallOutDirectory } from "./CallOutDirectory.ts"
import { CallOuts } from "./CallOuts.ts"
import { nextRingIsDue } from "./domain/callout/CallOut.ts"

/** How often call-outs are looked at: what is due is at most so much late. */
const lookMillis = 1_000

/**
 * Asks whoever is further away once the time of a ring is over, or as soon as too few can come. What is due follows
 * from the log, so that a restart loses nothing; of several processes one looks, and where two believe to, the command
 * id follows from the call-out and the ring, and the decision asks once more whether it is due.
 */
const escalate = Effect.gen(function* () {
  const callOuts = yield* CallOuts
  const directory = yield* CallOutDirectory
  const leadership = yield* makeLeadership

  const look = Effect.gen(function* () {
    const known = yield* directory.callOuts
    const now = new Date(yield* Clock.currentTimeMillis).toISOString()
    for (const [id, callOut] of known) {
      if (!nextRingIsDue(callOut, now)) continue
      yield* callOuts.askNextIfDue(id, callOut.rings.length, now).pipe(
        // One call-out that cannot go on does not hold up the others.
        Effect.catchAll((failure) =>
          failure._tag === "StoreIsUnavailable"
            ? Effect.fail(failure)
            : Effect.logError("the next ring of a call-out could not be asked").pipe(
                Effect.annotateLogs({ callOut: id, reason: failure._tag })
              )
        )
      )
    }
  })
  const watch = Effect.forever(Effect.zipRight(look, Effect.sleep(lookMillis)))
  yield* Effect.forkScoped(leadership.lead("jiaosuo rings of call-outs", watch))
})

/** Watches for as long as the process lives. */
export const layer = Layer.scopedDiscard(escalate)
