import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Decider } from "@jiaosuo/kernel/Decider"
import type { Instant } from "@jiaosuo/kernel/Event"
import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Either } from "effect"
import { type CallOut, type Cell, type KnownCell, openCallOut, skilledIn } from "./Cell.ts"
import type {
  AnswerCallOut,
  CallCellOut,
  CallCellOutForCase,
  CellCommand,
  ChangeCell,
  EndCallOut,
  FormCell
} from "./CellCommands.ts"
import { type CellEvent, type CellMember, MemberKind } from "./CellEvents.ts"
import { evolve, initialState } from "./CellHistory.ts"
import { memberKinds } from "./CellLabels.ts"
import type { CellRejection } from "./CellRejections.ts"

type Decision = Either.Either<ReadonlyArray<CellEvent>, CellRejection>

const happened = (event: CellEvent): Decision => Either.right([event])
const refused = (rejection: CellRejection): Decision => Either.left(rejection)
const unchanged: Decision = Either.right([])

const decide = (command: CellCommand, cell: Cell): Decision =>
  command._tag === "CallCellOutForCase" ? callOutForCase(command, cell) : decideOn(command, cell)

/** Row 46: whoever waits at a case for the cell is told that it cannot be called, whatever the reason. */
const callOutForCase = ({ _tag, ...said }: CallCellOutForCase, cell: Cell): Decision =>
  Either.orElse(decideOn({ _tag: "CallCellOut", ...said }, cell), ({ _tag: because }) => {
    const { callOutId, caseId, need, at } = said
    return happened({ _tag: "CellCouldNotBeCalledOut", callOutId, caseId, need, because, at })
  })

type OtherCommand = Exclude<CellCommand, CallCellOutForCase>

const decideOn = (command: OtherCommand, cell: Cell): Decision => {
  if (cell._tag === "Unknown") {
    return command._tag === "FormCell" ? form(command) : refused({ _tag: "CellIsNotFormed" })
  }
  return decideKnown(command, cell)
}

/** The rules of one response cell of a village (row 23). */
export const cellDecider: Decider<CellCommand, CellEvent, Cell, CellRejection> = {
  initialState,
  evolve,
  decide
}

const decideKnown = (command: OtherCommand, cell: KnownCell): Decision => {
  if (cell.disbandedAt !== null) {
    return command._tag === "DisbandCell" ? unchanged : refused({ _tag: "CellIsDisbanded" })
  }
  switch (command._tag) {
    case "FormCell":
      return refused({ _tag: "CellIsAlreadyFormed" })
    case "ChangeCell":
      return change(command, cell)
    case "CallCellOut":
      return callOut(command, cell)
    case "AnswerCallOut":
      return onCallOut(cell, command, (open) => answer(command, open))
    case "ArriveAtCallOut": {
      const { callOutId, at } = command
      return onCallOut(cell, command, ({ arrivedAt }) =>
        arrivedAt === null ? happened({ _tag: "CellArrived", callOutId, at }) : unchanged
      )
    }
    case "EndCallOut":
      return onCallOut(cell, command, (open) => end(command, open))
    case "DisbandCell": {
      const open = openCallOut(cell)
      const { at, reason } = command
      return open === undefined ? happened({ _tag: "CellWasDisbanded", at, reason }) : refused(outOn(open))
    }
  }
}

const form = ({ _tag, warnings, ...formed }: FormCell): Decision => {
  const fault = faultOf(formed.members)
  return fault === undefined
    ? happened({ _tag: "CellWasFormed", ...formed, warnings: [...warnings, ...missingKinds(formed.members)] })
    : refused(fault)
}

/** Somebody is in it, and nobody twice. */
const faultOf = (members: ReadonlyArray<CellMember>): CellRejection | undefined => {
  if (members.length === 0) return { _tag: "CellHasNoMember" }
  const ids = members.map(({ person }) => person.personId)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  return twice === undefined ? undefined : { _tag: "PersonIsTwiceInTheCell", personId: twice }
}

/** A cell is villagers, grid staff and cadres: one without any of them is told so, and stands all the same. */
const missingKinds = (members: ReadonlyArray<CellMember>): ReadonlyArray<Warning> =>
  MemberKind.literals.flatMap((kind) => {
    if (members.some((member) => member.as === kind)) return []
    const { zh, en } = memberKinds[kind]
    return [problemAt("members", remark(null, `没有${zh}`, `there is no ${en.toLowerCase()} in it`))]
  })

const change = (command: ChangeCell, cell: KnownCell): Decision => {
  const { joining, leaving, skills, reason } = command
  const known = new Set(cell.members.map(({ memberId }) => memberId))
  const stranger = [...leaving, ...skills.map(({ memberId }) => memberId)].find((id) => !known.has(id))
  if (stranger !== undefined) return refused({ _tag: "MemberIsNotInTheCell", memberId: stranger })
  const learnt = new Map(skills.map(({ memberId, skills: codes }) => [memberId, codes]))
  const staying = cell.members
    .filter(({ memberId }) => !leaving.includes(memberId))
    .map((member) => ({ ...member, skills: learnt.get(member.memberId) ?? member.skills }))
  const before = {
    name: cell.name,
    location: cell.location,
    members: cell.members,
    equipment: cell.equipment
  }
  const now = {
    name: command.name ?? cell.name,
    location: command.location ?? cell.location,
    members: [...staying, ...joining],
    equipment: command.equipment ?? cell.equipment
  }
  if (JSON.stringify(now) === JSON.stringify(before)) return unchanged
  const fault = faultOf(now.members)
  return fault === undefined
    ? happened({ _tag: "CellWasChanged", ...now, reason, warnings: missingKinds(now.members) })
    : refused(fault)
}

const outOn = ({ callOutId, caseId }: CallOut): CellRejection => ({
  _tag: "CellIsOutAlready",
  callOutId,
  caseId
})

/** A cell is out once at a time; it has the skill that is asked for, and as many people as it takes. */
const callOut = ({ _tag, ...calledOut }: CallCellOut, cell: KnownCell): Decision => {
  const { skill, people, at } = calledOut
  const open = openCallOut(cell)
  if (open !== undefined) return refused(outOn(open))
  if (dayInShanghai(at) < cell.from) return refused({ _tag: "CellIsNotThereYet", from: cell.from })
  const until = cell.callOuts[cell.callOuts.length - 1]?.endedAt ?? null
  if (until !== null && at < until) return refused({ _tag: "CellWasOutThen", until })
  if (skill !== null && skilledIn(cell, skill) === 0) return refused({ _tag: "CellHasNotTheSkill", skill })
  return cell.members.length < people
    ? refused({ _tag: "CellIsTooSmall", members: cell.members.length, people })
    : happened({ _tag: "CellWasCalledOut", ...calledOut })
}

/** A step of the call-out that the cell is on, not before it was called. */
const onCallOut = (
  cell: KnownCell,
  { callOutId, at }: { readonly callOutId: string; readonly at: Instant },
  decideOn: (open: CallOut) => Decision
): Decision => {
  const open = openCallOut(cell)
  if (open?.callOutId !== callOutId) return refused({ _tag: "CallOutIsNotOpen", callOutId })
  const since = open.at
  return at < since ? refused({ _tag: "StepIsBeforeTheLast", since }) : decideOn(open)
}

/** Whoever said that they come may still find that they cannot, until they are there. */
const answer = ({ _tag, ...answered }: AnswerCallOut, open: CallOut): Decision => {
  if (answered.answer === open.answer) return unchanged
  const ofCase = open.caseId === null ? {} : { caseId: open.caseId }
  return open.arrivedAt === null
    ? happened({ _tag: "CellAnswered", ...answered, ...ofCase })
    : refused({ _tag: "CellHasArrived", at: open.arrivedAt })
}

/** Only who was there has done something, or found nothing to do. */
const end = ({ _tag, ...ended }: EndCallOut, { arrivedAt }: CallOut): Decision => {
  if (arrivedAt === null && ended.outcome !== "called-off") return refused({ _tag: "CellHasNotArrived" })
  return arrivedAt !== null && ended.at < arrivedAt
    ? refused({ _tag: "StepIsBeforeTheLast", since: arrivedAt })
    : happened({ _tag: "CallOutEnded", ...ended })
}
