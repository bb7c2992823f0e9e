import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import { Schema } from "effect"
import {
  AccidentOfVehicle,
  CheckOfVehicle,
  DeregistrationGround,
  Licence,
  NamingByWardens,
  Owner,
  Permit,
  Plate,
  vehicleFacts,
  Warning
} from "./Vehicle.ts"

/**
 * What can happen to a vehicle, as it is stored. Add, never change: a changed shape is a new version with an
 * upcaster, and `test/fixtures/events` keeps an example of every version ever written.
 *
 * Who, when and in which township is in the envelope of each event; `reason` is the why. Instants repeated
 * here are those that later decisions need.
 */

const Reason = Schema.NullOr(Schema.String)
const Day = Schema.String
const warnings = { warnings: Schema.Array(Warning) } as const

/** A vehicle was put on file. */
export const VehicleWasRegistered = Schema.TaggedStruct("VehicleWasRegistered", {
  ...vehicleFacts,
  /** Twelve-digit code; its first nine are the township. */
  village: Schema.String,
  ...warnings
})

/**
 * Somebody went to the door and looked. What the visit brought to light follows as events of its own
 * (hazards, papers, licences, a new phone), in the same command.
 */
export const VehicleWasVerified = Schema.TaggedStruct("VehicleWasVerified", {
  visitId: Schema.String,
  visitedAt: Schema.String,
  visitedBy: Schema.String,
  ownerConfirmed: Schema.Boolean,
  phoneConfirmed: Schema.Boolean,
  /** End of validity as read off the paper; null where no paper was shown. */
  inspectionSeenUntil: Schema.NullOr(Day),
  insuranceSeenUntil: Schema.NullOr(Day),
  /** Codes of all hazards seen, those already open included; empty: none was seen. */
  hazardsSeen: Schema.Array(Schema.String),
  /** Drivers on file who were met. */
  driversSeen: Schema.Array(Schema.String),
  note: Schema.NullOr(Schema.String),
  /** The visit that came shortly before this one, where there was one. */
  earlierVisit: Schema.NullOr(
    Schema.Struct({ visitId: Schema.String, visitedAt: Schema.String, visitedBy: Schema.String })
  ),
  ...warnings
})

const correctable = Schema.partialWith(Schema.Struct(vehicleFacts), { exact: true })

/** Something on file was wrong. `corrected` holds the values that changed, as they are now. */
export const VehicleWasCorrected = Schema.TaggedStruct("VehicleWasCorrected", {
  corrected: correctable,
  reason: Reason,
  ...warnings
})

/** The vehicle now belongs to another village, perhaps in another township. */
export const VehicleWasMoved = Schema.TaggedStruct("VehicleWasMoved", {
  from: Schema.String,
  village: Schema.String,
  reason: Reason
})

/** The vehicle has another owner. */
export const VehicleWasTransferred = Schema.TaggedStruct("VehicleWasTransferred", {
  owner: Owner,
  previousOwner: Owner,
  transferredOn: Day,
  reason: Reason
})

/** The vehicle carries another plate: its first one, a replacement, or the new owner's. */
export const VehicleWasReplated = Schema.TaggedStruct("VehicleWasReplated", {
  plate: Plate,
  previousPlate: Plate,
  reason: Reason,
  ...warnings
})

/** A newer inspection is on file. */
export const InspectionWasRecorded = Schema.TaggedStruct("InspectionWasRecorded", {
  inspectedOn: Schema.NullOr(Day),
  validUntil: Day,
  previousValidUntil: Schema.NullOr(Day),
  reason: Reason,
  ...warnings
})

/** A newer compulsory insurance is on file. */
export const InsuranceWasRecorded = Schema.TaggedStruct("InsuranceWasRecorded", {
  insurer: Schema.NullOr(Schema.String),
  policyNumber: Schema.NullOr(Schema.String),
  validUntil: Day,
  previousValidUntil: Schema.NullOr(Day),
  reason: Reason,
  ...warnings
})

/** A permit is on file; it replaces the one of the same kind. */
export const PermitWasRecorded = Schema.TaggedStruct("PermitWasRecorded", {
  permit: Permit,
  reason: Reason
})

/** A hazard was found. At most one of a kind is open at a time. */
export const HazardWasReported = Schema.TaggedStruct("HazardWasReported", {
  hazardId: Schema.String,
  /** Code of the hazard table. */
  hazard: Schema.String,
  foundAt: Schema.String,
  /** The visit that found it; null for a report of its own. */
  visitId: Schema.NullOr(Schema.String),
  note: Schema.NullOr(Schema.String),
  /** Where the photograph is kept. */
  photo: Schema.NullOr(Schema.String)
})

/** A hazard was put right. */
export const HazardWasCleared = Schema.TaggedStruct("HazardWasCleared", {
  hazardId: Schema.String,
  hazard: Schema.String,
  clearedAt: Schema.String,
  /** What settled it: somebody's word, or a paper that proves it. */
  settledBy: Schema.Literal("report", "visit", "inspection", "insurance", "plate"),
  reason: Reason
})

/** The vehicle is off the road for a while (停驶). */
export const VehicleWasSuspended = Schema.TaggedStruct("VehicleWasSuspended", {
  until: Schema.NullOr(Day),
  reason: Reason
})

/** The vehicle is back on the road. */
export const VehicleWasResumed = Schema.TaggedStruct("VehicleWasResumed", { reason: Reason })

/** The vehicle left the register; its plate and VIN are free. */
export const VehicleWasDeregistered = Schema.TaggedStruct("VehicleWasDeregistered", {
  ground: DeregistrationGround,
  deregisteredOn: Day,
  reason: Reason
})

/** The deregistration was a mistake: the file stands again as it was before. */
export const VehicleWasRestored = Schema.TaggedStruct("VehicleWasRestored", { reason: Reason })

/** Somebody drives the vehicle. */
export const DriverWasAdded = Schema.TaggedStruct("DriverWasAdded", {
  driverId: Schema.String,
  person: PersonReference,
  known: KnownValues,
  licence: Licence,
  reason: Reason,
  ...warnings
})

/** A driver showed a licence that differs from the one on file. */
export const DriverLicenceWasRecorded = Schema.TaggedStruct("DriverLicenceWasRecorded", {
  driverId: Schema.String,
  licence: Licence,
  previousLicence: Licence,
  reason: Reason,
  ...warnings
})

/** Somebody drives the vehicle no longer. */
export const DriverWasRemoved = Schema.TaggedStruct("DriverWasRemoved", {
  driverId: Schema.String,
  person: PersonReference,
  reason: Reason
})

/** The vehicle was in an accident. Recorded again, it is as it is told now. */
export const AccidentWasRecorded = Schema.TaggedStruct("AccidentWasRecorded", AccidentOfVehicle.fields)

/** The accident counts no more, or it was another vehicle's. */
export const AccidentWasTakenBack = Schema.TaggedStruct("AccidentWasTakenBack", {
  accidentId: Schema.String,
  involvedId: Schema.String
})

/** K14: the vehicle was checked on the road. */
export const CheckWasRecorded = Schema.TaggedStruct("CheckWasRecorded", CheckOfVehicle.fields)

/** Wardens named the vehicle. Told again, it is as it is told now. */
export const VehicleWasNamedByWardens = Schema.TaggedStruct(
  "VehicleWasNamedByWardens",
  NamingByWardens.fields
)

/** What wardens wrote down counts no more, or names another vehicle. */
export const NamingByWardensWasTakenBack = Schema.TaggedStruct("NamingByWardensWasTakenBack", {
  sourceId: Schema.String
})

export const VehicleEvent = Schema.Union(
  VehicleWasRegistered,
  VehicleWasVerified,
  VehicleWasCorrected,
  VehicleWasMoved,
  VehicleWasTransferred,
  VehicleWasReplated,
  InspectionWasRecorded,
  InsuranceWasRecorded,
  PermitWasRecorded,
  HazardWasReported,
  HazardWasCleared,
  VehicleWasSuspended,
  VehicleWasResumed,
  VehicleWasDeregistered,
  VehicleWasRestored,
  DriverWasAdded,
  DriverLicenceWasRecorded,
  DriverWasRemoved,
  AccidentWasRecorded,
  AccidentWasTakenBack,
  CheckWasRecorded,
  VehicleWasNamedByWardens,
  NamingByWardensWasTakenBack
)
export type VehicleEvent = typeof VehicleEvent.Type

/** The event of one type: `EventOf<"VehicleWasMoved">`. */
export type EventOf<Type extends VehicleEvent["_tag"]> = Extract<VehicleEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const vehicleEventCodec = makeEventCodec<VehicleEvent>({
  VehicleWasRegistered: { version: 1, schema: VehicleWasRegistered },
  VehicleWasVerified: { version: 1, schema: VehicleWasVerified },
  VehicleWasCorrected: { version: 1, schema: VehicleWasCorrected },
  VehicleWasMoved: { version: 1, schema: VehicleWasMoved },
  VehicleWasTransferred: { version: 1, schema: VehicleWasTransferred },
  VehicleWasReplated: { version: 1, schema: VehicleWasReplated },
  InspectionWasRecorded: { version: 1, schema: InspectionWasRecorded },
  InsuranceWasRecorded: { version: 1, schema: InsuranceWasRecorded },
  PermitWasRecorded: { version: 1, schema: PermitWasRecorded },
  HazardWasReported: { version: 1, schema: HazardWasReported },
  HazardWasCleared: { version: 1, schema: HazardWasCleared },
  VehicleWasSuspended: { version: 1, schema: VehicleWasSuspended },
  VehicleWasResumed: { version: 1, schema: VehicleWasResumed },
  VehicleWasDeregistered: { version: 1, schema: VehicleWasDeregistered },
  VehicleWasRestored: { version: 1, schema: VehicleWasRestored },
  DriverWasAdded: { version: 1, schema: DriverWasAdded },
  DriverLicenceWasRecorded: { version: 1, schema: DriverLicenceWasRecorded },
  DriverWasRemoved: { version: 1, schema: DriverWasRemoved },
  AccidentWasRecorded: { version: 1, schema: AccidentWasRecorded },
  AccidentWasTakenBack: { version: 1, schema: AccidentWasTakenBack },
  CheckWasRecorded: { version: 1, schema: CheckWasRecorded },
  VehicleWasNamedByWardens: { version: 1, schema: VehicleWasNamedByWardens },
  NamingByWardensWasTakenBack: { version: 1, schema: NamingByWardensWasTakenBack }
})
