import type { CaseFile, GroupOnCase } from "../Case.ts"
import type { EventOf } from "../CaseEvents.ts"

/** What dispatching leaves in a case's file. */
export type GroupEvent =
  | EventOf<"GroupsWereDispatched">
  | EventOf<"DispatchWasSigned">
  | EventOf<"GroupDeparted">
  | EventOf<"GroupArrived">
  | EventOf<"GroupIsDone">
  | EventOf<"GroupWasCalledOff">

const sent = (event: EventOf<"GroupsWereDispatched">): ReadonlyArray<GroupOnCase> =>
  event.groups.map(
    ({ reasons: _, members = [], onDutyUntil = null, elsewhereFrom = null, corrects = false, ...group }) => ({
      ...group,
      members,
      onDutyUntil,
      elsewhereFrom,
      corrects,
      dispatchId: event.dispatchId,
      dispatchedAt: event.at,
      dispatchedBy: event.by,
      signedAt: null,
      departedAt: null,
      arrivedAt: null,
      arrivedLocation: null,
      doneAt: null,
      outcome: null,
      calledOffAt: null
    })
  )

/** The group's last time on the case is changed: it may have been there, done, and called again. */
const changing = (file: CaseFile, groupId: string, change: Partial<GroupOnCase>): CaseFile => {
  const last = file.groups.findLastIndex((group) => group.groupId === groupId)
  return {
    ...file,
    groups: file.groups.map((group, i) => (i === last ? { ...group, ...change } : group))
  }
}

/** The file after one more event about its groups. */
export const evolveGroups = (file: CaseFile, event: GroupEvent): CaseFile => {
  switch (event._tag) {
    case "GroupsWereDispatched": {
      const { _tag, groups, warnings: _, ...dispatch } = event
      return {
        ...file,
        groups: [...file.groups, ...sent(event)],
        dispatches: [...file.dispatches, { ...dispatch, groups: groups.map(({ groupId }) => groupId) }]
      }
    }
    case "DispatchWasSigned":
      return changing(file, event.groupId, { signedAt: event.at })
    case "GroupDeparted":
      return changing(file, event.groupId, { departedAt: event.at })
    case "GroupArrived":
      return changing(file, event.groupId, { arrivedAt: event.at, arrivedLocation: event.location })
    case "GroupIsDone":
      return changing(file, event.groupId, { doneAt: event.at, outcome: event.outcome })
    case "GroupWasCalledOff":
      return changing(file, event.groupId, { calledOffAt: event.at })
  }
}
