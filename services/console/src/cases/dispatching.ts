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

/** Whether a person can choose a group at all. */
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
