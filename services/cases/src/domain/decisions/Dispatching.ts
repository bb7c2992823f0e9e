import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import { type CaseFile, engagedGroups, isAvailableAt } from "../Case.ts"
import type { CaseEvent } from "../CaseEvents.ts"
import type { CaseRejection } from "../CaseRejections.ts"
import type { ApproveCrossing, DispatchGroups } from "../commands/Handling.ts"
import {
  borderOf,
  type DispatchProposal,
  dispatchProposal,
  isEnough,
  type WeighedGroup
} from "../dispatch/Proposal.ts"
import type { CaseToAnswer, DispatchSituation, GradePolicy } from "../dispatch/Situation.ts"
import { gradeNames } from "../Labels.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { type Sending, sendingOf } from "./Whereabouts.ts"

/** Row 7: what the level of a case asks for, by the scheme of the day of its call. */
export const gradeOf = (rules: CaseRules, { level, calledAt }: CaseFile): GradePolicy => {
  const on = dayInShanghai(calledAt)
  const levels = rules.levels(on)
  // A level that a newer scheme no longer has is answered as the gravest: too many come, not too few.
  const found = rules.levelOf(level, on) ?? levels[0]
  if (found === undefined) throw new Error("the scheme has no levels")
  const { grade, groups, people, everyGroup } = found
  return { grade, leastGroups: groups, leastPeople: people, everyGroup }
}

/** The case as a dispatch sees it at an instant: a group whose duty period is over is not counted any more. */
export const answered = (file: CaseFile, at: Instant): CaseToAnswer => ({
  location: file.place.location,
  approvedZones: file.approvals.map(({ zoneId }) => zoneId),
  engaged: file.groups
    .filter((group) => isAvailableAt(group, at))
    .map(({ groupId, people }) => ({ groupId, people }))
})

/** Rows 7 to 10, 12: who should go, as things stand at an instant. */
export const proposalFor = (
  rules: CaseRules,
  file: CaseFile,
  { groups, positions, organisation }: DispatchSituation,
  at: Instant
): DispatchProposal =>
  dispatchProposal(gradeOf(rules, file), answered(file, at), groups, positions, organisation)

/** Row 10: by the commander, for the groups of one foreign zone, with the reason why they leave it. */
export const approveCrossing = (command: ApproveCrossing, file: CaseFile): Decision => {
  const { approvalId, zoneId, by, at, reason } = command
  if (reason === null) return refused({ _tag: "ReasonIsMissing" })
  if (file.approvals.some((approval) => approval.zoneId === zoneId)) {
    return refused({ _tag: "CrossingIsApprovedAlready", zoneId })
  }
  return happened({ _tag: "BorderCrossingWasApproved", approvalId, zoneId, by: by.account, at, reason })
}

/**
 * Rows 7 to 10, 12: the named groups are sent, in that order. Fewer than the grade asks for are sent all the same,
 * with the warning BELOW_GRADE; a border without an approval and a foreign command without an agreement stop it. That
 * a group is on another case is for the claim to say, whatever the tables know.
 */
export const dispatch = (command: DispatchGroups, file: CaseFile, rules: CaseRules): Decision => {
  const { dispatchId, groupIds, situation, by, at } = command
  const proposal = proposalFor(rules, file, situation, at)
  const onIt = answered(file, at).engaged
  // Row 8: that nobody is left to be sent is what the command must hear first of all.
  if (groupIds.length === 0 && proposal.everyGroup && proposal.proposed.length === 0) {
    const people = onIt.reduce((sum, group) => sum + group.people, 0)
    return happened({
      _tag: "CommandWasNotified",
      dispatchId,
      grade: proposal.grade,
      groups: onIt.length,
      people,
      warnings: isEnough(proposal, onIt) ? [] : [belowGrade(proposal, onIt.length, people, 0)]
    })
  }
  const chosen = choose(groupIds, proposal, file, situation)
  if ("_tag" in chosen) return refused(chosen)
  const sendings: Array<Sending> = []
  for (const group of chosen.groups) {
    const sending = sendingOf(group, command, file)
    if ("_tag" in sending) return refused(sending)
    sendings.push(sending)
  }
  const sent = [...onIt, ...chosen.groups]
  const left = proposal.everyGroup
    ? proposal.weighed.filter(({ groupId, hindrance }) => hindrance === null && !groupIds.includes(groupId))
    : []
  const below = !isEnough(proposal, sent) || left.length > 0
  const people = sent.reduce((sum, group) => sum + group.people, 0)
  const event: CaseEvent = {
    _tag: "GroupsWereDispatched",
    dispatchId,
    grade: proposal.grade,
    groups: chosen.groups.map((group, i) => ({
      groupId: group.groupId,
      order: file.groups.length + i + 1,
      people: group.people,
      unitId: group.unitId,
      zoneId: group.unit.zoneId,
      township: group.unit.township,
      distanceMetres: group.distanceMetres,
      reasons: group.reasons,
      members: group.members,
      onDutyUntil: group.until,
      ...stated(sendings[i])
    })),
    proposed: proposal.proposed,
    below,
    crossings: file.approvals
      .filter(({ zoneId }) =>
        chosen.groups.some(({ unit, ownZone }) => !ownZone && borderOf(unit) === zoneId)
      )
      .map(({ approvalId }) => approvalId),
    agreements: [
      ...new Set(chosen.groups.flatMap(({ agreementId }) => (agreementId === null ? [] : [agreementId])))
    ],
    by: by.account,
    at,
    warnings: [
      ...(below ? [belowGrade(proposal, sent.length, people, left.length)] : []),
      ...sendings.flatMap(({ warnings }) => warnings)
    ]
  }
  return proposal.grade === "major"
    ? happened(event, {
        _tag: "CommandWasNotified",
        dispatchId,
        grade: proposal.grade,
        groups: sent.length,
        people
      })
    : happened(event)
}

/** What the event keeps of a sending that another case bounds or contradicts. */
const stated = (sending: Sending | undefined) => ({
  ...(sending?.elsewhereFrom == null ? {} : { elsewhereFrom: sending.elsewhereFrom }),
  ...(sending?.corrects === true ? { corrects: true as const } : {})
})

/** The groups as they are weighed, or the first reason why one of them may not go. */
const choose = (
  groupIds: ReadonlyArray<string>,
  proposal: DispatchProposal,
  file: CaseFile,
  { organisation }: DispatchSituation
): { readonly groups: ReadonlyArray<WeighedGroup> } | CaseRejection => {
  if (groupIds.length === 0) return { _tag: "NoGroupIsNamed" }
  const weighed = new Map(proposal.weighed.map((group) => [group.groupId, group]))
  const groups: Array<WeighedGroup> = []
  for (const groupId of groupIds) {
    if (groups.some((group) => group.groupId === groupId)) return { _tag: "GroupIsNamedTwice", groupId }
    const engaged = engagedGroups(file).find((group) => group.groupId === groupId)
    if (engaged !== undefined) {
      const { dispatchedBy, dispatchedAt } = engaged
      return { _tag: "GroupIsAlreadyOnTheCase", groupId, by: dispatchedBy, at: dispatchedAt }
    }
    const group = weighed.get(groupId)
    if (group === undefined) return { _tag: "GroupIsNotOnDuty", groupId }
    groups.push(group)
  }
  const ofForeignCommand = groups.filter(({ hindrance }) => hindrance === "aid-not-agreed")
  const [foreign] = ofForeignCommand
  if (foreign !== undefined) {
    return {
      _tag: "MutualAidIsNotAgreed",
      commands: [organisation.home.command ?? "", foreign.unit.command ?? ""],
      groups: ofForeignCommand.map(({ groupId }) => groupId)
    }
  }
  // A busy group of another zone is refused for the border first: that is what its sender can do something about.
  const crossing = groups.filter(
    ({ ownZone, unit }) => !ownZone && !file.approvals.some(({ zoneId }) => zoneId === borderOf(unit))
  )
  const [first] = crossing
  return first === undefined
    ? { groups }
    : {
        _tag: "CrossingIsNotApproved",
        zoneId: borderOf(first.unit),
        groups: crossing.map(({ groupId }) => groupId)
      }
}

/** Row 7: that the groups on a case are too few for its level. */
export const warningsOfLevel = (file: CaseFile, rules: CaseRules, at: Instant): ReadonlyArray<Warning> => {
  const policy = gradeOf(rules, file)
  const { engaged } = answered(file, at)
  const people = engaged.reduce((sum, group) => sum + group.people, 0)
  return isEnough(policy, engaged) ? [] : [belowGrade(policy, engaged.length, people, 0)]
}

/** Row 7: the code is part of the text, so that a program finds it as well. */
const belowGrade = (
  { grade, leastGroups, leastPeople, everyGroup }: GradePolicy,
  sentGroups: number,
  sentPeople: number,
  left: number
): Warning => {
  const name = gradeNames[grade]
  return {
    path: "groups",
    rule: "I4",
    reason: {
      zh: `BELOW_GRADE 低于梯次用警标准:${name.zh}警情应派${everyGroup ? "全部警组" : `${leastGroups}组`}、${leastPeople}人以上,实派${sentGroups}组${sentPeople}人${left > 0 ? `,尚有${left}组可派` : ""}`,
      en: `BELOW_GRADE: ${grade} cases ask for ${everyGroup ? "every group" : `${leastGroups} groups`} and ${leastPeople} people; sent are ${sentGroups} groups, ${sentPeople} people${left > 0 ? `, ${left} groups are left` : ""}`
    }
  }
}
