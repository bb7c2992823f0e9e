import { Schema } from "effect"
import { AccidentFigures } from "../accidents/http/AccidentFigures.ts"
import { CaseFigures } from "../cases/http/CaseFigures.ts"
import { DutyFigures } from "../duties/http/DutyFigures.ts"
import { WardenFigures } from "../wardens/http/WardenFigures.ts"

/**
 * The figures of a township and of the district, as `GET /api/townships/status` answers them. Every number
 * can be opened: `lists` names, for the path of each figure, the list whose `total` is that number; of deaths
 * and injured persons, and of persuasions, it is the list's `sums`.
 */

const Count = Schema.NonNegativeInt

/**
 * Vehicles by the day something falls due. Windows are cumulative and count both ends: `within30Days` are the
 * vehicles due today or on one of the 30 days after it, and they are part of `within60Days`. What was due
 * yesterday or before is `overdue`. `unknown`: the file does not say enough to know the day.
 */
export const DueFigures = Schema.Struct({
  overdue: Count,
  within30Days: Count,
  within60Days: Count,
  unknown: Count
})
export type DueFigures = typeof DueFigures.Type

/** A village with its name: names are not keys (N10). */
export const VillageName = Schema.Struct({ code: Schema.String, name: Schema.String })

/** Everything counted for one area. A vehicle counts once per class and once overall (K2). */
export const AreaStatus = Schema.Struct({
  /** Nine-digit code of a township; six-digit code of the district. */
  code: Schema.String,
  name: Schema.String,
  /** True while an event of this area could not be read: its figures may lack something. */
  incomplete: Schema.Boolean,
  /** Events set aside, waiting for an operator. */
  parked: Count,
  /** Vehicles on file that have not left the register, each counted once. */
  vehicles: Count,
  /** Code of the class → vehicles of it. The sum may exceed `vehicles`. */
  byClass: Schema.Record({ key: Schema.String, value: Count }),
  /** Vehicles on file that are of no key class under today's rules. */
  withoutClass: Count,
  byState: Schema.Struct({ normal: Count, suspended: Count, deregistered: Count }),
  /** Hazards of vehicles on file; `vehicles` counts those with at least one open. */
  hazards: Schema.Struct({
    open: Count,
    cleared: Count,
    vehicles: Count,
    byKind: Schema.Record({ key: Schema.String, value: Schema.Struct({ open: Count, cleared: Count }) })
  }),
  inspection: DueFigures,
  insurance: DueFigures,
  scrap: DueFigures,
  /** Villages in which nothing was ever entered, neither a vehicle nor an unregistered one. */
  villages: Schema.Struct({
    total: Count,
    withoutEntry: Count,
    withoutEntryList: Schema.Array(VillageName)
  }),
  /** The latest door-to-door visit to a vehicle on file. */
  lastVisitAt: Schema.NullOr(Schema.String),
  neverVisited: Count,
  completeness: Schema.Struct({
    /** Share of the fields of all files that are filled, 0 to 1; null where there is no vehicle. */
    share: Schema.NullOr(Schema.Number),
    /** Files with every field filled. */
    complete: Count,
    /** Files that a door-to-door visit held against the vehicle at least once (rows 33, 35). */
    verified: Count,
    /** Field → files that lack it. */
    missing: Schema.Record({ key: Schema.String, value: Count })
  }),
  /** Unregistered village vehicles still on the list (K15). */
  unregistered: Count,
  /** Accidents with a place in the area (C9). The national system is the system of record (A23). */
  accidents: AccidentFigures,
  /** 110 cases with a place in the area. */
  cases: CaseFigures,
  /** People on duty, and gaps of the day and the six after it. */
  duties: DutyFigures,
  /** Wardens by role and state, their posts, persuasions, hazards on roads and call-outs. */
  wardens: WardenFigures
}).annotations({ identifier: "AreaStatus" })
export type AreaStatus = typeof AreaStatus.Type

/** What all status answers say about where their figures come from. */
const origin = {
  /** Position in the log that the figures stand for: all of it up to there is in them. */
  position: Schema.NonNegativeInt,
  /** When the event at that position was recorded; null for an empty log. */
  recordedAt: Schema.NullOr(Schema.String),
  /** The instant asked for, where the answer is what was known then. */
  asOf: Schema.NullOr(Schema.String),
  /** The day in Asia/Shanghai on which due windows are counted. */
  day: Schema.String,
  /** Version of the rule tables that classes and due days follow from. */
  rules: Schema.String,
  /** Figure (`byClass.van`, `inspection.overdue`) → address of the list behind it. */
  lists: Schema.Record({ key: Schema.String, value: Schema.String })
} as const

/** The figures of all townships in scope; `district` is their sum. */
export const DistrictStatusAnswer = Schema.Struct({
  ...origin,
  incomplete: Schema.Boolean,
  parked: Count,
  /** Sum over the townships in the scope of the reader. */
  district: AreaStatus,
  /** One entry for each township in scope. Their lists: those of `lists` with `&township=<code>`. */
  townships: Schema.Array(AreaStatus)
}).annotations({ identifier: "DistrictStatus" })
export type DistrictStatusAnswer = typeof DistrictStatusAnswer.Type

/** The figures of one township. Its `lists` carry the township already. */
export const TownshipStatusAnswer = Schema.Struct({ ...origin, township: AreaStatus }).annotations({
  identifier: "TownshipStatus"
})
export type TownshipStatusAnswer = typeof TownshipStatusAnswer.Type
