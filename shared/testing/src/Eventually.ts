import { Effect } from "effect"

/**
 * Waits for a condition instead of for a time: asks every 10 ms until `holds` says yes, and answers what was
 * seen last when `withinMillis` (10 s) are over, so that the assertion behind it shows the real value.
 */
export const eventually = <A, E, R>(
  ask: Effect.Effect<A, E, R>,
  holds: (answer: A) => boolean,
  withinMillis = 10_000
): Effect.Effect<A, E, R> =>
  Effect.gen(function* () {
    const deadline = Date.now() + withinMillis
    while (true) {
      const answer = yield* ask
      if (holds(answer) || Date.now() > deadline) return answer
      yield* Effect.sleep("10 millis")
    }
  })
