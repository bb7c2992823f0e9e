import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Fragment } from "@effect/sql/Statement"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { type CaseFilter, caseCondition, isOverdue } from "../CaseFilter.ts"
import type { Percentiles } from "../http/CaseAnalysisAnswer.ts"

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

/** Steps of one kind that were judged by the same bands. */
export interface StepLine extends Percentiles {
  readonly step: string
  readonly bands: string
  /** Steps by band; the band after the last bound is that of overdue ones. */
  readonly inBand: ReadonlyMap<number, number>
}

/** Calls of one hour of the day in one township. */
export interface CallsOfHour {
  readonly hour: number
  readonly township: string
  readonly calls: number
}

/** A group of a published roster on one duty period. */
export interface GroupPeriod {
  readonly from: Instant
  readonly until: Instant
  readonly townships: ReadonlyArray<string>
}

/** Everything that an analysis is made of. */
export interface AnalysedCases {
  readonly lines: ReadonlyArray<CaseGroupLine>
  readonly steps: ReadonlyArray<StepLine>
  readonly calls: ReadonlyArray<CallsOfHour>
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

type RawStep = Percentiles & {
  readonly step: string
  readonly bands: string
  /** Null: the line of all bands. */
  readonly band: number | null
  readonly steps: number
}

const readSteps = (
  sql: SqlClient,
  schema: string,
  condition: Fragment
): Effect.Effect<ReadonlyArray<StepLine>, SqlError> =>
  Effect.map(
    sql<RawStep & { readonly times: Percentiles }>`
      select taken.step, taken.bands, taken.band, count(*)::int as steps,
        ${percentiles(sql, "taken.seconds")} as times
      from ${sql.literal(`${schema}.case_state`)} as f
      cross join lateral jsonb_to_recordset(f.steps)
        as taken (step text, bands text, band int, seconds int)
      where f.case_id in (
        select case_id from ${sql.literal(`${schema}.police_case`)} where ${condition})
      group by grouping sets ((taken.step, taken.bands), (taken.step, taken.bands, taken.band))
      order by taken.step, taken.bands`,
    (rows) =>
      rows
        .filter(({ band }) => band === null)
        .map(({ bands, step, times }) => ({
          step,
          bands,
          ...times,
          inBand: new Map(
            rows.flatMap((row) =>
              row.step === step && row.bands === bands && row.band !== null ? [[row.band, row.steps]] : []
            )
          )
        }))
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
    select to_char(g.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "from",
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
      groups: readGroups(sql, schema, filter)
    },
    { concurrency: 2 }
  )
}
