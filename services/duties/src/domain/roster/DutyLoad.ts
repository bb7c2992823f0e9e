import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { IsWorkingDay } from "./Composition.ts"
import {
  type CountedDuty,
  countedDuty,
  type DayRange,
  type DaySort,
  dayNumber,
  daySorts,
  rangeOf
} from "./CountedDays.ts"
import type { Slot } from "./Slot.ts"

/** Days of a period, both included. */
export interface Period {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** How much somebody is on duty in a period. */
export interface DutyLoad {
  readonly duties: number
  readonly hours: number
  /** Days on which a duty began. */
  readonly dutyDays: number
  /** Those of them that are no working days. */
  readonly dutyDaysOff: number
  /** Days from one duty day to the next, on average; null with fewer than two. Row 6: one duty in 3 to 4 days. */
  readonly daysBetween: number | null
  readonly shortestBetween: number | null
  readonly longestBetween: number | null
}

/** The period of a month (`2026-09`). */
export const monthPeriod = (month: string): Period => {
  const from = `${month}-01`
  const next = addDays(`${month}-28`, 4)
  return { from, until: addDays(`${next.slice(0, 7)}-01`, -1) }
}

/** The period of a year. */
export const yearPeriod = (year: number): Period => {
  const text = String(year).padStart(4, "0")
  return { from: `${text}-01-01`, until: `${text}-12-31` }
}

/** The duties of a person, whatever order the slots are in. */
export const dutiesOf = (slots: ReadonlyArray<Slot>, personId: string): ReadonlyArray<Slot> =>
  slots.filter(({ members }) => members.some((member) => member.personId === personId))

/** Row 6: the load of one person from their duties; a duty counts in the period in which it begins. */
export const loadOf = (
  duties: ReadonlyArray<CountedDuty>,
  { from, until }: DayRange,
  sortOf: (day: number) => DaySort
): DutyLoad => {
  const counted = duties.filter(({ day }) => from <= day && day <= until)
  const days = [...new Set(counted.map(({ day }) => day))].sort((a, b) => a - b)
  const between = days.slice(1).map((day, i) => day - (days[i] ?? day))
  return {
    duties: counted.length,
    hours: counted.reduce((sum, { millis }) => sum + millis, 0) / 3_600_000,
    dutyDays: days.length,
    dutyDaysOff: days.filter((day) => sortOf(day) !== "working").length,
    daysBetween: between.length === 0 ? null : between.reduce((sum, gap) => sum + gap, 0) / between.length,
    shortestBetween: between.length === 0 ? null : Math.min(...between),
    longestBetween: between.length === 0 ? null : Math.max(...between)
  }
}

/** Row 6: {@link loadOf} from duties of several people. */
export const dutyLoad = (
  slots: ReadonlyArray<Slot>,
  personId: string,
  period: Period,
  isWorkingDay: IsWorkingDay
): DutyLoad => loadOf(dutiesOf(slots, personId).map(countedDuty), rangeOf(period), daySorts(isWorkingDay))

/** What somebody's rest is counted from: their duties, and days of the rest bank that they took (rows 22, 54). */
export interface RestFacts {
  readonly slots: ReadonlyArray<Slot>
  readonly personId: string
  /** Days taken from the rest bank. */
  readonly restTaken: ReadonlyArray<CalendarDate>
}

/** Rest days at home in a period, and how they came about. */
export interface RestDays {
  /** Days off of the calendar without any hour of duty. */
  readonly daysOff: number
  /** Working days that were taken from the rest bank, without any hour of duty. */
  readonly taken: number
  readonly total: number
}

/** Days with an hour of duty. */
export const busyDays = (duties: ReadonlyArray<CountedDuty>): ReadonlySet<number> => {
  const busy = new Set<number>()
  for (const { day, lastDay } of duties) for (let at = day; at <= lastDay; at++) busy.add(at)
  return busy
}

/**
 * Row 22: a rest day at home is a day off of the working-day calendar (weekends and holidays, not the worked
 * Saturdays) on which no duty takes an hour, or a working day from the rest bank.
 */
export const restOf = (
  { busy, taken }: { readonly busy: ReadonlySet<number>; readonly taken: ReadonlySet<number> },
  { from, until }: DayRange,
  sortOf: (day: number) => DaySort
): RestDays => {
  let off = 0
  let fromBank = 0
  for (let day = from; day <= until; day++) {
    if (busy.has(day)) continue
    if (sortOf(day) !== "working") off++
    else if (taken.has(day)) fromBank++
  }
  return { daysOff: off, taken: fromBank, total: off + fromBank }
}

/** Row 22: {@link restOf} from duties of several people. */
export const restDays = (facts: RestFacts, period: Period, isWorkingDay: IsWorkingDay): RestDays =>
  restOf(
    {
      busy: busyDays(dutiesOf(facts.slots, facts.personId).map(countedDuty)),
      taken: new Set(facts.restTaken.map(dayNumber))
    },
    rangeOf(period),
    daySorts(isWorkingDay)
  )

/** Rest days of each month of a year, January first. */
export const restDaysByMonth = (
  facts: RestFacts,
  year: number,
  isWorkingDay: IsWorkingDay
): ReadonlyArray<RestDays> =>
  Array.from({ length: 12 }, (_, i) => {
    const month = `${String(year).padStart(4, "0")}-${String(i + 1).padStart(2, "0")}`
    return restDays(facts, monthPeriod(month), isWorkingDay)
  })

/** A number of one year against that of the year before. */
export interface YearOverYear {
  readonly before: number
  readonly now: number
  /** 0.375 for +37.5 %; null where there was nothing the year before. */
  readonly change: number | null
}

/** The change from one number to another, relative to the first. */
export const changeFrom = (before: number, now: number): YearOverYear => ({
  before,
  now,
  change: before === 0 ? null : (now - before) / before
})

/** Row 22: the rest days of a year against those of the year before. */
export const restYearOverYear = (facts: RestFacts, year: number, isWorkingDay: IsWorkingDay): YearOverYear =>
  changeFrom(
    restDays(facts, yearPeriod(year - 1), isWorkingDay).total,
    restDays(facts, yearPeriod(year), isWorkingDay).total
  )
