import { Schema } from "effect"

/** Where something is, in degrees of WGS 84. Part of the stored format: it may only be added to. */
export const Location = Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })
export type Location = typeof Location.Type
