import { Cause, Effect } from "effect"

const shortestMillis = 100
const longestMillis = 5_000
/** A loop that ran this long before it failed is tried again at once, like one that fails for the first time. */
const settledMillis = 10_000

/** How long to wait before attempt `n` (from 0): doubling up to 5 s, never the same for two processes. */
export const backoffMillis = (attempt: number): number =>
  Math.min(longestMillis, shortestMillis * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2)

/**
 * Runs a loop for ever. Whatever ends it, a defect included (a lost connection inside a transaction is one),
 * is logged with the loop's name, and the loop starts again after a growing pause. Only interruption from
 * outside stops it.
 */
export const supervised = <A, E, R>(
  name: string,
  loop: Effect.Effect<A, E, R>
): Effect.Effect<never, never, R> => {
  let attempt = 0
  let startedAt = 0
  const once = Effect.suspend(() => {
    startedAt = performance.now()
    return loop
  }).pipe(
    Effect.matchCauseEffect({
      onSuccess: () =>
        Effect.sync(() => {
          attempt = 0
          return shortestMillis
        }),
      onFailure: (cause) =>
        Effect.suspend(() => {
          if (performance.now() - startedAt > settledMillis) attempt = 0
          const pause = backoffMillis(attempt++)
          if (Cause.isInterruptedOnly(cause)) return Effect.as(Effect.yieldNow(), pause)
          return Effect.as(
            Effect.logWarning(`${name} has failed and starts again`, Cause.pretty(cause)).pipe(
              Effect.annotateLogs({ loop: name, attempt, pauseMillis: Math.round(pause) })
            ),
            pause
          )
        })
    }),
    Effect.flatMap((pause) => Effect.sleep(pause))
  )
  return Effect.forever(once)
}
