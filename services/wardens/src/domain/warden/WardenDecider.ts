import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Decider } from "@jiaosuo/kernel/Decider"
import type { Instant } from "@jiaosuo/kernel/Event"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Either } from "effect"
import { equipmentOf, type KnownWarden, trainedIn, type Warden } from "./Warden.ts"
import type {
  Activate,
  Apply,
  ChangeRoles,
  ChangeWarden,
  Check,
  LetGo,
  LinkAccount,
  PostFacts,
  PostWarden,
  Resume,
  TakeBack,
  Transfer,
  WardenCommand
} from "./WardenCommands.ts"
import type { WardenEvent, WardenRole, WardenState } from "./WardenEvents.ts"
import { evolveWarden, initialWarden } from "./WardenHistory.ts"
import type { WardenRejection } from "./WardenRejections.ts"

type Decision = Either.Either<ReadonlyArray<WardenEvent>, WardenRejection>

const happened = (event: WardenEvent): Decision => Either.right([event])
const refused = (rejection: WardenRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: WardenCommand, warden: Warden): Decision => {
  if (warden._tag === "Unknown") {
    return command._tag === "Apply" ? apply(command) : refused({ _tag: "WardenIsNotOnFile" })
  }
  return warden.state === "left" ? decideGone(command, warden) : decideKnown(command, warden)
}

/** The rules of one warden (rows 34, 36, 42, 45). */
export const wardenDecider: Decider<WardenCommand, WardenEvent, Warden, WardenRejection> = {
  initialState: initialWarden,
  evolve: evolveWarden,
  decide
}

/** Whoever left may still bring equipment back, and tell of an injury. */
const decideGone = (command: WardenCommand, warden: KnownWarden): Decision => {
  switch (command._tag) {
    case "Apply":
      return refused({ _tag: "WardenIsAlreadyOnFile" })
    case "LetGo":
      return unchanged
    case "TakeBack":
      return takeBack(command, warden)
    case "ReportInjury": {
      const { _tag, ...injury } = command
      return happened({ _tag: "InjuryWasReported", ...injury })
    }
    case "Check":
    case "BeginTraining":
    case "RecordTraining":
    case "Activate":
    case "Rest":
    case "Resume":
    case "ChangeWarden":
    case "ChangeRoles":
    case "PostWarden":
    case "Transfer":
    case "LinkAccount":
    case "Lend":
    case "Insure":
      return refused({ _tag: "WardenHasLeft", since: warden.stateSince })
  }
}

const decideKnown = (command: WardenCommand, warden: KnownWarden): Decision => {
  switch (command._tag) {
    case "Apply":
      return refused({ _tag: "WardenIsAlreadyOnFile" })
    case "Check":
      return check(command, warden)
    case "BeginTraining": {
      const { at, reason } = command
      return step(warden, ["checked"], "training", at, () => happened({ _tag: "TrainingBegan", at, reason }))
    }
    case "RecordTraining": {
      const { _tag, ...training } = command
      return happened({ _tag: "TrainingWasRecorded", ...training })
    }
    case "Activate":
      return step(warden, ["training"], "active", command.at, () => activate(command, warden))
    case "Rest": {
      const { at, reason, warnings } = command
      return step(warden, ["active"], "resting", at, () =>
        happened({ _tag: "WardenWentToRest", at, reason, warnings })
      )
    }
    case "Resume":
      return step(warden, ["resting"], "active", command.at, () => resume(command, warden))
    case "LetGo":
      return letGo(command, warden)
    case "ChangeWarden":
      return change(command, warden)
    case "ChangeRoles":
      return changeRoles(command, warden)
    case "PostWarden":
      return post(command, warden)
    case "Transfer":
      return transfer(command, warden)
    case "LinkAccount":
      return linkAccount(command, warden)
    case "Lend": {
      const { _tag, ...loan } = command
      return happened({ _tag: "EquipmentWasLent", ...loan })
    }
    case "TakeBack":
      return takeBack(command, warden)
    case "ReportInjury": {
      const { _tag, ...injury } = command
      return happened({ _tag: "InjuryWasReported", ...injury })
    }
    case "Insure": {
      const { _tag, ...insurance } = command
      return happened({ _tag: "InsuranceWasRecorded", ...insurance })
    }
  }
}

const apply = ({ _tag, ...application }: Apply): Decision =>
  application.roles.length === 0
    ? refused({ _tag: "WardenHasNoRole" })
    : happened({ _tag: "WardenApplied", ...application })

/** One step on the way applied → checked → training → active ⇄ resting. Where they are there already, nothing happens. */
const step = (
  { state, stateSince }: KnownWarden,
  from: ReadonlyArray<WardenState>,
  to: WardenState,
  at: Instant,
  decideStep: () => Decision
): Decision => {
  if (state === to) return unchanged
  if (!from.includes(state)) return refused({ _tag: "StateDoesNotAllowThis", state, to })
  return at < stateSince ? refused({ _tag: "StepIsBeforeTheLast", since: stateSince }) : decideStep()
}

const check = ({ passed, at, reason }: Check, warden: KnownWarden): Decision =>
  step(warden, ["applied"], passed ? "checked" : "left", at, () =>
    happened({ _tag: passed ? "WardenWasChecked" : "WardenWasTurnedDown", at, reason })
  )

/** Row 34: a persuader stands at an open persuasion post of their township. */
const postFault = (
  { township }: Pick<KnownWarden, "township">,
  roles: ReadonlyArray<WardenRole>,
  facts: PostFacts | null
): WardenRejection | undefined => {
  if (!roles.includes("persuader")) return undefined
  const isPost = facts?.open && facts.kind === "persuasion-post" && facts.township === township
  return isPost ? undefined : { _tag: "PersuaderHasNoPost", placeId: facts?.placeId ?? null }
}

/** Row 42: one village, one auxiliary; that no other serves there is a claim of the stream. */
const auxiliaryFault = (
  roles: ReadonlyArray<WardenRole>,
  villages: ReadonlyArray<string>
): WardenRejection | undefined =>
  roles.includes("village-auxiliary") && villages.length !== 1
    ? { _tag: "AuxiliaryHasOneVillage", villages: villages.length }
    : undefined

/**
 * What somebody in active service has to be, with these roles. The facts are of the post that they had when the command
 * was made: where they were moved meanwhile, nothing is known of the one that they have.
 */
const serviceFault = (
  warden: KnownWarden,
  roles: ReadonlyArray<WardenRole>,
  facts: PostFacts | null
): WardenRejection | undefined =>
  postFault(warden, roles, facts?.placeId === warden.placeId ? facts : null) ??
  auxiliaryFault(roles, warden.villages)

const missingTraining = (
  warden: KnownWarden,
  { trainings, day }: Activate | Resume
): { readonly role: WardenRole; readonly subject: string } | undefined => {
  const trained = trainedIn(warden, day)
  for (const role of warden.roles) {
    const missing = trainings.find(({ roles, subject }) => roles.includes(role) && !trained.has(subject))
    if (missing !== undefined) return { role, subject: missing.subject }
  }
  return undefined
}

/** Whoever stands at a road should be insured; without it they are told so, and serve all the same. */
const insuranceWarning = ({ insurance }: KnownWarden, at: Instant): ReadonlyArray<Warning> =>
  insurance !== null && insurance.lastDay >= dayInShanghai(at)
    ? []
    : [problemAt("insurance", remark(null, "未投保或保险已到期", "not insured, or no longer"))]

const activate = (command: Activate, warden: KnownWarden): Decision => {
  const { at, reason, post: facts, warnings } = command
  const fault = serviceFault(warden, warden.roles, facts)
  if (fault !== undefined) return refused(fault)
  const missing = missingTraining(warden, command)
  if (missing !== undefined) return refused({ _tag: "WardenIsUntrained", ...missing })
  const told = [...warnings, ...insuranceWarning(warden, at)]
  return happened({ _tag: "WardenWasActivated", at, reason, warnings: told })
}

/** A training that ran out meanwhile is told, not refused: it can be taken while they serve. */
const resume = (command: Resume, warden: KnownWarden): Decision => {
  const { at, reason, post: facts, warnings } = command
  const fault = serviceFault(warden, warden.roles, facts)
  if (fault !== undefined) return refused(fault)
  const missing = missingTraining(warden, command)
  const told = [
    ...warnings,
    ...(missing === undefined
      ? []
      : [
          problemAt(
            "trainings",
            remark(null, `培训已过期:${missing.subject}`, `a training has run out: ${missing.subject}`)
          )
        ]),
    ...insuranceWarning(warden, at)
  ]
  return happened({ _tag: "WardenResumed", at, reason, warnings: told })
}

/** Whoever goes, and has equipment of the station that they go from, is told so. */
const lentWarning = (warden: KnownWarden): ReadonlyArray<Warning> => {
  const { length } = equipmentOf(warden)
  return length === 0
    ? []
    : [
        problemAt(
          "equipment",
          remark(null, `尚有${length}种装备未归还`, `${length} kind(s) of equipment are still out`)
        )
      ]
}

const letGo = ({ at, reason, warnings }: LetGo, warden: KnownWarden): Decision => {
  const { stateSince } = warden
  return at < stateSince
    ? refused({ _tag: "StepIsBeforeTheLast", since: stateSince })
    : happened({ _tag: "WardenLeft", at, reason, warnings: [...warnings, ...lentWarning(warden)] })
}

const change = (command: ChangeWarden, warden: KnownWarden): Decision => {
  const { at, reason } = command
  const before = { villages: warden.villages, skills: warden.skills, setsOutFrom: warden.setsOutFrom }
  const now = {
    villages: command.villages ?? warden.villages,
    skills: command.skills ?? warden.skills,
    setsOutFrom: command.setsOutFrom ?? warden.setsOutFrom
  }
  if (JSON.stringify(now) === JSON.stringify(before)) return unchanged
  const elsewhere = now.villages.find((village) => townshipOf(village) !== warden.township)
  if (elsewhere !== undefined) {
    return refused({ _tag: "VillageIsOfAnotherTownship", village: elsewhere, township: warden.township })
  }
  const fault = warden.state === "active" ? auxiliaryFault(warden.roles, now.villages) : undefined
  return fault === undefined ? happened({ _tag: "WardenWasChanged", ...now, at, reason }) : refused(fault)
}

const changeRoles = (command: ChangeRoles, warden: KnownWarden): Decision => {
  const { roles, post: facts, at, reason, warnings } = command
  if (roles.length === 0) return refused({ _tag: "WardenHasNoRole" })
  if (JSON.stringify([...roles].sort()) === JSON.stringify([...warden.roles].sort())) return unchanged
  const fault = warden.state === "active" ? serviceFault(warden, roles, facts) : undefined
  return fault === undefined
    ? happened({ _tag: "RolesWereChanged", roles, at, reason, warnings })
    : refused(fault)
}

/** Whether somebody of a township may be posted at a place; `placeId` null is nowhere. */
const placeFault = (
  placeId: string | null,
  facts: PostFacts | null,
  township: string
): WardenRejection | undefined => {
  if (placeId === null) return undefined
  if (facts === null) return { _tag: "PlaceIsNotThere", placeId }
  if (!facts.open) return { _tag: "PlaceIsNotOpen", placeId }
  return facts.township === township
    ? undefined
    : { _tag: "PlaceIsOfAnotherTownship", placeId, township: facts.township }
}

/** Row 34: whoever persuades is moved from one open post to another, and never to nowhere. */
const post = ({ placeId, post: facts, at, reason, warnings }: PostWarden, warden: KnownWarden): Decision => {
  if (placeId === warden.placeId) return unchanged
  const fault =
    placeFault(placeId, facts, warden.township) ??
    (warden.state === "active" ? postFault(warden, warden.roles, facts) : undefined)
  return fault === undefined
    ? happened({ _tag: "WardenWasPosted", placeId, at, reason, warnings })
    : refused(fault)
}

/**
 * Into another township with all that is on file. Rows 34, 42: in active service there is an open post there for whoever
 * persuades, and one village for an auxiliary. X3: an account sees the townships that its administrator gave it, so that
 * it is theirs no more until one of that township is linked.
 */
const transfer = (command: Transfer, warden: KnownWarden): Decision => {
  const { township, villages, placeId, post: facts, at, reason, warnings } = command
  if (township === warden.township) return refused({ _tag: "WardenServesThereAlready", township })
  const { account, roles, state, stateSince } = warden
  if (at < stateSince) return refused({ _tag: "StepIsBeforeTheLast", since: stateSince })
  const elsewhere = villages.find((village) => townshipOf(village) !== township)
  if (elsewhere !== undefined) {
    return refused({ _tag: "VillageIsOfAnotherTownship", village: elsewhere, township })
  }
  const fault =
    placeFault(placeId, facts, township) ??
    (state === "active"
      ? (postFault({ township }, roles, facts) ?? auxiliaryFault(roles, villages))
      : undefined)
  if (fault !== undefined) return refused(fault)
  const told = [...warnings, ...lentWarning(warden)]
  const transferred = {
    _tag: "WardenWasTransferred",
    from: warden.township,
    township,
    villages,
    placeId,
    at,
    reason
  } as const
  return account === null
    ? Either.right([{ ...transferred, warnings: told }])
    : Either.right([
        { ...transferred, warnings: [...told, accountWarning(account)] },
        { _tag: "AccountWasLinked", account: null, reason }
      ])
}

const accountWarning = (account: string): Warning =>
  problemAt(
    "account",
    remark(
      "X3",
      `账号${account}的管辖范围在原乡镇,已解除关联;请由管理员调整范围后重新关联`,
      `the account ${account} is of the former township and linked no more: an administrator changes its townships, then it is linked again`
    )
  )

const linkAccount = ({ account, reason }: LinkAccount, warden: KnownWarden): Decision =>
  account === warden.account ? unchanged : happened({ _tag: "AccountWasLinked", account, reason })

const takeBack = ({ _tag, ...back }: TakeBack, { loans }: KnownWarden): Decision => {
  const loan = loans.find(({ loanId }) => loanId === back.loanId)
  if (loan === undefined) return refused({ _tag: "EquipmentIsNotOnLoan", loanId: back.loanId })
  if (loan.returnedAt !== null) return unchanged
  return back.at < loan.since
    ? refused({ _tag: "StepIsBeforeTheLast", since: loan.since })
    : happened({ _tag: "EquipmentWasTakenBack", ...back })
}
