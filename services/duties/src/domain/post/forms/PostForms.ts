import { filing, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { PostKind, RoadClass, Visibility } from "@jiaosuo/reference/PostRules"
import { Schema } from "effect"
import { Location } from "../../organisation/Units.ts"
import { MemberForm } from "../../roster/forms/RosterForms.ts"
import { Sign } from "../PostEvents.ts"

/** What people hand in about posts, as they wrote it. Only the shape is asked here; the rest is for the checks. */

const written = (description: string) => Written.annotations({ description })

/** A checkpoint, a posted crew or a patrol, before it takes place (D1, D2, D3). */
export const PostPlanForm = Schema.Struct({
  kind: PostKind,
  roadClass: RoadClass,
  visibility: Visibility,
  unitId: Schema.String.annotations({ description: "The station or zone whose post it is" }),
  township: written("Nine-digit code of the place; that of the village where one is given"),
  village: written("Twelve-digit code"),
  location: Location.annotations({ description: "Degrees, WGS 84" }),
  road: Written,
  from: Schema.String.annotations({ description: "RFC 3339 with an offset" }),
  until: Schema.String,
  members: Schema.Array(MemberForm),
  signs: Schema.optional(Schema.Array(Sign)).annotations({
    description: "Warning signs: metres before the point (D3)"
  }),
  tollOrServiceArea: Schema.optional(Schema.Boolean),
  note: Written,
  ...filing
}).annotations({ identifier: "PostPlan" })
export type PostPlanForm = typeof PostPlanForm.Type

/** What is otherwise now; absent values stay. */
export const PostChangeForm = Schema.Struct({
  visibility: Schema.optional(Visibility),
  members: Schema.optional(Schema.Array(MemberForm)),
  signs: Schema.optional(Schema.Array(Sign)),
  ...filing
}).annotations({ identifier: "PostChange" })
export type PostChangeForm = typeof PostChangeForm.Type

/** The crew is there at `happenedAt`: who came, how far one sees, and the signs; absent values are as planned. */
export const PostBeginForm = Schema.Struct({
  ...PostChangeForm.fields,
  location: Schema.optional(Schema.NullOr(Location))
}).annotations({ identifier: "PostBeginning" })
export type PostBeginForm = typeof PostBeginForm.Type

export const PostEndForm = Schema.Struct({ note: Written, ...filing }).annotations({
  identifier: "PostEnd"
})
export type PostEndForm = typeof PostEndForm.Type

export const LegForm = Schema.Struct({
  road: Written,
  start: Location,
  end: Location,
  metres: WrittenNumber.annotations({ description: "As driven; along a straight line where absent" }),
  from: Schema.String,
  until: Schema.String,
  note: Written,
  ...filing
}).annotations({ identifier: "PatrolLeg" })
export type LegForm = typeof LegForm.Type

/** K14: a key vehicle that was checked at `happenedAt`. */
export const VehicleCheckForm = Schema.Struct({
  plate: Schema.Struct({ kind: Schema.String, number: Written }),
  state: written("How the plate stands: code or name of the check items; 1 (its own) where absent"),
  findings: Schema.optional(Schema.Array(Schema.String)).annotations({
    description: "What was wrong: codes of the check items; empty: nothing"
  }),
  passengers: WrittenNumber,
  loadKg: WrittenNumber,
  note: Written,
  ...filing
}).annotations({ identifier: "VehicleCheck" })
export type VehicleCheckForm = typeof VehicleCheckForm.Type
