import { pageParameters } from "@jiaosuo/http/Paging"
import { Schema } from "effect"
import {
  Day,
  exportedListParameters,
  listParameters,
  optional,
  readingParameters,
  Short
} from "../../http/ListParameters.ts"

/** The query parameters of everything that is read about accidents. Free of anything that only a server has. */

/**
 * Conditions on accidents. They narrow each other; one that names nothing known is refused with 422. Several
 * codes are written with commas and mean any of them.
 */
export const accidentFilterParameters = {
  township: optional(Short, "Nine-digit code of the township that the place lies in (C9), see `by`"),
  by: optional(
    Schema.Literal("place", "handling", "either"),
    "What `township`, and without it the reader's own townships, are compared with: the township of the place, the one that handles the accident (A24), or either. Lists: `either` where absent; figures, analysis and map: `place`"
  ),
  village: optional(Short, "Twelve-digit code"),
  from: optional(Short, "YYYY-MM-DD, YYYY-MM or YYYY: first day of the period"),
  until: optional(Short, "YYYY-MM-DD, YYYY-MM or YYYY: last day of the period, itself counted"),
  view: optional(
    Schema.Literal("accident-date", "death-date"),
    "What the period is about (C8): the day of the accident, or the days on which people died of it. `accident-date` where absent"
  ),
  kind: optional(Short, "`property`, `injury`, `death` (A1)"),
  standing: optional(
    Short,
    "`Reported`, `Accepted`, `Refused`, `HandedOver`, `Closed`, `Withdrawn`, `Merged`, `Historical`; `open`: the first two; `counting`: those that any figure counts. Lists: all where absent; analysis and map: `counting`"
  ),
  phase: optional(Short, "Code of a phase (`/api/reference/codes`)"),
  severity: optional(
    Short,
    "`traffic:` with a severity of C5, or `safety:` with one of C4: the two schemes are stored apart (C6)"
  ),
  casualties: optional(
    Schema.Literal("dead", "dead30", "injured", "injured30", "none"),
    "Accidents with deaths in the official number (7 days, C2) or within 30 days (C3), with injured persons in the official number or at the end of 30 days, or without any of these"
  ),
  road: optional(Short, "Code of the road: `G205`; `none` for places on no named road"),
  roadClass: optional(Short, "Code of the administrative class of the road"),
  roadType: optional(Short, "Code of the type of the road"),
  postFrom: optional(Short, "Kilometre post, `K12+300` or metres: from there on"),
  postUntil: optional(Short, "Kilometre post, `K12+300` or metres: up to there, itself counted"),
  weather: optional(Short, "Code of the weather, or `none`: not recorded"),
  form: optional(Short, "Code of the form of the accident, or `none`"),
  cause: optional(
    Short,
    "Code of the confirmed cause, or of the first one where none is confirmed; or `none`"
  ),
  hour: optional(
    Short,
    "Hour of the day in Asia/Shanghai, 0 to 23, or a span `22-5`, both counted; or `none`: not known"
  ),
  weekday: optional(Short, "1 (Monday) to 7, or `none`: not known"),
  vehicleClass: optional(Short, "Code of a key class (K1) of one of the vehicles, or `none`"),
  vehicleType: optional(Short, "Code of the type of one of the vehicles, or `none`"),
  travelMode: optional(Short, "Code of the travel mode of one of the persons, or `none`"),
  fled: optional(Schema.Literal("yes", "no"), "Whether somebody fled (A20)"),
  crime: optional(
    Schema.Literal("flagged", "considered"),
    "`flagged`: the crime test (C7) says that a person should look, and nobody has; `considered`: somebody has"
  ),
  handler: optional(Short, "Account of somebody who handles it"),
  keyVehicle: optional(Short, "Id of a file in the vehicle register that is one of the vehicles, or `any`"),
  located: optional(Schema.Literal("yes", "no"), "Whether the place has coordinates"),
  due: optional(
    Schema.Literal("overdue", "today", "week", "any"),
    "Accidents with an open clock that is overdue on `day`, due on it, due on it or one of the six days after it, or with any open clock"
  ),
  q: optional(
    Short,
    "Words: part of a plate, road, place, village, archive number or number in the source, or of its pinyin initials; or of the name of a person of the accident"
  )
}

/** Query of the list of accidents. */
export const AccidentListQuery = Schema.Struct({
  ...accidentFilterParameters,
  ...exportedListParameters("`happenedAt`, `changedAt`, `nextDue`, `road`, `village`", "-happenedAt")
})
export type AccidentListQuery = typeof AccidentListQuery.Type

/** Query of the desk of clocks. */
export const ClockDeskQuery = Schema.Struct({
  due: optional(
    Schema.Literal("overdue", "today", "week", "stopped", "all"),
    "Overdue on `day`, due on it, due on it or one of the six days after it, standing still (A11), or all open ones. `all` where absent"
  ),
  township: optional(Short, "Nine-digit code of the station that answers for the clock"),
  handler: optional(Short, "Account of the officer who answers for the clock; `none`: nobody yet"),
  rule: optional(Short, "Rulebook id: `A10`"),
  clock: optional(Short, "Name of a clock: `liability-paper`"),
  ...listParameters("`due`, `start`", "due")
})
export type ClockDeskQuery = typeof ClockDeskQuery.Type

/** Query of the probable duplicates. */
export const DuplicatesQuery = Schema.Struct({
  for: optional(Short, "Id of an accident: only pairs of it"),
  township: optional(Short, "Nine-digit code: only pairs with a place in it"),
  ...readingParameters,
  ...pageParameters
})
export type DuplicatesQuery = typeof DuplicatesQuery.Type

/** Query of the transport firms that are owed an order (A22). */
export const TransportFirmsQuery = Schema.Struct({
  on: optional(Day, "YYYY-MM-DD: accidents up to this day. `day` where absent"),
  order: optional(Schema.Literal("owed", "given"), "Only firms without, or with, an order"),
  township: optional(Short, "Nine-digit code: only firms with an accident in it or handled by it"),
  ...readingParameters,
  ...pageParameters
})
export type TransportFirmsQuery = typeof TransportFirmsQuery.Type

/** What a cell of an analysis counts. Deaths are the official ones (7 days, C2), `dead30` those of 30 days (C3). */
export const measures = ["accidents", "dead", "dead30", "injured"] as const
export type Measure = (typeof measures)[number]
const measure = optional(
  Schema.Literal(...measures),
  "What is counted: `accidents`, `dead` (official, 7 days, C2), `dead30` (C3) or `injured` (official, C2). `accidents` where absent"
)

/** The dimensions of a cross table. Of `vehicleClass`, `vehicleType` and `travelMode` an accident may have several values. */
export const dimensions = [
  "month",
  "year",
  "township",
  "road",
  "roadClass",
  "roadType",
  "weather",
  "form",
  "cause",
  "vehicleClass",
  "vehicleType",
  "travelMode",
  "hour",
  "weekday",
  "kind",
  "severity"
] as const
export type Dimension = (typeof dimensions)[number]
const Dimension = Schema.Literal(...dimensions)

/** Query of the black spots. */
export const BlackSpotsQuery = Schema.Struct({
  ...accidentFilterParameters,
  ...readingParameters,
  on: optional(
    Day,
    "YYYY-MM-DD: the rules of that day are asked, and their window ends with it. Now, or the instant of `asOf`, where absent"
  ),
  level: optional(
    Schema.Literal("municipal", "county"),
    "Only by the rule for the city or for the county; by both where absent"
  ),
  bin: optional(
    Schema.Literal("kilometre", "mile"),
    "Also the plain sums per kilometre or mile of every road, by post, whatever the rules say"
  )
})
export type BlackSpotsQuery = typeof BlackSpotsQuery.Type

/** Query of the matrix of hours and weekdays. */
export const HoursQuery = Schema.Struct({ ...accidentFilterParameters, ...readingParameters, measure })
export type HoursQuery = typeof HoursQuery.Type

/** Query of a cross table. */
export const CrosstabQuery = Schema.Struct({
  ...accidentFilterParameters,
  ...readingParameters,
  rows: Dimension.annotations({ description: "Dimension of the rows" }),
  columns: Dimension.annotations({ description: "Dimension of the columns" }),
  measure
})
export type CrosstabQuery = typeof CrosstabQuery.Type

const { from: _from, until: _until, ...withoutPeriod } = accidentFilterParameters

/** Query of the comparison of two periods. `after` is the position of a command, as everywhere. */
export const YearOverYearQuery = Schema.Struct({
  ...withoutPeriod,
  ...readingParameters,
  earlier: Short.annotations({
    description: "`2020-12..2021-11`, `2020-12-01..2021-11-30`, `2020` or `2020-12`: the period compared with"
  }),
  later: Short.annotations({ description: "The period that is compared, of the same length" })
})
export type YearOverYearQuery = typeof YearOverYearQuery.Type

/** Most points of one answer of the map. */
export const mostFeatures = 50_000

/** Query of the map. */
export const MapQuery = Schema.Struct({
  ...accidentFilterParameters,
  ...readingParameters,
  layer: optional(Schema.Literal("accidents", "black-spots"), "Only one of the two; both where absent"),
  on: optional(Day, "YYYY-MM-DD: day of the black spots. Now, or the instant of `asOf`, where absent"),
  level: optional(
    Schema.Literal("municipal", "county"),
    "Only black spots for the city or for the county; both where absent"
  ),
  limit: Schema.optionalWith(Schema.NumberFromString.pipe(Schema.int(), Schema.between(1, mostFeatures)), {
    default: () => 10_000
  }).annotations({
    description: `Most accidents of the answer, 1 to ${mostFeatures}, the latest first; \`omitted\` says how many are left out`
  })
})
export type MapQuery = typeof MapQuery.Type
