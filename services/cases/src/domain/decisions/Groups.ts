import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { type CaseFile, type GroupStep, isEngaged, stepOf } from "../Case.ts"
import type { CaseEvent } from "../CaseEvents.ts"
import type {
  ArriveGroup,
  CallOffGroup,
  DepartGroup,
  FinishGroup,
  GroupStepReport,
  SignDispatch
} from "../commands/Handling.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { lastMoment } from "./Guards.ts"
import { wasElsewhere } from "./Whereabouts.ts"

/** I1: 签收 → 出警 → 到场 → 处理完毕. A step that nobody told of may be left out; none is told twice or backwards. */
const order: ReadonlyArray<GroupStep> = ["dispatched", "signed", "departed", "arrived", "done"]

const step = (
  { groupId, at, correction = null }: GroupStepReport,
  to: Exclude<GroupStep, "dispatched">,
  file: CaseFile,
  event: (told: { readonly warnings?: ReadonlyArray<Warning> }) => CaseEvent
): Decision => {
  const group = file.groups.findLast((one) => one.groupId === groupId)
  if (group === undefined || !isEngaged(group)) return refused({ _tag: "GroupIsNotOnTheCase", groupId })
  const now = stepOf(group)
  if (to !== "called-off" && order.indexOf(now) >= order.indexOf(to)) {
    return refused({ _tag: "GroupIsFurtherAlready", groupId, step: now })
  }
  const before = lastMoment(group)
  if (at < before) return refused({ _tag: "HappenedBeforeTheStepBefore", groupId, at: before })
  const { elsewhereFrom, corrects } = group
  if (elsewhereFrom === null || corrects || at <= elsewhereFrom) return happened(event({}))
  const was = { groupId, caseId: null, from: elsewhereFrom, until: null }
  if (correction === null) return refused({ _tag: "GroupWasOnAnotherCase", ...was })
  return correction.reason === null
    ? refused({ _tag: "ReasonIsMissing" })
    : happened(event({ warnings: [wasElsewhere("happenedAt", was)] }))
}

export const sign = (command: SignDispatch, file: CaseFile): Decision => {
  const { groupId, at, by } = command
  return step(command, "signed", file, (told) => ({
    _tag: "DispatchWasSigned",
    groupId,
    at,
    by: by.account,
    ...told
  }))
}

export const depart = (command: DepartGroup, file: CaseFile): Decision => {
  const { groupId, at } = command
  return step(command, "departed", file, (told) => ({ _tag: "GroupDeparted", groupId, at, ...told }))
}

export const arrive = (command: ArriveGroup, file: CaseFile): Decision => {
  const { groupId, at, location } = command
  return step(command, "arrived", file, (told) => ({ _tag: "GroupArrived", groupId, at, location, ...told }))
}

/** From now on another case may have the group. */
export const finish = (command: FinishGroup, file: CaseFile): Decision => {
  const { groupId, at, outcome } = command
  return step(command, "done", file, (told) => ({ _tag: "GroupIsDone", groupId, at, outcome, ...told }))
}

/** The same, before the group is done. */
export const callOff = (command: CallOffGroup, file: CaseFile): Decision => {
  const { groupId, at, reason } = command
  return reason === null
    ? refused({ _tag: "ReasonIsMissing" })
    : step(command, "called-off", file, (told) => ({
        _tag: "GroupWasCalledOff",
        groupId,
        at,
        reason,
        ...told
      }))
}
