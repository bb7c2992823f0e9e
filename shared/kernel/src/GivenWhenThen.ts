import { Either } from "effect"
import { type Decider, fold } from "./Decider.ts"

/**
 * The language of a decider's tests: given a history, when a command, then events or a rejection.
 * Assertions stay with the test runner: `then` returns plain values to compare.
 *
 * @example
 * const vehicle = given(vehicleDecider)
 * expect(vehicle([registered]).when(suspend)).toEqual(events(suspended))
 * expect(vehicle([]).when(suspend)).toEqual(rejection({ _tag: "VehicleIsNotRegistered" }))
 */
export const given =
  <Command, Event, State, Rejection>(decider: Decider<Command, Event, State, Rejection>) =>
  (history: ReadonlyArray<Event>) => {
    const state = fold(decider, history)
    return {
      state,
      when: (command: Command): Outcome<Event, Rejection> =>
        Either.match(decider.decide(command, state), {
          onLeft: (reason): Outcome<Event, Rejection> => ({ rejected: reason }),
          onRight: (happened): Outcome<Event, Rejection> => ({ happened })
        })
    }
  }

/** What a command came to. */
export type Outcome<Event, Rejection> =
  | { readonly happened: ReadonlyArray<Event> }
  | { readonly rejected: Rejection }

/** The expected outcome of a command that is accepted. */
export const events = <Event>(...happened: ReadonlyArray<Event>): Outcome<Event, never> => ({ happened })

/** The expected outcome of a command that is refused. */
export const rejection = <Rejection>(rejected: Rejection): Outcome<never, Rejection> => ({ rejected })
