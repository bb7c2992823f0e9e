import { DutyKind, RosterUnitKind } from "@jiaosuo/reference/DutyTemplates"
import { PostKind } from "@jiaosuo/reference/PostRules"
import { Schema } from "effect"
import {
  Day,
  exportedListParameters,
  Instant,
  listParameters,
  optional,
  readingParameters,
  Short
} from "../../http/ListParameters.ts"

/** The query parameters of everything that is read about duties. Free of anything that only a server has. */

/** Officers, auxiliaries, hired assistants. */
export const PersonKindName = Schema.Literal("officer", "auxiliary", "assistant")
export type PersonKindName = typeof PersonKindName.Type

/** Why something is missing: a duty that nobody is in, a day without a leader, without a roster, below the plan of a season. */
export const GapReason = Schema.Literal("duty", "leader", "no-roster", "surge")
export type GapReason = typeof GapReason.Type

/**
 * What a township is compared with: that of the unit whose duty it is (of a zone its centre's), so that each duty is
 * in one township; or any of those that the roster concerns.
 */
export const DutyBy = Schema.Literal("unit", "roster")
export type DutyBy = typeof DutyBy.Type

const where = {
  township: optional(Short, "Nine-digit code, see `by`"),
  by: optional(
    DutyBy,
    "What `township`, and without it the reader's own townships, are compared with: `unit`, the township that the unit of the duty lies in (of a zone its centre's), or `roster`, any township that the roster concerns. `roster` where absent"
  ),
  unit: optional(Short, "Id of a zone or a station")
}

const days = {
  from: optional(Day, "First day"),
  until: optional(Day, "Last day, itself counted")
}

/** Those whose days in a unit are looked at. */
const people = {
  township: optional(Short, "Nine-digit code: people of the units that lie in it"),
  unit: optional(
    Short,
    "Id of a zone or a station: its people and those of all units below, on the days on which they belong to it"
  ),
  person: optional(Short, "Id of one person"),
  mine: optional(Schema.Literal("yes"), "The person who asks"),
  personKind: optional(PersonKindName, "Everybody where absent")
}

/** Query of the list of rosters. */
export const RosterListQuery = Schema.Struct({
  ...where,
  unitKind: optional(RosterUnitKind, "Both where absent"),
  month: optional(Short, "`2026-09`, a year, or two of these with two dots between"),
  published: optional(Schema.Literal("yes", "no"), "Both where absent"),
  ...exportedListParameters("`month`, `changedAt`", "-month")
})
export type RosterListQuery = typeof RosterListQuery.Type

/** Query of the list of shifts: one row for each person in each duty of a published roster. */
export const ShiftListQuery = Schema.Struct({
  ...where,
  ...days,
  at: optional(Instant, "RFC 3339: duties that are on at that instant"),
  roster: optional(Short, "Id of a roster"),
  slot: optional(Short, "Id of a duty"),
  person: optional(Short, "Id of a person"),
  mine: optional(Schema.Literal("yes"), "Shifts of the person who asks, wherever they are"),
  kind: optional(DutyKind, "Kind of duty"),
  personKind: optional(Short, "`officer`, `auxiliary`, `assistant`, several with commas"),
  attended: optional(Schema.Literal("yes", "no"), "Whether the person has checked in"),
  ...exportedListParameters("`from`, `person`", "from")
})
export type ShiftListQuery = typeof ShiftListQuery.Type

/** Query of the loads (row 6). */
export const LoadQuery = Schema.Struct({
  ...people,
  period: optional(
    Short,
    "`2026-09`, `2026`, a day, or two of these with two dots between; the month of the day where absent"
  ),
  ...exportedListParameters("`dutyDays`, `hours`, `daysBetween`, `person`", "-dutyDays")
})
export type LoadQuery = typeof LoadQuery.Type

/** Query of the rest days (row 22). */
export const RestQuery = Schema.Struct({
  ...people,
  year: optional(
    Short,
    "`2024`; the year of the day where absent. A year that is not over is counted up to the day, and the year before it up to the same day"
  ),
  ...exportedListParameters("`restDays`, `change`, `person`", "restDays")
})
export type RestQuery = typeof RestQuery.Type

/** Query of the staffing. */
export const StaffingQuery = Schema.Struct({
  ...where,
  at: optional(Instant, "Instant at which people on duty are counted; now, or `asOf`, where absent"),
  ...readingParameters
})
export type StaffingQuery = typeof StaffingQuery.Type

/** Query of the gaps. */
export const GapListQuery = Schema.Struct({
  ...where,
  ...days,
  reason: optional(GapReason, "All where absent"),
  kind: optional(DutyKind, "Kind of duty that is not filled"),
  ...exportedListParameters("`day`", "day")
})
export type GapListQuery = typeof GapListQuery.Type

/** Query of the list of posts. */
export const PostListQuery = Schema.Struct({
  township: optional(Short, "Nine-digit code of the place"),
  unit: optional(Short, "Id of the zone or station whose post it is"),
  ...days,
  kind: optional(PostKind, "All where absent"),
  standing: optional(Schema.Literal("planned", "on", "ended", "cancelled"), "All where absent"),
  person: optional(Short, "Id of somebody of the crew"),
  mine: optional(Schema.Literal("yes"), "Posts of the person who asks"),
  ...exportedListParameters("`from`, `changedAt`", "-from")
})
export type PostListQuery = typeof PostListQuery.Type

/** Query of the list of people. */
export const PeopleListQuery = Schema.Struct({
  ...people,
  away: optional(Schema.Literal("yes", "no"), "Whether they are away on the day"),
  ...listParameters("`unit`, `person`", "unit")
})
export type PeopleListQuery = typeof PeopleListQuery.Type
