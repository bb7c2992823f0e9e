import { type Decider, fold } from "@jiaosuo/kernel/Decider"
import type { Scoped, TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { Either } from "effect"
import { type Case, type CaseFile, type GroupOnCase, onFile } from "./Case.ts"
import type { CaseCommand } from "./CaseCommands.ts"

/**
 * Townships whose people work on a case: that of the place, those of the groups that were sent and are not called off,
 * that of whoever accepted it or assists, and that of whoever is asked to answer for it. Whoever took the call of a place
 * that is not theirs answers for it by name, until another accepts, and their station does not (I5, X3).
 */
export const townshipsOfCase = (state: Case): ReadonlyArray<string> => {
  const file = onFile(state)
  return file === undefined ? [] : [...new Set(townshipsIn(file))]
}

const townshipsIn = ({
  place,
  groups,
  responsible,
  isAccepted,
  offer,
  assistants
}: CaseFile): ReadonlyArray<string> => [
  place.township,
  ...groups.flatMap((group) => (group.township !== "" && group.calledOffAt === null ? [group.township] : [])),
  ...[isAccepted ? responsible.station : null, offer?.station ?? null].flatMap((station) =>
    station === null ? [] : [station]
  ),
  ...assistants.flatMap(({ assistant }) =>
    assistant.kind === "account" && assistant.station !== null ? [assistant.station] : []
  )
]

/** Accounts of those who work on a case, wherever they are: who answers for it, assists, or is of a group on it. */
export const accountsOfCase = (state: Case): ReadonlyArray<string> => {
  const file = onFile(state)
  if (file === undefined) return []
  const { responsible, offer, groups, assistants } = file
  return [
    responsible.account,
    ...(offer === null ? [] : [offer.to]),
    ...groups.flatMap(({ calledOffAt, members }) => (calledOffAt === null ? members : [])),
    ...assistants.flatMap(({ assistant }) => (assistant.kind === "account" ? [assistant.account] : []))
  ]
}

/** The group that a command is said for; undefined where it is about the case as a whole. */
const groupSpokenFor = (command: CaseCommand, { groups }: CaseFile): GroupOnCase | undefined => {
  switch (command._tag) {
    case "SignDispatch":
    case "DepartGroup":
    case "ArriveGroup":
    case "FinishGroup":
    case "GiveFeedback":
      return groups.findLast(({ groupId }) => groupId === command.groupId)
    default:
      return undefined
  }
}

/** What somebody does by their own name, wherever they are: it was they who were asked. */
const isPersonal = ({ _tag }: CaseCommand): boolean =>
  _tag === "AcceptResponsibility" || _tag === "DeclineResponsibility"

/** Row 9, X3: for a group its own people speak, and those in whose townships its unit lies. */
export interface GroupIsOfAnotherStation {
  readonly _tag: "GroupIsOfAnotherStation"
  readonly groupId: string
  /** Nine-digit code of its unit. */
  readonly township: string
}

/**
 * X3: the same decider, asked by somebody with a scope. Whoever acts has one of the townships that work on the case, or
 * works on it by name. A call is taken for any place (I5: must accept); a new place is in their townships. The scope is part of the decision itself, so that no race gets around it.
 */
export const withinCaseScope = <Event, Rejection>(
  decider: Decider<CaseCommand, Event, Case, Rejection>
): Decider<Scoped<CaseCommand>, Event, Case, Rejection | TownshipIsOutOfScope | GroupIsOfAnotherStation> => ({
  initialState: decider.initialState,
  evolve: decider.evolve,
  decide: ({ command, townships }, state) => {
    const isTheirs = (township: string): boolean => townships === null || townships.includes(township)
    const before = onFile(state)
    const account = "by" in command ? command.by.account : null
    const isNamed = account !== null && accountsOfCase(state).includes(account)
    if (before !== undefined && !isPersonal(command) && !isNamed && !townshipsOfCase(state).some(isTheirs)) {
      return Either.left({ _tag: "TownshipIsOutOfScope", township: before.place.township })
    }
    const group = before === undefined ? undefined : groupSpokenFor(command, before)
    if (group !== undefined && !isTheirs(group.township) && !group.members.some((one) => one === account)) {
      const { groupId, township } = group
      return Either.left({ _tag: "GroupIsOfAnotherStation", groupId, township })
    }
    const decision: Either.Either<ReadonlyArray<Event>, Rejection | TownshipIsOutOfScope> = decider.decide(
      command,
      state
    )
    if (Either.isLeft(decision)) return decision
    const after = onFile(fold(decider, decision.right, state))
    const moved = before !== undefined && after?.place.township !== before.place.township
    return moved && after !== undefined && !isTheirs(after.place.township)
      ? Either.left({ _tag: "TownshipIsOutOfScope", township: after.place.township })
      : decision
  }
})
