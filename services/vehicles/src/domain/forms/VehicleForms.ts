import { filing, personFields, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { UnregisteredKind } from "../unregistered/UnregisteredVehicle.ts"
import { DeregistrationGround, PermitKind } from "../Vehicle.ts"

/**
 * What people hand in, as they wrote it: a page, a row of a ledger, another program. Only the shape is asked
 * here; whether a number, a code or a day is right is for `VehicleFacts` to say, all fields at once.
 */

export const PlateForm = Schema.Struct({ kind: Schema.String, number: Written })

/** `idNumber` is the resident id of a person, the unified social credit code of a company. */
export const OwnerForm = Schema.Struct({
  kind: Schema.Literal("person", "company"),
  ...personFields
})
export type OwnerForm = typeof OwnerForm.Type

/** Puts a vehicle on file. */
export const RegistrationForm = Schema.Struct({
  plate: PlateForm,
  vin: Written,
  vehicleType: Schema.String,
  use: Schema.String,
  purpose: Written,
  brand: Written,
  colour: Written,
  fuel: Written,
  owner: OwnerForm,
  village: Schema.String.annotations({ description: "Twelve-digit division code" }),
  firstRegisteredOn: Written,
  inspectionValidUntil: Written,
  insuranceValidUntil: Written,
  seats: WrittenNumber,
  loadKg: WrittenNumber,
  note: Written,
  happenedAt: filing.happenedAt
}).annotations({ identifier: "VehicleRegistration" })
export type RegistrationForm = typeof RegistrationForm.Type

/** Values of the owner that are wrong, as they are right. */
export const OwnerCorrectionForm = Schema.Struct({
  kind: Schema.optional(Schema.Literal("person", "company")),
  name: Schema.optional(Schema.String),
  idNumber: Written,
  phone: Written,
  address: Written
})
export type OwnerCorrectionForm = typeof OwnerCorrectionForm.Type

/** What is wrong and how it is right; absent values stay, null empties. Owner values are merged one by one. */
export const CorrectionForm = Schema.Struct({
  plate: Schema.optional(PlateForm),
  vin: Written,
  vehicleType: Schema.optional(Schema.String),
  use: Schema.optional(Schema.String),
  purpose: Written,
  brand: Written,
  colour: Written,
  fuel: Written,
  owner: Schema.optional(OwnerCorrectionForm),
  firstRegisteredOn: Written,
  inspectionValidUntil: Written,
  insuranceValidUntil: Written,
  seats: WrittenNumber,
  loadKg: WrittenNumber,
  note: Written,
  ...filing
}).annotations({ identifier: "VehicleCorrection" })
export type CorrectionForm = typeof CorrectionForm.Type

export const LicenceForm = Schema.Struct({
  class: Schema.String.annotations({ description: "As printed: C1, B2, A1A2" }),
  validUntil: Written.annotations({ description: "Empty for a licence without end" }),
  firstIssuedOn: Written
})
export type LicenceForm = typeof LicenceForm.Type

const driver = {
  ...personFields,
  licence: LicenceForm
} as const

export const DriverForm = Schema.Struct({ ...driver, ...filing }).annotations({ identifier: "VehicleDriver" })
export type DriverForm = typeof DriverForm.Type

/** A licence that a driver on file has shown. */
export const LicenceRecordForm = Schema.Struct({
  driverId: Schema.String,
  licence: LicenceForm,
  ...filing
}).annotations({ identifier: "DriverLicence" })
export type LicenceRecordForm = typeof LicenceRecordForm.Type

export const DriverRemovalForm = Schema.Struct({ driverId: Schema.String, ...filing })
export type DriverRemovalForm = typeof DriverRemovalForm.Type

const hazard = {
  hazard: Schema.String.annotations({ description: "Code of the hazard table" }),
  note: Written,
  photo: Written
} as const

/** What can be seen at a door without the vehicle's file. */
const seenAtTheDoor = {
  inspectionValidUntil: Written.annotations({ description: "As read off the paper" }),
  insuranceValidUntil: Written.annotations({ description: "As read off the paper" }),
  hazards: Schema.optional(Schema.Array(Schema.Struct(hazard))).annotations({
    description: "All hazards seen, those already open included"
  }),
  newDrivers: Schema.optional(Schema.Array(Schema.Struct(driver))),
  note: Written,
  happenedAt: filing.happenedAt
} as const

/** The one form of a door-to-door visit: everything is looked at once. */
export const VisitForm = Schema.Struct({
  ownerConfirmed: Schema.Boolean,
  phoneConfirmed: Schema.Boolean,
  phone: Written.annotations({ description: "The right number, where the one on file is wrong" }),
  ...seenAtTheDoor,
  hazardsCleared: Schema.optional(Schema.Array(Schema.String)).annotations({
    description: "Ids of open hazards that were found put right"
  }),
  driversSeen: Schema.optional(
    Schema.Array(Schema.Struct({ driverId: Schema.String, licence: Schema.optional(LicenceForm) }))
  )
}).annotations({ identifier: "VehicleVisit" })
export type VisitForm = typeof VisitForm.Type

/** A visit by somebody who has no file to look at: the vehicle is known by its plate alone. */
export const VisitByPlateForm = Schema.Struct({
  plate: PlateForm,
  ownerName: Written.annotations({ description: "As told at the door; compared with the file" }),
  phone: Written.annotations({
    description: "As told at the door: confirms the one on file, or is the right one"
  }),
  ...seenAtTheDoor
}).annotations({ identifier: "VehicleVisitByPlate" })
export type VisitByPlateForm = typeof VisitByPlateForm.Type

export const MoveForm = Schema.Struct({ village: Schema.String, ...filing })
export type MoveForm = typeof MoveForm.Type

/** Another owner; often the vehicle goes to another village and gets another plate with it. */
export const TransferForm = Schema.Struct({
  owner: OwnerForm,
  village: Schema.optional(Schema.String),
  plate: Schema.optional(PlateForm),
  transferredOn: Written,
  ...filing
}).annotations({ identifier: "VehicleTransfer" })
export type TransferForm = typeof TransferForm.Type

/** Another plate: the first one of a vehicle without, a replacement, a conversion. */
export const ReplatingForm = Schema.Struct({ plate: PlateForm, ...filing })
export type ReplatingForm = typeof ReplatingForm.Type

export const InspectionForm = Schema.Struct({
  validUntil: Schema.String,
  inspectedOn: Written,
  ...filing
})
export type InspectionForm = typeof InspectionForm.Type

export const InsuranceForm = Schema.Struct({
  validUntil: Schema.String,
  insurer: Written,
  policyNumber: Written,
  ...filing
})
export type InsuranceForm = typeof InsuranceForm.Type

export const PermitForm = Schema.Struct({
  kind: PermitKind,
  number: Written,
  issuedOn: Written,
  validUntil: Written,
  ...filing
})
export type PermitForm = typeof PermitForm.Type

export const HazardForm = Schema.Struct({ ...hazard, happenedAt: filing.happenedAt })
export type HazardForm = typeof HazardForm.Type

export const HazardClearanceForm = Schema.Struct({ hazardId: Schema.String, ...filing })
export type HazardClearanceForm = typeof HazardClearanceForm.Type

export const SuspensionForm = Schema.Struct({ until: Written, ...filing })
export type SuspensionForm = typeof SuspensionForm.Type

export const DeregistrationForm = Schema.Struct({
  ground: DeregistrationGround,
  deregisteredOn: Written,
  ...filing
})
export type DeregistrationForm = typeof DeregistrationForm.Type

/** Puts an unregistered village vehicle on its list (K15). */
export const ListingForm = Schema.Struct({
  kind: UnregisteredKind,
  description: Written,
  owner: OwnerForm,
  village: Schema.String,
  place: Written,
  photo: Written,
  note: Written,
  happenedAt: filing.happenedAt
}).annotations({ identifier: "UnregisteredVehicleListing" })
export type ListingForm = typeof ListingForm.Type

export const ListingCorrectionForm = Schema.Struct({
  kind: Schema.optional(UnregisteredKind),
  description: Written,
  owner: Schema.optional(OwnerCorrectionForm),
  village: Schema.optional(Schema.String),
  place: Written,
  photo: Written,
  note: Written,
  ...filing
}).annotations({ identifier: "UnregisteredVehicleCorrection" })
export type ListingCorrectionForm = typeof ListingCorrectionForm.Type

export const StrikingOffForm = Schema.Struct({
  reason: Schema.String,
  happenedAt: filing.happenedAt
})
export type StrikingOffForm = typeof StrikingOffForm.Type

/** The unregistered vehicle got its plate: `vehicle` is its file in the register. */
export const LinkForm = Schema.Struct({ vehicle: Schema.UUID, happenedAt: filing.happenedAt })
export type LinkForm = typeof LinkForm.Type
