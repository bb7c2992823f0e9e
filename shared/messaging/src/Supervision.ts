import { Cause, Effect, Option } from "effect"

const shortestMillis = 100
const longestMillis = 5_000
/** A loop that ran this long before it failed is tried again at once, like one that fails for the first time. */
const settledMillis = 10_000

/** How long to wait before attempt `n` (from 0): doubling up to 5 s, never the same for two processes. */
export const backoffMillis = (attempt: number): number =>
  Math.min(longestMillis, shortestMillis * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2)

/** A fault in one line of text: an expected one says what it is, only a defect needs its stack. */
export const reasonOf = (cause: Cause.Cause<unknown>): string => {
  const fault = Option.getOrUndefined(Cause.failureOption(cause))
  if (typeof fault !== "object" || fault === null || !("_tag" in fault)) return Cause.pretty(cause)
  const { _tag, operation, cause: within } = fault as { _tag: unknown; operation?: unknown; cause?: unknown }
  return [_tag, operation, within].filter((part) => part !== undefined).join(": ")
}

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
          // A server that is away for an hour is told of some fifteen times, not seven hundred.
          const isWorthTelling = (attempt & (attempt - 1)) === 0 && !Cause.isInterruptedOnly(cause)
          const tell = Effect.logWarning(`${name} has failed and starts again`, reasonOf(cause)).pipe(
            Effect.annotateLogs({ loop: name, attempt, pauseMillis: Math.round(pause) })
          )
          return Effect.as(isWorthTelling ? tell : Effect.void, pause)
        })
    }),
    Effect.flatMap((pause) => Effect.sleep(pause))
  )
  return Effect.forever(once)
}
