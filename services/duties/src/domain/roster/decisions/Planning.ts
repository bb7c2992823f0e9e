import { crewFault, doubleBooking, memberFault, positionOf } from "../Composition.ts"
import { type UnitFacts, unitOn } from "../Facts.ts"
import { attendanceOf, memberOf, type OpenRoster, slotOf } from "../Roster.ts"
import type {
  ChangeSlots,
  NamePeople,
  OpenRosterOf,
  PlanSlots,
  RemoveSlots,
  WithFacts
} from "../RosterCommands.ts"
import type { RosterEvent } from "../RosterEvents.ts"
import type { RosterRejection } from "../RosterRejections.ts"
import { dayOf, daysOfMonth, hoursOf, type Slot } from "../Slot.ts"
import { type Decision, happened, type RosterPolicy, refused, templateOf, unchanged } from "./Decision.ts"

/** A roster is opened for a unit that is there, by a template for units of its kind. */
export const open = (command: OpenRosterOf, { rules }: RosterPolicy): Decision => {
  const { unitId, unitKind, month, template, townships, named, people, unit } = command
  const known = rules.template(template, `${month}-01`)
  if (known !== undefined && known.unitKind !== unitKind) {
    return refused({ _tag: "TemplateIsForOtherUnits", template, unitKind })
  }
  const lastDay = daysOfMonth(month).at(-1)
  if (lastDay === undefined || unitOn(unit, lastDay) === undefined) {
    return refused({ _tag: "UnitIsNotThere", unitId, month })
  }
  const stranger = strangerAmong(named, people)
  return stranger === undefined
    ? happened({ _tag: "RosterWasOpened", unitId, unitKind, month, template, townships, people: named })
    : refused(stranger)
}

/** Those who take part; the same list again changes nothing. */
export const namePeople = ({ named, people, reason }: NamePeople, roster: OpenRoster): Decision => {
  const stranger = strangerAmong(named, people)
  if (stranger !== undefined) return refused(stranger)
  return JSON.stringify(named) === JSON.stringify(roster.people)
    ? unchanged
    : happened({ _tag: "PeopleWereNamed", people: named, reason })
}

const strangerAmong = (
  named: ReadonlyArray<string>,
  people: WithFacts["people"]
): RosterRejection | undefined => {
  const known = new Set(people.map(({ personId }) => personId))
  const personId = named.find((one) => !known.has(one))
  return personId === undefined ? undefined : { _tag: "PersonIsUnknown", personId }
}

/** Duties are planned; nobody twice, nobody who is away. An incomplete group may stand until publication. */
export const plan = (command: PlanSlots, roster: OpenRoster, policy: RosterPolicy): Decision => {
  const { slots, drafted, warnings } = command
  const planned = new Set(roster.slots.map(({ slotId }) => slotId))
  for (const { slotId } of slots) {
    if (planned.has(slotId)) return refused({ _tag: "SlotIsAlreadyPlanned", slotId })
    planned.add(slotId)
  }
  const fault = faultOf(slots, [...roster.slots, ...slots], command, roster, policy)
  return fault === undefined ? happened(...dayByDay(slots, drafted, warnings)) : refused(fault)
}

/** One event for each day: a month at once would be an event of a quarter of a megabyte. */
const dayByDay = (
  slots: ReadonlyArray<Slot>,
  drafted: boolean,
  warnings: PlanSlots["warnings"]
): ReadonlyArray<RosterEvent> => {
  // A draft that could fill nothing says so all the same.
  if (slots.length === 0) {
    return warnings.length === 0 ? [] : [{ _tag: "SlotsWerePlanned", slots, drafted, warnings }]
  }
  const days = [...new Set(slots.map(dayOf))].sort()
  return days.map((day, i) => ({
    _tag: "SlotsWerePlanned",
    slots: slots.filter((slot) => dayOf(slot) === day),
    drafted,
    warnings: i === 0 ? warnings : []
  }))
}

/** Duties as they are now: dragged to another day, with other people. A published roster is changed with a reason. */
export const change = (command: ChangeSlots, roster: OpenRoster, policy: RosterPolicy): Decision => {
  const { slots, reason } = command
  for (const slot of slots) {
    const before = slotOf(roster, slot.slotId)
    if (before === undefined) return refused({ _tag: "SlotIsUnknown", slotId: slot.slotId })
    const present = before.members.find(
      ({ personId }) =>
        attendanceOf(roster, slot.slotId, personId) !== undefined &&
        (memberOf(slot, personId) === undefined || slot.from !== before.from)
    )
    if (present !== undefined) return refused({ _tag: "DutyHasBegun", slotId: slot.slotId })
  }
  const changed = slots.filter((slot) => JSON.stringify(slotOf(roster, slot.slotId)) !== JSON.stringify(slot))
  if (changed.length === 0) return unchanged
  if (roster.published && reason === null) return refused({ _tag: "ChangeNeedsAReason" })
  const fault = faultOf(changed, replaced(roster.slots, changed), command, roster, policy)
  return fault === undefined ? happened(...asChanged(changed, reason)) : refused(fault)
}

/** The events of slots that are otherwise now. */
export const asChanged = (slots: ReadonlyArray<Slot>, reason: string | null): ReadonlyArray<RosterEvent> =>
  slots.map((slot) => ({ _tag: "SlotWasChanged", slot, reason }))

/** Duties with some of them in another form. */
export const replaced = (slots: ReadonlyArray<Slot>, changed: ReadonlyArray<Slot>): ReadonlyArray<Slot> => {
  const byId = new Map(changed.map((slot) => [slot.slotId, slot]))
  return slots.map((slot) => byId.get(slot.slotId) ?? slot)
}

/** Duties that nobody has come to yet may be taken out. */
export const remove = ({ slotIds, reason }: RemoveSlots, roster: OpenRoster): Decision => {
  for (const slotId of slotIds) {
    if (slotOf(roster, slotId) === undefined) return refused({ _tag: "SlotIsUnknown", slotId })
    if (roster.attendance.some((one) => one.slotId === slotId)) {
      return refused({ _tag: "DutyHasBegun", slotId })
    }
  }
  if (roster.published && reason === null) return refused({ _tag: "ChangeNeedsAReason" })
  return happened(
    ...[...new Set(slotIds)].map((slotId) => ({ _tag: "SlotWasRemoved", slotId, reason }) as const)
  )
}

/**
 * What is wrong with some duties, given all that would be planned then. On a published roster groups are complete,
 * too (row 5).
 */
export const faultOf = (
  touched: ReadonlyArray<Slot>,
  all: ReadonlyArray<Slot>,
  { people, unit }: WithFacts,
  roster: OpenRoster,
  policy: RosterPolicy
): RosterRejection | undefined => {
  const template = templateOf(policy, roster)
  const byId = new Map(people.map((person) => [person.personId, person]))
  for (const slot of touched) {
    const position = positionOf(template, slot, policy.isWorkingDay)
    const fault =
      placeFault(slot, roster, unit, policy) ??
      memberFault(slot, byId, unit, position) ??
      (roster.published ? crewFault(slot, position) : undefined)
    if (fault !== undefined) return fault
  }
  const among = new Set(touched.flatMap(({ members }) => members.map(({ personId }) => personId)))
  return twiceInOne(touched) ?? doubleBooking(all, among)
}

/** Somebody who is listed twice in one duty is in two of its places. */
const twiceInOne = (slots: ReadonlyArray<Slot>): RosterRejection | undefined => {
  for (const slot of slots) {
    const ids = slot.members.map(({ personId }) => personId)
    const personId = ids.find((id, i) => ids.indexOf(id) !== i)
    if (personId !== undefined) {
      return {
        _tag: "PersonIsInTwoSlots",
        personId,
        day: dayOf(slot),
        slots: [slot.slotId, slot.slotId]
      }
    }
  }
  return undefined
}

/** A duty begins in the month of the roster, is not too long, and is of the unit or of one of its stations. */
const placeFault = (
  slot: Slot,
  { month, unitId }: Pick<OpenRoster, "month" | "unitId">,
  unit: UnitFacts,
  { rules }: RosterPolicy
): RosterRejection | undefined => {
  const day = dayOf(slot)
  if (!day.startsWith(`${month}-`)) return { _tag: "SlotIsOutsideOfTheMonth", day, month }
  const hours = hoursOf(slot)
  const longest = rules.limit("longestDuty", day)
  if (hours > longest || hours <= 0) return { _tag: "SlotIsTooLong", hours, longest }
  const isOwn = slot.unitId === unitId || unitOn(unit, day)?.stations.includes(slot.unitId) === true
  return isOwn ? undefined : { _tag: "SlotIsOfAnotherUnit", unitId: slot.unitId, day }
}
