import { Schema } from "effect"
import {
  InjuryFinding,
  KnownValues,
  PersonReference,
  personFacts,
  VehicleFacts,
  vehicleFacts
} from "../values/Parties.ts"
import { reason, warnings } from "./fields.ts"

/** Vehicles and persons of the accident. */

export const VehicleWasInvolved = Schema.TaggedStruct("VehicleWasInvolved", {
  vehicleId: Schema.String,
  ...vehicleFacts,
  ...warnings
})

/** What is on file of the vehicle was wrong: the whole of it as it is right. */
export const InvolvedVehicleWasCorrected = Schema.TaggedStruct("InvolvedVehicleWasCorrected", {
  vehicleId: Schema.String,
  facts: VehicleFacts,
  previousPlate: Schema.Struct({ kind: Schema.String, number: Schema.NullOr(Schema.String) }),
  reason,
  ...warnings
})

export const InvolvedVehicleWasRemoved = Schema.TaggedStruct("InvolvedVehicleWasRemoved", {
  vehicleId: Schema.String,
  reason
})

/** The register says that this vehicle is one of its key vehicles. */
export const KeyVehicleWasLinked = Schema.TaggedStruct("KeyVehicleWasLinked", {
  vehicleId: Schema.String,
  /** File in the register, and the township that answers for the vehicle there. */
  registeredId: Schema.String,
  registeredTownship: Schema.String
})

/** The register took its word back: the plate was wrong, or the accident counts no more. */
export const KeyVehicleWasUnlinked = Schema.TaggedStruct("KeyVehicleWasUnlinked", {
  vehicleId: Schema.String,
  registeredId: Schema.String
})

export const PersonWasInvolved = Schema.TaggedStruct("PersonWasInvolved", {
  participantId: Schema.String,
  person: PersonReference,
  known: KnownValues,
  ...personFacts,
  ...warnings
})

/** What is on file of the person was wrong: the whole of it as it is right. */
export const InvolvedPersonWasCorrected = Schema.TaggedStruct("InvolvedPersonWasCorrected", {
  participantId: Schema.String,
  person: PersonReference,
  known: KnownValues,
  ...personFacts,
  reason,
  ...warnings
})

export const InvolvedPersonWasRemoved = Schema.TaggedStruct("InvolvedPersonWasRemoved", {
  participantId: Schema.String,
  reason
})

/** C1: how the person was at an instant. The windows follow from all findings of a person. */
export const InjuryWasFound = Schema.TaggedStruct("InjuryWasFound", {
  participantId: Schema.String,
  ...InjuryFinding.fields,
  reason,
  ...warnings
})
