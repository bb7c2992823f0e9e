import { Schema } from "effect"
import { pageOf } from "./ListEndpoint.ts"

/** Rows of the lists, as pages and programs read them. Personal values are masked (X2). */

const Text = Schema.Struct({ zh: Schema.String, en: Schema.String })

/** A due day with what it follows from; the day is null where the file does not say enough, or where there is none. */
export const DueDay = Schema.Struct({
  /** The last day in time. */
  dueOn: Schema.NullOr(Schema.String),
  /**
   * `record`: a date on file; `computed`: follows from dates on file; `estimated`: the next date of the cycle,
   * because none is on file, and no figure counts it; `unknown`.
   */
  basis: Schema.Literal("record", "computed", "estimated", "unknown"),
  reason: Schema.Struct({ ...Text.fields, rule: Schema.String })
}).annotations({ identifier: "DueDay" })

/** The owner as a list shows it. A person's values are masked; all are null once the person was erased. */
export const OwnerShown = Schema.Struct({
  kind: Schema.Literal("person", "company"),
  name: Schema.NullOr(Schema.String),
  /** Resident id of a person (masked), credit code of a company. */
  number: Schema.NullOr(Schema.String),
  phone: Schema.NullOr(Schema.String),
  /** Id of the person, or of the person at the company; says nothing about them. */
  person: Schema.NullOr(Schema.String),
  erased: Schema.Boolean
}).annotations({ identifier: "OwnerShown" })
export type OwnerShown = typeof OwnerShown.Type

export const PlateShown = Schema.Struct({ kind: Schema.String, number: Schema.NullOr(Schema.String) })

/** One vehicle of a list. Codes stand as stored; their texts are at `/api/reference/codes`. */
export const VehicleItem = Schema.Struct({
  id: Schema.String,
  version: Schema.Int,
  position: Schema.Int,
  plate: PlateShown,
  vin: Schema.NullOr(Schema.String),
  vehicleType: Schema.String,
  use: Schema.String,
  purpose: Schema.NullOr(Schema.String),
  brand: Schema.NullOr(Schema.String),
  colour: Schema.NullOr(Schema.String),
  fuel: Schema.NullOr(Schema.String),
  seats: Schema.NullOr(Schema.Int),
  loadKg: Schema.NullOr(Schema.Int),
  note: Schema.NullOr(Schema.String),
  classes: Schema.Array(Schema.String),
  state: Schema.Literal("normal", "suspended", "deregistered"),
  suspendedUntil: Schema.NullOr(Schema.String),
  deregisteredOn: Schema.NullOr(Schema.String),
  deregistrationGround: Schema.NullOr(Schema.String),
  township: Schema.String,
  townshipName: Schema.String,
  village: Schema.String,
  villageName: Schema.String,
  owner: OwnerShown,
  firstRegisteredOn: Schema.NullOr(Schema.String),
  inspectionValidUntil: Schema.NullOr(Schema.String),
  insuranceValidUntil: Schema.NullOr(Schema.String),
  inspection: DueDay,
  insurance: DueDay,
  scrap: DueDay,
  /** Kinds of the open hazards. */
  openHazards: Schema.Array(Schema.String),
  /** Kinds of the hazards put right, one entry for each time. */
  clearedHazards: Schema.Array(Schema.String),
  drivers: Schema.Int,
  visits: Schema.Int,
  firstVisitAt: Schema.NullOr(Schema.String),
  lastVisitAt: Schema.NullOr(Schema.String),
  lastVisitBy: Schema.NullOr(Schema.String),
  /** Filled share of the file's fields and the fields that are empty. */
  completeness: Schema.Struct({
    filled: Schema.Int,
    fields: Schema.Int,
    missing: Schema.Array(Schema.String)
  }),
  registeredAt: Schema.String,
  changedAt: Schema.String
}).annotations({ identifier: "VehicleItem" })
export type VehicleItem = typeof VehicleItem.Type

/** A hazard of a vehicle on file. */
export const HazardItem = Schema.Struct({
  id: Schema.String,
  /** Code of the hazard table. */
  kind: Schema.String,
  foundAt: Schema.String,
  clearedAt: Schema.NullOr(Schema.String),
  vehicle: Schema.String,
  plate: PlateShown,
  classes: Schema.Array(Schema.String),
  township: Schema.String,
  townshipName: Schema.String,
  village: Schema.String,
  villageName: Schema.String
}).annotations({ identifier: "HazardItem" })
export type HazardItem = typeof HazardItem.Type

/** An unregistered village vehicle (K15). */
export const UnregisteredItem = Schema.Struct({
  id: Schema.String,
  version: Schema.Int,
  position: Schema.Int,
  kind: Schema.String,
  description: Schema.NullOr(Schema.String),
  /** `listed` until it is struck off or gets its plate. */
  state: Schema.Literal("listed", "struck-off", "registered"),
  /** Why it was struck off. */
  reason: Schema.NullOr(Schema.String),
  /** Its file in the register, once it has one. */
  vehicle: Schema.NullOr(Schema.String),
  township: Schema.String,
  townshipName: Schema.String,
  village: Schema.String,
  villageName: Schema.String,
  place: Schema.NullOr(Schema.String),
  photo: Schema.NullOr(Schema.String),
  note: Schema.NullOr(Schema.String),
  owner: OwnerShown,
  listedAt: Schema.String,
  changedAt: Schema.String
}).annotations({ identifier: "UnregisteredItem" })
export type UnregisteredItem = typeof UnregisteredItem.Type

/** A page of a list, with the position and the day that it stands for. */
const page = <Item extends Schema.Schema.Any>(item: Item) =>
  Schema.Struct({
    ...pageOf(item),
    /** Position in the log that the list stands for. */
    position: Schema.NonNegativeInt,
    asOf: Schema.NullOr(Schema.String),
    /** Day in Asia/Shanghai that due windows are seen from. */
    day: Schema.String,
    /** True while an event of a township in this list could not be read: something may be missing. */
    incomplete: Schema.Boolean
  })

export const VehiclePage = page(VehicleItem).annotations({ identifier: "VehiclePage" })
export type VehiclePage = typeof VehiclePage.Type
export const HazardPage = page(HazardItem).annotations({ identifier: "HazardPage" })
export type HazardPage = typeof HazardPage.Type
export const UnregisteredPage = page(UnregisteredItem).annotations({ identifier: "UnregisteredPage" })
export type UnregisteredPage = typeof UnregisteredPage.Type
