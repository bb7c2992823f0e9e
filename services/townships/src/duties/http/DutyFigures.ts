import { Schema } from "effect"

/**
 * What a township's status says about duties: the section `duties` of an area. A duty counts in the township of its
 * unit, that of a zone in its centre's.
 */

const Count = Schema.NonNegativeInt

/** Gaps by reason. */
export const GapSums = Schema.Struct({
  all: Count,
  duty: Count,
  leader: Count,
  "no-roster": Count,
  surge: Count
}).annotations({ identifier: "GapSums" })
export type GapSums = typeof GapSums.Type

/** Figures of duties of one area. */
export const DutyFigures = Schema.Struct({
  /** People on duty, by the published rosters, at the instant that the lists behind the figures name. */
  onDuty: Schema.Struct({ people: Count, officers: Count, auxiliaries: Count }),
  /** What is missing on the day and the six after it, by reason (rows 27, 32). */
  gaps: GapSums
}).annotations({ identifier: "DutyFigures" })
export type DutyFigures = typeof DutyFigures.Type
