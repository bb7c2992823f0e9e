import { addDays, daysBetween } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { IsWorkingDay } from "./Composition.ts"
import { daysTouched, type Slot } from "./Slot.ts"

/**
 * Days as numbers, counted from 1 January 1970. Loads and rest days of a district look at some hundred thousand days:
 * written dates would be parsed and spelled again for each of them (decision 0140).
 */

const first: CalendarDate = "1970-01-01"

/** The number of a day. */
export const dayNumber = (day: CalendarDate): number => daysBetween(first, day)

/** The day of a number. */
export const dayOfNumber = (number: number): CalendarDate => addDays(first, number)

/** Days from one to another, both included, as numbers. */
export interface DayRange {
  readonly from: number
  readonly until: number
}

/** A period as numbers. */
export const rangeOf = (period: { readonly from: CalendarDate; readonly until: CalendarDate }): DayRange => ({
  from: dayNumber(period.from),
  until: dayNumber(period.until)
})

/** A working day, a Saturday or Sunday that is off, or another day off (a holiday, a day in lieu). */
export type DaySort = "working" | "weekend" | "holiday"

/** 1 January 1970 was a Thursday. */
const isWeekend = (number: number): boolean => [0, 6].includes((((number + 4) % 7) + 7) % 7)

/** What sort of day a number is, by the working-day calendar; each day is asked for once. */
export const daySorts = (isWorkingDay: IsWorkingDay): ((number: number) => DaySort) => {
  const known = new Map<number, DaySort>()
  return (number) => {
    const before = known.get(number)
    if (before !== undefined) return before
    const sort = isWorkingDay(dayOfNumber(number)) ? "working" : isWeekend(number) ? "weekend" : "holiday"
    known.set(number, sort)
    return sort
  }
}

/** A duty of one person, as far as loads and rest days look at it. */
export interface CountedDuty {
  /** The day on which it begins: it is a duty of that day. */
  readonly day: number
  /** The last day that it takes an hour of. */
  readonly lastDay: number
  readonly millis: number
}

/** A duty as it is counted. */
export const countedDuty = (slot: Pick<Slot, "from" | "until">): CountedDuty => {
  const touched = daysTouched(slot).map(dayNumber)
  const day = touched[0] ?? 0
  return {
    day,
    lastDay: touched[touched.length - 1] ?? day,
    millis: Date.parse(slot.until) - Date.parse(slot.from)
  }
}
