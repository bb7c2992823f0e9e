import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { CaseFile } from "../Case.ts"
import type { CaseEvent } from "../CaseEvents.ts"
import type {
  ChangeLevel,
  CorrectCase,
  JoinCall,
  JoinCase,
  ReopenCase,
  RuleOutDuplicate,
  TakeCase,
  TakeOutCall,
  UndoJoin,
  WithdrawCase
} from "../commands/Intake.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { warningsOfLevel } from "./Dispatching.ts"
import { endOfDuty, unlessItMayEnd } from "./Guards.ts"

/** I1, I5: the taker answers for the case from now on. */
export const take = ({ _tag, by, at: _, ...taken }: TakeCase): Decision =>
  happened({ _tag: "CaseWasTaken", ...taken, taker: by })

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Only what differs is a correction. */
export const correct = ({ corrected, reason, warnings }: CorrectCase, file: CaseFile): Decision => {
  const { place: moved, ...others } = corrected
  const before = {
    kind: file.kind,
    type: file.type,
    detail: file.detail,
    place: file.place,
    description: file.description,
    zone: file.zone,
    station: file.station
  }
  const { zone, station, ...place } = moved ?? { zone: file.zone, station: file.station, ...file.place }
  const after = { ...before, ...others, place, zone, station }
  // A detail belongs to its type: it does not go over to another one.
  const typeIsOther = after.kind !== before.kind || after.type !== before.type
  const now = typeIsOther && others.detail === undefined ? { ...after, detail: null } : after
  return isSame(before, now) ? unchanged : happened({ _tag: "CaseWasCorrected", ...now, reason, warnings })
}

/** I4; row 7: groups that were enough for the old level may be too few for the new one. */
export const changeLevel = (
  { level, at, reason }: ChangeLevel,
  file: CaseFile,
  rules: CaseRules
): Decision => {
  if (level === file.level) return refused({ _tag: "LevelIsTheSame", level })
  if (reason === null) return refused({ _tag: "ReasonIsMissing" })
  const warnings = file.groups.length === 0 ? [] : warningsOfLevel({ ...file, level }, rules, at)
  return happened({
    _tag: "LevelWasChanged",
    level,
    previousLevel: file.level,
    reason,
    ...(warnings.length === 0 ? {} : { warnings })
  })
}

/** I5: a call of another desk is on file once, as a case or with one. */
export const joinCall = (command: JoinCall, file: CaseFile): Decision => {
  const { id, callId, calledAt, caller, description, source, ofCase } = command
  if (file.calls.some((call) => call.callId === callId)) {
    return refused({ _tag: "CallIsAlreadyJoined", callId })
  }
  const known = [file, ...file.calls].some((call) => source !== null && isSame(call.source, source))
  return known && source !== null && !ofCase
    ? refused({ _tag: "SourceNumberIsTaken", number: `${source.desk} ${source.number}`, caseId: id })
    : happened({ _tag: "CallWasJoined", callId, calledAt, caller, description, source, ofCase })
}

/** What is not among the joined calls is out already. */
export const takeOutCall = ({ callId }: TakeOutCall, file: CaseFile): Decision =>
  file.calls.some((call) => call.callId === callId)
    ? happened({ _tag: "JoinedCallWasTakenOut", callId })
    : unchanged

/** The other case must stand: what is joined goes on there. */
export const join = (command: JoinCase, file: CaseFile): Decision => {
  const { id, into, target, score, by, at, reason, warnings } = command
  if (id === into) return refused({ _tag: "CaseIsTheSame" })
  if (target === null) return refused({ _tag: "OtherCaseIsNotOnFile", other: into })
  if (target !== "Open") return refused({ _tag: "OtherCaseDoesNotStand", other: into, standing: target })
  return (
    unlessItMayEnd(by, at, file) ??
    happened(...endOfDuty(file, at), { _tag: "CaseWasJoinedTo", into, score, reason, warnings })
  )
}

export const undoJoin = ({ reason }: UndoJoin, { standing }: CaseFile): Decision => {
  if (standing._tag !== "Joined") return refused({ _tag: "CaseIsNotJoined" })
  if (reason === null) return refused({ _tag: "ReasonIsMissing" })
  return happened({ _tag: "JoinWasUndone", into: standing.into, reason })
}

export const ruleOutDuplicate = (command: RuleOutDuplicate, file: CaseFile): Decision => {
  const { id, other, reason } = command
  if (id === other) return refused({ _tag: "CaseIsTheSame" })
  return file.ruledOut.includes(other) ? unchanged : happened({ _tag: "DuplicateWasRuledOut", other, reason })
}

/** What became of an accident file that no longer goes on by itself. */
const laidDown: ReadonlySet<string> = new Set([
  "AccidentWasWithdrawn",
  "AccidentWasRefused",
  "AccidentWasMerged"
])

/**
 * I5: there was nothing to it. An accident file of the case that only holds its report goes along; one that somebody
 * works on says otherwise: it is withdrawn first, or the case is closed by what was found.
 */
export const withdraw = ({ ground, by, at, reason }: WithdrawCase, file: CaseFile): Decision => {
  if (reason === null) return refused({ _tag: "ReasonIsMissing" })
  const { accident } = file
  if (accident !== null && accident.happened !== null && !laidDown.has(accident.happened)) {
    return refused({ _tag: "AccidentFileIsWorkedOn", accidentId: accident.accidentId })
  }
  return (
    unlessItMayEnd(by, at, file) ??
    happened(...endOfDuty(file, at), { _tag: "CaseWasWithdrawn", ground, reason })
  )
}

/** A closed case, or one that was withdrawn by mistake. */
export const reopen = ({ at, reason }: ReopenCase, { standing }: CaseFile): Decision => {
  switch (standing._tag) {
    case "Open":
      return refused({ _tag: "CaseStillStands" })
    case "Joined":
      return refused({ _tag: "CaseDoesNotStand", standing: "Joined" })
    case "Closed":
    case "Withdrawn":
      if (standing._tag === "Closed" && at < standing.at) {
        return refused({ _tag: "HappenedBeforeWhatItFollows", at: standing.at })
      }
      return reason === null
        ? refused({ _tag: "ReasonIsMissing" })
        : happened({ _tag: "CaseWasReopened", at, reason } satisfies CaseEvent)
  }
}
