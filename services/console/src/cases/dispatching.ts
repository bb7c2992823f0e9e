import { instantForm } from "./caseFields.ts"
import type { Proposal, WeighedGroup } from "./fileCalls.ts"

/** What a choice of groups amounts to against what the level asks for (row 7); pure. */
export interface Choice {
  readonly groups: number
  readonly people: number
  /** With those that are on the case already. */
  readonly allGroups: number
  readonly allPeople: number
  /** Free groups that are not chosen, where the level asks for every group. */
  readonly leftOut: number
  /** Fewer than the level asks for: they are sent all the same, and everybody is told. */
  readonly below: boolean
}

interface Sent {
  readonly groups: number
  readonly people: number
}

export const choiceOf = (proposal: Proposal, chosen: ReadonlyArray<string>, sent: Sent): Choice => {
  const groups = proposal.groups.filter(({ groupId }) => chosen.includes(groupId))
  const people = groups.reduce((sum, group) => sum + group.people, 0)
  const allGroups = sent.groups + groups.length
  const allPeople = sent.people + people
  const leftOut = proposal.everyGroup
    ? proposal.groups.filter(({ groupId, hindrance }) => hindrance === null && !chosen.includes(groupId))
        .length
    : 0
  return {
    groups: groups.length,
    people,
    allGroups,
    allPeople,
    leftOut,
    below: allGroups < proposal.leastGroups || allPeople < proposal.leastPeople || leftOut > 0
  }
}

/** A dispatch that was made earlier and is filed now (I5). */
export interface EarlierDispatch {
  /** `2026-03-04T09:05` of the district's time. */
  readonly at?: string
  readonly correction: boolean
  readonly reason: string
}

/** What is sent: an order of now, or what was done earlier. */
export const dispatchForm = (groups: ReadonlyArray<string>, earlier: EarlierDispatch | undefined) => {
  if (earlier === undefined) return { groups }
  const happenedAt = instantForm(earlier.at)
  const reason = earlier.reason.trim()
  return {
    groups,
    ...(happenedAt === undefined ? {} : { happenedAt }),
    ...(earlier.correction ? { correction: true } : {}),
    ...(reason === "" ? {} : { reason })
  }
}

/** Whether it can be sent: an earlier one says when, and a correction why. */
export const isReady = (earlier: EarlierDispatch | undefined): boolean =>
  earlier === undefined ||
  (instantForm(earlier.at) !== undefined && (!earlier.correction || earlier.reason.trim() !== ""))

/** Whether a person can choose a group at all; one of a correction was on another case by what that says. */
export const isChoosableIn =
  (earlier: EarlierDispatch | undefined) =>
  (group: WeighedGroup): boolean =>
    isChoosable(group) || (earlier?.correction === true && group.hindrance === "busy")

/** Whether a person can choose a group for an order of now. */
export const isChoosable = ({ hindrance }: WeighedGroup): boolean => hindrance === null

/** The choice with a group put in at the end, or taken out. */
export const toggled = (chosen: ReadonlyArray<string>, groupId: string): ReadonlyArray<string> =>
  chosen.includes(groupId) ? chosen.filter((one) => one !== groupId) : [...chosen, groupId]

/** The choice with a group one place earlier: groups are called in order. */
export const earlier = (chosen: ReadonlyArray<string>, groupId: string): ReadonlyArray<string> => {
  const at = chosen.indexOf(groupId)
  if (at < 1) return chosen
  const next = [...chosen]
  next.splice(at, 1)
  next.splice(at - 1, 0, groupId)
  return next
}
