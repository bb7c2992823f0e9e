import { addDays, addMonths, isCalendarDate } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"

/** Periods as people write them: a year, a month, a day, or two of these with two dots between. */

/** First and last day of a period, both counted. */
export interface Period {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** `2022`, `2022-11` or `2022-11-30` as its first and last day; undefined where it is none of them. */
export const spanOf = (text: string): Period | undefined => {
  if (/^\d{4}$/.test(text)) return spanOfMonths(`${text}-01-01`, 12)
  if (/^\d{4}-\d{2}$/.test(text)) return spanOfMonths(`${text}-01`, 1)
  return isCalendarDate(text) ? { from: text, until: text } : undefined
}

const spanOfMonths = (from: string, months: number): Period | undefined =>
  isCalendarDate(from) ? { from, until: addDays(addMonths(from, months), -1) } : undefined

/** `2020-12..2021-11`, or a single year, month or day; undefined where it is no period or ends before it begins. */
export const periodOf = (text: string): Period | undefined => {
  const parts = text.split("..")
  const [first, last] = [parts[0], parts[parts.length - 1]].map((part) => spanOf((part ?? "").trim()))
  if (first === undefined || last === undefined || parts.length > 2 || first.from > last.until)
    return undefined
  return { from: first.from, until: last.until }
}
