import type { Instant } from "@jiaosuo/kernel/Event"
import { type CaseFile, type GroupStep, isEngaged, stepOf } from "../Case.ts"
import type { CaseEvent } from "../CaseEvents.ts"
import type {
  ArriveGroup,
  CallOffGroup,
  DepartGroup,
  FinishGroup,
  SignDispatch
} from "../commands/Handling.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { lastMoment } from "./Guards.ts"

/** I1: 签收 → 出警 → 到场 → 处理完毕. A step that nobody told of may be left out; none is told twice or backwards. */
const order: ReadonlyArray<GroupStep> = ["dispatched", "signed", "departed", "arrived", "done"]

const step = (
  groupId: string,
  at: Instant,
  to: Exclude<GroupStep, "dispatched">,
  file: CaseFile,
  event: CaseEvent
): Decision => {
  const group = file.groups.findLast((one) => one.groupId === groupId)
  if (group === undefined || !isEngaged(group)) return refused({ _tag: "GroupIsNotOnTheCase", groupId })
  const now = stepOf(group)
  if (to !== "called-off" && order.indexOf(now) >= order.indexOf(to)) {
    return refused({ _tag: "GroupIsFurtherAlready", groupId, step: now })
  }
  const before = lastMoment(group)
  return at < before ? refused({ _tag: "HappenedBeforeTheStepBefore", groupId, at: before }) : happened(event)
}

export const sign = ({ groupId, at, by }: SignDispatch, file: CaseFile): Decision =>
  step(groupId, at, "signed", file, { _tag: "DispatchWasSigned", groupId, at, by: by.account })

export const depart = ({ groupId, at }: DepartGroup, file: CaseFile): Decision =>
  step(groupId, at, "departed", file, { _tag: "GroupDeparted", groupId, at })

export const arrive = ({ groupId, at, location }: ArriveGroup, file: CaseFile): Decision =>
  step(groupId, at, "arrived", file, { _tag: "GroupArrived", groupId, at, location })

/** From now on another case may have the group. */
export const finish = ({ groupId, at, outcome }: FinishGroup, file: CaseFile): Decision =>
  step(groupId, at, "done", file, { _tag: "GroupIsDone", groupId, at, outcome })

/** The same, before the group is done. */
export const callOff = ({ groupId, at, reason }: CallOffGroup, file: CaseFile): Decision =>
  reason === null
    ? refused({ _tag: "ReasonIsMissing" })
    : step(groupId, at, "called-off", file, { _tag: "GroupWasCalledOff", groupId, at, reason })
