import { type Decider, fold } from "@jiaosuo/kernel/Decider"
import type { Scoped, TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { Either } from "effect"
import type { Accident } from "./Accident.ts"
import { onFile } from "./Accident.ts"
import type { AccidentCommand } from "./AccidentCommands.ts"
import { isInvestigation } from "./commands/Investigation.ts"
import { isProceeding } from "./commands/Proceedings.ts"
import type { IntakeRejection } from "./rejections/Intake.ts"

type BeforeTheAccident = Extract<IntakeRejection, { readonly _tag: "HappenedBeforeTheAccident" }>

/** Nothing that the police do about an accident happens before it. */
const followsIt = (command: AccidentCommand): boolean => isProceeding(command) || isInvestigation(command)

/**
 * X3: the same decider, asked by somebody with a scope. Whoever acts has the township that handles the accident, and
 * a new place is in their scope, too (C9). A hand-over needs the giver's scope only (A24). The scope is part of the
 * decision itself, so that no race gets around it. Nor does any proceeding happen before its accident did.
 */
export const withinAccidentScope = <Event, Rejection>(
  decider: Decider<AccidentCommand, Event, Accident, Rejection>
): Decider<
  Scoped<AccidentCommand>,
  Event,
  Accident,
  Rejection | TownshipIsOutOfScope | BeforeTheAccident
> => ({
  initialState: decider.initialState,
  evolve: decider.evolve,
  decide: ({ command, townships, at }, state) => {
    const outside = (township: string | undefined): TownshipIsOutOfScope | undefined =>
      townships === null || township === undefined || townships.includes(township)
        ? undefined
        : { _tag: "TownshipIsOutOfScope", township }
    const before = onFile(state)
    const notTheirs = outside(before?.jurisdiction.township)
    if (notTheirs !== undefined) return Either.left(notTheirs)
    if (before !== undefined && at !== undefined && at < before.happenedAt && followsIt(command)) {
      const { happenedAt } = before
      return Either.left({ _tag: "HappenedBeforeTheAccident", path: "happenedAt", at, happenedAt })
    }
    const decision: Either.Either<ReadonlyArray<Event>, Rejection | TownshipIsOutOfScope> = decider.decide(
      command,
      state
    )
    if (Either.isLeft(decision) || command._tag === "HandOverAccident") return decision
    const after = onFile(fold(decider, decision.right, state))
    const isElsewhere = after?.place.township !== before?.place.township
    const notTheirsThen =
      outside(after?.jurisdiction.township) ?? (isElsewhere ? outside(after?.place.township) : undefined)
    return notTheirsThen === undefined ? decision : Either.left(notTheirsThen)
  }
})

/** Townships whose people may read the file: that of the place, and the one that handles it (X3). */
export const townshipsOfAccident = (accident: Accident): ReadonlyArray<string> => {
  const file = onFile(accident)
  return file === undefined ? [] : [...new Set([file.jurisdiction.township, file.place.township])]
}
