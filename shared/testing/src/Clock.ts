import { Clock, Duration, Effect, Layer } from "effect"

/** A clock that stands still until it is set. Sleeping is real: only the time that is told is made up. */
export interface ManualClock {
  readonly layer: Layer.Layer<never>
  /** Sets the time that everybody is told from now on; RFC 3339. */
  readonly set: (instant: string) => void
  readonly advance: (duration: Duration.DurationInput) => void
  readonly now: () => number
}

/** A clock for tests of due dates and of answers to "as of": the time is given, waits are not faked. */
export const manualClock = (start: string): ManualClock => {
  let millis = Date.parse(start)
  const real = Clock.make()
  const clock: Clock.Clock = {
    [Clock.ClockTypeId]: Clock.ClockTypeId,
    unsafeCurrentTimeMillis: () => millis,
    unsafeCurrentTimeNanos: () => BigInt(millis) * 1_000_000n,
    currentTimeMillis: Effect.sync(() => millis),
    currentTimeNanos: Effect.sync(() => BigInt(millis) * 1_000_000n),
    sleep: (duration) => real.sleep(duration)
  }
  return {
    layer: Layer.setClock(clock),
    set: (instant) => {
      millis = Date.parse(instant)
    },
    advance: (duration) => {
      millis += Duration.toMillis(Duration.decode(duration))
    },
    now: () => millis
  }
}
