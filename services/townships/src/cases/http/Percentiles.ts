import { Schema } from "effect"

const Count = Schema.NonNegativeInt

/**
 * Times of some cases or steps in seconds. `p50`: the shortest that half of them did not exceed (nearest rank), one
 * that was really measured; `p90` likewise. Null where nothing was measured.
 */
export const Percentiles = Schema.Struct({
  measured: Count,
  p50: Schema.NullOr(Count),
  p90: Schema.NullOr(Count)
}).annotations({ identifier: "CaseTimes" })
export type Percentiles = typeof Percentiles.Type
