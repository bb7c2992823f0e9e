import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either } from "effect"
import { type LicenceDue, type LicenceRecord, licenceDueBy } from "./DriverLicences.ts"
import type { Due } from "./DueDates.ts"
import { classesBy, type VehicleClass } from "./VehicleClasses.ts"
import type { VehicleFacts } from "./VehicleFacts.ts"
import {
  type InspectionDue,
  type InspectionRecord,
  inspectionDueBy,
  inspectionValidUntilBy
} from "./VehicleInspection.ts"
import { type InsuranceDue, insuranceDueBy } from "./VehicleInsurance.ts"
import { type PermitKind, permitDueBy } from "./VehiclePermits.ts"
import { type ScrapDue, scrapDueBy } from "./VehicleScrapping.ts"
import { makeVehicleTables, type VehicleTables } from "./VehicleTables.ts"

export type { LicenceDue, LicenceRecord } from "./DriverLicences.ts"
export type { VehicleClass } from "./VehicleClasses.ts"
export type { InspectionDue, InspectionRecord } from "./VehicleInspection.ts"
export type { InsuranceDue } from "./VehicleInsurance.ts"
export type { PermitKind } from "./VehiclePermits.ts"
export type { ScrapDue } from "./VehicleScrapping.ts"

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

/** Rules that answer from the given tables. */
export const makeVehicleRules = (tables: VehicleTables): VehicleRules => ({
  version: tables.version,
  tables,
  allClasses: (on) => classesBy(tables, on, null),
  classesOf: (facts, on) => classesBy(tables, on, facts),
  inspectionDue: (facts, record, on) => inspectionDueBy(tables, facts, record, on),
  inspectionValidUntil: (facts, registered, inspectedOn) =>
    inspectionValidUntilBy(tables, facts, registered, inspectedOn),
  scrapDue: (facts, registered, on) => scrapDueBy(tables, facts, registered, on),
  insuranceDue: (facts, validUntil, on) => insuranceDueBy(tables, facts, validUntil, on),
  licenceDue: (licence, on) => licenceDueBy(tables, licence, on),
  permitDue: (kind, permit, inspection, on) => permitDueBy(tables, kind, permit, inspection, on)
})

/** The rules of the built-in tables. */
export const builtInVehicleRules: VehicleRules = makeVehicleRules(
  Either.getOrThrowWith(makeVehicleTables(), (reason) => new Error(`the built-in rule tables: ${reason}`))
)
