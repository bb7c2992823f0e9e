import { Schema } from "effect"

/**
 * What a township's status says about wardens: the section `wardens` of an area. Everything counts in its own
 * township: that of the place, of the work, of the hazard or of the need.
 */

const Count = Schema.NonNegativeInt
const Counts = Schema.Record({ key: Schema.String, value: Count })

/** Mobile units in a month (row 38). */
const MonthOfUnits = Schema.Struct({
  /** `2021-04`. */
  month: Schema.String,
  /** Units that there were on any day of it. */
  units: Count,
  /** Village groups that they were to visit, and those in which somebody was. */
  groups: Count,
  groupsVisited: Count,
  /** Units that visited as many of their groups as they must. */
  enoughGroups: Count,
  /** Units whose officers were in the room for long enough in every week that is over. */
  enoughRoom: Count
})

/** Figures of wardens of one area. */
export const WardenFigures = Schema.Struct({
  /** Who is on file and has not left. */
  people: Count,
  /** State → people. */
  byState: Counts,
  /** Role → state → people; whoever has several roles counts in each. */
  byRole: Schema.Record({ key: Schema.String, value: Counts }),
  /** Open places at the instant that the lists behind the figures name. */
  posts: Schema.Struct({
    open: Count,
    /** Somebody is there. */
    manned: Count,
    /** It is one of their hours. */
    due: Count,
    /** It is one of their hours, and nobody is there. */
    unmanned: Count
  }),
  /** Stretches of the hours of places on the day and the six after it for which nobody is planned. */
  gaps: Count,
  /** Persuasions of the day and the 29 before it: how many records, and how often somebody was persuaded. */
  persuasions: Schema.Struct({ records: Count, all: Count, byKind: Counts, byHour: Counts }),
  /** Hazards on roads that are not cleared. */
  hazards: Schema.Struct({ open: Count, overdue: Count, byLevel: Counts }),
  /** Call-outs: open ones, and those of the day and the 29 before it with those to which somebody came. */
  callOuts: Schema.Struct({
    open: Count,
    last30Days: Count,
    arrived: Count,
    /** From the need to the first who was there; null where nobody was. */
    meanSecondsToArrive: Schema.NullOr(Count)
  }),
  /** Mobile units that stand, and those of them whose kit is complete (row 39). */
  units: Schema.Struct({ open: Count, complete: Count }),
  /** The month before that of the day, and that of the day. */
  coverage: Schema.Struct({ lastMonth: MonthOfUnits, thisMonth: MonthOfUnits }),
  /** Row 42: villages with an auxiliary in active service, an open police room, or both. */
  villages: Schema.Struct({ withAuxiliary: Count, withRoom: Count, withBoth: Count })
}).annotations({ identifier: "WardenFigures" })
export type WardenFigures = typeof WardenFigures.Type
