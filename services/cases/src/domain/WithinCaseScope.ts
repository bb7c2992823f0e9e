import { type Decider, fold } from "@jiaosuo/kernel/Decider"
import type { Scoped, TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { Either } from "effect"
import { type Case, type CaseFile, onFile } from "./Case.ts"
import type { CaseCommand } from "./CaseCommands.ts"

/**
 * Townships whose people work on a case: that of the place, those of the groups that were sent and are not called off,
 * that of whoever answers for it or assists, and that of whoever is asked to answer for it.
 */
export const townshipsOfCase = (state: Case): ReadonlyArray<string> => {
  const file = onFile(state)
  return file === undefined ? [] : [...new Set(townshipsIn(file))]
}

const townshipsIn = ({ place, groups, responsible, offer, assistants }: CaseFile): ReadonlyArray<string> => [
  place.township,
  ...groups.flatMap((group) => (group.township !== "" && group.calledOffAt === null ? [group.township] : [])),
  ...[responsible.station, offer?.station ?? null].flatMap((station) => (station === null ? [] : [station])),
  ...assistants.flatMap(({ assistant }) =>
    assistant.kind === "account" && assistant.station !== null ? [assistant.station] : []
  )
]

/** What somebody does by their own name, wherever they are: it was they who were asked. */
const isPersonal = ({ _tag }: CaseCommand): boolean =>
  _tag === "AcceptResponsibility" || _tag === "DeclineResponsibility"

/**
 * X3: the same decider, asked by somebody with a scope. Whoever acts has one of the townships that work on the case; a
 * new case or a new place is in theirs. The scope is part of the decision itself, so that no race gets around it.
 */
export const withinCaseScope = <Event, Rejection>(
  decider: Decider<CaseCommand, Event, Case, Rejection>
): Decider<Scoped<CaseCommand>, Event, Case, Rejection | TownshipIsOutOfScope> => ({
  initialState: decider.initialState,
  evolve: decider.evolve,
  decide: ({ command, townships }, state) => {
    const isTheirs = (township: string): boolean => townships === null || townships.includes(township)
    const before = onFile(state)
    if (before !== undefined && !isPersonal(command) && !townshipsOfCase(state).some(isTheirs)) {
      return Either.left({ _tag: "TownshipIsOutOfScope", township: before.place.township })
    }
    const decision: Either.Either<ReadonlyArray<Event>, Rejection | TownshipIsOutOfScope> = decider.decide(
      command,
      state
    )
    if (Either.isLeft(decision)) return decision
    const after = onFile(fold(decider, decision.right, state))
    const moved = after !== undefined && after.place.township !== before?.place.township
    return moved && !isTheirs(after.place.township)
      ? Either.left({ _tag: "TownshipIsOutOfScope", township: after.place.township })
      : decision
  }
})
