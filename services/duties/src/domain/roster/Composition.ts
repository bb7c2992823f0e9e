import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type DutyPosition, isOn, type Span } from "@jiaosuo/reference/DutyTemplates"
import { absenceOn, leftBefore, type PersonFacts, type UnitFacts, unitOfPerson, unitOn } from "./Facts.ts"
import type { PersonRejection, RosterRejection } from "./RosterRejections.ts"
import { crewOf, dayOf, daysTouched, overlap, type Slot } from "./Slot.ts"

/** Who may be in a duty and how many, as pure questions. */

/** Whether a day is a working day, by the calendar in force. */
export type IsWorkingDay = (day: CalendarDate) => boolean

/** What a template asks of a duty; undefined for a duty that it does not have. */
export const positionOf = (
  template: { readonly positions: ReadonlyArray<DutyPosition> } | undefined,
  slot: Pick<Slot, "kind" | "from">,
  isWorkingDay: IsWorkingDay
): DutyPosition | undefined => {
  const ofKind = template?.positions.filter(({ kind }) => kind === slot.kind) ?? []
  const working = isWorkingDay(dayOf(slot))
  return ofKind.find(({ days }) => isOn(days, working)) ?? ofKind[0]
}

const isBelow = (n: number, { least }: Span): boolean => n < least
const isAbove = (n: number, { most }: Span): boolean => n > most

/**
 * Row 5: whether a duty has the people that its position asks for: no fewer, no more, and one officer who leads a
 * response group. A duty without anybody is a gap, no group.
 */
export const crewFault = (slot: Slot, position: DutyPosition | undefined): RosterRejection | undefined => {
  if (slot.members.length === 0) return undefined
  const { officers, auxiliaries } = crewOf(slot.members)
  if (position !== undefined) {
    const numbers: ReadonlyArray<readonly [number, Span]> = [
      [officers, position.officers],
      [auxiliaries, position.auxiliaries],
      [slot.members.length, position.people]
    ]
    const needed = {
      officers: position.officers,
      auxiliaries: position.auxiliaries,
      people: position.people
    }
    const fault = { slotId: slot.slotId, kind: slot.kind, day: dayOf(slot), officers, auxiliaries, needed }
    if (numbers.some(([n, span]) => isBelow(n, span))) return { _tag: "GroupIsTooSmall", ...fault }
    if (numbers.some(([n, span]) => isAbove(n, span))) return { _tag: "GroupIsTooLarge", ...fault }
  }
  if (slot.kind !== "response-group") return undefined
  const leads = slot.members.filter(({ lead }) => lead)
  return leads.length === 1 && leads[0]?.personKind === "officer"
    ? undefined
    : { _tag: "GroupHasNoLead", slotId: slot.slotId, day: dayOf(slot) }
}

/**
 * Why one of the members cannot be there: unknown, of another unit that day, no longer in service before it ends, away,
 * or no leader where one is asked.
 */
export const memberFault = (
  slot: Slot,
  people: ReadonlyMap<string, PersonFacts>,
  unit: UnitFacts,
  position: DutyPosition | undefined
): PersonRejection | undefined => {
  const day = dayOf(slot)
  const days = daysTouched(slot)
  for (const { personId } of slot.members) {
    const person = people.get(personId)
    if (person === undefined) return { _tag: "PersonIsUnknown", personId }
    const unitId = unitOfPerson(person, day)
    if (unitId === null || unitOn(unit, day)?.units.has(unitId) !== true) {
      return { _tag: "PersonIsNotOfTheUnit", personId, day, unitId }
    }
    const left = leftBefore(person, days)
    if (left !== undefined) return { _tag: "PersonIsNotOfTheUnit", personId, day: left, unitId: null }
    const absence = absenceOn(person, days)
    if (absence !== undefined) return { _tag: "PersonIsAbsent", personId, slotId: slot.slotId, absence }
    if (position?.leader === true && !person.leader) {
      return { _tag: "PersonIsNoLeader", personId, slotId: slot.slotId }
    }
  }
  return undefined
}

/** The duties of each person, in the order of their beginnings. */
export const dutiesByPerson = (slots: ReadonlyArray<Slot>): ReadonlyMap<string, ReadonlyArray<Slot>> => {
  const byPerson = new Map<string, Array<Slot>>()
  for (const slot of slots) {
    for (const { personId } of slot.members) {
      const duties = byPerson.get(personId)
      if (duties === undefined) byPerson.set(personId, [slot])
      else duties.push(slot)
    }
  }
  for (const duties of byPerson.values()) {
    duties.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.slotId < b.slotId ? -1 : 1))
  }
  return byPerson
}

/** The first person who would be in two duties at one moment; `among` limits the question to some people. */
export const doubleBooking = (
  slots: ReadonlyArray<Slot>,
  among?: ReadonlySet<string>
): PersonRejection | undefined => {
  for (const [personId, duties] of dutiesByPerson(slots)) {
    if (among !== undefined && !among.has(personId)) continue
    // What overlaps a duty need not be the next one: a short one may lie between.
    let longest = duties[0]
    for (const slot of duties.slice(1)) {
      if (longest !== undefined && overlap(longest, slot)) {
        return {
          _tag: "PersonIsInTwoSlots",
          personId,
          day: dayOf(slot),
          slots: [longest.slotId, slot.slotId]
        }
      }
      if (longest === undefined || slot.until > longest.until) longest = slot
    }
  }
  return undefined
}

/** Hours between the end of one duty and the beginning of the next one. */
const hoursBetween = (one: Slot, next: Slot): number =>
  (Date.parse(next.from) - Date.parse(one.until)) / 3_600_000

/** Somebody who is on duty again before they rested. */
export interface ShortRest {
  readonly personId: string
  readonly slotId: string
  readonly day: CalendarDate
  readonly hours: number
  readonly least: number
}

/** Rests between two duties that are shorter than they should be. `restAfter`: hours after a duty of so many hours. */
export const shortRests = (
  slots: ReadonlyArray<Slot>,
  restAfter: (dutyHours: number, on: CalendarDate) => number
): ReadonlyArray<ShortRest> =>
  [...dutiesByPerson(slots)].flatMap(([personId, duties]) =>
    duties.slice(1).flatMap((slot, i) => {
      const before = duties[i]
      if (before === undefined) return []
      const hours = hoursBetween(before, slot)
      const least = restAfter((Date.parse(before.until) - Date.parse(before.from)) / 3_600_000, dayOf(slot))
      return hours < least ? [{ personId, slotId: slot.slotId, day: dayOf(slot), hours, least }] : []
    })
  )
