import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { accepted, type Checked, refused } from "@jiaosuo/reference/Finding"
import { parseLedgerDate } from "@jiaosuo/reference/LedgerDates"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { Either } from "effect"
import { FormReading, longestNote, type ReadForm, type Written } from "./FormReading.ts"

/** The part that all forms share: when it happened and why, as it was written. */
export interface Filed {
  readonly happenedAt?: Written
  readonly reason?: Written
}

/** When something happened and why, once it is understood. */
export interface Filing {
  readonly at: Instant
  readonly reason: string | null
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2})$/

/** As people in the district read it: `2026-05-06 08:30`. */
const minuteOf = (millis: number): string =>
  inShanghai(new Date(millis).toISOString()).slice(0, 16).replace("T", " ")

/** Clocks of phones run ahead: up to here the future is taken for now. */
const toleratedMillis = 5 * 60_000

/**
 * When something happened, as a form that is filed late says it; now where it says nothing. Left:
 * `InstantIsUnreadable` (RFC 3339 with an offset is asked for), `InstantIsInTheFuture`.
 */
export const checkHappenedAt = (written: Written, nowMillis: number): Checked<Instant> => {
  const now = new Date(nowMillis).toISOString()
  if (isBlank(written)) return accepted(now)
  const plain = written.trim()
  // Date.parse takes 30 February for 2 March.
  const isWritten = rfc3339.test(plain) && Either.isRight(parseLedgerDate(plain.slice(0, 10)))
  const millis = isWritten ? Date.parse(plain) : Number.NaN
  if (Number.isNaN(millis)) {
    return refused(
      "InstantIsUnreadable",
      null,
      `“${written}”不是时间,应为2026-05-06T08:30:00+08:00的形式`,
      `"${written}" is no instant; write it like 2026-05-06T08:30:00+08:00`
    )
  }
  if (millis <= nowMillis) return accepted(new Date(millis).toISOString())
  return millis <= nowMillis + toleratedMillis
    ? accepted(now)
    : refused(
        "InstantIsInTheFuture",
        null,
        `${minuteOf(millis)}尚未到来,请核对设备的时间`,
        `${minuteOf(millis)} has not come yet: look at the clock of the device`
      )
}

/** The part that all forms share: `happenedAt` and `reason`. */
export const checkFiling = (form: Filed, nowMillis: number): ReadForm<Filing> => {
  const reading = new FormReading()
  const at = reading.take("happenedAt", checkHappenedAt(form.happenedAt, nowMillis)) ?? ""
  const reason = reading.text("reason", form.reason, longestNote)
  return reading.done(() => ({ at, reason }))
}

/** A form that says nothing but when and why. */
export const checkPlain = <Form extends Filed>(_form: Form): ReadForm<null> =>
  new FormReading().done(() => null)
