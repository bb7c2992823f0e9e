import { Effect } from "effect"

/** A place to wait for something that another fiber, or a callback of a driver, brings about. */
export interface Signal {
  /** Something may have changed: whoever waits looks again. Cheap, callable from anywhere. */
  readonly notify: () => void
  /**
   * Succeeds with true as soon as the condition holds, with false when the time is over. The condition is
   * looked at before the first wait, so that a change between two waits is never missed.
   */
  readonly waitUntil: (condition: () => boolean, atMostMillis: number) => Effect.Effect<boolean>
}

/** A signal without waiters. One timer per wait and no fiber: it stands on the way of every event. */
export const makeSignal = (): Signal => {
  const waiters = new Set<() => void>()
  return {
    notify: () => {
      for (const look of [...waiters]) look()
    },
    waitUntil: (condition, atMostMillis) =>
      Effect.async<boolean>((resume) => {
        if (condition()) return resume(Effect.succeed(true))
        const end = (held: boolean) => {
          clearTimeout(timer)
          waiters.delete(look)
          resume(Effect.succeed(held))
        }
        const look = () => {
          if (condition()) end(true)
        }
        const timer = setTimeout(() => end(condition()), atMostMillis)
        waiters.add(look)
        return Effect.sync(() => {
          clearTimeout(timer)
          waiters.delete(look)
        })
      })
  }
}
