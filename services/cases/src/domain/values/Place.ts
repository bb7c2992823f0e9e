import { Schema } from "effect"

/** Where something is. Plain JSON: what is stored is what is decoded; values are checked at the edge. */

/** Longitude and latitude in degrees, WGS 84. */
export const Coordinates = Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })
export type Coordinates = typeof Coordinates.Type

/** A kilometre post: K12+300 of G205 is 12 300 metres. */
export const RoadPost = Schema.Struct({
  road: Schema.String,
  metres: Schema.NullOr(Schema.Number)
})
export type RoadPost = typeof RoadPost.Type

/** Where a case is. The township decides whose case it is and which figures it belongs to. */
export const Place = Schema.Struct({
  /** Nine-digit code. */
  township: Schema.String,
  location: Schema.NullOr(Coordinates),
  /** In words. */
  address: Schema.NullOr(Schema.String),
  /** Twelve-digit code. */
  village: Schema.NullOr(Schema.String),
  roadPost: Schema.NullOr(RoadPost)
})
export type Place = typeof Place.Type
