import { Schema } from "effect"

export { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"

/** Who and what was in the accident. Personal values are sealed: an event holds references only. */

/** A number plate: kind (GA 24.7) and number; null where the vehicle carried none (N5). */
export const Plate = Schema.Struct({ kind: Schema.String, number: Schema.NullOr(Schema.String) })
export type Plate = typeof Plate.Type

/** A1, C1: how badly a person was hurt. */
export const Injury = Schema.Literal("none", "slight", "serious", "dead", "missing")
export type Injury = typeof Injury.Type

/** A22: the transport firm (专业运输单位) that a vehicle drives for. A company is no person: nothing of it is sealed. */
export const TransportFirm = Schema.Struct({
  name: Schema.String,
  /** In its normal form (N7). */
  creditCode: Schema.NullOr(Schema.String)
})
export type TransportFirm = typeof TransportFirm.Type

/** What is written down of a vehicle in the accident. Codes of GA 24; motor vehicles, carts and bicycles alike. */
export const vehicleFacts = {
  plate: Plate,
  vehicleType: Schema.NullOr(Schema.String),
  use: Schema.NullOr(Schema.String),
  vin: Schema.NullOr(Schema.String),
  brand: Schema.NullOr(Schema.String),
  colour: Schema.NullOr(Schema.String),
  /** Motor vehicle, as the law counts it. */
  motor: Schema.Boolean,
  insurer: Schema.NullOr(Schema.String),
  policyNumber: Schema.NullOr(Schema.String),
  overloaded: Schema.NullOr(Schema.Boolean),
  /** People on board at the time, driver included. */
  onBoard: Schema.NullOr(Schema.Number),
  dangerousGoods: Schema.NullOr(Schema.Boolean),
  /** A22. Absent in what was stored before it was asked: not known, as null is. */
  transportFirm: Schema.optionalWith(Schema.NullOr(TransportFirm), { exact: true })
} as const
export const VehicleFacts = Schema.Struct(vehicleFacts)
export type VehicleFacts = typeof VehicleFacts.Type

/** What a person was to the accident. */
export const PersonRole = Schema.Literal("driver", "passenger", "pedestrian", "rider", "owner", "other")
export type PersonRole = typeof PersonRole.Type

/** What is written down of a person in the accident. */
export const personFacts = {
  role: PersonRole,
  /** A party (当事人) is served papers and may be held liable; a passenger usually is not one. */
  isParty: Schema.Boolean,
  /** The vehicle the person was in or answers for. */
  vehicleId: Schema.NullOr(Schema.String),
  sex: Schema.NullOr(Schema.String),
  age: Schema.NullOr(Schema.Number),
  /** 交通方式. */
  travelMode: Schema.NullOr(Schema.String),
  licenceClass: Schema.NullOr(Schema.String),
  drivingYears: Schema.NullOr(Schema.Number),
  /** Milligrams in 100 ml of blood. */
  alcohol: Schema.NullOr(Schema.Number),
  safetyGear: Schema.NullOr(Schema.String),
  /** Facts that A4, A15 and C7 ask for; null: not known. */
  unlicensed: Schema.NullOr(Schema.Boolean),
  fled: Schema.NullOr(Schema.Boolean),
  destroyedEvidence: Schema.NullOr(Schema.Boolean)
} as const
export const PersonFacts = Schema.Struct(personFacts)
export type PersonFacts = typeof PersonFacts.Type

/** Who is a party where nobody says otherwise: those who took part in the traffic themselves. */
export const partyByRole: { readonly [Role in PersonRole]: boolean } = {
  driver: true,
  rider: true,
  pedestrian: true,
  passenger: false,
  owner: false,
  other: false
}

/** An injury as it was found at an instant. */
export const InjuryFinding = Schema.Struct({
  injury: Injury,
  /** When it was so (RFC 3339). */
  at: Schema.String,
  /** When the person died; set exactly for `dead`. */
  diedAt: Schema.NullOr(Schema.String),
  diedAtScene: Schema.Boolean,
  causeOfDeath: Schema.NullOr(Schema.String)
})
export type InjuryFinding = typeof InjuryFinding.Type
