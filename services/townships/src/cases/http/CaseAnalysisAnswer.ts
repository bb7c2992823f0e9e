import { Schema } from "effect"
import { Bilingual } from "../../accidents/http/Origin.ts"
import { caseOrigin } from "./CaseAnswer.ts"
import { Percentiles } from "./Percentiles.ts"

/** What the analysis of cases answers. Every number that counts cases has the address of the list that it counts. */

const Count = Schema.NonNegativeInt
/** Address of the list whose `total` a number is; null where the number is 0. */
const List = Schema.NullOr(Schema.String)
const Share = Schema.NullOr(Schema.Number)

/** Row 10: cases that were handled by groups of their own zone, of those where that is known. */
export const InZone = Schema.Struct({
  /** Cases with a zone to which groups of a known unit went, and those to which only groups of the zone went. */
  measured: Count,
  inZone: Count,
  /** 0 to 1; null where nothing was measured. */
  share: Share
}).annotations({ identifier: "InZoneShare" })
export type InZone = typeof InZone.Type

/** Cases of one kind, level, hour, township or zone. */
export const CaseLine = Schema.Struct({
  /** Null: not recorded. */
  code: Schema.NullOr(Schema.String),
  name: Bilingual,
  cases: Count,
  open: Count,
  overdue: Count,
  toScene: Percentiles,
  inZone: InZone,
  /** Address of the list whose `total` is `cases`. */
  list: Schema.String,
  /** Of `open`, `overdue`, `toScene.measured`, `inZone.inZone` and the rest of `inZone.measured`. */
  lists: Schema.Struct({ open: List, overdue: List, toScene: List, inZone: List, outOfZone: List })
}).annotations({ identifier: "CaseLine" })
export type CaseLine = typeof CaseLine.Type

/** Steps of a group that bands are for. */
export const CaseStepName = Schema.Literal("sign", "depart", "arrive", "feedback")

const stepShares = {
  /** Share of the steps that were no later than the last bound, 0 to 1; null where nothing is too late. */
  inTime: Share
}

/** I2, I3: one step of the groups against its bands. */
export const StepTimes = Schema.Struct({
  step: CaseStepName,
  rule: Schema.String,
  /** Id of the bands, and the area they are for where they are for one. */
  bands: Schema.String,
  area: Schema.NullOr(Bilingual),
  boundsSeconds: Schema.Array(Schema.Number),
  ...Percentiles.fields,
  /** Steps in each band: as many as there are bounds; without bounds there is none. */
  inBand: Schema.Array(Count),
  /** Later than the last bound. */
  overdue: Count,
  ...stepShares,
  /** Cases with such a step, each once however many groups took it; `lists` has the list of each number. */
  cases: Schema.Struct({ measured: Count, inBand: Schema.Array(Count), overdue: Count }),
  lists: Schema.Struct({ measured: List, inBand: Schema.Array(List), overdue: List })
}).annotations({ identifier: "CaseStepTimes" })
export type StepTimes = typeof StepTimes.Type

/** I2, I3: one step in a township or a zone against its bands. */
export const AreaStepTimes = Schema.Struct({
  step: CaseStepName,
  bands: Schema.String,
  ...Percentiles.fields,
  overdue: Count,
  ...stepShares,
  cases: Schema.Struct({ measured: Count, overdue: Count }),
  lists: Schema.Struct({ measured: List, overdue: List })
}).annotations({ identifier: "CaseStepTimesOfArea" })
export type AreaStepTimes = typeof AreaStepTimes.Type

/** The steps of the cases of a township or a zone; null: no zone. */
export const AreaSteps = Schema.Struct({
  code: Schema.NullOr(Schema.String),
  name: Bilingual,
  steps: Schema.Array(AreaStepTimes)
}).annotations({ identifier: "CaseStepsOfArea" })
export type AreaSteps = typeof AreaSteps.Type

/** Cases of one hour of the week. */
export const WeekHour = Schema.Struct({
  /** 1 (Monday) to 7. */
  weekday: Count,
  hour: Count,
  cases: Count,
  list: Schema.String
}).annotations({ identifier: "CasesOfWeekHour" })
export type WeekHour = typeof WeekHour.Type

/** Row 11: one hour in one township. */
export const DemandCell = Schema.Struct({
  hour: Count,
  township: Schema.String,
  calls: Count,
  /** Mean number of groups on duty in that hour whose roster is for the township. */
  groupsOnDuty: Schema.Number,
  /** Groups that it would have if the force followed the calls. */
  suggested: Count,
  list: Schema.String
}).annotations({ identifier: "DemandCell" })
export type DemandCell = typeof DemandCell.Type

/** Row 11: demand by hour and township against the groups on duty (警力跟着警情走). */
export const Demand = Schema.Struct({
  days: Count,
  calls: Count,
  /** Hours that groups are on duty on a mean day; what is suggested adds up to it, rounded. */
  groupHoursPerDay: Schema.Number,
  /** The 24 hours of the day. `groupsOnDuty`: mean number of groups. */
  hours: Schema.Array(
    Schema.Struct({
      hour: Count,
      calls: Count,
      groupsOnDuty: Schema.Number,
      suggested: Count,
      /** Groups too many (positive) or too few. */
      surplus: Schema.Number
    })
  ),
  /** Hours and townships with calls. */
  cells: Schema.Array(DemandCell)
}).annotations({ identifier: "CaseDemand" })
export type Demand = typeof Demand.Type

/** Cases of a period, taken apart. */
export const CaseAnalysis = Schema.Struct({
  from: Schema.String,
  until: Schema.String,
  days: Count,
  total: CaseLine,
  byKind: Schema.Array(CaseLine),
  byLevel: Schema.Array(CaseLine),
  /** All 24; where `hour` is asked for, those with cases. */
  byHour: Schema.Array(CaseLine),
  /** Hours of the week with cases. */
  byWeekHour: Schema.Array(WeekHour),
  byTownship: Schema.Array(CaseLine),
  byZone: Schema.Array(CaseLine),
  /** Row 71: from the call. */
  toDispatch: Percentiles,
  toScene: Percentiles,
  toSettled: Percentiles,
  steps: Schema.Array(StepTimes),
  /** The same of each township and each zone with such steps. */
  stepsByTownship: Schema.Array(AreaSteps),
  stepsByZone: Schema.Array(AreaSteps),
  /** Row 10, with the addresses of the lists of both numbers. */
  inZone: Schema.Struct({
    ...InZone.fields,
    lists: Schema.Struct({ inZone: Schema.String, outOfZone: Schema.String })
  }),
  demand: Demand,
  ...caseOrigin
}).annotations({ identifier: "CaseAnalysis" })
export type CaseAnalysis = typeof CaseAnalysis.Type
