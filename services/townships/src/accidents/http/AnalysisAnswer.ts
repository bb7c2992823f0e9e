import { Schema } from "effect"
import { AccidentSums, ViewName } from "./AccidentAnswer.ts"
import { measures } from "./AccidentParameters.ts"
import { Bilingual, origin } from "./Origin.ts"

/** What the analysis of accidents answers. */

const Count = Schema.NonNegativeInt
const Measure = Schema.Literal(...measures)

/** Longitude and latitude in degrees, WGS 84. */
const Point = Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })

/** A rule that says what a black spot is, and the accidents that it counts. */
export const BlackSpotRuleShown = Schema.Struct({
  id: Schema.String,
  rule: Schema.String,
  level: Schema.Literal("municipal", "county"),
  name: Bilingual,
  source: Bilingual,
  confidence: Schema.Literal("law", "recommended"),
  effectiveFrom: Schema.String,
  effectiveTo: Schema.NullOr(Schema.String),
  windowMonths: Schema.Number,
  lengthMetres: Schema.Number,
  radiusMetres: Schema.Number,
  /** Accidents after the first and up to the second instant. */
  after: Schema.String,
  upTo: Schema.String
}).annotations({ identifier: "BlackSpotRule" })
export type BlackSpotRuleShown = typeof BlackSpotRuleShown.Type

/** A black spot: a stretch of a road, or a circle around places. */
export const BlackSpotShown = Schema.Struct({
  /** The same for the same accidents under the same rule. */
  id: Schema.String,
  ruleId: Schema.String,
  level: Schema.Literal("municipal", "county"),
  by: Schema.Literal("post", "distance"),
  /** Code of the road, or its name where it has none; null for a circle. */
  road: Schema.NullOr(Schema.String),
  fromMetres: Schema.NullOr(Schema.Number),
  untilMetres: Schema.NullOr(Schema.Number),
  /** Of a circle, or the mean of the places that have coordinates; null where none has. */
  centre: Schema.NullOr(Point),
  /** Of a circle. */
  radiusMetres: Schema.NullOr(Schema.Number),
  townships: Schema.Array(Schema.String),
  accidents: Count,
  /** Accidents with dead or injured. */
  casualtyAccidents: Count,
  dead: Count,
  injured: Count,
  reason: Bilingual,
  /** The first hundred of them; those along a road are all in the list with its road and posts. */
  accidentIds: Schema.Array(Schema.String)
}).annotations({ identifier: "BlackSpot" })
export type BlackSpotShown = typeof BlackSpotShown.Type

/** Plain sums of one kilometre or mile of a road, from `fromMetres` up to, and without, the next one. */
export const RoadBin = Schema.Struct({
  /** Code of the road, or its name where it has none. */
  road: Schema.String,
  /** Number of the kilometre or mile: 12 for K12 to K13. */
  bin: Schema.Int,
  fromMetres: Schema.Number,
  ...AccidentSums.fields
}).annotations({ identifier: "RoadBin" })
export type RoadBin = typeof RoadBin.Type

/** Black spots of all rules in force, and plain bins where they were asked for. */
export const BlackSpotsAnswer = Schema.Struct({
  /** Day whose rules apply. */
  on: Schema.String,
  rules: Schema.Array(BlackSpotRuleShown),
  /** Graver ones first, rule by rule, by post and then by distance. */
  spots: Schema.Array(BlackSpotShown),
  bin: Schema.NullOr(Schema.Literal("kilometre", "mile")),
  /** All accidents of the filter per kilometre or mile, the most first; null where `bin` was not asked for. */
  bins: Schema.NullOr(Schema.Array(RoadBin)),
  /** Accidents in the windows of the rules, and those of them that have neither road and post nor coordinates. */
  accidents: Count,
  withoutPlace: Count,
  ...origin
}).annotations({ identifier: "BlackSpots" })
export type BlackSpotsAnswer = typeof BlackSpotsAnswer.Type

/** Hour × weekday. `cells[weekday - 1][hour]`; weekday 1 is Monday, hours are those of Asia/Shanghai. */
export const HoursAnswer = Schema.Struct({
  measure: Measure,
  cells: Schema.Array(Schema.Array(Count)),
  /** Sum of each weekday's row, of each hour's column. */
  weekdaySums: Schema.Array(Count),
  hourSums: Schema.Array(Count),
  /** By weekday: the hour is not known. They are in no cell. */
  withoutHour: Schema.Array(Count),
  /** Only the month is known. */
  withoutDay: Count,
  /** Sum of all cells, of `withoutHour` and of `withoutDay`. */
  total: Count,
  ...origin
}).annotations({ identifier: "AccidentHours" })
export type HoursAnswer = typeof HoursAnswer.Type

/** A value of a dimension: the code as stored, null where it is not recorded, and what it means. */
export const DimensionValue = Schema.Struct({
  code: Schema.NullOr(Schema.String),
  text: Bilingual
}).annotations({ identifier: "DimensionValue" })
export type DimensionValue = typeof DimensionValue.Type

/**
 * A cross table. `cells[row][column]`; `rowSums`, `columnSums` and `cellTotal` are sums of the cells, exactly. An
 * accident with several values of a dimension is in a cell for each of them: `total` counts it once, and
 * `countedSeveralTimes` says whether the two differ for this reason.
 */
export const CrosstabAnswer = Schema.Struct({
  measure: Measure,
  rows: Schema.Struct({
    dimension: Schema.String,
    multiple: Schema.Boolean,
    values: Schema.Array(DimensionValue)
  }),
  columns: Schema.Struct({
    dimension: Schema.String,
    multiple: Schema.Boolean,
    values: Schema.Array(DimensionValue)
  }),
  cells: Schema.Array(Schema.Array(Count)),
  rowSums: Schema.Array(Count),
  columnSums: Schema.Array(Count),
  cellTotal: Count,
  total: Count,
  countedSeveralTimes: Schema.Boolean,
  ...origin
}).annotations({ identifier: "AccidentCrosstab" })
export type CrosstabAnswer = typeof CrosstabAnswer.Type

/** A number of two periods. */
export const Change = Schema.Struct({
  earlier: Count,
  later: Count,
  difference: Schema.Int,
  /** Per cent of the earlier number, to two decimals: −7.5. Null where that is nought. */
  percent: Schema.NullOr(Schema.Number)
}).annotations({ identifier: "Change" })
export type Change = typeof Change.Type

const changes = {
  accidents: Change,
  dead: Change,
  dead30: Change,
  injured: Change
}

/** `days` are those that are compared. */
const Period = Schema.Struct({ from: Schema.String, until: Schema.String, days: Count })

/** Two periods of equal length against each other. */
export const YearOverYearAnswer = Schema.Struct({
  view: ViewName,
  earlier: Period,
  later: Period,
  /** Each 29 February that has no counterpart in the other period and is in neither number. */
  leftOut: Schema.Array(Schema.String),
  /** What is compared with what, and what was left out. */
  reason: Bilingual,
  /** Sum over the townships in scope. */
  district: Schema.Struct({ code: Schema.String, name: Schema.String, ...changes }),
  townships: Schema.Array(Schema.Struct({ code: Schema.String, name: Schema.String, ...changes })),
  ...origin
}).annotations({ identifier: "AccidentYearOverYear" })
export type YearOverYearAnswer = typeof YearOverYearAnswer.Type

/** RFC 7946. */
const Feature = Schema.Struct({
  type: Schema.Literal("Feature"),
  id: Schema.String,
  geometry: Schema.Struct({
    type: Schema.Literal("Point"),
    /** Longitude, latitude. */
    coordinates: Schema.Tuple(Schema.Number, Schema.Number)
  }),
  properties: Schema.Union(
    Schema.Struct({
      layer: Schema.Literal("accidents"),
      kind: Schema.Literal("property", "injury", "death"),
      standing: Schema.String,
      day: Schema.String,
      hour: Schema.NullOr(Schema.Int),
      township: Schema.String,
      road: Schema.NullOr(Schema.String),
      postMetres: Schema.NullOr(Schema.Number),
      dead: Count,
      injured: Count
    }),
    Schema.Struct({
      layer: Schema.Literal("black-spots"),
      ruleId: Schema.String,
      level: Schema.Literal("municipal", "county"),
      by: Schema.Literal("post", "distance"),
      road: Schema.NullOr(Schema.String),
      fromMetres: Schema.NullOr(Schema.Number),
      untilMetres: Schema.NullOr(Schema.Number),
      radiusMetres: Schema.NullOr(Schema.Number),
      accidents: Count,
      dead: Count,
      injured: Count
    })
  )
})

/** A GeoJSON feature collection; what an answer says beside its features are foreign members. */
export const MapAnswer = Schema.Struct({
  type: Schema.Literal("FeatureCollection"),
  features: Schema.Array(Feature),
  /** Accidents that the filter takes. */
  total: Count,
  /** Those without coordinates, and those beyond `limit`. */
  withoutCoordinates: Count,
  omitted: Count,
  ...origin
}).annotations({ identifier: "AccidentMap" })
export type MapAnswer = typeof MapAnswer.Type
