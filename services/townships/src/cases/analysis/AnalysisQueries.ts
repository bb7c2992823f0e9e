import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Fragment } from "@effect/sql/Statement"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { type CaseFilter, caseCondition, isOverdue } from "../CaseFilter.ts"
import type { Percentiles } from "../http/Percentiles.ts"

/** What analysis takes cases apart by. */
export const caseDimensions = ["kind", "level", "hour", "township", "zone"] as const
export type CaseDimension = (typeof caseDimensions)[number]

/** Some cases of one code of a dimension; of all where the dimension is `all`. */
export interface CaseGroupLine {
  readonly dimension: CaseDimension | "all"
  readonly code: string | null
  readonly cases: number
  readonly open: number
  readonly overdue: number
  readonly toDispatch: Percentiles
  readonly toScene: Percentiles
  readonly toSettled: Percentiles
  /** Row 10: known, and yes. */
  readonly zoneKnown: number
  readonly inZone: number
}

/** Steps, and the cases that they were taken in: several groups of a case may each take one. */
export interface StepCount {
  readonly steps: number
  readonly cases: number
}

/** Steps of one kind that were judged by the same bands: of all cases, or of those of a township or a zone. */
export interface StepLine extends Percentiles {
  readonly dimension: "all" | "township" | "zone"
  readonly code: string | null
  readonly step: string
  readonly bands: string
  readonly cases: number
  readonly overdue: StepCount
  /** Of all cases: steps by band; the band after the last bound is that of overdue ones. */
  readonly inBand: ReadonlyMap<number, StepCount>
}

/** Calls of one hour of the day in one township. */
export interface CallsOfHour {
  readonly hour: number
  readonly township: string
  readonly calls: number
}

/** Calls of one hour of the week; 1 is Monday. */
export interface CallsOfWeekHour {
  readonly weekday: number
  readonly hour: number
  readonly calls: number
}

/** A group of a published roster on one duty period. */
export interface GroupPeriod {
  /** Unit of the roster: a zone or a station. */
  readonly unitId: string
  readonly from: Instant
  readonly until: Instant
  readonly townships: ReadonlyArray<string>
}

/** Everything that an analysis is made of. */
export interface AnalysedCases {
  readonly lines: ReadonlyArray<CaseGroupLine>
  readonly steps: ReadonlyArray<StepLine>
  readonly calls: ReadonlyArray<CallsOfHour>
  readonly week: ReadonlyArray<CallsOfWeekHour>
  readonly groups: ReadonlyArray<GroupPeriod>
}

/** Nearest rank: a time that was really measured. */
const percentiles = (sql: SqlClient, column: string): Fragment =>
  sql.literal(`json_build_object('measured', count(${column}),
    'p50', percentile_disc(0.5) within group (order by ${column}),
    'p90', percentile_disc(0.9) within group (order by ${column}))`)

type RawLine = Omit<CaseGroupLine, "dimension" | "code"> & {
  readonly [Name in CaseDimension]: string | null
} & { readonly grouped: number }

/** `grouping` has a bit for each dimension that a line does not group by, the last dimension in the lowest. */
const lineOf = ({ grouped, hour, kind, level, township, zone, ...numbers }: RawLine): CaseGroupLine => {
  const codes = { kind, level, hour, township, zone }
  const dimension = caseDimensions.find((_, i) => (grouped & (1 << (caseDimensions.length - 1 - i))) === 0)
  return dimension === undefined
    ? { dimension: "all", code: null, ...numbers }
    : { dimension, code: codes[dimension], ...numbers }
}

const readLines = (
  sql: SqlClient,
  schema: string,
  condition: Fragment,
  at: Instant
): Effect.Effect<ReadonlyArray<CaseGroupLine>, SqlError> =>
  Effect.map(
    sql<RawLine>`
      select kind, level, hour::text as hour, township, zone,
        grouping(kind, level, hour, township, zone) as grouped,
        count(*)::int as cases, (count(*) filter (where standing = 'Open'))::int as open,
        (count(*) filter (where ${isOverdue(sql, at)}))::int as overdue,
        ${percentiles(sql, "to_dispatch")} as "toDispatch",
        ${percentiles(sql, "to_scene")} as "toScene",
        ${percentiles(sql, "to_settled")} as "toSettled",
        count(in_zone)::int as "zoneKnown", (count(*) filter (where in_zone))::int as "inZone"
      from ${sql.literal(`${schema}.police_case`)} where ${condition}
      group by grouping sets ((), (kind), (level), (hour), (township), (zone))`,
    (rows) => rows.map(lineOf)
  )

interface RawStep extends StepCount {
  readonly step: string
  readonly bands: string
  readonly band: number | null
  readonly township: string | null
  readonly zone: string | null
  readonly grouped: number
  readonly overdue: number
  readonly overdueCases: number
  readonly times: Percentiles
}

/** What `grouping(township, zone, band)` says of a line: a bit for each that it does not group by. */
const stepLines = { all: 0b111, band: 0b110, township: 0b011, zone: 0b101 } as const

const readSteps = (
  sql: SqlClient,
  schema: string,
  condition: Fragment
): Effect.Effect<ReadonlyArray<StepLine>, SqlError> =>
  Effect.map(
    sql<RawStep>`
      select taken.step, taken.bands, taken.band, c.township, c.zone,
        grouping(c.township, c.zone, taken.band) as grouped,
        count(*)::int as steps, count(distinct case_id)::int as cases,
        (count(*) filter (where taken.overdue))::int as overdue,
        (count(distinct case_id) filter (where taken.overdue))::int as "overdueCases",
        ${percentiles(sql, "taken.seconds")} as times
      from (select case_id, township, zone from ${sql.literal(`${schema}.police_case`)}
        where ${condition}) as c
      join ${sql.literal(`${schema}.case_state`)} as f using (case_id)
      cross join lateral jsonb_to_recordset(f.steps)
        as taken (step text, bands text, band int, seconds int, overdue boolean)
      group by taken.step, taken.bands, grouping sets ((), (taken.band), (c.township), (c.zone))
      order by taken.step, taken.bands, c.township, c.zone`,
    (rows) => {
      const bandsOf = (line: RawStep): StepLine["inBand"] =>
        new Map(
          rows.flatMap(({ band, bands, cases, grouped, step, steps }) =>
            grouped === stepLines.band && step === line.step && bands === line.bands && band !== null
              ? [[band, { steps, cases }]]
              : []
          )
        )
      return rows.flatMap((row): ReadonlyArray<StepLine> => {
        const { bands, cases, grouped, overdue, overdueCases, step, times, township, zone } = row
        const line = { step, bands, cases, overdue: { steps: overdue, cases: overdueCases }, ...times }
        switch (grouped) {
          case stepLines.all:
            return [{ ...line, dimension: "all", code: null, inBand: bandsOf(row) }]
          case stepLines.township:
            return [{ ...line, dimension: "township", code: township, inBand: new Map() }]
          case stepLines.zone:
            return [{ ...line, dimension: "zone", code: zone, inBand: new Map() }]
          default:
            return []
        }
      })
    }
  )

const readGroups = (
  sql: SqlClient,
  schema: string,
  { from, townships, until }: CaseFilter
): Effect.Effect<ReadonlyArray<GroupPeriod>, SqlError> => {
  const theirs = townships === null ? sql`true` : sql`r.townships && ${townships}::text[]`
  const first = `${from ?? "2000-01-01"}T00:00:00+08:00`
  const last = `${until ?? "2100-01-01"}T00:00:00+08:00`
  return sql<GroupPeriod>`
    select r.unit_id as "unitId", to_char(g.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "from",
      to_char(g.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as until, r.townships
    from ${sql.literal(`${schema}.group_duty`)} as g
    join ${sql.literal(`${schema}.duty_roster`)} as r using (roster_id)
    where r.published and g.removed_at = 0 and ${theirs}
      and g.ends_at > ${first}::timestamptz
      and g.starts_at < ${last}::timestamptz + interval '1 day'`
}

/** Everything that an analysis of some cases is made of; clocks seen from `at`. */
export const readAnalysis = (
  sql: SqlClient,
  schema: string,
  filter: CaseFilter,
  at: Instant
): Effect.Effect<AnalysedCases, SqlError> => {
  const condition = caseCondition(sql, schema, filter, at)
  return Effect.all(
    {
      lines: readLines(sql, schema, condition, at),
      steps: readSteps(sql, schema, condition),
      calls: sql<CallsOfHour>`
        select hour, township, count(*)::int as calls
        from ${sql.literal(`${schema}.police_case`)} where ${condition} group by hour, township`,
      week: sql<CallsOfWeekHour>`
        select weekday, hour, count(*)::int as calls
        from ${sql.literal(`${schema}.police_case`)} where ${condition} group by weekday, hour
        order by weekday, hour`,
      groups: readGroups(sql, schema, filter)
    },
    { concurrency: 2 }
  )
}
