import { filing, personFields, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { Injury, PersonRole } from "../values/Parties.ts"

/** Vehicles and persons of an accident as people hand them in. */

const optionalYes = Schema.optional(Schema.NullOr(Schema.Boolean))

/** N5: kind 41 has no number, 42 shows a false one, 43 that of another vehicle. */
export const InvolvedPlateForm = Schema.Struct({ kind: Schema.String, number: Written })

/** A22, N7. */
export const TransportFirmForm = Schema.Struct({ name: Schema.String, creditCode: Written }).annotations({
  identifier: "TransportFirmForm"
})

const vehicle = {
  plate: InvolvedPlateForm,
  vehicleType: Written,
  use: Written,
  vin: Written,
  brand: Written,
  colour: Written,
  motor: Schema.Boolean.annotations({ description: "A motor vehicle, as the law counts it" }),
  insurer: Written,
  policyNumber: Written,
  overloaded: optionalYes,
  onBoard: WrittenNumber,
  dangerousGoods: optionalYes,
  transportFirm: Schema.optional(Schema.NullOr(TransportFirmForm)).annotations({
    description: "The transport firm (专业运输单位) that the vehicle drives for (A22)"
  })
} as const

/** A vehicle of the accident. A plate that is foreign or cannot be right is taken with a warning. */
export const InvolvedVehicleForm = Schema.Struct({
  ...vehicle,
  motor: Schema.optional(vehicle.motor).annotations({ description: "A motor vehicle where absent" }),
  happenedAt: filing.happenedAt
}).annotations({ identifier: "InvolvedVehicleForm" })
export type InvolvedVehicleForm = typeof InvolvedVehicleForm.Type

/** What is wrong and how it is right; absent values stay, null empties. */
export const InvolvedVehicleCorrectionForm = Schema.Struct({
  vehicleId: Schema.String,
  ...vehicle,
  plate: Schema.optional(InvolvedPlateForm),
  motor: Schema.optional(Schema.Boolean),
  ...filing
}).annotations({ identifier: "InvolvedVehicleCorrection" })
export type InvolvedVehicleCorrectionForm = typeof InvolvedVehicleCorrectionForm.Type

export const InvolvedVehicleRemovalForm = Schema.Struct({ vehicleId: Schema.String, ...filing })
export type InvolvedVehicleRemovalForm = typeof InvolvedVehicleRemovalForm.Type

/** C1: how a person was. `diedAt` is needed exactly for `dead`. */
const injury = {
  injury: Injury,
  at: Written.annotations({
    description: "RFC 3339: when it was so; now, or the time of death, where absent"
  }),
  diedAt: Written.annotations({ description: "RFC 3339: the time of death" }),
  diedAtScene: Schema.optional(Schema.Boolean),
  causeOfDeath: Written
} as const

export const InjuryForm = Schema.Struct(injury)
export type InjuryForm = typeof InjuryForm.Type

const person = {
  sex: Written.annotations({ description: "male, female; follows from the id number where absent" }),
  age: WrittenNumber.annotations({ description: "Whole years; follows from the id number where absent" }),
  travelMode: Written.annotations({ description: "Table jtfs_travel_mode" }),
  licenceClass: Written,
  drivingYears: WrittenNumber,
  alcohol: WrittenNumber.annotations({ description: "Milligrams in 100 ml of blood" }),
  safetyGear: Written,
  unlicensed: optionalYes,
  fled: optionalYes,
  destroyedEvidence: optionalYes
} as const

/** A person of the accident; nobody knows somebody's name: 无名氏. With `injury`, how they were found. */
export const InvolvedPersonForm = Schema.Struct({
  ...personFields,
  role: PersonRole,
  isParty: Schema.optional(Schema.Boolean).annotations({
    description: "Drivers, riders and pedestrians where absent"
  }),
  vehicleId: Written.annotations({ description: "The vehicle they were in" }),
  ...person,
  injury: Schema.optional(Schema.NullOr(InjuryForm)),
  happenedAt: filing.happenedAt
}).annotations({ identifier: "InvolvedPersonForm" })
export type InvolvedPersonForm = typeof InvolvedPersonForm.Type

/** What is wrong and how it is right; absent values stay, null empties. */
export const InvolvedPersonCorrectionForm = Schema.Struct({
  participantId: Schema.String,
  name: Schema.optional(Schema.String),
  idNumber: Written,
  phone: Written,
  address: Written,
  role: Schema.optional(PersonRole),
  isParty: Schema.optional(Schema.Boolean),
  vehicleId: Written,
  ...person,
  ...filing
}).annotations({ identifier: "InvolvedPersonCorrection" })
export type InvolvedPersonCorrectionForm = typeof InvolvedPersonCorrectionForm.Type

export const InvolvedPersonRemovalForm = Schema.Struct({ participantId: Schema.String, ...filing })
export type InvolvedPersonRemovalForm = typeof InvolvedPersonRemovalForm.Type

/** C1, C2: also of a closed file, and after thirty days. */
export const InjuryFindingForm = Schema.Struct({
  participantId: Schema.String,
  ...injury,
  ...filing
}).annotations({ identifier: "AccidentInjuryFinding" })
export type InjuryFindingForm = typeof InjuryFindingForm.Type
