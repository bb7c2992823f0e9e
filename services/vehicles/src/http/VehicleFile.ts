import { HistoryEntry, PersonView } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { DeregistrationGround, Licence, Permit, Plate } from "../domain/Vehicle.ts"

/**
 * A vehicle's file as `GET /api/vehicles/{id}` answers it. Personal values are masked unless they were asked
 * for with a purpose (X2); an erased person's are null and `erased` says so.
 */

const Text = Schema.NullOr(Schema.String)
const Count = Schema.NullOr(Schema.Number)

/** The owner: a person, or a company with the contact it left. Only the contact's values are masked. */
export const OwnerView = Schema.Union(
  Schema.Struct({ kind: Schema.Literal("person"), person: PersonView }),
  Schema.Struct({
    kind: Schema.Literal("company"),
    name: Schema.String,
    creditCode: Text,
    contact: Schema.NullOr(PersonView)
  })
).annotations({ identifier: "Owner" })
export type OwnerView = typeof OwnerView.Type

/** A class the vehicle belongs to (K1) and what put it there. */
export const ClassView = Schema.Struct({
  class: Schema.String,
  name: Schema.String,
  reason: Schema.String,
  rule: Schema.String,
  recommended: Schema.Boolean
}).annotations({ identifier: "VehicleClass" })
export type ClassView = typeof ClassView.Type

/** What falls due: K4–K6, K9, K7, K10 and K11, K13. */
export const DueKind = Schema.Literal(
  "inspection",
  "insurance",
  "scrap",
  "permit",
  "licence",
  "licence-check"
)
export type DueKind = typeof DueKind.Type

/** A day by which something must be done, with the reason that produced it (K4–K11, K13). */
export const DueView = Schema.Struct({
  kind: DueKind,
  /** What exactly: the permit's kind, the driver's id; null where the kind says it all. */
  subject: Text,
  dueOn: Schema.String,
  overdue: Schema.Boolean,
  /** Days left; negative where overdue. */
  daysLeft: Schema.Number,
  reason: Schema.String,
  rule: Schema.String,
  /** Not law as far as we could confirm: shown as a recommendation. */
  recommended: Schema.Boolean,
  /** Where the day comes from: a date on file, one that follows from it, or the next one of the cycle. */
  basis: Schema.Literal("record", "computed", "estimated", "unknown")
}).annotations({ identifier: "DueDate" })
export type DueView = typeof DueView.Type

/** Something that falls due on a day which nothing on file tells: what is missing is in the reason. */
export const UnknownDueView = Schema.Struct({
  kind: DueKind,
  subject: Text,
  reason: Schema.String,
  rule: Schema.String,
  recommended: Schema.Boolean
}).annotations({ identifier: "UnknownDueDate" })
export type UnknownDueView = typeof UnknownDueView.Type

export const HazardView = Schema.Struct({
  hazardId: Schema.String,
  hazard: Schema.String,
  name: Schema.String,
  foundAt: Schema.String,
  note: Text,
  photo: Text,
  clearedAt: Text
}).annotations({ identifier: "VehicleHazard" })
export type HazardView = typeof HazardView.Type

export const DriverView = Schema.Struct({
  driverId: Schema.String,
  person: PersonView,
  licence: Licence
}).annotations({ identifier: "Driver" })
export type DriverView = typeof DriverView.Type

export const VehicleFile = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number,
  /** The instant this file is as of; null: as it stands now. */
  asOf: Text,
  state: Schema.Literal("normal", "suspended", "deregistered"),
  suspendedUntil: Text,
  deregistered: Schema.NullOr(Schema.Struct({ ground: DeregistrationGround, on: Schema.String })),
  township: Schema.String,
  village: Schema.String,
  plate: Plate,
  vin: Text,
  vehicleType: Schema.String,
  use: Schema.String,
  purpose: Text,
  brand: Text,
  colour: Text,
  fuel: Text,
  owner: OwnerView,
  firstRegisteredOn: Text,
  inspectionValidUntil: Text,
  insuranceValidUntil: Text,
  seats: Count,
  loadKg: Count,
  note: Text,
  permits: Schema.Array(Permit),
  classes: Schema.Array(ClassView),
  dues: Schema.Array(DueView),
  unknownDues: Schema.Array(UnknownDueView),
  hazards: Schema.Array(HazardView),
  drivers: Schema.Array(DriverView),
  accidents: Schema.Array(
    Schema.Struct({
      accidentId: Schema.String.annotations({ description: "Its file is at /api/accidents/{id}" }),
      township: Schema.String.annotations({ description: "Township of the accident's place" }),
      happenedAt: Schema.String
    })
  ),
  /** K14: checks on the road, with the names of their items. */
  checks: Schema.Array(
    Schema.Struct({
      checkId: Schema.String,
      postId: Schema.String.annotations({ description: "Its file is at /api/duties/posts/{id}" }),
      plate: Plate,
      township: Schema.String.annotations({ description: "Township of the post" }),
      at: Schema.String,
      state: Schema.Struct({ code: Schema.String, name: Schema.String }),
      findings: Schema.Array(Schema.Struct({ code: Schema.String, name: Schema.String })),
      passengers: Count,
      loadKg: Count,
      note: Text
    })
  ),
  /** What wardens wrote down of it, with the names of its items. */
  namings: Schema.Array(
    Schema.Struct({
      sourceId: Schema.String.annotations({
        description: "Its file is at /api/wardens/records/{id}, or of a hazard at /api/wardens/hazards/{id}"
      }),
      kind: Schema.Literal("persuasion", "hazard"),
      plate: Plate,
      township: Schema.String.annotations({ description: "Township of the place" }),
      at: Schema.String,
      codes: Schema.Array(Schema.Struct({ code: Schema.String, name: Schema.String, count: Count })),
      wardenId: Text,
      note: Text
    })
  ),
  lastVisit: Schema.NullOr(
    Schema.Struct({ visitId: Schema.String, visitedAt: Schema.String, visitedBy: Schema.String })
  ),
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "VehicleFile" })
export type VehicleFile = typeof VehicleFile.Type

/** An unregistered village vehicle as its own page shows it. */
export const UnregisteredVehicleFile = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  state: Schema.Literal("listed", "struck-off", "registered"),
  /** Its file in the register, once it got its plate. */
  vehicle: Text,
  kind: Schema.String,
  description: Text,
  owner: OwnerView,
  township: Schema.String,
  village: Schema.String,
  place: Text,
  photo: Text,
  note: Text,
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "UnregisteredVehicleFile" })
export type UnregisteredVehicleFile = typeof UnregisteredVehicleFile.Type
