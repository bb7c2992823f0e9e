import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { PostKind, RoadClass, Visibility } from "@jiaosuo/reference/PostRules"
import { Schema } from "effect"
import { Location } from "../organisation/Units.ts"
import { Member } from "../roster/Slot.ts"

/**
 * What can happen to a checkpoint, a posted crew or a patrol, as it is stored. Add, never change: a changed shape is
 * a new version with an upcaster, and `test/fixtures/events` keeps an example of every version ever written.
 */

const Reason = Schema.NullOr(Schema.String)
const warnings = { warnings: Schema.Array(Warning) } as const

/** A warning sign, so many metres before the point (D3). */
export const Sign = Schema.Struct({ metres: Schema.Number })
export type Sign = typeof Sign.Type

/** What the rules of posts look at, and what may change while it stands. */
const conditions = {
  visibility: Visibility,
  members: Schema.Array(Member),
  signs: Schema.Array(Sign)
} as const

/** A point or a patrol was planned. */
export const PostWasPlanned = Schema.TaggedStruct("PostWasPlanned", {
  kind: PostKind,
  roadClass: RoadClass,
  ...conditions,
  /** The station or zone whose post it is. */
  unitId: Schema.String,
  /** Nine-digit code of the place. */
  township: Schema.String,
  location: Location,
  /** Number or name of the road. */
  road: Schema.NullOr(Schema.String),
  from: Schema.String,
  until: Schema.String,
  /** D3: at a toll or service area. */
  tollOrServiceArea: Schema.Boolean,
  note: Schema.NullOr(Schema.String),
  ...warnings
})

/** The weather, the crew or the signs are others now: all three as they are. */
export const PostWasChanged = Schema.TaggedStruct("PostWasChanged", {
  ...conditions,
  reason: Reason,
  ...warnings
})

/** It will not take place. */
export const PostWasCancelled = Schema.TaggedStruct("PostWasCancelled", { reason: Reason })

/** The crew is there. */
export const PostWasBegun = Schema.TaggedStruct("PostWasBegun", {
  at: Schema.String,
  ...conditions,
  location: Schema.NullOr(Location),
  ...warnings
})

/** The crew is gone. */
export const PostWasEnded = Schema.TaggedStruct("PostWasEnded", {
  at: Schema.String,
  note: Schema.NullOr(Schema.String)
})

/** A stretch was driven. */
export const PatrolLegWasDriven = Schema.TaggedStruct("PatrolLegWasDriven", {
  legId: Schema.String,
  road: Schema.NullOr(Schema.String),
  start: Location,
  end: Location,
  /** As the crew says, or along a straight line where it does not. */
  metres: Schema.Number,
  from: Schema.String,
  until: Schema.String,
  note: Schema.NullOr(Schema.String)
})

/** K14: a key vehicle was checked. The register of vehicles keeps it in the vehicle's file. */
export const VehicleWasChecked = Schema.TaggedStruct("VehicleWasChecked", {
  checkId: Schema.String,
  /** As it was read; the number is null where there was no plate. */
  plate: Schema.Struct({ kind: Schema.String, number: Schema.NullOr(Schema.String) }),
  at: Schema.String,
  /** How the plate stands: code of the check items. */
  state: Schema.String,
  /** What was wrong: codes of the check items; empty: nothing. */
  findings: Schema.Array(Schema.String),
  /** Persons in the vehicle, and load in kilograms, where they were counted. */
  passengers: Schema.NullOr(Schema.Number),
  loadKg: Schema.NullOr(Schema.Number),
  note: Schema.NullOr(Schema.String),
  ...warnings
})

export const PostEvent = Schema.Union(
  PostWasPlanned,
  PostWasChanged,
  PostWasCancelled,
  PostWasBegun,
  PostWasEnded,
  PatrolLegWasDriven,
  VehicleWasChecked
)
export type PostEvent = typeof PostEvent.Type

/** The event of one type: `PostEventOf<"PostWasPlanned">`. */
export type PostEventOf<Type extends PostEvent["_tag"]> = Extract<PostEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const postEventCodec = makeEventCodec<PostEvent>({
  PostWasPlanned: { version: 1, schema: PostWasPlanned },
  PostWasChanged: { version: 1, schema: PostWasChanged },
  PostWasCancelled: { version: 1, schema: PostWasCancelled },
  PostWasBegun: { version: 1, schema: PostWasBegun },
  PostWasEnded: { version: 1, schema: PostWasEnded },
  PatrolLegWasDriven: { version: 1, schema: PatrolLegWasDriven },
  VehicleWasChecked: { version: 1, schema: VehicleWasChecked }
})
