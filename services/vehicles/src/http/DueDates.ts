import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { daysBetween } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { purposes, uses, vehicleTypes } from "@jiaosuo/reference/CodeTables"
import type { Due } from "@jiaosuo/reference/DueDates"
import type { VehicleFacts as RuledFacts } from "@jiaosuo/reference/VehicleFacts"
import type { PermitKind as RuledPermit, VehicleRules } from "@jiaosuo/reference/VehicleRules"
import type { PermitKind, RegisteredVehicle } from "../domain/Vehicle.ts"
import type { ClassView, DueKind, DueView, UnknownDueView } from "./VehicleFile.ts"

/** What the dated rules look at in a vehicle. */
const ruledFacts = ({ facts, village }: RegisteredVehicle): RuledFacts => ({
  vehicleType: facts.vehicleType,
  use: facts.use,
  purpose: facts.purpose,
  seats: facts.seats,
  loadKg: facts.loadKg,
  registeredIn: village
})

/** K1, K2: the classes of a vehicle by the rules in force on a day. */
export const classesOf = (
  rules: VehicleRules,
  vehicle: RegisteredVehicle,
  on: CalendarDate,
  language: Language
): ReadonlyArray<ClassView> =>
  rules.classesOf(ruledFacts(vehicle), on).map(({ class: name, name: title, rule, confidence }) => ({
    class: name,
    name: inLanguage(title, language),
    reason: codesBehind(vehicle),
    rule,
    recommended: confidence !== "law"
  }))

/** The codes that classes follow from, with their texts: `K39小型面包车, A非营运`. */
const codesBehind = ({ facts: { vehicleType, use, purpose } }: RegisteredVehicle): string =>
  [
    `${vehicleType}${vehicleTypes.textOf(vehicleType) ?? ""}`,
    `${use}${uses.textOf(use) ?? ""}`,
    ...(purpose === null ? [] : [`${purpose}${purposes.textOf(purpose) ?? ""}`])
  ].join(", ")

/** Permits with rules of their own; the others end when their paper says. */
const ruledPermits: Partial<Record<PermitKind, RuledPermit>> = {
  "school-bus-mark": "schoolBusBadge",
  "dangerous-goods": "dangerousGoodsPermit",
  "highly-toxic-pass": "dangerousGoodsPass"
}

interface Falling {
  readonly kind: DueKind
  readonly subject: string | null
  readonly due: Due
}

const fallingDue = (
  rules: VehicleRules,
  vehicle: RegisteredVehicle,
  on: CalendarDate
): ReadonlyArray<Falling> => {
  const { firstRegisteredOn, inspectionValidUntil, insuranceValidUntil } = vehicle.facts
  const facts = ruledFacts(vehicle)
  const inspection = rules.inspectionDue(facts, { firstRegisteredOn, validUntil: inspectionValidUntil }, on)
  const insurance = rules.insuranceDue(facts, insuranceValidUntil, on)
  const scrap = rules.scrapDue(facts, firstRegisteredOn, on)
  const drivesSchoolBus = rules.classesOf(facts, on).some((found) => found.class === "schoolBus")
  return [
    { kind: "inspection", subject: null, due: inspection },
    ...(insurance.required ? [{ kind: "insurance", subject: null, due: insurance } as const] : []),
    ...(scrap.years === null ? [] : [{ kind: "scrap", subject: null, due: scrap } as const]),
    ...vehicle.permits.flatMap((permit): ReadonlyArray<Falling> => {
      const kind = ruledPermits[permit.kind]
      if (kind === undefined) return []
      const due = rules.permitDue(kind, permit, inspection.due, on)
      return [{ kind: "permit", subject: permit.kind, due }]
    }),
    ...vehicle.drivers.flatMap(({ driverId, licence }): ReadonlyArray<Falling> => {
      const { expiry, yearlyCheck } = rules.licenceDue(
        { classes: [licence.class], ...licence, drivesSchoolBus },
        on
      )
      return [
        ...(licence.validUntil === null
          ? []
          : [{ kind: "licence", subject: driverId, due: expiry } as const]),
        ...(yearlyCheck === null
          ? []
          : [{ kind: "licence-check", subject: driverId, due: yearlyCheck } as const])
      ]
    })
  ]
}

/** All that falls due on a vehicle (K4–K11, K13) with the reason that produced it, the nearest first. */
export const duesOf = (
  rules: VehicleRules,
  vehicle: RegisteredVehicle,
  on: CalendarDate,
  language: Language
): { readonly dues: ReadonlyArray<DueView>; readonly unknownDues: ReadonlyArray<UnknownDueView> } => {
  const dues: Array<DueView> = []
  const unknownDues: Array<UnknownDueView> = []
  for (const { kind, subject, due } of fallingDue(rules, vehicle, on)) {
    const shared = {
      kind,
      subject,
      reason: inLanguage(due.reason, language),
      rule: due.rule,
      recommended: due.confidence !== "law"
    }
    if (due.due === null) unknownDues.push(shared)
    else {
      const daysLeft = daysBetween(on, due.due)
      dues.push({ ...shared, dueOn: due.due, daysLeft, overdue: daysLeft < 0, basis: due.basis })
    }
  }
  return { dues: dues.sort((one, other) => one.daysLeft - other.daysLeft), unknownDues }
}
