import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { reaches } from "@jiaosuo/kernel/Qualification"
import type { DutyPosition } from "@jiaosuo/reference/DutyTemplates"
import { absenceOn, leftBefore, type PersonFacts, unitOfPerson, unitOn } from "../roster/Facts.ts"
import { dayOf, daysTouched, type Slot } from "../roster/Slot.ts"
import type { DraftInput, UnfitReason } from "./DraftInput.ts"

/** The draft while it is made: who has which duties already. Changed in place, seen by nobody outside of the draft. */

/** A stretch of time that takes a person. */
interface Taken {
  readonly from: number
  readonly until: number
}

/** A duty about to be filled. */
export interface OpenDuty extends Taken {
  readonly day: CalendarDate
  readonly off: boolean
  readonly position: DutyPosition
  readonly unitId: string
  /** Of a response group; null for other duties. */
  readonly number: number | null
  readonly touched: ReadonlyArray<CalendarDate>
  /** Who is in it; the first leads. */
  readonly crew: Array<DraftPerson>
}

/** Somebody who takes part, with what they have so far. */
export interface DraftPerson {
  readonly facts: PersonFacts
  readonly isOfficer: boolean
  readonly taken: Array<Taken>
  /** How many duties begin on each day. */
  readonly days: Map<CalendarDate, number>
  dutyDays: number
  dutyDaysOff: number
  /** What they had more than the others before the month: duty days, and those off. */
  readonly past: number
  readonly pastOff: number
}

/** Months gone by are made up for by at most so many days: nobody works a month for all that was. */
const mostMadeUp = 3

/** Those who take part, in the order of their ids, with the duties that are planned already. */
export const draftPeople = (input: DraftInput): ReadonlyArray<DraftPerson> => {
  const { people, planned, neighbours, pastLoad, isWorkingDay } = input
  const ordered = [...people].sort((a, b) => (a.personId < b.personId ? -1 : 1))
  const least = (isOfficer: boolean, of: "dutyDays" | "dutyDaysOff"): number =>
    Math.min(
      ...ordered
        .filter(({ personKind }) => (personKind === "officer") === isOfficer)
        .map(({ personId }) => pastLoad.get(personId)?.[of] ?? 0)
    )
  const made = ordered.map((facts): DraftPerson => {
    const isOfficer = facts.personKind === "officer"
    const past = pastLoad.get(facts.personId)
    return {
      facts,
      isOfficer,
      taken: [],
      days: new Map(),
      dutyDays: 0,
      dutyDaysOff: 0,
      past: Math.min((past?.dutyDays ?? 0) - least(isOfficer, "dutyDays"), mostMadeUp),
      pastOff: Math.min((past?.dutyDaysOff ?? 0) - least(isOfficer, "dutyDaysOff"), mostMadeUp)
    }
  })
  const byId = new Map(made.map((person) => [person.facts.personId, person]))
  const take = (slot: Slot, counts: boolean): void => {
    const stretch = { from: Date.parse(slot.from), until: Date.parse(slot.until) }
    const day = dayOf(slot)
    for (const { personId } of slot.members) {
      const person = byId.get(personId)
      if (person === undefined) continue
      person.taken.push(stretch)
      if (counts) countDay(person, day, !isWorkingDay(day))
    }
  }
  for (const slot of planned) take(slot, true)
  for (const slot of neighbours) take(slot, false)
  return made
}

const countDay = (person: DraftPerson, day: CalendarDate, off: boolean): void => {
  const before = person.days.get(day) ?? 0
  person.days.set(day, before + 1)
  if (before > 0) return
  person.dutyDays++
  if (off) person.dutyDaysOff++
}

/** Somebody is in a duty. */
export const enter = (person: DraftPerson, duty: OpenDuty): void => {
  duty.crew.push(person)
  person.taken.push(duty)
  countDay(person, duty.day, duty.off)
}

/** Somebody is out of a duty again; the place in the crew is given back. */
export const leave = (person: DraftPerson, duty: OpenDuty): number => {
  const place = duty.crew.indexOf(person)
  duty.crew.splice(place, 1)
  person.taken.splice(person.taken.indexOf(duty), 1)
  const left = (person.days.get(duty.day) ?? 1) - 1
  if (left > 0) person.days.set(duty.day, left)
  else {
    person.days.delete(duty.day)
    person.dutyDays--
    if (duty.off) person.dutyDaysOff--
  }
  return place
}

/** Somebody takes a place in a crew that another left. */
export const enterAt = (person: DraftPerson, duty: OpenDuty, place: number): void => {
  enter(person, duty)
  duty.crew.pop()
  duty.crew.splice(place, 0, person)
}

/** What is asked of whoever takes a place in a duty. */
export interface Place {
  readonly duty: OpenDuty
  readonly officer: boolean
  /** Leads the duty, and needs its qualification (A2). */
  readonly leads: boolean
}

const millisPerHour = 3_600_000

/** The first rule that keeps somebody out of a place; undefined where none does. */
export const unfitFor = (
  { facts, taken }: DraftPerson,
  { duty, leads }: Place,
  { unit, restAfter }: Pick<DraftInput, "unit" | "restAfter">
): UnfitReason | undefined => {
  const unitId = unitOfPerson(facts, duty.day)
  if (unitId === null || unitOn(unit, duty.day)?.units.has(unitId) !== true) return "of-another-unit"
  // Nobody is on duty on a day on which they serve no longer.
  if (leftBefore(facts, duty.touched) !== undefined) return "of-another-unit"
  if (absenceOn(facts, duty.touched) !== undefined) return "away"
  if (duty.position.leader && !facts.leader) return "no-leader"
  if (leads && !reaches(facts.qualification, duty.position.qualification)) return "not-qualified"
  let resting = false
  for (const other of taken) {
    if (other.from < duty.until && duty.from < other.until) return "on-duty"
    const [first, second] = other.from < duty.from ? [other, duty] : [duty, other]
    const rest = restAfter((first.until - first.from) / millisPerHour, duty.day) * millisPerHour
    if (second.from - first.until < rest) resting = true
  }
  return resting ? "resting" : undefined
}

/** Whether a duty at a station is at the person's own. */
export const isAtHome = (
  { facts }: DraftPerson,
  { day, position, unitId }: OpenDuty,
  { unit }: Pick<DraftInput, "unit">
): boolean => {
  if (position.where === "unit") return true
  const own = unitOfPerson(facts, day)
  return own !== null && unitOn(unit, day)?.units.get(own) === unitId
}

/** A duty as an empty crew, with its instants in milliseconds. */
export const openDuty = (
  slot: Pick<Slot, "from" | "until" | "unitId">,
  position: DutyPosition,
  number: number | null,
  isWorkingDay: DraftInput["isWorkingDay"]
): OpenDuty => {
  const day = dayOf(slot)
  return {
    day,
    off: !isWorkingDay(day),
    position,
    unitId: slot.unitId,
    number,
    from: Date.parse(slot.from),
    until: Date.parse(slot.until),
    touched: daysTouched(slot),
    crew: []
  }
}
