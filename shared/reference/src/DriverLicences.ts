import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { type Due, wholeMonths } from "./DueDates.ts"
import { suffixOf } from "./Limits.ts"
import type { VehicleTables } from "./VehicleTables.ts"

/** What is on file about a driver's licence. */
export interface LicenceRecord {
  /** 准驾车型: `A1`, `B2`, `C1`; `A1A2` is taken apart. */
  readonly classes: ReadonlyArray<string>
  readonly validUntil?: CalendarDate | null | undefined
  /** 初次领证日期: the points cycle begins on its anniversary. */
  readonly firstIssuedOn?: CalendarDate | null | undefined
  readonly drivesSchoolBus?: boolean | undefined
}

/** When a driver's licence ends and when the driver is checked next. */
export interface LicenceDue {
  readonly expiry: Due
  /** Null where the licence classes ask for no yearly check. */
  readonly yearlyCheck: Due | null
}

/** `A1A2`, `A1、D` and `a1` as single classes. */
const singleClasses = (classes: ReadonlyArray<string>): ReadonlyArray<string> =>
  classes.flatMap((written) => written.toUpperCase().match(/[A-E][1-6]?|[MNP]/g) ?? [])

/**
 * When a licence ends and when its holder is checked next (K13): heavy and school bus drivers within some
 * days of the end of every points cycle, which begins on the anniversary of the first licence.
 */
export const licenceDueBy = (tables: VehicleTables, licence: LicenceRecord, on: CalendarDate): LicenceDue => {
  const validUntil = licence.validUntil ?? null
  const expiry: Due = {
    due: validUntil,
    basis: validUntil === null ? "unknown" : "record",
    rule: "K13",
    entry: "licence",
    confidence: "law",
    reason: text("驾驶证: 有效期满前换证, 驾驶证规定", "Licence: renew before it ends, Driving Licence Rules")
  }
  const held = singleClasses(licence.classes)
  const rule = tables.licences
    .inForce(on)
    .find((candidate) =>
      candidate.schoolBus
        ? licence.drivesSchoolBus === true
        : candidate.classes.some((licenceClass) => held.includes(licenceClass))
    )
  if (rule === undefined) return { expiry, yearlyCheck: null }
  const first = licence.firstIssuedOn ?? null
  // The cycle that ended last; its check stays open for the days after, and the next one follows.
  let due: CalendarDate | null = null
  if (first !== null) {
    const cycles = Math.max(1, Math.floor(wholeMonths(first, on) / rule.everyMonths))
    const open = addDays(addMonths(first, cycles * rule.everyMonths), rule.withinDays)
    due = open >= on ? open : addDays(addMonths(first, (cycles + 1) * rule.everyMonths), rule.withinDays)
  }
  const suffix = suffixOf(rule.confidence)
  return {
    expiry,
    yearlyCheck: {
      due,
      basis: due === null ? "unknown" : "estimated",
      rule: rule.rule,
      entry: rule.id,
      confidence: rule.confidence,
      reason: text(
        `审验: ${rule.name.zh}, 记分周期结束后${rule.withinDays}日内, ${rule.source.zh}${suffix.zh}`,
        `Check: ${rule.name.en}, within ${rule.withinDays} days of the end of the points cycle, ${rule.source.en}${suffix.en}`
      )
    }
  }
}
