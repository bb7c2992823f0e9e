import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { addDays, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import {
  type CoverageRules,
  coverageOf,
  groupsAskedFor,
  type KitItem,
  lastDayOf,
  missingOfKit,
  monthAfter,
  type UnitCoverage,
  type VillageGroup
} from "@jiaosuo/wardens/events"
import { Effect } from "effect"
import { readingRowsOf } from "../../lists/Columns.ts"
import { type UnitMonthRow, type UnitRow, unitMonthTable, unitTable } from "./UnitTable.ts"

/** Mobile units in a month, judged by the function of the context itself (rows 38, 39). */

/** Every unit, and what the units did in some months. */
export interface UnitsRead {
  readonly units: ReadonlyArray<UnitRow>
  readonly months: ReadonlyArray<UnitMonthRow>
}

const unitRows = readingRowsOf(unitTable)
const monthRows = readingRowsOf(unitMonthTable)

/** Every unit, some dozens, with what they did in these months and the one after each, in which its last week may end. */
export const readUnits = (
  sql: SqlClient,
  schema: string,
  months: ReadonlyArray<string>
): Effect.Effect<UnitsRead, SqlError> => {
  const asked = [...new Set(months.flatMap((month) => [month, monthAfter(month)]))]
  return Effect.all({
    units: Effect.map(
      sql<Readonly<Record<string, unknown>>>`
        select ${sql.literal(unitRows.columns)} from ${sql.literal(`${schema}.${unitTable.name}`)}
        order by unit_id collate "C"`,
      (rows) => rows.map(unitRows.rowOf)
    ),
    months: Effect.map(
      sql<Readonly<Record<string, unknown>>>`
        select ${sql.literal(monthRows.columns)} from ${sql.literal(`${schema}.${unitMonthTable.name}`)}
        where month = any(${asked}::text[]) order by month_id collate "C"`,
      (rows) => rows.map(monthRows.rowOf)
    )
  })
}

/** A unit with its kit on a day and what it covered in a month. */
export interface UnitInMonth {
  readonly unit: UnitRow
  /** Row 39: what is missing of the eight ones. */
  readonly missing: ReadonlyArray<KitItem>
  readonly coverage: UnitCoverage
}

/** The month of a day and the one before it. */
export const monthsAround = (day: CalendarDate): { readonly last: string; readonly now: string } => ({
  last: addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7),
  now: day.slice(0, 7)
})

/** The units that there were on any day of a month. `day` is the day that all is seen from. */
export const unitsInMonth = (
  { months, units }: UnitsRead,
  month: string,
  day: CalendarDate,
  rules: CoverageRules
): ReadonlyArray<UnitInMonth> => {
  const last = lastDayOf(month)
  return units
    .filter(
      ({ state: { disbandedAt, formedAt } }) =>
        dayInShanghai(formedAt) <= last &&
        (disbandedAt === null || dayInShanghai(disbandedAt) >= `${month}-01`)
    )
    .map((unit) => ({
      unit,
      missing: missingOfKit(unit.state, day),
      coverage: coverageOf(
        unit.state,
        month,
        months.filter(({ unit_id }) => unit_id === unit.unit_id).map(({ state }) => state),
        day,
        rules
      )
    }))
}

/** A group that a unit was to visit in a month. */
export interface GroupInMonth {
  readonly of: UnitInMonth
  readonly group: VillageGroup
  readonly visited: boolean
}

/** The groups that were asked for in a month, and whether anybody came (row 38). */
export const groupsInMonth = (units: ReadonlyArray<UnitInMonth>): ReadonlyArray<GroupInMonth> =>
  units.flatMap((one) => {
    const missed = new Set(one.coverage.groups.missed.map(({ groupId }) => groupId))
    return groupsAskedFor(one.unit.state, one.coverage.month).map((group) => ({
      of: one,
      group,
      visited: !missed.has(group.groupId)
    }))
  })
