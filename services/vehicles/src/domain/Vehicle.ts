import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import { Schema } from "effect"

/** Part of the stored format of this context, as of every other. */
export { Warning } from "@jiaosuo/orders/domain/Warning"

/**
 * The values of a vehicle's file and the state that its history folds to. Values are plain JSON without
 * transformations: what is stored is what is decoded. They are checked once, at the edge (`VehicleFacts`).
 */

/** A number plate: its kind (GA 24.7) and its number; the number is null for kind 41, 无号牌 (N5). */
export const Plate = Schema.Struct({ kind: Schema.String, number: Schema.NullOr(Schema.String) })
export type Plate = typeof Plate.Type

/** Kinds 41 (none), 42 (false) and 43 (another vehicle's) are no plates of the vehicle's own (N5). */
const kindsThatAreNotItsOwn: ReadonlySet<string> = new Set(["41", "42", "43"])

/** Whether a plate is the vehicle's own, so that no other vehicle may carry it (K3, N5). */
export const isGenuine = (plate: Plate): boolean =>
  plate.number !== null && !kindsThatAreNotItsOwn.has(plate.kind)

/** The owner, where it is a person. */
export const PersonOwner = Schema.Struct({
  kind: Schema.Literal("person"),
  person: PersonReference,
  known: KnownValues
})

/** The owner, where it is a company. The phone and address are those of somebody there, hence sealed as well. */
export const CompanyOwner = Schema.Struct({
  kind: Schema.Literal("company"),
  name: Schema.String,
  /** Unified social credit code (N7). */
  creditCode: Schema.NullOr(Schema.String),
  contact: Schema.NullOr(PersonReference),
  known: KnownValues
})

export const Owner = Schema.Union(PersonOwner, CompanyOwner)
export type Owner = typeof Owner.Type

/** What a driver's licence says (K13). `validUntil` is null for a licence without end (长期). */
export const Licence = Schema.Struct({
  /** Classes as printed: `C1`, `B2`, `A1A2`. */
  class: Schema.String,
  validUntil: Schema.NullOr(Schema.String),
  /** First issue: the yearly check of heavy and bus drivers counts from it. */
  firstIssuedOn: Schema.NullOr(Schema.String)
})
export type Licence = typeof Licence.Type

/** Papers of operation with an end of their own (K10, K11). */
export const PermitKind = Schema.Literal(
  "road-transport",
  "dangerous-goods",
  "highly-toxic-pass",
  "school-bus-licence",
  "school-bus-mark"
)
export type PermitKind = typeof PermitKind.Type

/** A permit as recorded; `validUntil` is null where it has no end. */
export const Permit = Schema.Struct({
  kind: PermitKind,
  number: Schema.NullOr(Schema.String),
  issuedOn: Schema.NullOr(Schema.String),
  validUntil: Schema.NullOr(Schema.String)
})
export type Permit = typeof Permit.Type

/** Why a vehicle leaves the register. */
export const DeregistrationGround = Schema.Literal(
  "scrapped",
  "lost",
  "exported",
  "moved-out",
  "duplicate-file",
  "registered-by-mistake",
  "other"
)
export type DeregistrationGround = typeof DeregistrationGround.Type

/** What is written down of the vehicle itself. Empty means not known. Dates are days in Asia/Shanghai. */
export const vehicleFacts = {
  plate: Plate,
  vin: Schema.NullOr(Schema.String),
  /** GA 24.4: `K39`. */
  vehicleType: Schema.String,
  /** GA 24.3: `A`. */
  use: Schema.String,
  /** `P1`, `W1`, `X2` … */
  purpose: Schema.NullOr(Schema.String),
  brand: Schema.NullOr(Schema.String),
  /** GA 24.8: one letter, several for several colours. */
  colour: Schema.NullOr(Schema.String),
  /** GA 24.9. */
  fuel: Schema.NullOr(Schema.String),
  owner: Owner,
  firstRegisteredOn: Schema.NullOr(Schema.String),
  inspectionValidUntil: Schema.NullOr(Schema.String),
  insuranceValidUntil: Schema.NullOr(Schema.String),
  /** Approved number of persons, driver included. */
  seats: Schema.NullOr(Schema.Number),
  /** Approved load in kilograms. */
  loadKg: Schema.NullOr(Schema.Number),
  note: Schema.NullOr(Schema.String)
} as const

export const VehicleFacts = Schema.Struct(vehicleFacts)
export type VehicleFacts = typeof VehicleFacts.Type

/** A door-to-door visit. */
export interface Visit {
  readonly visitId: string
  readonly visitedAt: Instant
  /** Account of the visitor. */
  readonly visitedBy: string
}

/** A hazard that was found on the vehicle. */
export interface Hazard {
  readonly hazardId: string
  /** Code of the hazard table: `inspection-overdue`. */
  readonly hazard: string
  readonly foundAt: Instant
  readonly note: string | null
  readonly photo: string | null
  /** When it was put right; null while it is open. */
  readonly clearedAt: Instant | null
}

/** Somebody who drives the vehicle. */
export interface Driver {
  readonly driverId: string
  readonly person: PersonReference
  readonly known: KnownValues
  readonly licence: Licence
}

/** An accident that the vehicle was in, as the accident's own record says. */
export const AccidentOfVehicle = Schema.Struct({
  accidentId: Schema.String,
  /** The vehicle's id in the accident's file. */
  involvedId: Schema.String,
  /** The plate it carried there. */
  plate: Plate,
  /** Township of the accident's place: not always the one that answers for the vehicle. */
  township: Schema.String,
  happenedAt: Schema.String
})
export type AccidentOfVehicle = typeof AccidentOfVehicle.Type

/** Whether two records speak of the same vehicle in the same accident. */
export const isSameInvolvement = (
  a: Pick<AccidentOfVehicle, "accidentId" | "involvedId">,
  b: Pick<AccidentOfVehicle, "accidentId" | "involvedId">
): boolean => a.accidentId === b.accidentId && a.involvedId === b.involvedId

/** K14: what a checkpoint took down of the vehicle. Codes are those of the check items of the duty rules. */
export const CheckOfVehicle = Schema.Struct({
  checkId: Schema.String,
  /** The checkpoint or patrol that took it down. */
  postId: Schema.String,
  /** The plate as it was read there. */
  plate: Plate,
  /** Township of the post: not always the one that answers for the vehicle. */
  township: Schema.String,
  at: Schema.String,
  /** How the plate stands; 3 says that another vehicle carried it. */
  state: Schema.String,
  findings: Schema.Array(Schema.String),
  passengers: Schema.NullOr(Schema.Number),
  loadKg: Schema.NullOr(Schema.Number),
  note: Schema.NullOr(Schema.String)
})
export type CheckOfVehicle = typeof CheckOfVehicle.Type

/** What wardens wrote down of the vehicle: somebody in it was persuaded, or it has to do with a hazard on a road. */
export const NamingByWardens = Schema.Struct({
  /** The record, or the hazard. */
  sourceId: Schema.String,
  kind: Schema.Literal("persuasion", "hazard"),
  /** The plate as it was read there. */
  plate: Plate,
  /** Township of the place: not always the one that answers for the vehicle. */
  township: Schema.String,
  at: Schema.String,
  /** Codes of the items of wardens; of a persuasion with how often. */
  codes: Schema.Array(Schema.Struct({ code: Schema.String, count: Schema.NullOr(Schema.Number) })),
  wardenId: Schema.NullOr(Schema.String),
  note: Schema.NullOr(Schema.String)
})
export type NamingByWardens = typeof NamingByWardens.Type

/** Whether a vehicle may be on the road as far as the file knows. */
export type Standing = "normal" | "suspended"

/** A vehicle on file. */
export interface RegisteredVehicle {
  readonly _tag: "Registered"
  readonly facts: VehicleFacts
  /** Twelve-digit code of the village that answers for it. */
  readonly village: string
  readonly standing: Standing
  readonly suspendedUntil: CalendarDate | null
  /** The newest compulsory insurance as recorded; null where only its end is known. */
  readonly policy: { readonly insurer: string | null; readonly policyNumber: string | null } | null
  readonly permits: ReadonlyArray<Permit>
  readonly hazards: ReadonlyArray<Hazard>
  readonly drivers: ReadonlyArray<Driver>
  /** Accidents that count; one that was withdrawn, merged or was another vehicle's is taken back. */
  readonly accidents: ReadonlyArray<AccidentOfVehicle>
  /** Checks on the road, in the order in which they were told. */
  readonly checks: ReadonlyArray<CheckOfVehicle>
  /** What wardens wrote down and did not take back, in the order in which it was told. */
  readonly namings: ReadonlyArray<NamingByWardens>
  readonly lastVisit: Visit | null
}

/** A vehicle that has left the register. Its file stands as it was; only a restoration touches it. */
export interface DeregisteredVehicle {
  readonly _tag: "Deregistered"
  readonly before: RegisteredVehicle
  readonly ground: DeregistrationGround
  readonly deregisteredOn: CalendarDate
}

/** Nothing ever happened to it. */
export interface UnknownVehicle {
  readonly _tag: "Unknown"
}

export type Vehicle = UnknownVehicle | RegisteredVehicle | DeregisteredVehicle

/** What is on file: that of a deregistered vehicle stands as it was. Undefined where nothing ever happened. */
export const onFile = (vehicle: Vehicle): RegisteredVehicle | undefined => {
  switch (vehicle._tag) {
    case "Unknown":
      return undefined
    case "Registered":
      return vehicle
    case "Deregistered":
      return vehicle.before
  }
}

/** Nine-digit code of the township that answers for a vehicle; null where nothing ever happened. */
export const townshipOfVehicle = (vehicle: Vehicle): string | null => {
  const file = onFile(vehicle)
  return file === undefined ? null : townshipOf(file.village)
}
