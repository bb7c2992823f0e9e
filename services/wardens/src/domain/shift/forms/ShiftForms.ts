import { filing, Written } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { Location } from "../../Location.ts"

/** What people hand in about shifts, as they wrote it. Only the shape is asked here; the rest is for the checks. */

const plan = {
  from: Schema.String.annotations({ description: "RFC 3339, on a whole half hour" }),
  until: Schema.String.annotations({ description: "RFC 3339, on a whole half hour; later, not included" }),
  wardens: Schema.Array(Schema.String).annotations({
    description: "Ids of the wardens who are to stand there"
  })
} as const

/** A stay of wardens at a post that is planned (row 34). */
export const ShiftForm = Schema.Struct({
  placeId: Schema.UUID,
  ...plan,
  ...filing
}).annotations({ identifier: "WardenShiftPlan" })
export type ShiftForm = typeof ShiftForm.Type

/** The whole plan as it is to be. */
export const ShiftChangeForm = Schema.Struct({ ...plan, ...filing }).annotations({
  identifier: "WardenShiftChange"
})
export type ShiftChangeForm = typeof ShiftChangeForm.Type

/** Somebody comes or goes. */
export const AttendanceForm = Schema.Struct({
  wardenId: Written.annotations({ description: "Whoever the account is linked to where absent" }),
  location: Schema.optional(Schema.NullOr(Location)).annotations({
    description: "Where they are, degrees WGS 84"
  }),
  ...filing
}).annotations({ identifier: "WardenAttendance" })
export type AttendanceForm = typeof AttendanceForm.Type
