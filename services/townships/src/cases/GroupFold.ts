import type { CaseEvent, EventOf } from "@jiaosuo/cases/events"
import type { RosterEvent, Slot } from "@jiaosuo/duties/events"
import type { Rows } from "@jiaosuo/projection/Projection"
import type { GroupRow, RosterRow } from "./GroupTables.ts"
import type { EngagedStep } from "./http/CaseAnswer.ts"

/** How the tables of rosters and groups follow from what happened. */

/** The events of a case that say what a group is at. */
export type GroupStepEvent =
  | EventOf<"GroupsWereDispatched">
  | EventOf<"DispatchWasSigned">
  | EventOf<"GroupDeparted">
  | EventOf<"GroupArrived">
  | EventOf<"GroupIsDone">
  | EventOf<"GroupWasCalledOff">

/** Ids of the groups that an event of a case moves. */
export const groupsMovedBy = (event: CaseEvent): ReadonlyArray<string> => {
  switch (event._tag) {
    case "GroupsWereDispatched":
      return event.groups.map(({ groupId }) => groupId)
    case "DispatchWasSigned":
    case "GroupDeparted":
    case "GroupArrived":
    case "GroupIsDone":
    case "GroupWasCalledOff":
      return [event.groupId]
    default:
      return []
  }
}

/** The groups that an event of a roster is about; those of the whole roster follow its row. */
export const groupsPlannedBy = (event: RosterEvent): ReadonlyArray<string> => {
  switch (event._tag) {
    case "SlotsWerePlanned":
      return event.slots.flatMap(({ group }) => group?.groupId ?? [])
    case "SlotWasChanged":
      return [event.slot.group?.groupId ?? event.slot.slotId]
    case "SlotWasRemoved":
      return [event.slotId]
    default:
      return []
  }
}

const emptyGroup = (id: string): GroupRow => ({
  group_id: id,
  position: 0,
  roster_id: null,
  unit_id: "",
  number: null,
  starts_at: null,
  ends_at: null,
  people: 0,
  members: [],
  accounts: [],
  removed_at: 0,
  township: null,
  sent: 0,
  engaged_by: null,
  step: null,
  longitude: null,
  latitude: null,
  seen_at: null
})

const stepAfter = {
  DispatchWasSigned: "signed",
  GroupDeparted: "departed",
  GroupArrived: "arrived"
} as const satisfies { readonly [Type in GroupStepEvent["_tag"]]?: EngagedStep }

/** What a case says of its groups. */
export const foldGroupsOfCase = (
  event: CaseEvent,
  caseId: string,
  position: number,
  groups: Rows<GroupRow>
): void => {
  switch (event._tag) {
    case "GroupsWereDispatched":
      for (const { elsewhereFrom, groupId, people, township, unitId } of event.groups) {
        const known = groups.get(groupId) ?? { ...emptyGroup(groupId), unit_id: unitId, people }
        groups.set({
          ...known,
          position,
          township: township === "" ? known.township : township,
          sent: known.sent + 1,
          // Row 9: filed late, of a time before another case had it: it is not there now.
          ...(elsewhereFrom === undefined ? { engaged_by: caseId, step: "dispatched" as const } : {})
        })
      }
      return
    case "DispatchWasSigned":
    case "GroupDeparted":
    case "GroupArrived": {
      const known = groups.get(event.groupId)
      if (known?.engaged_by === caseId) groups.set({ ...known, position, step: stepAfter[event._tag] })
      return
    }
    case "GroupIsDone":
    case "GroupWasCalledOff": {
      const known = groups.get(event.groupId)
      if (known?.engaged_by === caseId) groups.set({ ...known, position, engaged_by: null, step: null })
      return
    }
  }
}

const planned = (known: GroupRow | undefined, slot: Slot, rosterId: string, position: number): GroupRow => ({
  ...(known ?? emptyGroup(slot.slotId)),
  position,
  roster_id: rosterId,
  unit_id: slot.unitId,
  number: slot.group?.number ?? null,
  starts_at: new Date(Date.parse(slot.from)).toISOString(),
  ends_at: new Date(Date.parse(slot.until)).toISOString(),
  people: slot.members.length,
  members: slot.members.map(({ account, lead, personId, personKind }) => ({
    personId,
    personKind,
    account,
    lead
  })),
  accounts: slot.members.flatMap(({ account }) => account ?? []),
  removed_at: 0
})

/** What a roster says of itself and of its groups. */
export const foldRoster = (
  event: RosterEvent,
  rosterId: string,
  position: number,
  rows: { readonly roster: Rows<RosterRow>; readonly group: Rows<GroupRow> }
): void => {
  const remove = (groupId: string) => {
    const known = rows.group.get(groupId)
    if (known !== undefined) rows.group.set({ ...known, position, removed_at: position })
  }
  switch (event._tag) {
    case "RosterWasOpened":
      rows.roster.set({
        roster_id: rosterId,
        unit_id: event.unitId,
        townships: event.townships,
        published: false,
        published_at: 0,
        withdrawn_at: 0
      })
      return
    case "SlotsWerePlanned":
      for (const slot of event.slots) {
        if (slot.group !== null) {
          const { groupId } = slot.group
          rows.group.set({
            ...planned(rows.group.get(groupId), slot, rosterId, position),
            group_id: groupId
          })
        }
      }
      return
    case "SlotWasChanged": {
      const { slot } = event
      // A duty whose group was taken away is no group any more.
      if (slot.group === null) remove(slot.slotId)
      else {
        const { groupId } = slot.group
        rows.group.set({ ...planned(rows.group.get(groupId), slot, rosterId, position), group_id: groupId })
      }
      return
    }
    case "SlotWasRemoved":
      remove(event.slotId)
      return
    case "RosterWasPublished":
    case "RosterWasWithdrawn": {
      const known = rows.roster.get(rosterId)
      if (known === undefined) return
      const published = event._tag === "RosterWasPublished"
      rows.roster.set({
        ...known,
        published,
        ...(published ? { published_at: position } : { withdrawn_at: position })
      })
      return
    }
  }
}
