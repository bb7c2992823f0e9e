import {
  busyDays,
  type CountedDuty,
  changeFrom,
  type DayRange,
  type DutyLoad,
  dayNumber,
  daySorts,
  type Fairness,
  factOn,
  fairnessOfDays,
  loadOf,
  monthPeriod,
  type PersonOnFile,
  type RestDays,
  rangeOf,
  restBalanceOn,
  restOf
} from "@jiaosuo/duties/events"
import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { Period } from "../accidents/Periods.ts"
import { type DutyFacts, lengthOf, monthsOf, type ServiceScope, serviceIn, sharedBy } from "./DutyFacts.ts"
import type { GapPolicy } from "./DutyGaps.ts"
import type { DutiesOfPeople } from "./DutyQueries.ts"
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

const isAsked = (id: string, { personKind }: PersonOnFile, filter: PeopleFilter): boolean =>
  (filter.people === undefined || filter.people.includes(id)) &&
  (filter.personKind === undefined || filter.personKind === personKind)

const daysIn = (stretches: ReadonlyArray<Period>): number =>
  stretches.reduce((days, stretch) => days + lengthOf(stretch), 0)

/** Duties of both periods, by person. */
export interface DutiesOfBoth {
  readonly now: DutiesOfPeople
  readonly before: DutiesOfPeople
}

const none: ReadonlyArray<CountedDuty> = []

/** Duties that begin on one of the days. */
const within = (
  duties: ReadonlyArray<CountedDuty>,
  stretches: ReadonlyArray<Period>
): ReadonlyArray<CountedDuty> => {
  const ranges = stretches.map(rangeOf)
  return duties.filter(({ day }) => ranges.some(({ from, until }) => from <= day && day <= until))
}

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
  duties: DutiesOfBoth,
  filter: PeopleFilter,
  period: Period,
  isWorkingDay: IsWorkingDay
): { readonly loads: ReadonlyArray<PersonLoad>; readonly fairness: Fairness } => {
  const earlier = yearBefore(period)
  const sortOf = daySorts(isWorkingDay)
  const service = serviceIn(facts, filter, period)
  const serviceBefore = serviceIn(facts, filter, earlier)
  const [range, rangeBefore] = [rangeOf(period), rangeOf(earlier)]
  const months = monthsOf(period).map((month) => ({ month, range: rangeOf(monthPeriod(month)) }))
  const spread: Array<{ readonly personKind: PersonOnFile["personKind"]; readonly days: Set<number> }> = []
  const loads = [...facts.people].flatMap(([personId, person]): ReadonlyArray<PersonLoad> => {
    if (!isAsked(personId, person, filter)) return []
    const stretches = service(person)
    if (stretches.length === 0) return []
    const own = within(duties.now.get(personId) ?? none, stretches)
    spread.push({ personKind: person.personKind, days: new Set(own.map(({ day }) => day)) })
    const load = loadOf(own, range, sortOf)
    const before = loadOf(
      within(duties.before.get(personId) ?? none, serviceBefore(person)),
      rangeBefore,
      sortOf
    )
    return [
      {
        personId,
        unitId: lastUnit(person, stretches),
        served: daysIn(stretches),
        ...load,
        months: months.map((one) => ({ month: one.month, ...loadOf(own, one.range, sortOf) })),
        dutyDaysChange: compared(before.dutyDays, load.dutyDays),
        hoursChange: compared(before.hours, load.hours)
      }
    ]
  })
  return { loads, fairness: fairnessOfDays(spread, sortOf) }
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
const restTakenBy = ({ absences }: PersonOnFile, period: Period): ReadonlySet<number> =>
  new Set(
    absences
      .filter(({ cancelled, ground }) => !cancelled && ground === "rest")
      .flatMap((absence) => {
        const shared = sharedBy(absence, period)
        if (shared === undefined) return []
        const first = dayNumber(shared.from)
        return Array.from({ length: lengthOf(shared) }, (_, n) => first + n)
      })
  )

/** What the rest days of people are counted from. */
export interface RestKnown {
  readonly facts: DutyFacts
  readonly duties: DutiesOfBoth
  /** Published rosters of both years. */
  readonly rosters: ReadonlyArray<RosterRow>
}

/** Rest days of both years, and the totals of everybody who served in each of them. */
export const restIn = (
  { facts, duties, rosters }: RestKnown,
  filter: PeopleFilter,
  period: Period,
  isWorkingDay: IsWorkingDay
): {
  readonly rests: ReadonlyArray<PersonRest>
  readonly before: { readonly people: number; readonly total: number }
} => {
  const sortOf = daySorts(isWorkingDay)
  const takingPart = new Set(rosters.flatMap(({ month, people }) => people.map((id) => `${id}/${month}`)))
  /** A year of everybody: what is the same for all of them is found once. */
  const yearOf = (year: Period, known: DutiesOfPeople) => {
    const service = serviceIn(facts, filter, year)
    const months = monthsOf(year).map((month) => ({
      month,
      period: monthPeriod(month),
      range: rangeOf(monthPeriod(month))
    }))
    /** The rest days of the stretches that somebody serves, and the months of them. */
    return (personId: string, person: PersonOnFile) => {
      const stretches = service(person)
      const own = known.get(personId) ?? none
      const days = { busy: busyDays(own), taken: restTakenBy(person, year) }
      const isRostered = (month: string, range: DayRange) =>
        own.some(({ day }) => range.from <= day && day <= range.until) ||
        takingPart.has(`${personId}/${month}`)
      const rests = months.flatMap(({ month, period: ofMonth, range }) => {
        const parts = stretches.flatMap((stretch) => sharedBy(stretch, ofMonth) ?? [])
        if (parts.length === 0) return []
        const rest = parts.map((part) => restOf(days, rangeOf(part), sortOf)).reduce(together, noRest)
        return [{ month, rostered: isRostered(month, range), ...rest }]
      })
      return { stretches, months: rests, rest: rests.reduce(together, noRest) }
    }
  }
  const nowOf = yearOf(period, duties.now)
  const beforeOf = yearOf(yearBefore(period), duties.before)
  const totals = { people: 0, total: 0 }
  const rests = [...facts.people].flatMap(([personId, person]): ReadonlyArray<PersonRest> => {
    if (!isAsked(personId, person, filter)) return []
    const now = nowOf(personId, person)
    const before = beforeOf(personId, person)
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
