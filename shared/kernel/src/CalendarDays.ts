import type { CalendarDate, Instant } from "./Event.ts"

/** The mainland has had no other offset since 1991: a constant is exact for every date we keep. */
const shanghaiOffsetMillis = 8 * 3_600_000

/** The calendar day in Asia/Shanghai of an instant. */
export const dayInShanghai = (instant: Instant | number): CalendarDate =>
  new Date((typeof instant === "number" ? instant : Date.parse(instant)) + shanghaiOffsetMillis)
    .toISOString()
    .slice(0, 10)

/** An instant with the offset of Asia/Shanghai, as answers of the HTTP interface carry it. */
export const inShanghai = (instant: Instant): string =>
  new Date(Date.parse(instant) + shanghaiOffsetMillis).toISOString().replace("Z", "+08:00")

/** Day `n` calendar days after (or before, if negative) another. */
export const addDays = (date: CalendarDate, n: number): CalendarDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

/**
 * The same day `n` months later; the last day of the month where that month is shorter
 * (31 January + 1 month = 28 or 29 February).
 */
export const addMonths = (date: CalendarDate, n: number): CalendarDate => {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number)
  const lastDay = new Date(Date.UTC(year, month + n, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + n, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

/** Whole calendar days from one day to another; negative if the other is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** Whether a text is a real day of the calendar in the form `2026-03-04`. */
export const isCalendarDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}
