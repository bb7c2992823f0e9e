import type { Either } from "effect"

/**
 * The rules of one aggregate, as three pure values: no clock, no randomness, no ids made inside.
 * Time and ids arrive in the command.
 *
 * - `decide` answers a command with the events that follow, or with the reason why not;
 *   an empty list means that the command changes nothing and is acknowledged as it stands.
 * - `evolve` folds an event that happened; it never fails.
 */
export interface Decider<Command, Event, State, Rejection> {
  readonly initialState: State
  readonly decide: (command: Command, state: State) => Either.Either<ReadonlyArray<Event>, Rejection>
  readonly evolve: (state: State, event: Event) => State
}

/** The state after a history. */
export const fold = <Command, Event, State, Rejection>(
  decider: Decider<Command, Event, State, Rejection>,
  history: Iterable<Event>,
  from: State = decider.initialState
): State => {
  let state = from
  for (const event of history) state = decider.evolve(state, event)
  return state
}
