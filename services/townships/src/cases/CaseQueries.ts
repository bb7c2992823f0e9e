import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Fragment } from "@effect/sql/Statement"
import type { Organisation } from "@jiaosuo/duties/events"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { readingRowsOf } from "../lists/Columns.ts"
import type { PageRequest, RowPage, SortKey } from "../lists/Paging.ts"
import { byInstant, byKnownInstant, byNumber, byText, readPage } from "../lists/Paging.ts"
import { type CaseFilter, caseCondition, isOverdue } from "./CaseFilter.ts"
import type { CaseRow, CaseStateRow } from "./CaseTable.ts"
import { caseTable } from "./CaseTable.ts"
import type { GroupRow } from "./GroupTables.ts"
import { groupTable } from "./GroupTables.ts"
import type { CaseSums } from "./http/CaseAnswer.ts"

/** Rows without a value come last. */
const lastIfNever = (column: string): SortKey => ({
  ...byInstant(column),
  expression: (descending) => `coalesce(${column}, '${descending ? "-" : ""}infinity'::timestamptz)`
})

/** Orders of the lists of cases. */
export const caseOrders = {
  calledAt: byKnownInstant("called_at"),
  changedAt: byInstant("changed_at"),
  level: byText("level"),
  nextDue: lastIfNever("next_due"),
  toScene: byNumber("coalesce(to_scene, 999999999)")
} as const satisfies { readonly [name: string]: SortKey }

/** A case with its folded file and its running clocks. */
export interface ListedCase extends Pick<CaseStateRow, "state" | "clocks"> {
  readonly row: CaseRow
}

/** A group with what its roster says. */
export interface ListedGroup extends GroupRow {
  readonly roster_townships: ReadonlyArray<string> | null
  /** Null for a group that no roster here has. */
  readonly roster_published: boolean | null
  /** Positions at which the roster was published last, and at which that was taken back; 0: never. */
  readonly roster_published_at: number
  readonly roster_withdrawn_at: number
  readonly roster_changed_at: number
}

const caseReading = readingRowsOf(caseTable)
const groupReading = readingRowsOf(groupTable)

/** Names of columns with the table's alias: two tables of a join have a column of one name. */
const of = (alias: string, columns: string): string =>
  columns
    .split(", ")
    .map((column) => `${alias}.${column}`)
    .join(", ")

type RawCase = Readonly<Record<string, unknown>> & { readonly case_id: string } & Pick<
    CaseStateRow,
    "state" | "clocks"
  >

const listedCase = (raw: RawCase): ListedCase => ({
  row: caseReading.rowOf(raw),
  state: raw.state,
  clocks: raw.clocks
})

/** Cases with their files: a left join, so that counting does not look at them. */
const casesOf = (sql: SqlClient, schema: string): Fragment =>
  sql.literal(
    `(select c.*, f.state, f.clocks
      from ${schema}.police_case as c left join ${schema}.case_state as f using (case_id)) as listed`
  )

/** A page of cases: `schema` from the model's view, clocks seen from `at`. */
export const readCases = (
  sql: SqlClient,
  schema: string,
  filter: CaseFilter,
  at: Instant,
  request: PageRequest
): Effect.Effect<RowPage<ListedCase>, SqlError> =>
  readPage<RawCase, ListedCase>(sql, {
    table: casesOf(sql, schema),
    condition: caseCondition(sql, schema, filter, at),
    columns: `${caseReading.columns}, state, clocks`,
    rowOf: listedCase,
    id: "case_id",
    request
  })

/** Sums over all cases of a filter. */
export const readCaseSums = (
  sql: SqlClient,
  schema: string,
  filter: CaseFilter,
  at: Instant
): Effect.Effect<CaseSums, SqlError> =>
  Effect.map(
    sql<CaseSums>`
      select count(*)::int as cases, (count(*) filter (where standing = 'Open'))::int as open,
        (count(*) filter (where ${isOverdue(sql, at)}))::int as overdue,
        (count(*) filter (where standing = 'Open' and engaged = 0))::int as "withoutGroup"
      from ${sql.literal(`${schema}.police_case`)} where ${caseCondition(sql, schema, filter, at)}`,
    ([sums]) => sums ?? { cases: 0, open: 0, overdue: 0, withoutGroup: 0 }
  )

/** Cases of some condition on the table of cases, at most `limit`, by position and id. */
const readChangedCases = (
  sql: SqlClient,
  schema: string,
  condition: Fragment,
  limit: number
): Effect.Effect<ReadonlyArray<ListedCase>, SqlError> =>
  Effect.map(
    sql<RawCase>`
      select ${sql.literal(caseReading.columns)}, state, clocks from ${casesOf(sql, schema)}
      where ${condition} order by listed.position, case_id collate "C" limit ${limit}::int`,
    (rows) => rows.map(listedCase)
  )

/** Cases whose last event lies after one position and not after another. */
export const readCasesChanged = (
  sql: SqlClient,
  schema: string,
  after: number,
  upTo: number,
  limit: number
): Effect.Effect<ReadonlyArray<ListedCase>, SqlError> =>
  readChangedCases(
    sql,
    schema,
    sql`listed.position > ${after}::bigint and listed.position <= ${upTo}::bigint`,
    limit
  )

/** All cases of a filter; for few, such as open ones. */
export const readAllCases = (
  sql: SqlClient,
  schema: string,
  filter: CaseFilter,
  at: Instant,
  limit: number
): Effect.Effect<ReadonlyArray<ListedCase>, SqlError> =>
  readChangedCases(sql, schema, caseCondition(sql, schema, filter, at), limit)

/** One case; undefined where there is none. */
export const readCase = (
  sql: SqlClient,
  schema: string,
  id: string
): Effect.Effect<ListedCase | undefined, SqlError> =>
  Effect.map(readChangedCases(sql, schema, sql`case_id = ${id}`, 1), ([found]) => found)

const groupsWhere = (
  sql: SqlClient,
  schema: string,
  condition: Fragment,
  limit: number
): Effect.Effect<ReadonlyArray<ListedGroup>, SqlError> =>
  Effect.map(
    sql<Readonly<Record<string, unknown>>>`
      select ${sql.literal(of("g", groupReading.columns))}, r.townships as roster_townships,
        r.published as roster_published,
        coalesce(r.published_at, 0)::float8 as roster_published_at,
        coalesce(r.withdrawn_at, 0)::float8 as roster_withdrawn_at,
        greatest(r.published_at, r.withdrawn_at, 0)::float8 as roster_changed_at
      from ${sql.literal(`${schema}.group_duty`)} as g
      left join ${sql.literal(`${schema}.duty_roster`)} as r using (roster_id)
      where ${condition} order by g.starts_at, g.group_id collate "C" limit ${limit}::int`,
    (rows) =>
      rows.map((raw) => ({
        ...groupReading.rowOf(raw),
        roster_townships: raw["roster_townships"] as ListedGroup["roster_townships"],
        roster_published: raw["roster_published"] as ListedGroup["roster_published"],
        roster_published_at: raw["roster_published_at"] as number,
        roster_withdrawn_at: raw["roster_withdrawn_at"] as number,
        roster_changed_at: raw["roster_changed_at"] as number
      }))
  )

/** Groups, or rosters of groups, whose last event lies after one position and not after another. */
export const readGroupsChanged = (
  sql: SqlClient,
  schema: string,
  after: number,
  upTo: number,
  limit: number
): Effect.Effect<ReadonlyArray<ListedGroup>, SqlError> => {
  const rosters = sql.literal(`${schema}.duty_roster`)
  return groupsWhere(
    sql,
    schema,
    sql`(g.position > ${after}::bigint or g.roster_id in (
        select moved.roster_id from ${rosters} as moved
        where greatest(moved.published_at, moved.withdrawn_at) > ${after}::bigint))
      and greatest(g.position, r.published_at, r.withdrawn_at) <= ${upTo}::bigint`,
    limit
  )
}

/** Groups of published rosters whose duty touches a time, and all that are on a case; of townships, or all. */
export const readGroupsOnDuty = (
  sql: SqlClient,
  schema: string,
  period: { readonly from: Instant; readonly until: Instant },
  townships: ReadonlyArray<string> | null,
  limit: number
): Effect.Effect<ReadonlyArray<ListedGroup>, SqlError> => {
  const theirs =
    townships === null ? sql`true` : sql`coalesce(r.townships, array[g.township]) && ${townships}::text[]`
  return groupsWhere(
    sql,
    schema,
    sql`((r.published and g.removed_at = 0
        and g.starts_at < ${period.until}::timestamptz and g.ends_at > ${period.from}::timestamptz)
      or g.engaged_by is not null) and ${theirs}`,
    limit
  )
}

/** The organisations as the model has them. */
export const readOrganisations = (
  sql: SqlClient,
  schema: string
): Effect.Effect<ReadonlyArray<Organisation>, SqlError> =>
  Effect.map(
    sql<{ readonly state: Organisation }>`
      select state from ${sql.literal(`${schema}.organisation`)} order by organisation_id`,
    (rows) => rows.map(({ state }) => state)
  )

/** Changes whenever an organisation does. */
export const readOrganisationMark = (sql: SqlClient, schema: string): Effect.Effect<string, SqlError> =>
  Effect.map(
    sql<{ readonly mark: string | null }>`
      select max(position)::text as mark from ${sql.literal(`${schema}.organisation`)}`,
    ([row]) => row?.mark ?? ""
  )
