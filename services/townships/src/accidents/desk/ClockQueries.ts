import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Fragment } from "@effect/sql/Statement"
import { instantFromText } from "@jiaosuo/event-store/rows"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Effect } from "effect"
import type { PageRequest, RowPage, SortKey } from "../../lists/Paging.ts"
import { byDay, readPage } from "../../lists/Paging.ts"
import type { BriefRow } from "../AccidentItems.ts"
import type { OpenClock } from "../AccidentTable.ts"
import type { ClockSums } from "../http/AccidentAnswer.ts"

/** Orders of the desk. */
export const clockOrders = {
  due: byDay("due"),
  start: byDay("start_on")
} as const satisfies { readonly [name: string]: SortKey }

/** How a clock stands on the day asked for. */
export type DueState = "overdue" | "today" | "week" | "stopped" | "all"

/** Which open clocks the desk shows. */
export interface ClockFilter {
  /** Stations that answer for the clock; null for all. */
  readonly townships: ReadonlyArray<string> | null
  /** Account of the officer who answers for it; null: nobody yet. Absent: any. */
  readonly handler?: string | null | undefined
  readonly rule?: string | undefined
  readonly clock?: string | undefined
}

/** A clock with its accident. */
export interface ClockRow {
  readonly clock: OpenClock
  readonly accident: BriefRow
  readonly placeText: string | null
}

/** Open clocks, one row each. Few accidents have one: the index of due days finds them. */
const openClocks = (sql: SqlClient, schema: string): Fragment =>
  sql.literal(`(select a.accident_id, a.standing, a.kind, a.phase, a.happened_at, a.township, a.village,
      a.road_code, a.road_name, a.post_metres, a.longitude, a.latitude, a.plates, a.lead,
      f.state->'place'->>'text' as place_text,
      c.clock, a.accident_id || '/' || (c.clock->>'id') as entry_id,
      (c.clock->>'due')::date as due, (c.clock->>'start')::date as start_on,
      (c.clock->>'stopped')::boolean as stopped, (c.clock->>'provisional')::boolean as provisional,
      c.clock->>'station' as station, c.clock->>'responsible' as responsible,
      c.clock->>'rule' as rule, c.clock->>'clock' as clock_name
    from ${schema}.accident as a join ${schema}.accident_state as f using (accident_id)
    cross join lateral jsonb_array_elements(f.clocks) as c (clock)
    where a.open_clocks > 0) as running`)

/** Condition for clocks in a state, seen from a day. `AccidentItems.clockState` says the same of one clock. */
export const dueStateCondition = (sql: SqlClient, due: DueState, day: CalendarDate): Fragment => {
  switch (due) {
    case "overdue":
      return sql`due < ${day}::date`
    case "today":
      return sql`due = ${day}::date and not stopped`
    case "week":
      return sql`due between ${day}::date and ${addDays(day, 6)}::date and not stopped`
    case "stopped":
      return sql`stopped and due >= ${day}::date`
    case "all":
      return sql`true`
  }
}

const clockCondition = (sql: SqlClient, filter: ClockFilter): Fragment => {
  const all: Array<Fragment> = []
  if (filter.townships !== null) all.push(sql`station = any(${filter.townships}::text[])`)
  if (filter.handler === null) all.push(sql`responsible is null`)
  else if (filter.handler !== undefined) all.push(sql`responsible = ${filter.handler}`)
  if (filter.rule !== undefined) all.push(sql`rule = ${filter.rule}`)
  if (filter.clock !== undefined) all.push(sql`clock_name = ${filter.clock}`)
  return all.length === 0 ? sql`true` : sql.and(all)
}

/** A page of open clocks: `schema` from the model's view, seen from `day`. */
export const readClocks = (
  sql: SqlClient,
  schema: string,
  filter: ClockFilter,
  due: DueState,
  day: CalendarDate,
  request: PageRequest
): Effect.Effect<RowPage<ClockRow>, SqlError> =>
  readPage<
    BriefRow & { readonly entry_id: string; readonly clock: OpenClock; readonly place_text: string | null },
    ClockRow
  >(sql, {
    table: openClocks(sql, schema),
    condition: sql.and([clockCondition(sql, filter), dueStateCondition(sql, due, day)]),
    columns: `entry_id, clock, place_text, accident_id, standing, kind, phase, happened_at::text as happened_at,
      township, village, road_code, road_name, post_metres, longitude, latitude, plates, lead`,
    id: "entry_id",
    request,
    rowOf: ({ clock, entry_id, place_text, ...accident }) => ({
      clock,
      accident: { ...accident, happened_at: instantFromText(accident.happened_at) },
      placeText: place_text
    })
  })

/** Sums of the clocks of one station and officer. */
export interface ClockGroup extends ClockSums {
  readonly station: string
  readonly officer: string | null
}

/** Sums over the clocks of a filter, whatever their state, by station and officer. */
export const readClockGroups = (
  sql: SqlClient,
  schema: string,
  filter: ClockFilter,
  day: CalendarDate
): Effect.Effect<ReadonlyArray<ClockGroup>, SqlError> => {
  const counted = (due: DueState) => sql`(count(*) filter (where ${dueStateCondition(sql, due, day)}))::int`
  return sql<ClockGroup>`
    select station, responsible as officer, count(*)::int as open,
      ${counted("overdue")} as overdue, ${counted("today")} as today, ${counted("week")} as week,
      ${counted("stopped")} as stopped, (count(*) filter (where provisional))::int as provisional
    from ${openClocks(sql, schema)}
    where ${clockCondition(sql, filter)}
    group by station, responsible order by station, responsible nulls first`
}

const noClocks: ClockSums = { open: 0, overdue: 0, today: 0, week: 0, stopped: 0, provisional: 0 }

/** The sum of some groups. */
export const clockSumsOf = (groups: ReadonlyArray<ClockSums>): ClockSums =>
  groups.reduce(
    (sum, group) => ({
      open: sum.open + group.open,
      overdue: sum.overdue + group.overdue,
      today: sum.today + group.today,
      week: sum.week + group.week,
      stopped: sum.stopped + group.stopped,
      provisional: sum.provisional + group.provisional
    }),
    noClocks
  )

/** Groups with the same key as one line each, in the order in which the keys first come. */
export const clockSumsBy = <Key>(
  groups: ReadonlyArray<ClockGroup>,
  keyOf: (group: ClockGroup) => Key
): ReadonlyArray<readonly [key: Key, sums: ClockSums]> =>
  [...new Set(groups.map(keyOf))].map((key) => [
    key,
    clockSumsOf(groups.filter((group) => keyOf(group) === key))
  ])
