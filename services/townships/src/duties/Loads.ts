import {
  changeFrom,
  type DutyLoad,
  dutyLoad,
  type Fairness,
  factOn,
  fairnessOf,
  monthPeriod,
  type PersonOnFile,
  type RestDays,
  restBalanceOn,
  restDays,
  type Slot
} from "@jiaosuo/duties/events"
import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Period } from "../accidents/Periods.ts"
import { type DutyFacts, lengthOf, monthsOf, type ServiceScope, sharedBy, stretchesOf } from "./DutyFacts.ts"
import type { GapPolicy } from "./DutyGaps.ts"
import type { RosteredSlot } from "./DutyQueries.ts"
import type { RosterRow } from "./DutyTable.ts"
import type { YearOverYear } from "./http/DutyAnswer.ts"

/**
 * Duty load (row 6) and rest days (row 22) of people, by the same pure functions that a roster is drafted and judged
 * by. What is looked at are the days on which somebody serves where it was asked for.
 */

type IsWorkingDay = GapPolicy["isWorkingDay"]

/** Whose loads are asked for. */
export interface PeopleFilter extends ServiceScope {
  readonly people: ReadonlyArray<string> | undefined
  readonly personKind: PersonOnFile["personKind"] | undefined
}

/** The same stretch of the year before. */
export const yearBefore = ({ from, until }: Period): Period => ({
  from: addMonths(from, -12),
  // The end of February stays the end of February.
  until: addDays(addMonths(addDays(until, 1), -12), -1)
})

/** Working days of a period. */
export const workingDaysOf = (period: Period, isWorkingDay: IsWorkingDay): number => {
  let count = 0
  for (let day = period.from; day <= period.until; day = addDays(day, 1)) if (isWorkingDay(day)) count++
  return count
}

/** A change with its percent to a tenth. */
export const compared = (before: number, now: number): YearOverYear => {
  const { change } = changeFrom(before, now)
  return { before, now, change, percent: change === null ? null : Math.round(change * 1_000) / 10 }
}

/** Duties of each person. */
const slotsByPerson = (
  slots: ReadonlyArray<RosteredSlot>
): ReadonlyMap<string, ReadonlyArray<RosteredSlot>> => {
  const byPerson = new Map<string, Array<RosteredSlot>>()
  for (const slot of slots) {
    for (const { personId } of slot.members) {
      const own = byPerson.get(personId)
      if (own === undefined) byPerson.set(personId, [slot])
      else own.push(slot)
    }
  }
  return byPerson
}

const isAsked = (id: string, { personKind }: PersonOnFile, filter: PeopleFilter): boolean =>
  (filter.people === undefined || filter.people.includes(id)) &&
  (filter.personKind === undefined || filter.personKind === personKind)

const daysIn = (stretches: ReadonlyArray<Period>): number =>
  stretches.reduce((days, stretch) => days + lengthOf(stretch), 0)

/** Duties that begin on one of the days. */
const within = (
  slots: ReadonlyArray<RosteredSlot>,
  stretches: ReadonlyArray<Period>
): ReadonlyArray<RosteredSlot> =>
  slots.filter(({ day }) => stretches.some(({ from, until }) => from <= day && day <= until))

/** Duties that take an hour of a period: whoever asks about a month need not look at all others. */
const touching = (slots: ReadonlyArray<RosteredSlot>, { from, until }: Period): ReadonlyArray<RosteredSlot> =>
  slots.filter(({ day, lastDay }) => day <= until && from <= lastDay)

/** Where somebody belongs on the last of some days. */
const lastUnit = (person: PersonOnFile, stretches: ReadonlyArray<Period>): string | null => {
  const last = stretches[stretches.length - 1]
  return last === undefined ? null : (factOn(person.assignments, last.until)?.unitId ?? null)
}

/** The load of one person. */
export interface PersonLoad extends DutyLoad {
  readonly personId: string
  readonly unitId: string | null
  readonly served: number
  readonly months: ReadonlyArray<{ readonly month: string } & DutyLoad>
  readonly dutyDaysChange: YearOverYear
  readonly hoursChange: YearOverYear
}

/** The loads of those who serve in the period, and how evenly duty days are spread over them. */
export const loadsIn = (
  facts: DutyFacts,
  slots: ReadonlyArray<RosteredSlot>,
  filter: PeopleFilter,
  period: Period,
  isWorkingDay: IsWorkingDay
): { readonly loads: ReadonlyArray<PersonLoad>; readonly fairness: Fairness } => {
  const bySlots = slotsByPerson(slots)
  const earlier = yearBefore(period)
  const counted = new Map<string, Slot>()
  const loads = [...facts.people].flatMap(([personId, person]): ReadonlyArray<PersonLoad> => {
    if (!isAsked(personId, person, filter)) return []
    const stretches = stretchesOf(facts, person, filter, period)
    if (stretches.length === 0) return []
    const own = bySlots.get(personId) ?? []
    const duties = within(own, stretches)
    // The spread is over the people of this list only: others in their duties may count elsewhere.
    for (const slot of duties) {
      const members = slot.members.filter((member) => member.personId === personId)
      const known = counted.get(slot.slotId)
      counted.set(slot.slotId, {
        ...slot,
        members: known === undefined ? members : [...known.members, ...members]
      })
    }
    const load = dutyLoad(duties, personId, period, isWorkingDay)
    const before = dutyLoad(
      within(own, stretchesOf(facts, person, filter, earlier)),
      personId,
      earlier,
      isWorkingDay
    )
    return [
      {
        personId,
        unitId: lastUnit(person, stretches),
        served: daysIn(stretches),
        ...load,
        months: monthsOf(period).map((month) => ({
          month,
          ...dutyLoad(
            duties.filter(({ day }) => day.startsWith(month)),
            personId,
            monthPeriod(month),
            isWorkingDay
          )
        })),
        dutyDaysChange: compared(before.dutyDays, load.dutyDays),
        hoursChange: compared(before.hours, load.hours)
      }
    ]
  })
  const listed = loads.map(({ personId }) => ({
    personId,
    personKind: facts.people.get(personId)?.personKind ?? ("officer" as const)
  }))
  return { loads, fairness: fairnessOf([...counted.values()], listed, isWorkingDay) }
}

/** The rest days of one person. */
export interface PersonRest extends RestDays {
  readonly personId: string
  readonly unitId: string | null
  readonly served: number
  readonly months: ReadonlyArray<{ readonly month: string; readonly rostered: boolean } & RestDays>
  readonly before: RestDays
  readonly change: YearOverYear
  readonly rosteredNow: boolean
  readonly rosteredBefore: boolean
  readonly restBalance: number
}

const noRest: RestDays = { daysOff: 0, taken: 0, total: 0 }

const together = (one: RestDays, other: RestDays): RestDays => ({
  daysOff: one.daysOff + other.daysOff,
  taken: one.taken + other.taken,
  total: one.total + other.total
})

/** Days that somebody took from the rest bank: absences on that ground. */
const restTakenBy = ({ absences }: PersonOnFile, period: Period): ReadonlyArray<CalendarDate> =>
  absences
    .filter(({ cancelled, ground }) => !cancelled && ground === "rest")
    .flatMap((absence) => {
      const shared = sharedBy(absence, period)
      return shared === undefined
        ? []
        : Array.from({ length: lengthOf(shared) }, (_, n) => addDays(shared.from, n))
    })

/** What the rest days of people are counted from. */
export interface RestKnown {
  readonly facts: DutyFacts
  readonly slots: ReadonlyArray<RosteredSlot>
  /** Published rosters of both years. */
  readonly rosters: ReadonlyArray<RosterRow>
}

/** Rest days of both years, and the totals of everybody who served in each of them. */
export const restIn = (
  { facts, slots, rosters }: RestKnown,
  filter: PeopleFilter,
  period: Period,
  isWorkingDay: IsWorkingDay
): {
  readonly rests: ReadonlyArray<PersonRest>
  readonly before: { readonly people: number; readonly total: number }
} => {
  const bySlots = slotsByPerson(slots)
  const earlier = yearBefore(period)
  const takingPart = new Set(rosters.flatMap(({ month, people }) => people.map((id) => `${id}/${month}`)))
  const totals = { people: 0, total: 0 }
  const rests = [...facts.people].flatMap(([personId, person]): ReadonlyArray<PersonRest> => {
    if (!isAsked(personId, person, filter)) return []
    const own = bySlots.get(personId) ?? []
    const dutyMonths = new Set(own.map(({ day }) => day.slice(0, 7)))
    const isRostered = (month: string) => dutyMonths.has(month) || takingPart.has(`${personId}/${month}`)
    /** The rest days of a stretch of service, and the months of it. */
    const monthsWithin = (year: Period) => {
      const stretches = stretchesOf(facts, person, filter, year)
      const restTaken = restTakenBy(person, year)
      const months = monthsOf(year).flatMap((month) => {
        const days = stretches.flatMap((stretch) => sharedBy(stretch, monthPeriod(month)) ?? [])
        if (days.length === 0) return []
        const rest = days
          .map((part) => restDays({ slots: touching(own, part), personId, restTaken }, part, isWorkingDay))
          .reduce(together, noRest)
        return [{ month, rostered: isRostered(month), ...rest }]
      })
      return { stretches, months, rest: months.reduce(together, noRest) }
    }
    const now = monthsWithin(period)
    const before = monthsWithin(earlier)
    if (before.stretches.length > 0) {
      totals.people++
      totals.total += before.rest.total
    }
    if (now.stretches.length === 0) return []
    return [
      {
        personId,
        unitId: lastUnit(person, now.stretches),
        served: daysIn(now.stretches),
        ...now.rest,
        months: now.months,
        before: before.rest,
        change: compared(before.rest.total, now.rest.total),
        rosteredNow: now.months.every(({ rostered }) => rostered),
        rosteredBefore: before.months.length > 0 && before.months.every(({ rostered }) => rostered),
        restBalance: restBalanceOn(person, period.until)
      }
    ]
  })
  return { rests, before: totals }
}
