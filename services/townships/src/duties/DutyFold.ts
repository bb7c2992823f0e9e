import {
  dayOf,
  evolveOrganisation,
  evolvePerson,
  evolvePost,
  initialOrganisation,
  initialPerson,
  initialPost,
  type OrganisationEvent,
  type PersonEvent,
  type PostEvent,
  type RosterEvent,
  type Slot,
  townshipOfPerson
} from "@jiaosuo/duties/events"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Rows } from "@jiaosuo/projection/Projection"
import { inOrder, inUtc, noRow } from "../lists/FoldOrder.ts"
import type { OrganisationRow, PersonRow, PostRow, RosterRow, SlotRow } from "./DutyTable.ts"

/**
 * The folds of the register of duties. Each throws, so that the runner sets the event aside, where the rows do not
 * stand before the event: one that was set aside leaves a gap that must not be filled out of order.
 */

/** The organisation after one more event, without indicators: nobody asks this model for them. */
export const foldOrganisation = (
  event: OrganisationEvent,
  recorded: RecordedEvent,
  rows: Rows<OrganisationRow>
): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = before?.state ?? initialOrganisation
  rows.set({
    organisation_id: id,
    version: recorded.version,
    state: event._tag === "IndicatorWasRecorded" ? state : evolveOrganisation(state, event)
  })
}

/** Somebody after one more event. */
export const foldPerson = (event: PersonEvent, recorded: RecordedEvent, rows: Rows<PersonRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolvePerson(before?.state ?? initialPerson, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  rows.set({
    person_id: id,
    version: recorded.version,
    township: townshipOfPerson(state),
    account: state.account,
    state
  })
}

/** A post after one more event. */
export const foldPost = (event: PostEvent, recorded: RecordedEvent, rows: Rows<PostRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolvePost(before?.state ?? initialPost, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  rows.set({
    post_id: id,
    version: recorded.version,
    kind: state.kind,
    standing: state.standing,
    unit_id: state.unitId,
    township: state.township,
    day: dayInShanghai(state.from),
    from_at: inUtc(state.from),
    member_ids: state.members.map(({ personId }) => personId),
    state,
    changed_at: recorded.recordedAt
  })
}

/** Ids of the duties that an event of a roster is about. */
export const slotsTouched = (event: RosterEvent): ReadonlyArray<string> => {
  switch (event._tag) {
    case "SlotsWerePlanned":
      return event.slots.map(({ slotId }) => slotId)
    case "SlotWasChanged":
      return [event.slot.slotId]
    case "SlotWasRemoved":
    case "PersonCheckedIn":
    case "PersonCheckedOut":
      return [event.slotId]
    default:
      return []
  }
}

/** A roster and its duties after one more event. */
export const foldRoster = (
  event: RosterEvent,
  recorded: RecordedEvent,
  rosters: Rows<RosterRow>,
  slots: Rows<SlotRow>
): void => {
  const id = idOf(recorded.stream)
  const before = rosters.get(id)
  inOrder(recorded, before)
  const after = rosterAfter(event, recorded, id, before)
  foldSlots(event, recorded, id, slots)
  rosters.set({
    ...after,
    version: recorded.version,
    position: recorded.position,
    changed_at: recorded.recordedAt
  })
}

const rosterAfter = (
  event: RosterEvent,
  recorded: RecordedEvent,
  id: string,
  before: RosterRow | undefined
): RosterRow => {
  if (before === undefined) {
    if (event._tag !== "RosterWasOpened") throw noRow(recorded)
    const { unitId, unitKind, month, template, townships, people } = event
    return {
      roster_id: id,
      version: recorded.version,
      position: recorded.position,
      unit_id: unitId,
      unit_kind: unitKind,
      month,
      template,
      townships,
      people,
      published: false,
      published_at: null,
      reason: null,
      changed_at: recorded.recordedAt
    }
  }
  switch (event._tag) {
    case "PeopleWereNamed":
      return { ...before, people: event.people }
    case "RosterWasPublished":
      return { ...before, published: true, published_at: recorded.recordedAt, reason: event.reason }
    case "RosterWasWithdrawn":
      return { ...before, published: false, published_at: null, reason: null }
    default:
      return before
  }
}

const foldSlots = (
  event: RosterEvent,
  recorded: RecordedEvent,
  rosterId: string,
  slots: Rows<SlotRow>
): void => {
  const known = (slotId: string): SlotRow => {
    const row = slots.get(slotId)
    if (row === undefined) throw noRow(recorded)
    return row
  }
  switch (event._tag) {
    case "SlotsWerePlanned":
      for (const slot of event.slots) slots.set(slotRow(slot, rosterId, []))
      return
    case "SlotWasChanged":
      slots.set(slotRow(event.slot, rosterId, known(event.slot.slotId).attendance))
      return
    case "SlotWasRemoved":
      known(event.slotId)
      slots.remove(event.slotId)
      return
    case "PersonCheckedIn": {
      const { slotId, personId, at, location, lateMinutes } = event
      const row = known(slotId)
      const came = { slotId, personId, checkedInAt: at, location, lateMinutes }
      slots.set({
        ...row,
        attendance: [...row.attendance, { ...came, checkedOutAt: null, earlyMinutes: null }]
      })
      return
    }
    case "PersonCheckedOut": {
      const row = known(event.slotId)
      slots.set({
        ...row,
        attendance: row.attendance.map((one) =>
          one.personId === event.personId
            ? { ...one, checkedOutAt: event.at, earlyMinutes: event.earlyMinutes }
            : one
        )
      })
      return
    }
    default:
      return
  }
}

const slotRow = (slot: Slot, rosterId: string, attendance: SlotRow["attendance"]): SlotRow => ({
  slot_id: slot.slotId,
  roster_id: rosterId,
  kind: slot.kind,
  day: dayOf(slot),
  from_at: inUtc(slot.from),
  until_at: inUtc(slot.until),
  unit_id: slot.unitId,
  group_number: slot.group?.number ?? null,
  members: slot.members,
  attendance
})
