import { Schema } from "effect"

/** What a township's status says about cases: the section `cases` of an area. A case counts in the township of its place. */

const Count = Schema.NonNegativeInt

/** Cases of a period, by the day of the call; joined and withdrawn ones are left out. */
export const CasePeriodFigures = Schema.Struct({
  cases: Count,
  /** Row 10: handled by groups of their own zone, and by others as well. */
  inZone: Count,
  outOfZone: Count
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
  /** The 30 days that end with the day. */
  last30Days: CasePeriodFigures
}).annotations({ identifier: "CaseFigures" })
export type CaseFigures = typeof CaseFigures.Type
