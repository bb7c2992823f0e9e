import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { type Due, type DueBasis, wholeMonths } from "./DueDates.ts"
import { limitInForce, suffixOf } from "./Limits.ts"
import { isSelectedByAny, type VehicleFacts } from "./VehicleFacts.ts"
import type { InspectionRule, VehicleTables } from "./VehicleTables.ts"

/** What is on file about a vehicle's inspections. */
export interface InspectionRecord {
  readonly firstRegisteredOn?: CalendarDate | null | undefined
  /** 检验有效期止, the last day on which the mark is valid. */
  readonly validUntil?: CalendarDate | null | undefined
}

/** When a vehicle must be inspected next. */
export interface InspectionDue extends Due {
  /** First day on which it may be inspected (K6); null where `due` is. */
  readonly opensOn: CalendarDate | null
  /** False where the mark is fetched without a test (K5). */
  readonly needsTest: boolean
  /** Whole cycles missed since `due` (K6). */
  readonly missedCycles: number
  /** After this day without an inspection the vehicle is scrapped by force (K6); null where `due` is. */
  readonly scrapAfter: CalendarDate | null
}

/** Cycles are laid out up to this age in months; beyond it the last band goes on. */
const oldest = 40 * 12

type Band = InspectionRule["bands"][number]

interface Cycle {
  readonly rule: InspectionRule
  /** Ages in months at which an inspection is due, from young to old. */
  readonly ages: ReadonlyArray<number>
}

const cycles = new WeakMap<InspectionRule, Cycle>()

const cycleOf = (rule: InspectionRule): Cycle => {
  const known = cycles.get(rule)
  if (known !== undefined) return known
  const ages: Array<number> = []
  for (let age = 0; age < oldest; ) {
    age += bandAt(rule, age).everyMonths
    ages.push(age)
  }
  const cycle = { rule, ages }
  cycles.set(rule, cycle)
  return cycle
}

const bandAt = (rule: InspectionRule, ageMonths: number): Band =>
  rule.bands.find((band) => band.untilYears === null || ageMonths < band.untilYears * 12) ??
  (rule.bands[rule.bands.length - 1] as Band)

/** First date of the cycle that is not before a day. */
const boundaryFrom = (cycle: Cycle, registered: CalendarDate, day: CalendarDate): CalendarDate => {
  const age = wholeMonths(registered, day)
  for (const at of cycle.ages) {
    if (at < age) continue
    const date = addMonths(registered, at)
    if (date >= day) return date
  }
  return addMonths(registered, Math.max(age, 0) + bandAt(cycle.rule, age).everyMonths)
}

const ruleFor = (tables: VehicleTables, facts: VehicleFacts, on: CalendarDate): InspectionRule | undefined =>
  tables.inspection.inForce(on).find((rule) => isSelectedByAny(rule.appliesTo, facts)) ??
  tables.inspection.oldest.find((rule) => isSelectedByAny(rule.appliesTo, facts))

/** `每6个月`, `every 6 months`. */
const every = (months: number): Text =>
  months === 12
    ? text("每年", "every year")
    : months % 12 === 0
      ? text(`每${months / 12}年`, `every ${months / 12} years`)
      : text(`每${months}个月`, `every ${months} months`)

const ageText = (rule: InspectionRule, band: Band): Text => {
  const index = rule.bands.indexOf(band)
  const from = rule.bands[index - 1]?.untilYears
  const until = band.untilYears
  if (from === undefined || from === null) {
    return until === null ? text("", "") : text(` ≤${until}年`, ` up to ${until} years`)
  }
  return until === null
    ? text(` >${from}年`, ` over ${from} years`)
    : text(` ${from}–${until}年`, ` ${from} to ${until} years`)
}

/** Reasons are the same for all vehicles of one band: they are written once. */
const reasons = new WeakMap<Band, Text>()

const reasonOf = (rule: InspectionRule, age: number | null): Text => {
  const band = age === null ? (rule.bands.length === 1 ? rule.bands[0] : undefined) : bandAt(rule, age)
  const suffix = suffixOf(rule.confidence)
  if (band === undefined) {
    return text(
      `检验: ${rule.name.zh}, 初次登记日期不详, ${rule.source.zh}${suffix.zh}`,
      `Inspection: ${rule.name.en}, first registration unknown, ${rule.source.en}${suffix.en}`
    )
  }
  const known = reasons.get(band)
  if (known !== undefined) return known
  const aged = ageText(rule, band)
  const often = every(band.everyMonths)
  const reason = text(
    `检验: ${rule.name.zh}${aged.zh}, ${often.zh}, ${rule.source.zh}${suffix.zh}`,
    `Inspection: ${rule.name.en}${aged.en}, ${often.en}, ${rule.source.en}${suffix.en}`
  )
  reasons.set(band, reason)
  return reason
}

/**
 * When a vehicle must be inspected next, by the rules in force on `on` (K4, K5, K6, K11). The date on the
 * certificate decides; without it the cycle is counted from the first registration and the answer is
 * `computed` for the first inspection of its life and `estimated` for later ones.
 */
export const inspectionDueBy = (
  tables: VehicleTables,
  facts: VehicleFacts,
  record: InspectionRecord,
  on: CalendarDate
): InspectionDue => {
  const rule = ruleFor(tables, facts, on)
  const registered = record.firstRegisteredOn ?? null
  if (rule === undefined)
    return nothingKnown("K4", "", text("检验: 无适用规定", "Inspection: no rule applies"))
  if (record.validUntil === null || record.validUntil === undefined) {
    if (registered === null) return nothingKnown(rule.rule, rule.id, reasonOf(rule, null), rule.confidence)
    const cycle = cycleOf(rule)
    const due = boundaryFrom(cycle, registered, on > registered ? on : addDays(registered, 1))
    const first = addMonths(registered, cycle.ages[0] ?? 0)
    return known(tables, rule, registered, due, due === first ? "computed" : "estimated", on)
  }
  return known(tables, rule, registered, record.validUntil, "record", on)
}

const nothingKnown = (
  rule: string,
  entry: string,
  reason: Text,
  confidence: Due["confidence"] = "law"
): InspectionDue => ({
  due: null,
  basis: "unknown",
  rule,
  entry,
  confidence,
  reason,
  opensOn: null,
  needsTest: true,
  missedCycles: 0,
  scrapAfter: null
})

const known = (
  tables: VehicleTables,
  rule: InspectionRule,
  registered: CalendarDate | null,
  due: CalendarDate,
  basis: DueBasis,
  on: CalendarDate
): InspectionDue => {
  // The cycle that ends with the due date is the one that produced it: one day before, the age is still in it.
  const age = registered === null ? null : Math.max(0, wholeMonths(registered, addDays(due, -1)))
  const ageAtDue = registered === null ? oldest : Math.max(0, wholeMonths(registered, due))
  const missable = limitInForce(tables, "missedInspectionsUntilScrap", on)?.value ?? 3
  let months = 0
  let missedCycles = 0
  for (let cycle = 0; cycle < missable; cycle++) {
    months += bandAt(rule, ageAtDue + months).everyMonths
    if (due < on && addMonths(due, months) < on) missedCycles++
  }
  return {
    due,
    basis,
    rule: rule.rule,
    entry: rule.id,
    confidence: rule.confidence,
    reason: reasonOf(rule, age),
    opensOn: addMonths(due, -(limitInForce(tables, "inspectionOpensBefore", on)?.value ?? 3)),
    needsTest: needsTest(rule, registered, due),
    missedCycles,
    scrapAfter: addMonths(due, months)
  }
}

const needsTest = (rule: InspectionRule, registered: CalendarDate | null, due: CalendarDate): boolean => {
  if (rule.testOnlyInYears === undefined || registered === null) return true
  // A certificate may end some days beside the anniversary: the nearest year counts.
  const years = Math.round(wholeMonths(registered, addDays(due, 45)) / 12)
  return years > rule.testOnlyInYears.untilYears || rule.testOnlyInYears.years.includes(years)
}

/**
 * Until when an inspection passed on a day is valid (K4, K5, K6): the end of the cycle that it was made
 * for. Up to three months early counts for the coming date, so that nobody loses days by coming early; a
 * late one counts for the date it missed. Without the first registration the cycle is counted from the day
 * of the inspection, at its shortest.
 */
export const inspectionValidUntilBy = (
  tables: VehicleTables,
  facts: VehicleFacts,
  firstRegisteredOn: CalendarDate | null,
  inspectedOn: CalendarDate
): CalendarDate => {
  const rule = ruleFor(tables, facts, inspectedOn)
  if (rule === undefined) return addMonths(inspectedOn, 12)
  if (firstRegisteredOn === null) {
    return addMonths(inspectedOn, Math.min(...rule.bands.map((band) => band.everyMonths)))
  }
  const cycle = cycleOf(rule)
  const coming = boundaryFrom(cycle, firstRegisteredOn, inspectedOn)
  const opens = addMonths(coming, -(limitInForce(tables, "inspectionOpensBefore", inspectedOn)?.value ?? 3))
  return inspectedOn >= opens ? boundaryFrom(cycle, firstRegisteredOn, addDays(coming, 1)) : coming
}
