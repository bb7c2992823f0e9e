import { Schema } from "effect"
import { Owner } from "../Vehicle.ts"

/**
 * Village vehicles that no register knows (K15): unlicensed tricycles, farm machines, electric three-wheelers.
 * They have a list of their own with owner, place and photograph.
 */

/** What kind of thing it is. */
export const UnregisteredKind = Schema.Literal(
  "motorcycle",
  "three-wheeler",
  "low-speed-truck",
  "tractor",
  "electric-three-wheeler",
  "electric-four-wheeler",
  "van",
  "other-motor",
  "non-motor"
)
export type UnregisteredKind = typeof UnregisteredKind.Type

/** What is written down of it. */
export const unregisteredFacts = {
  kind: UnregisteredKind,
  /** Make, colour, marks: what one recognises it by. */
  description: Schema.NullOr(Schema.String),
  owner: Owner,
  /** Twelve-digit code of the village. */
  village: Schema.String,
  /** Where it stands: "东头老槐树旁第二户". */
  place: Schema.NullOr(Schema.String),
  /** Where the photograph is kept. */
  photo: Schema.NullOr(Schema.String),
  note: Schema.NullOr(Schema.String)
} as const

export const UnregisteredFacts = Schema.Struct(unregisteredFacts)
export type UnregisteredFacts = typeof UnregisteredFacts.Type

/** What became of it. */
export type UnregisteredVehicle =
  | { readonly _tag: "Unknown" }
  | { readonly _tag: "Listed"; readonly facts: UnregisteredFacts }
  | { readonly _tag: "StruckOff"; readonly facts: UnregisteredFacts; readonly reason: string }
  /** It got its plate: `vehicle` is its file in the register. */
  | { readonly _tag: "Registered"; readonly facts: UnregisteredFacts; readonly vehicle: string }
