import type { Instant } from "@jiaosuo/kernel/Event"
import { type CaseFile, engagedGroups, type GroupOnCase, isAvailableAt, leftAtLatest } from "../Case.ts"
import type { CaseEvent } from "../CaseEvents.ts"
import type { CaseRejection } from "../CaseRejections.ts"
import type { Worker } from "../values/People.ts"
import { type Decision, refused } from "./Decision.ts"
import { isOfCommand } from "./Permission.ts"

/** A case that groups on duty are out for goes on: they are done or called off first. */
export const unlessNoGroupIsOut = (file: CaseFile, at: Instant): Decision | undefined => {
  const engaged = file.groups.filter((group) => isAvailableAt(group, at))
  return engaged.length === 0
    ? undefined
    : refused({ _tag: "GroupsAreStillOnTheCase", groups: engaged.map(({ groupId }) => groupId) })
}

/** When a group took its last step. */
export const lastMoment = ({ dispatchedAt, signedAt, departedAt, arrivedAt }: GroupOnCase): Instant =>
  arrivedAt ?? departedAt ?? signedAt ?? dispatchedAt

/**
 * What becomes of groups whose duty period ended, or that another case had, before anybody said that they are done, once
 * the case stands no more: one that had arrived is done, another never came. Either when it left at the latest.
 */
export const endOfDuty = (file: CaseFile, at: Instant): ReadonlyArray<CaseEvent> =>
  engagedGroups(file).flatMap((group): ReadonlyArray<CaseEvent> => {
    const { groupId, arrivedAt } = group
    const left = leftAtLatest(group)
    if (left === null || isAvailableAt(group, at)) return []
    const last = lastMoment(group)
    const ended = left < last ? last : left
    const why = left === group.elsewhereFrom ? wentElsewhere : dutyIsOver
    return arrivedAt === null
      ? [{ _tag: "GroupWasCalledOff", groupId, at: ended, reason: why }]
      : [{ _tag: "GroupIsDone", groupId, at: ended, outcome: why }]
  })

/** What the event keeps where nobody said more. */
const dutyIsOver = "班次结束"
const wentElsewhere = "已赴另一警情"

/**
 * I5, I8, row 15: what others were asked or ordered is answered before a case ends: branches that were whistled for
 * report in, orders are answered, hand-overs receipted.
 */
export const unlessOthersHaveAnswered = ({
  whistles,
  supervision,
  handOvers
}: CaseFile): CaseRejection | undefined => {
  for (const { whistleId, endedAt, branches } of whistles) {
    const missing = branches.filter(({ reportedAt }) => reportedAt === null)
    if (endedAt === null && missing.length > 0) {
      return { _tag: "WhistleIsOpen", whistleId, branches: missing.map(({ branch }) => branch) }
    }
  }
  const order = supervision.find(({ answeredAt }) => answeredAt === null)
  if (order !== undefined) return { _tag: "SupervisionIsOpen", orderId: order.orderId }
  const handOver = handOvers.find(({ receiptedAt }) => receiptedAt === null)
  return handOver === undefined
    ? undefined
    : { _tag: "HandOverIsNotReceipted", handOverId: handOver.handOverId }
}

/** I5, row 14: a case ends otherwise than by its closing: by whoever answers for it, with nothing left open. */
export const unlessItMayEnd = (by: Worker, at: Instant, file: CaseFile): Decision | undefined => {
  const notTheirs = unlessTheyAnswerForIt(by, file) ?? unlessNoGroupIsOut(file, at)
  if (notTheirs !== undefined) return notTheirs
  const open = unlessOthersHaveAnswered(file)
  return open === undefined ? undefined : refused(open)
}

/** I5: what only whoever answers for the case does, and the command centre. */
export const unlessTheyAnswerForIt = (by: Worker, { responsible }: CaseFile): Decision | undefined =>
  by.account === responsible.account || isOfCommand(by.kind)
    ? undefined
    : refused({ _tag: "CaseIsAnotherPersons", responsible: responsible.account })
