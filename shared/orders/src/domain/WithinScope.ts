import { type Decider, fold } from "@jiaosuo/kernel/Decider"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { Either } from "effect"

/** A command together with the townships in which its giver may act; null means the whole district (X3). */
export interface Scoped<Command> {
  readonly command: Command
  readonly townships: ReadonlyArray<string> | null
  /** When what is ordered happened, as its giver says; absent where nobody does. */
  readonly at?: Instant
}

/** The thing is, or would then be, in a township outside of the giver's scope (X3). */
export interface TownshipIsOutOfScope {
  readonly _tag: "TownshipIsOutOfScope"
  /** Nine-digit code. */
  readonly township: string
}

/**
 * X3: the same decider, asked by somebody with a scope. The township is looked at before the command and after
 * it, in the decision itself: whatever happened to the thing meanwhile, nobody acts outside of their scope.
 */
export const withinScope = <Command, Event, State, Rejection>(
  decider: Decider<Command, Event, State, Rejection>,
  townshipOf: (state: State) => string | null
): Decider<Scoped<Command>, Event, State, Rejection | TownshipIsOutOfScope> => {
  const outside = (townships: Scoped<Command>["townships"], state: State): TownshipIsOutOfScope | null => {
    const township = townshipOf(state)
    return townships === null || township === null || townships.includes(township)
      ? null
      : { _tag: "TownshipIsOutOfScope", township }
  }
  return {
    initialState: decider.initialState,
    evolve: decider.evolve,
    decide: ({ command, townships }, state) => {
      const before = outside(townships, state)
      if (before !== null) return Either.left(before)
      const decision: Either.Either<ReadonlyArray<Event>, Rejection | TownshipIsOutOfScope> = decider.decide(
        command,
        state
      )
      if (Either.isLeft(decision)) return decision
      const after = outside(townships, fold(decider, decision.right, state))
      return after === null ? decision : Either.left(after)
    }
  }
}

/** X3: told to whoever acts outside of their townships. */
export const outOfScope = ({ _tag, township }: TownshipIsOutOfScope): Refusal => ({
  code: _tag,
  rule: "X3",
  title: text("超出您的管辖范围", "Outside of your townships"),
  detail: text(`乡镇${township}不在您的管辖范围内。`, `Township ${township} is not one of yours.`),
  facts: { township }
})

/** Nine-digit township of a twelve-digit village. */
export const townshipOf = (village: string): string => village.slice(0, 9)
