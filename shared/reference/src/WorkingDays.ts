import { addDays, isCalendarDate } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import published from "chinese-days/dist/chinese-days.json" with { type: "json" }
import { Either, Schema } from "effect"
import { versionOf } from "./TableVersion.ts"

/** One year of the State Council's notice: days off besides weekends, and weekend days that are worked. */
export interface PublishedYear {
  readonly year: number
  /** Days off, all statutory holidays and days in lieu. */
  readonly holidays: ReadonlyArray<CalendarDate>
  /** Saturdays and Sundays that are worked (调休). */
  readonly workdays: ReadonlyArray<CalendarDate>
}

/**
 * The working days of the mainland. For a year that is not published yet it goes by weekends and the
 * statutory holidays of fixed date, and whoever computes a date in it marks that date `provisional`.
 */
export interface WorkingDayCalendar {
  readonly firstPublishedYear: number
  /** Dates after the end of this year are provisional. */
  readonly lastPublishedYear: number
  /** Fingerprint: provisional dates are computed again when it differs. */
  readonly version: string
  readonly isWorkingDay: (day: CalendarDate) => boolean
  /** Whether the year of a day is published, so that an answer about it is final. */
  readonly isPublished: (day: CalendarDate) => boolean
  /** The day itself if it is a working day, otherwise the next one. */
  readonly workingDayFrom: (day: CalendarDate) => CalendarDate
  /** The n-th working day after a day, which itself is not counted. */
  readonly workingDaysAfter: (day: CalendarDate, n: number) => CalendarDate
}

const Day = Schema.String.pipe(
  Schema.filter((text) => isCalendarDate(text) || `"${text}" is no calendar date`)
)

/** A calendar file: `2027.json` with the year's days off and worked weekend days. */
export const PublishedYearFile = Schema.Struct({
  year: Schema.Int,
  holidays: Schema.NonEmptyArray(Day),
  workdays: Schema.Array(Day),
  source: Schema.optional(Schema.String)
})

/**
 * Statutory holidays with a fixed date (全国年节及纪念日放假办法): off in every year, published or not.
 * The calendar packages answer "working day" for 1 January of a year they do not know.
 */
const fixedHolidays: ReadonlySet<string> = new Set(["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"])

const weekday = (day: CalendarDate): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/**
 * A calendar of published years. A year given twice is taken from its last entry, so that a correction
 * can be appended. Left: a day that is not in the year it is listed under, no year at all, or a gap
 * between the years (a hole would silently count holidays as working days).
 */
export const makeCalendar = (
  years: ReadonlyArray<PublishedYear>
): Either.Either<WorkingDayCalendar, string> => {
  const byYear = new Map(years.map((year) => [year.year, year]))
  const numbers = [...byYear.keys()].sort((a, b) => a - b)
  const first = numbers[0]
  const last = numbers[numbers.length - 1]
  if (first === undefined || last === undefined) return Either.left("the calendar has no year")
  if (last - first + 1 !== numbers.length) return Either.left("the calendar skips a year")
  const off = new Set<CalendarDate>()
  const worked = new Set<CalendarDate>()
  for (const { year, holidays, workdays } of byYear.values()) {
    const stray = [...holidays, ...workdays].find((day) => Number(day.slice(0, 4)) !== year)
    if (stray !== undefined) return Either.left(`${stray} is listed under ${year}`)
    for (const day of holidays) off.add(day)
    for (const day of workdays) {
      if (off.has(day)) return Either.left(`${day} is both a day off and a working day`)
      worked.add(day)
    }
  }
  const isPublished = (day: CalendarDate): boolean => {
    const year = Number(day.slice(0, 4))
    return year >= first && year <= last
  }
  const isWorkingDay = (day: CalendarDate): boolean => {
    if (off.has(day)) return false
    if (worked.has(day)) return true
    const number = weekday(day)
    if (number === 0 || number === 6) return false
    return isPublished(day) || !fixedHolidays.has(day.slice(5))
  }
  const workingDayFrom = (day: CalendarDate): CalendarDate => {
    let current = day
    while (!isWorkingDay(current)) current = addDays(current, 1)
    return current
  }
  return Either.right({
    firstPublishedYear: first,
    lastPublishedYear: last,
    version: versionOf(numbers.map((number) => byYear.get(number))),
    isWorkingDay,
    isPublished,
    workingDayFrom,
    workingDaysAfter: (day, n) => {
      let current = day
      for (let left = n; left > 0; ) {
        current = addDays(current, 1)
        if (isWorkingDay(current)) left--
      }
      return current
    }
  })
}

/** The years that the calendar package has published. */
export const packagedYears: ReadonlyArray<PublishedYear> = (() => {
  const daysOf = (days: Readonly<Record<string, string>>, year: number): ReadonlyArray<CalendarDate> =>
    Object.keys(days)
      .filter((day) => Number(day.slice(0, 4)) === year)
      .sort()
  const years = [...new Set(Object.keys(published.holidays).map((day) => Number(day.slice(0, 4))))].sort()
  return years.map((year) => ({
    year,
    holidays: daysOf(published.holidays, year),
    workdays: daysOf(published.workdays, year)
  }))
})()

/** The calendar of the packaged years. */
export const builtInCalendar: WorkingDayCalendar = Either.getOrThrowWith(
  makeCalendar(packagedYears),
  (reason) => new Error(`the packaged calendar: ${reason}`)
)
