import { type CaseFile, engagedGroups } from "../Case.ts"
import type { Worker } from "../values/People.ts"
import { type Decision, refused } from "./Decision.ts"
import { isOfCommand } from "./Permission.ts"

/** A case that groups are out for goes on: they are done or called off first. */
export const unlessNoGroupIsOut = (file: CaseFile): Decision | undefined => {
  const engaged = engagedGroups(file)
  return engaged.length === 0
    ? undefined
    : refused({ _tag: "GroupsAreStillOnTheCase", groups: engaged.map(({ groupId }) => groupId) })
}

/** I5: what only whoever answers for the case does, and the command centre. */
export const unlessTheyAnswerForIt = (by: Worker, { responsible }: CaseFile): Decision | undefined =>
  by.account === responsible.account || isOfCommand(by.kind)
    ? undefined
    : refused({ _tag: "CaseIsAnotherPersons", responsible: responsible.account })
