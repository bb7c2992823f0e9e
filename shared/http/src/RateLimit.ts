import { Clock, Effect } from "effect"
import { refuse, TooManyRequests } from "./Problems.ts"
import { tooManyAttempts } from "./StandardRefusals.ts"

/** A limit on how often something may be tried by one place or under one name. */
export interface RateLimit {
  /** Takes one attempt; fails with 429 and `Retry-After` where none is left. */
  readonly take: (key: string) => Effect.Effect<void, TooManyRequests>
  /** Gives one attempt back: it succeeded, and only failures are to count. */
  readonly giveBack: (key: string) => Effect.Effect<void>
}

interface Bucket {
  tokens: number
  at: number
}

/**
 * A bucket of `attempts` for each key, refilled evenly over `perMillis`. Kept in memory, per process, bounded:
 * it slows guessing down; the lockout of an account, which is in the log, ends it.
 */
export const makeRateLimit = (options: {
  readonly attempts: number
  readonly perMillis: number
  /** Keys remembered at most; the one unused for longest is forgotten first. */
  readonly keys?: number
}): Effect.Effect<RateLimit> =>
  Effect.sync(() => {
    const buckets = new Map<string, Bucket>()
    const refillPerMilli = options.attempts / options.perMillis
    const keys = options.keys ?? 10_000
    return {
      take: (key) =>
        Effect.flatMap(Clock.currentTimeMillis, (now) => {
          const known = buckets.get(key)
          const tokens =
            known === undefined
              ? options.attempts
              : Math.min(options.attempts, known.tokens + (now - known.at) * refillPerMilli)
          const taken = tokens >= 1
          buckets.delete(key)
          buckets.set(key, { tokens: taken ? tokens - 1 : tokens, at: now })
          if (buckets.size > keys) buckets.delete(buckets.keys().next().value as string)
          if (taken) return Effect.void
          const retryAfterSeconds = Math.max(1, Math.ceil((1 - tokens) / refillPerMilli / 1_000))
          return refuse(TooManyRequests, tooManyAttempts(retryAfterSeconds), { retryAfterSeconds })
        }),
      giveBack: (key) =>
        Effect.sync(() => {
          const bucket = buckets.get(key)
          if (bucket !== undefined) bucket.tokens = Math.min(options.attempts, bucket.tokens + 1)
        })
    }
  })
