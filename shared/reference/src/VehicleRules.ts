import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { Either } from "effect"
import { type Due, wholeMonths } from "./DueDates.ts"
import { limitInForce, suffixOf } from "./Limits.ts"
import type { Confidence } from "./RuleTables.ts"
import { isSelectedByAny, type VehicleFacts } from "./VehicleFacts.ts"
import {
  type InspectionDue,
  type InspectionRecord,
  inspectionDueBy,
  inspectionValidUntilBy
} from "./VehicleInspection.ts"
import { makeVehicleTables, type VehicleTables } from "./VehicleTables.ts"

/** A class of key vehicles (K1) and why a vehicle belongs to it. */
export interface VehicleClass {
  /** `passenger`, `hazardous`, `heavyTruck`, `minivan`, `schoolBus`, `threeWheeler`, `farm`, or of a replaced table. */
  readonly class: string
  readonly name: Text
  readonly rule: string
  readonly confidence: Confidence
}

/** When a vehicle must be scrapped. */
export interface ScrapDue extends Due {
  /** The age that sets the date, in years; null where age sets no limit. */
  readonly years: number | null
  /** From this day the owner is told (K8); null where `due` is. */
  readonly noticeFrom: CalendarDate | null
}

/** Until when a vehicle is insured. */
export interface InsuranceDue extends Due {
  /** False where the vehicle needs no policy of its own. */
  readonly required: boolean
}

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

/** A permit of a key vehicle: 校车标牌, 危险货物道路运输证, or a pass for one trip of highly toxic goods. */
export type PermitKind = "schoolBusBadge" | "dangerousGoodsPermit" | "dangerousGoodsPass"

/** The dated rules of the vehicle registry, ready to be asked. Every answer is a pure function of its question. */
export interface VehicleRules {
  /** Fingerprint of the tables; classes and due dates are computed again when it differs. */
  readonly version: string
  readonly tables: VehicleTables
  /** All classes of a day, in the order of the table. */
  readonly allClasses: (on: CalendarDate) => ReadonlyArray<VehicleClass>
  /** The classes of a vehicle on a day (K1), none twice; a vehicle may have several (K2). */
  readonly classesOf: (facts: VehicleFacts, on: CalendarDate) => ReadonlyArray<VehicleClass>
  /** K4, K5, K6, K11. */
  readonly inspectionDue: (facts: VehicleFacts, record: InspectionRecord, on: CalendarDate) => InspectionDue
  /** Until when an inspection passed on a day is valid. */
  readonly inspectionValidUntil: (
    facts: VehicleFacts,
    firstRegisteredOn: CalendarDate | null,
    inspectedOn: CalendarDate
  ) => CalendarDate
  /** K7 and K8. */
  readonly scrapDue: (
    facts: VehicleFacts,
    firstRegisteredOn: CalendarDate | null,
    on: CalendarDate
  ) => ScrapDue
  /** K9. `validUntil` is the last day of the policy (交强险终止日期). */
  readonly insuranceDue: (
    facts: VehicleFacts,
    validUntil: CalendarDate | null,
    on: CalendarDate
  ) => InsuranceDue
  /** K13 and K11. */
  readonly licenceDue: (licence: LicenceRecord, on: CalendarDate) => LicenceDue
  /** K10, K11: a school bus badge ends with the inspection at the latest, a pass after its days. */
  readonly permitDue: (
    kind: PermitKind,
    permit: { readonly validUntil?: CalendarDate | null; readonly issuedOn?: CalendarDate | null },
    inspection: CalendarDate | null,
    on: CalendarDate
  ) => Due
}

const classesBy = (
  tables: VehicleTables,
  on: CalendarDate,
  facts: VehicleFacts | null
): ReadonlyArray<VehicleClass> => {
  const found: Array<VehicleClass> = []
  for (const rule of tables.classes.inForce(on)) {
    if (facts !== null && !isSelectedByAny(rule.appliesTo, facts)) continue
    if (found.some((known) => known.class === rule.class)) continue
    found.push({ class: rule.class, name: rule.name, rule: rule.rule, confidence: rule.confidence })
  }
  return found
}

const scrapBy = (
  tables: VehicleTables,
  facts: VehicleFacts,
  registered: CalendarDate | null,
  on: CalendarDate
): ScrapDue => {
  const inForce = tables.scrap.inForce(on)
  const rules = inForce.length > 0 ? inForce : tables.scrap.oldest
  const rule = rules.find((candidate) => isSelectedByAny(candidate.appliesTo, facts))
  const years = rule?.years ?? null
  const suffix = suffixOf(rule?.confidence ?? "recommended")
  const span = years === null ? text("无固定年限", "no fixed age") : text(`${years}年`, `${years} years`)
  const due = years === null || registered === null ? null : addMonths(registered, years * 12)
  return {
    due,
    basis: due === null ? "unknown" : "computed",
    rule: rule?.rule ?? "K7",
    entry: rule?.id ?? "",
    confidence: rule?.confidence ?? "recommended",
    reason: text(
      `报废: ${rule?.name.zh ?? facts.vehicleType}, ${span.zh}, ${rule?.source.zh ?? "无适用规定"}${suffix.zh}`,
      `Scrapping: ${rule?.name.en ?? facts.vehicleType}, ${span.en}, ${rule?.source.en ?? "no rule applies"}${suffix.en}`
    ),
    years,
    noticeFrom:
      due === null ? null : addMonths(due, -(limitInForce(tables, "scrapNoticeBefore", on)?.value ?? 2))
  }
}

const insuranceBy = (
  tables: VehicleTables,
  facts: VehicleFacts,
  validUntil: CalendarDate | null,
  on: CalendarDate
): InsuranceDue => {
  const rule = tables.insurance.inForce(on).find((candidate) => isSelectedByAny(candidate.appliesTo, facts))
  const required = rule?.required ?? false
  const suffix = suffixOf(rule?.confidence ?? "recommended")
  const what = required
    ? text("一年一保", "one-year policy")
    : text("不需单独投保", "no policy of its own needed")
  return {
    due: validUntil,
    basis: validUntil === null ? "unknown" : "record",
    rule: rule?.rule ?? "K9",
    entry: rule?.id ?? "",
    confidence: rule?.confidence ?? "recommended",
    reason: text(
      `交强险: ${rule?.name.zh ?? "机动车"}, ${what.zh}, ${rule?.source.zh ?? "无适用规定"}${suffix.zh}`,
      `Compulsory insurance: ${rule?.name.en ?? "motor vehicle"}, ${what.en}, ${rule?.source.en ?? "no rule applies"}${suffix.en}`
    ),
    required
  }
}

/** `A1A2`, `A1、D` and `a1` as single classes. */
const singleClasses = (classes: ReadonlyArray<string>): ReadonlyArray<string> =>
  classes.flatMap((written) => written.toUpperCase().match(/[A-E][1-6]?|[MNP]/g) ?? [])

const licenceBy = (tables: VehicleTables, licence: LicenceRecord, on: CalendarDate): LicenceDue => {
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

const earlier = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null =>
  a === null ? b : b === null || a <= b ? a : b

const permitBy = (
  tables: VehicleTables,
  kind: PermitKind,
  permit: { readonly validUntil?: CalendarDate | null; readonly issuedOn?: CalendarDate | null },
  inspection: CalendarDate | null,
  on: CalendarDate
): Due => {
  const validUntil = permit.validUntil ?? null
  const issuedOn = permit.issuedOn ?? null
  const due = (date: CalendarDate | null, rule: string, computed: boolean, reason: Text): Due => ({
    due: date,
    basis: date === null ? "unknown" : computed ? "computed" : "record",
    rule,
    entry: kind,
    confidence: "law",
    reason
  })
  switch (kind) {
    case "schoolBusBadge": {
      const date = earlier(validUntil, inspection)
      return due(
        date,
        "K11",
        date !== validUntil,
        text(
          "校车标牌: 不超过检验有效期, 校车条例",
          "School bus badge: no longer than the inspection, School Bus Regulation"
        )
      )
    }
    case "dangerousGoodsPass": {
      const days = limitInForce(tables, "dangerousGoodsPassTerm", on)?.value ?? 7
      const term = issuedOn === null ? null : addDays(issuedOn, days)
      return due(
        earlier(validUntil, term),
        "K10",
        validUntil === null,
        text(
          `剧毒化学品道路运输通行证: ${days}日, 危化条例51`,
          `Pass for highly toxic goods: ${days} days, Dangerous Chemicals Regulation 51`
        )
      )
    }
    case "dangerousGoodsPermit":
      return due(
        validUntil,
        "K10",
        false,
        text(
          "道路运输证: 有效期, 危化条例43",
          "Dangerous-goods permit: its term, Dangerous Chemicals Regulation 43"
        )
      )
  }
}

/** Rules that answer from the given tables. */
export const makeVehicleRules = (tables: VehicleTables): VehicleRules => ({
  version: tables.version,
  tables,
  allClasses: (on) => classesBy(tables, on, null),
  classesOf: (facts, on) => classesBy(tables, on, facts),
  inspectionDue: (facts, record, on) => inspectionDueBy(tables, facts, record, on),
  inspectionValidUntil: (facts, registered, inspectedOn) =>
    inspectionValidUntilBy(tables, facts, registered, inspectedOn),
  scrapDue: (facts, registered, on) => scrapBy(tables, facts, registered, on),
  insuranceDue: (facts, validUntil, on) => insuranceBy(tables, facts, validUntil, on),
  licenceDue: (licence, on) => licenceBy(tables, licence, on),
  permitDue: (kind, permit, inspection, on) => permitBy(tables, kind, permit, inspection, on)
})

/** The rules of the built-in tables. */
export const builtInVehicleRules: VehicleRules = makeVehicleRules(
  Either.getOrThrowWith(makeVehicleTables(), (reason) => new Error(`the built-in rule tables: ${reason}`))
)
