import { Schema } from "effect"

/**
 * What a township's status says about accidents: the section `accidents` of an area. An accident counts in the
 * township of its place (C9), a clock with the station that answers for it.
 */

const Count = Schema.NonNegativeInt

/** Sums of a period, by the day of the accident (C8). */
export const PeriodFigures = Schema.Struct({
  accidents: Count,
  /** Deaths of the official number: within 7 days (C2). */
  dead: Count,
  /** Deaths of the international number: within 30 days (C3). */
  dead30: Count,
  /** Injured of the official number, at its close (C2). */
  injured: Count,
  /** Injured of the international number, at its close: who died by then is among `dead30` (C3). */
  injured30: Count
}).annotations({ identifier: "AccidentPeriodFigures" })
export type PeriodFigures = typeof PeriodFigures.Type

/** Figures of accidents of one area, seen from a day. */
export const AccidentFigures = Schema.Struct({
  /** Reported or accepted, and not closed. */
  open: Count,
  /** Open ones by phase. */
  byPhase: Schema.Record({ key: Schema.String, value: Count }),
  /** From 1 January to the day. */
  thisYear: PeriodFigures,
  /** The twelve months that end with the day. */
  last12Months: PeriodFigures,
  /** Open clocks. `week` are those due on the day or one of the six after it, `today` among them. */
  clocks: Schema.Struct({ open: Count, overdue: Count, today: Count, week: Count, stopped: Count }),
  /** Pairs of files that are probably one accident; a pair of two townships counts in both, once in the sum. */
  probableDuplicates: Count,
  /** A22: transport firms that are owed an order; a pair of two townships counts in both, once in the sum. */
  firmOrdersOwed: Count
}).annotations({ identifier: "AccidentFigures" })
export type AccidentFigures = typeof AccidentFigures.Type
