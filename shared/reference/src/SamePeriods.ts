import { addDays, addMonths, daysBetween, isCalendarDate } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { accepted, type Checked, refused } from "./Finding.ts"

/** A period of days, both ends included. */
export interface Period {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** Two periods of equal length, ready to be compared (同比). */
export interface ComparedPeriods {
  readonly current: Period
  readonly before: Period
  /** Days of each that are compared. */
  readonly days: number
  /** Each 29 February that is left out of the comparison; its accidents are in neither number. */
  readonly leftOut: ReadonlyArray<CalendarDate>
  /** `同比: 2026-01-01至2026-03-31 与 … 各90日`; says so where a day is left out. */
  readonly reason: Text
}

const lengthOf = ({ from, to }: Period): number => daysBetween(from, to) + 1

const leapDaysIn = ({ from, to }: Period): ReadonlyArray<CalendarDate> => {
  const found: Array<CalendarDate> = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const day = `${String(year).padStart(4, "0")}-02-29`
    if (isCalendarDate(day) && from <= day && day <= to) found.push(day)
  }
  return found
}

const written = ({ from, to }: Period): Text => text(`${from}至${to}`, `${from} to ${to}`)

/**
 * Whether two periods can be compared year on year: equal length in days, the earlier one before the
 * later and not into it. If their lengths differ by 29 February only, that day is left out of both numbers
 * and the answer says so: it has no counterpart, and one day more would be counted as growth. Periods that
 * have the same length are compared whole.
 */
export const comparePeriods = (current: Period, before: Period): Checked<ComparedPeriods> => {
  for (const period of [current, before]) {
    if (!isCalendarDate(period.from) || !isCalendarDate(period.to) || period.to < period.from) {
      return refused(
        "period-backwards",
        "C8",
        `期间${written(period).zh}不成立`,
        `${written(period).en} is no period`
      )
    }
  }
  if (before.to >= current.from) {
    return refused(
      "periods-overlap",
      "C8",
      `对比期${written(before).zh}应早于本期${written(current).zh}, 且不重叠`,
      `the period compared with, ${written(before).en}, must end before ${written(current).en} begins`
    )
  }
  const [days, daysBefore] = [lengthOf(current), lengthOf(before)]
  if (days === daysBefore) return accepted(compared(current, before, days, []))
  const leapDays = leapDaysIn(current)
  const leapDaysBefore = leapDaysIn(before)
  if (days - leapDays.length !== daysBefore - leapDaysBefore.length || days === leapDays.length) {
    return refused(
      "periods-of-unequal-length",
      "C8",
      `本期${written(current).zh}为${days}日, 对比期${written(before).zh}为${daysBefore}日, 长度不同不能同比`,
      `${written(current).en} has ${days} days and ${written(before).en} has ${daysBefore}: periods of unequal length are not compared`
    )
  }
  return accepted(compared(current, before, days - leapDays.length, [...leapDaysBefore, ...leapDays].sort()))
}

const compared = (
  current: Period,
  before: Period,
  days: number,
  leftOut: ReadonlyArray<CalendarDate>
): ComparedPeriods => {
  const without =
    leftOut.length === 0
      ? text("", "")
      : text(
          `, ${leftOut.join("、")}无对应日, 两期均不计`,
          `, without ${leftOut.join(", ")}, which has no counterpart and is in neither number`
        )
  return {
    current,
    before,
    days,
    leftOut,
    reason: text(
      `同比: ${written(current).zh} 与 ${written(before).zh}, 各${days}日${without.zh}`,
      `Year on year: ${written(current).en} with ${written(before).en}, ${days} days each${without.en}`
    )
  }
}

/**
 * The same period of an earlier year (one year unless more are named): the same days of the calendar. A
 * period that begins on 29 February begins on 1 March there, one that ends on it ends on 28 February.
 * Refused: what {@link comparePeriods} refuses, and a period that is only a 29 February.
 */
export const sameTimeLastYear = (current: Period, years = 1): Checked<ComparedPeriods> => {
  if (!isCalendarDate(current.from) || !isCalendarDate(current.to)) return comparePeriods(current, current)
  const shifted = (day: CalendarDate): CalendarDate => addMonths(day, -12 * years)
  const isLeapDay = (day: CalendarDate): boolean => day.slice(5) === "02-29"
  const hasLeapDay = isCalendarDate(`${shifted(current.from).slice(0, 4)}-02-29`)
  const from =
    isLeapDay(current.from) && !hasLeapDay ? addDays(shifted(current.from), 1) : shifted(current.from)
  const before = { from, to: shifted(current.to) }
  return before.to < before.from && current.from <= current.to
    ? refused(
        "period-without-counterpart",
        "C8",
        "2月29日在对比年份没有对应日",
        "29 February has no counterpart in the year compared with"
      )
    : comparePeriods(current, before)
}
