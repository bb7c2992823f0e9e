import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Text } from "@jiaosuo/kernel/Problem"
import type { Confidence } from "./RuleTables.ts"

/**
 * Where a due date comes from: `record` a date on file (the certificate, the policy); `computed` follows
 * from dates on file; `estimated` the next date of the cycle, since it is not on file when the last one
 * was kept; `unknown` nothing on file tells.
 */
export type DueBasis = "record" | "computed" | "estimated" | "unknown"

/** A date by which something must be done, with the rule that says so. */
export interface Due {
  /** The last day in time; null where nothing is due or nothing is known. */
  readonly due: CalendarDate | null
  readonly basis: DueBasis
  /** Rulebook id: `K4`. */
  readonly rule: string
  /** Id of the table entry that applied. */
  readonly entry: string
  readonly confidence: Confidence
  /** `检验: 营运客车 >5年, 每6个月, 条例16`. */
  readonly reason: Text
}

/** How a due date stands on a day. */
export type Standing = "overdue" | "within30" | "within60" | "later" | "unknown"

/** The standing of a due date on a day: the due day itself is still in time. */
export const standingOf = (due: CalendarDate | null, on: CalendarDate): Standing =>
  due === null
    ? "unknown"
    : due < on
      ? "overdue"
      : due <= addDays(on, 30)
        ? "within30"
        : due <= addDays(on, 60)
          ? "within60"
          : "later"

/** Whole months from one day to another, counted as birthdays are: 31 January to 28 February is one. */
export const wholeMonths = (from: CalendarDate, to: CalendarDate): number => {
  const year = Number(to.slice(0, 4))
  const month = Number(to.slice(5, 7))
  const day = Number(to.slice(8, 10))
  const months = (year - Number(from.slice(0, 4))) * 12 + month - Number(from.slice(5, 7))
  if (day >= Number(from.slice(8, 10))) return months
  const isLastOfMonth = addDays(to, 1).slice(8) === "01"
  return isLastOfMonth ? months : months - 1
}
