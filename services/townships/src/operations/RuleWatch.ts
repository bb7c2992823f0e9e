import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect, Layer, Schedule } from "effect"
import { rulesInForce } from "../vehicles/KeyRules.ts"

/**
 * Looks every hour whether a rule has come into force, or ended, since this process began. Vehicles changed from
 * that day on are judged by it; those on file before are judged anew by the next start, which builds the model
 * again because its version names the day of the last change.
 */
export const layer: Layer.Layer<never, never, Reference> = Layer.scopedDiscard(
  Effect.gen(function* () {
    const { vehicleRules } = yield* Reference
    const since = Effect.map(
      Clock.currentTimeMillis,
      (now) => rulesInForce(vehicleRules, dayInShanghai(now)).since
    )
    let known = yield* since
    yield* Effect.forkScoped(
      Effect.repeat(
        Effect.flatMap(since, (now) => {
          if (now === known) return Effect.void
          known = now
          return Effect.logWarning(
            "a rule of the vehicle tables has changed: restart to judge all vehicles by it"
          ).pipe(Effect.annotateLogs({ since: now }))
        }),
        Schedule.spaced("1 hour")
      )
    )
  })
)
