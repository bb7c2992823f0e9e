import { Schema } from "effect"
import { Day, exportedListParameters, Instant, optional, Short } from "../../http/ListParameters.ts"

/** The query parameters of everything that is read about wardens. Free of anything that only a server has. */

const YesOrNo = Schema.Literal("yes", "no")
const either = (description: string) => optional(YesOrNo, `${description}; both where absent`)

const township = optional(Short, "Nine-digit code; all in the reader's townships where absent")
const place = optional(Short, "Id of a place")
const placeKind = optional(
  Schema.Literal("management-station", "persuasion-post", "police-room"),
  "Kind of the place; all where absent"
)
const warden = optional(Short, "Id of a warden")
const days = {
  from: optional(Day, "First day"),
  until: optional(Day, "Last day, itself counted")
}
const at = optional(Instant, "RFC 3339: as things are at that instant; now, or at `asOf`, where absent")

/** Query of the roll. */
export const RollQuery = Schema.Struct({
  township,
  role: optional(Short, "Code of a role (`/api/reference/codes`, `wardens.roles`)"),
  state: optional(Short, "Code of a state (`wardens.states`)"),
  left: either("Whether they have left"),
  place,
  ...exportedListParameters("`since`, `township`", "-since")
})
export type RollQuery = typeof RollQuery.Type

/** Query of the places as they are at an instant. */
export const PostsQuery = Schema.Struct({
  township,
  kind: placeKind,
  open: either("Whether the place is open"),
  due: either("Whether it is one of its hours"),
  manned: either("Whether somebody is there"),
  at,
  ...exportedListParameters("`township`, `name`", "township")
})
export type PostsQuery = typeof PostsQuery.Type

/** Query of the gaps. */
export const PostGapsQuery = Schema.Struct({
  township,
  kind: placeKind,
  place,
  from: optional(Day, "First day; that of the answer where absent"),
  until: optional(Day, "Last day, itself counted; the sixth after the first where absent"),
  ...exportedListParameters("`from`", "from")
})
export type PostGapsQuery = typeof PostGapsQuery.Type

/** Query of the list of shifts. */
export const WardenShiftsQuery = Schema.Struct({
  township,
  kind: placeKind,
  place,
  warden,
  ...days,
  at: optional(Instant, "RFC 3339: shifts that are on at that instant"),
  kept: either("Whether the warden, or anybody where none is named, came in time"),
  cancelled: optional(Schema.Literal("yes", "no", "all"), "no where absent"),
  ...exportedListParameters("`from`", "from")
})
export type WardenShiftsQuery = typeof WardenShiftsQuery.Type

/** Query of the list of records. */
export const WardenRecordsQuery = Schema.Struct({
  township,
  kind: optional(Short, "Code of a kind of work (`wardens.workKinds`)"),
  code: optional(Short, "Code that the record names (`wardens.items.persuasion` …)"),
  hour: optional(
    Schema.NumberFromString.pipe(Schema.int(), Schema.between(0, 23)),
    "Hour of the day in Asia/Shanghai, 0 to 23"
  ),
  place,
  warden,
  plate: optional(Short, "Number of a plate that the record names"),
  gathersFrom: optional(Day, "Gatherings only: those that are not over before this day"),
  gathersUntil: optional(Day, "Gatherings only: those that begin on this day or before"),
  ...days,
  withdrawn: optional(Schema.Literal("yes", "no", "all"), "no where absent"),
  ...exportedListParameters("`happenedAt`", "-happenedAt")
})
export type WardenRecordsQuery = typeof WardenRecordsQuery.Type

/** Query of the list of hazards on roads. */
export const RoadHazardsQuery = Schema.Struct({
  township,
  code: optional(Short, "Code of a hazard (`wardens.items.hazard`)"),
  level: optional(Short, "Code of a level (`wardens.hazardLevels`)"),
  state: optional(Short, "Code of a state (`wardens.hazardStates`)"),
  open: either("Whether it is not cleared yet"),
  overdue: either("Whether it is open and was to be cleared before `at`"),
  warden: optional(Short, "Id of the warden who reported it"),
  at,
  ...days,
  ...exportedListParameters("`reportedAt`, `dueAt`", "-reportedAt")
})
export type RoadHazardsQuery = typeof RoadHazardsQuery.Type

/** Query of the call-outs with their times. */
export const CallOutTimesQuery = Schema.Struct({
  township,
  need: optional(Short, "Code of a need (`wardens.needs`)"),
  standing: optional(Short, "Code of a standing (`wardens.callOutStandings`)"),
  open: either("Whether people are still out, or asked"),
  arrived: either("Whether somebody was there"),
  warden: optional(Short, "Id of a volunteer who was there"),
  ...days,
  ...exportedListParameters("`openedAt`", "-openedAt")
})
export type CallOutTimesQuery = typeof CallOutTimesQuery.Type
