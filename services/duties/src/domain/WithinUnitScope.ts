import { type Decider, fold } from "@jiaosuo/kernel/Decider"
import type { Scoped, TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { Either } from "effect"

/** How the scope of somebody is asked of a thing that lies in several townships. */
export interface UnitScope<Command, State> {
  /** Nine-digit codes; null where nothing ever happened. Of a unit without a township only the whole district is in scope. */
  readonly townshipsOf: (state: State) => ReadonlyArray<string> | null
  /** Whether somebody acts for themselves: then it does not matter where the unit lies. */
  readonly isForThemselves: (command: Command, state: State) => boolean
}

/**
 * X3: the same decider, asked by somebody with a scope. A unit may lie in several townships: whoever answers for one
 * of them may act, before and after. The scope is part of the decision itself, so that no race gets around it.
 */
export const withinUnitScope = <Command, Event, State, Rejection>(
  decider: Decider<Command, Event, State, Rejection>,
  { townshipsOf, isForThemselves }: UnitScope<Command, State>
): Decider<Scoped<Command>, Event, State, Rejection | TownshipIsOutOfScope> => {
  const outside = (scope: Scoped<Command>["townships"], state: State): TownshipIsOutOfScope | undefined => {
    const townships = townshipsOf(state)
    return scope === null || townships === null || townships.some((one) => scope.includes(one))
      ? undefined
      : { _tag: "TownshipIsOutOfScope", township: townships[0] ?? "" }
  }
  return {
    initialState: decider.initialState,
    evolve: decider.evolve,
    decide: ({ command, townships }, state) => {
      const isOwn = isForThemselves(command, state)
      const before = isOwn ? undefined : outside(townships, state)
      if (before !== undefined) return Either.left(before)
      const decision: Either.Either<ReadonlyArray<Event>, Rejection | TownshipIsOutOfScope> = decider.decide(
        command,
        state
      )
      if (Either.isLeft(decision) || isOwn) return decision
      const after = outside(townships, fold(decider, decision.right, state))
      return after === undefined ? decision : Either.left(after)
    }
  }
}
