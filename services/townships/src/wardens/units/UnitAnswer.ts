import { Schema } from "effect"
import { dutyOrigin } from "../../duties/http/DutyAnswer.ts"
import { pageOf } from "../../http/ListEndpoint.ts"

/** Mobile units in a month, and the village groups that they were to visit (rows 38, 39). */

const Text = Schema.NullOr(Schema.String)
const Count = Schema.NonNegativeInt
const Passes = Schema.NullOr(Schema.Boolean)

const monthOfAnswer = {
  /** `2021-04`. */
  month: Schema.String,
  ...dutyOrigin
} as const

export const UnitInMonthItem = Schema.Struct({
  /** Id of the unit. */
  id: Schema.String,
  version: Schema.Int,
  kind: Schema.Literal("mobile-team", "bag-room"),
  name: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  disbandedAt: Text,
  complete: Schema.Boolean,
  /** Codes of what is missing of the eight ones on the answer's day. */
  missing: Schema.Array(Schema.String),
  /** Members on the last day of the month that has come. */
  officers: Count,
  assistants: Count,
  /** Village groups that were asked for, those visited, and what share must be. */
  groups: Schema.Struct({ asked: Count, visited: Count, least: Schema.Number, passes: Passes }),
  /** Officers' weeks that are over, and those of them with enough time in the room. */
  room: Schema.Struct({ weeks: Count, passed: Count, passes: Passes }),
  /** The month and its last week are over. */
  final: Schema.Boolean,
  passes: Passes
}).annotations({ identifier: "MobileUnitInMonth" })
export type UnitInMonthItem = typeof UnitInMonthItem.Type

export const UnitsInMonthPage = Schema.Struct({
  ...pageOf(UnitInMonthItem),
  /** Of all units of the list, whatever its page. */
  sums: Schema.Struct({ groups: Count, groupsVisited: Count }),
  ...monthOfAnswer
}).annotations({ identifier: "MobileUnitsInMonthPage" })
export type UnitsInMonthPage = typeof UnitsInMonthPage.Type

export const GroupInMonthItem = Schema.Struct({
  id: Schema.String,
  unitId: Schema.String,
  unitName: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  village: Schema.String,
  villageName: Schema.String,
  name: Schema.String,
  visited: Schema.Boolean
}).annotations({ identifier: "VillageGroupInMonth" })
export type GroupInMonthItem = typeof GroupInMonthItem.Type

export const GroupsInMonthPage = Schema.Struct({ ...pageOf(GroupInMonthItem), ...monthOfAnswer }).annotations(
  { identifier: "VillageGroupsInMonthPage" }
)
export type GroupsInMonthPage = typeof GroupsInMonthPage.Type
