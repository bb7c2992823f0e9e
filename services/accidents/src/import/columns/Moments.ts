import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { accepted, type Checked, refused } from "@jiaosuo/reference/Finding"
import { parseLedgerDate } from "@jiaosuo/reference/LedgerDates"
import { halfWidth, isBlank } from "@jiaosuo/reference/Spelling"
import { Either } from "effect"

/** How well a source knows when something happened. */
export type Precision = "minute" | "day" | "month"

/** An instant with what is known of it: of a day or month its beginning in Asia/Shanghai. */
export interface KnownMoment {
  readonly at: Instant
  readonly precision: Precision
}

const withTime = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d{2}:\d{2})$/
const monthAlone = /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*月?|(\d{2}))$/

const beginningOf = (day: string): Instant => new Date(`${day}T00:00:00+08:00`).toISOString()

/**
 * A moment as files write it, once their spelling of days and times is taken off: an instant, a day, or a month
 * (`2019-07`, `2019年7月`). Left: what is none, a day that does not exist, and what has not come by `now`.
 */
export const checkMoment = (written: string, now: Instant): Checked<KnownMoment> => {
  const plain = halfWidth(written).trim()
  const month = monthAlone.exec(plain)
  if (month !== null) return monthOf(written, month, now)
  const timed = withTime.exec(plain)
  const day = parseLedgerDate(timed === null ? plain : (timed[1] ?? ""))
  if (Either.isLeft(day)) return Either.left(day.left)
  // A day with something behind it that is no time of day: 25:00, 12:61.
  if (timed === null && /\d\D+\d{1,2}\s*[:时点]/.test(plain)) return notATime(written)
  const known: KnownMoment =
    timed === null
      ? { at: beginningOf(day.right.value), precision: "day" }
      : { at: new Date(plain).toISOString(), precision: "minute" }
  return known.at > now ? notYet(written) : accepted(known)
}

const monthOf = (written: string, found: RegExpExecArray, now: Instant): Checked<KnownMoment> => {
  const month = (found[2] ?? found[3] ?? "").padStart(2, "0")
  const day = parseLedgerDate(`${found[1]}-${month}-01`)
  if (Either.isLeft(day)) return Either.left(day.left)
  const at = beginningOf(day.right.value)
  return at > now ? notYet(written) : accepted({ at, precision: "month" })
}

const notATime = (written: string): Checked<never> =>
  refused("TimeDoesNotExist", null, `“${written}”:没有这个时刻`, `"${written}": there is no such time of day`)

const notYet = (written: string): Checked<never> =>
  refused("InstantIsInTheFuture", null, `“${written}”尚未到来`, `"${written}" has not come yet`)

const precisions: ReadonlyMap<string, Precision> = new Map([
  ["minute", "minute"],
  ["分", "minute"],
  ["分钟", "minute"],
  ["day", "day"],
  ["日", "day"],
  ["天", "day"],
  ["month", "month"],
  ["月", "month"],
  ["月份", "month"]
])

/**
 * The same moment, known no better than a source says of itself (`month`, `月`): of the first of a month that stands
 * for it, only the month is left. Left: a precision that is none, or finer than what is written.
 */
export const knownAs = (moment: KnownMoment, written: string | undefined): Checked<KnownMoment> => {
  if (isBlank(written)) return accepted(moment)
  const precision = precisions.get(written.trim().toLowerCase())
  if (precision === undefined) {
    return refused(
      "PrecisionIsUnknown",
      null,
      `时间精度“${written}”应为minute(分)、day(日)或者month(月)`,
      `the precision "${written}" must be minute, day or month`
    )
  }
  if (fineness[precision] > fineness[moment.precision]) {
    return refused(
      "PrecisionIsFinerThanTheTime",
      null,
      `时间只写到${names[moment.precision]}`,
      `the time is written to the ${moment.precision} only`
    )
  }
  const day = inShanghai(moment.at).slice(0, 10)
  switch (precision) {
    case "minute":
      return accepted(moment)
    case "day":
      return accepted({ at: beginningOf(day), precision })
    case "month":
      return accepted({ at: beginningOf(`${day.slice(0, 7)}-01`), precision })
  }
}

const fineness: { readonly [P in Precision]: number } = { month: 0, day: 1, minute: 2 }
const names: { readonly [P in Precision]: string } = { month: "月", day: "日", minute: "分" }
