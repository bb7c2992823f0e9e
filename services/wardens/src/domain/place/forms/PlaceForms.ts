import { filing, Written } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { Location } from "../../Location.ts"
import { PlaceKind, WeeklyWindow } from "../PlaceEvents.ts"

/** What people hand in about places, as they wrote it. Only the shape is asked here; the rest is for the checks. */

const Hours = Schema.Array(WeeklyWindow).annotations({
  description: "Weekly windows: days 1 (Monday) to 7, times of the day like 07:00"
})
const Area = Schema.Array(Schema.String).annotations({
  description: "Twelve-digit codes of the villages that it looks after"
})

/** A management station, a persuasion post or a police room (rows 34, 42). */
export const PlaceForm = Schema.Struct({
  kind: PlaceKind,
  name: Schema.String,
  township: Written.annotations({ description: "Nine-digit code; that of the village where absent" }),
  village: Written.annotations({ description: "Twelve-digit code; needed for a police room" }),
  location: Location.annotations({ description: "Degrees, WGS 84" }),
  road: Written.annotations({ description: "The road that it stands at" }),
  hours: Schema.optional(Hours),
  area: Schema.optional(Area),
  ...filing
}).annotations({ identifier: "PlaceOpening" })
export type PlaceForm = typeof PlaceForm.Type

/** What is otherwise now; absent values stay. */
export const PlaceChangeForm = Schema.Struct({
  name: Written,
  village: Written,
  location: Schema.optional(Schema.NullOr(Location)),
  road: Written,
  hours: Schema.optional(Hours),
  area: Schema.optional(Area),
  ...filing
}).annotations({ identifier: "PlaceChange" })
export type PlaceChangeForm = typeof PlaceChangeForm.Type
