import type { Decider } from "@jiaosuo/kernel/Decider"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Either } from "effect"
import { type Hazard, isOpen, type KnownHazard } from "./Hazard.ts"
import type {
  AssignHazard,
  FixHazard,
  HazardCommand,
  HearOfCase,
  LevelRule,
  RateHazard,
  ReportHazard,
  SendBackHazard,
  WithdrawHazard
} from "./HazardCommands.ts"
import type { HazardEvent } from "./HazardEvents.ts"
import { evolveHazard, initialHazard } from "./HazardHistory.ts"
import type { HazardRejection } from "./HazardRejections.ts"

type Decision = Either.Either<ReadonlyArray<HazardEvent>, HazardRejection>

const happened = (event: HazardEvent): Decision => Either.right([event])
const refused = (rejection: HazardRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: HazardCommand, hazard: Hazard): Decision => {
  if (hazard._tag === "Unknown") {
    return command._tag === "ReportHazard" ? report(command) : refused({ _tag: "HazardIsNotOnFile" })
  }
  if (command._tag === "ReportHazard") return refused({ _tag: "HazardIsAlreadyOnFile" })
  // What becomes of the case is heard whatever became of the hazard meanwhile.
  if (command._tag === "HearOfCase") return hearOfCase(command, hazard)
  if (!isOpen(hazard)) {
    return refused({ _tag: "HazardIsOver", state: hazard.state, since: hazard.stateSince })
  }
  // Phones file late, and each for themselves: nothing is told to have happened before what it follows on.
  if (command.at < hazard.stateSince)
    return refused({ _tag: "StepIsBeforeTheLast", since: hazard.stateSince })
  switch (command._tag) {
    case "RateHazard":
      return rate(command, hazard)
    case "AssignHazard":
      return assign(command, hazard)
    case "FixHazard":
      return fix(command, hazard)
    case "ClearHazard": {
      const { at, reason } = command
      return hazard.state === "fixed"
        ? happened({ _tag: "RoadHazardWasCleared", late: at > hazard.dueAt, at, reason })
        : refused({ _tag: "HazardIsNotFixed", state: hazard.state })
    }
    case "SendBackHazard":
      return sendBack(command, hazard)
    case "WithdrawHazard":
      return withdraw(command, hazard)
  }
}

/** The way of one hazard: reported → assigned → fixed → cleared, or sent back. */
export const hazardDecider: Decider<HazardCommand, HazardEvent, Hazard, HazardRejection> = {
  initialState: initialHazard,
  evolve: evolveHazard,
  decide
}

/** The hours of a level count from the report. */
const gradeOf = ({ level, dueHours, asksForCase }: LevelRule, reportedAt: Instant) => ({
  level,
  dueAt: new Date(Date.parse(reportedAt) + dueHours * 3_600_000).toISOString(),
  asksForCase
})

const report = ({ _tag, rule, townshipOfGiver, ...reported }: ReportHazard): Decision => {
  const township = reported.township ?? townshipOfGiver
  if (township === null) return refused({ _tag: "TownshipIsNotNamed" })
  return happened({
    _tag: "RoadHazardWasReported",
    ...reported,
    ...gradeOf(rule, reported.at),
    township
  })
}

const rate = ({ rule, at, reason }: RateHazard, hazard: KnownHazard): Decision => {
  const grade = gradeOf(rule, hazard.reportedAt)
  return grade.level === hazard.level
    ? unchanged
    : happened({ _tag: "RoadHazardWasRated", ...grade, at, reason })
}

const assign = ({ to, at, reason }: AssignHazard, hazard: KnownHazard): Decision => {
  if (hazard.state === "fixed") return refused({ _tag: "HazardIsFixedAlready", since: hazard.stateSince })
  if ("office" in to) {
    return happened({ _tag: "RoadHazardWasAssigned", wardenId: null, office: to.office, at, reason })
  }
  const { wardenId, township, active } = to
  if (township === null) return refused({ _tag: "WardenIsUnknown", wardenId })
  if (!active) return refused({ _tag: "WardenIsNotInService", wardenId })
  if (township !== hazard.township) return refused({ _tag: "WardenIsOfAnotherTownship", wardenId, township })
  return happened({ _tag: "RoadHazardWasAssigned", wardenId, office: null, at, reason })
}

const fix = ({ onlyOf, photo, note, at, reason }: FixHazard, hazard: KnownHazard): Decision => {
  if (hazard.assignee === null) return refused({ _tag: "HazardIsNotAssigned" })
  if (hazard.state === "fixed") return refused({ _tag: "HazardIsFixedAlready", since: hazard.stateSince })
  if (onlyOf !== null && hazard.assignee.wardenId !== onlyOf) {
    return refused({ _tag: "HazardIsAnothersToFix" })
  }
  return happened({ _tag: "RoadHazardWasFixed", photo, note, at, reason })
}

const sendBack = ({ at, reason }: SendBackHazard, hazard: KnownHazard): Decision => {
  if (hazard.state !== "fixed") return refused({ _tag: "HazardIsNotFixed", state: hazard.state })
  return reason === null
    ? refused({ _tag: "SendingBackHasNoReason" })
    : happened({ _tag: "RoadHazardWasSentBack", at, reason })
}

/** A case that ended, settled or not, clears no hazard: whoever assigned it has somebody look. */
const hearOfCase = (
  { caseId, number, since, end, at }: HearOfCase,
  { case: known }: KnownHazard
): Decision => {
  const isKnown = known?.caseId === caseId
  const before = isKnown ? known.end : null
  const became: ReadonlyArray<HazardEvent> = isKnown
    ? []
    : [{ _tag: "RoadHazardBecameACase", caseId, number, at: since }]
  if (end === null) {
    return Either.right(before === null ? became : [{ _tag: "CaseOfRoadHazardWasReopened", caseId, at }])
  }
  return before?.outcome === end.outcome && before.at === end.at
    ? unchanged
    : Either.right([...became, { _tag: "CaseOfRoadHazardEnded", caseId, ...end }])
}

const withdraw = ({ onlyOf, at, reason }: WithdrawHazard, hazard: KnownHazard): Decision =>
  onlyOf !== null && onlyOf !== hazard.by
    ? refused({ _tag: "HazardIsSomebodyElses" })
    : happened({ _tag: "RoadHazardWasWithdrawn", at, reason })
