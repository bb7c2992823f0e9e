import { filing, Written } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { Location } from "../../Location.ts"

/** What people hand in about hazards, as they wrote it. Only the shape is asked here; the rest is for the checks. */

const Level = Schema.String.annotations({ description: "Code of the levels of road hazards: `minor`" })

/** Something on a road that may hurt somebody. */
export const HazardForm = Schema.Struct({
  code: Schema.String.annotations({ description: "Code of the items of wardens: `surface`" }),
  level: Level,
  township: Written.annotations({
    description: "Nine-digit code; that of the village or the warden where absent"
  }),
  village: Written.annotations({ description: "Twelve-digit code" }),
  location: Schema.optional(Schema.NullOr(Location)).annotations({ description: "Degrees, WGS 84" }),
  road: Written,
  description: Written,
  photo: Written.annotations({ description: "What the photo is called where it is kept" }),
  plate: Schema.optional(Schema.NullOr(Schema.Struct({ kind: Written, number: Written }))).annotations({
    description: "A vehicle that has to do with it (N1 to N5)"
  }),
  ...filing
}).annotations({ identifier: "RoadHazardReport" })
export type HazardForm = typeof HazardForm.Type

/** Another level than was reported. */
export const HazardRatingForm = Schema.Struct({ level: Level, ...filing }).annotations({
  identifier: "RoadHazardRating"
})
export type HazardRatingForm = typeof HazardRatingForm.Type

/** Who is to clear it: a warden, or an office by its name. */
export const HazardAssignmentForm = Schema.Struct({
  wardenId: Written,
  office: Written.annotations({ description: "Where it is no warden: 公路站" }),
  ...filing
}).annotations({ identifier: "RoadHazardAssignment" })
export type HazardAssignmentForm = typeof HazardAssignmentForm.Type

/** It is cleared, as whoever was to do it says. */
export const HazardRepairForm = Schema.Struct({ photo: Written, note: Written, ...filing }).annotations({
  identifier: "RoadHazardRepair"
})
export type HazardRepairForm = typeof HazardRepairForm.Type
