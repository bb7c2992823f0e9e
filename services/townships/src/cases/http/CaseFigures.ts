import { Schema } from "effect"
import { Percentiles } from "./Percentiles.ts"

/** What a township's status says about cases: the section `cases` of an area. A case counts in the township of its place. */

const Count = Schema.NonNegativeInt

/** Cases of a period, by the day of the call; joined and withdrawn ones are left out. */
export const CasePeriodFigures = Schema.Struct({
  cases: Count,
  /** Row 10: handled by groups of their own zone, and by others as well. */
  inZone: Count,
  outOfZone: Count,
  /** Row 71, in seconds: from the call until a group was on the scene. */
  toScene: Percentiles
}).annotations({ identifier: "CasePeriodFigures" })
export type CasePeriodFigures = typeof CasePeriodFigures.Type

/** Figures of cases of one area, seen from a day, and clocks from an instant. */
export const CaseFigures = Schema.Struct({
  open: Count,
  /** Open ones with an overdue clock. */
  overdue: Count,
  /** Open ones on which no group is. */
  withoutGroup: Count,
  /** Open ones by code of the kind and of the level. */
  byKind: Schema.Record({ key: Schema.String, value: Count }),
  byLevel: Schema.Record({ key: Schema.String, value: Count }),
  today: CasePeriodFigures,
  /** The 7 and the 30 days that end with the day. */
  last7Days: CasePeriodFigures,
  last30Days: CasePeriodFigures
}).annotations({ identifier: "CaseFigures" })
export type CaseFigures = typeof CaseFigures.Type
