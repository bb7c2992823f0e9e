import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Fragment } from "@effect/sql/Statement"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import type { KeyedTable } from "@jiaosuo/projection/Projection"
import { Effect } from "effect"
import type { Period } from "../accidents/Periods.ts"
import { type RowReading, readingRowsOf } from "../lists/Columns.ts"
import {
  byInstant,
  byKnownInstant,
  byText,
  type PageRequest,
  type RowPage,
  readPage
} from "../lists/Paging.ts"
import {
  type CallOutFilter,
  callOutCondition,
  type HazardFilter,
  hazardCondition,
  type RecordFilter,
  type RollFilter,
  recordCondition,
  rollCondition,
  type ShiftFilter,
  shiftCondition
} from "./WardenFilters.ts"
import {
  type CallOutRow,
  callOutTable,
  type PlaceRow,
  placeTable,
  type RecordRow,
  type RoadHazardRow,
  recordTable,
  roadHazardTable,
  shiftTable,
  type WardenRow,
  type WardenShiftRow,
  wardenTable
} from "./WardenTable.ts"

/** What is asked of the tables of the register of wardens. */

const pageOf = <Row extends object>(
  sql: SqlClient,
  schema: string,
  table: KeyedTable<Row>,
  { columns, rowOf }: RowReading<Row>,
  condition: Fragment,
  request: PageRequest
): Effect.Effect<RowPage<Row>, SqlError> =>
  readPage<Row, Row>(sql, {
    table: sql.literal(`${schema}.${table.name}`),
    condition,
    columns,
    rowOf,
    id: table.key,
    request
  })

const allOf = <Row extends object>(
  sql: SqlClient,
  schema: string,
  table: KeyedTable<Row>,
  { columns, rowOf }: RowReading<Row>,
  condition: Fragment
): Effect.Effect<ReadonlyArray<Row>, SqlError> =>
  Effect.map(
    sql<Readonly<Record<string, unknown>>>`
      select ${sql.literal(columns)} from ${sql.literal(`${schema}.${table.name}`)}
      where ${condition} order by ${sql.literal(table.key)} collate "C"`,
    (rows) => rows.map(rowOf)
  )

const places = readingRowsOf(placeTable)
const wardens = readingRowsOf(wardenTable)
const shifts = readingRowsOf(shiftTable)
const records = readingRowsOf(recordTable)
const hazards = readingRowsOf(roadHazardTable)
const callOuts = readingRowsOf(callOutTable)

/** All places, closed ones too: some hundreds. */
export const readPlaces = (
  sql: SqlClient,
  schema: string
): Effect.Effect<ReadonlyArray<PlaceRow>, SqlError> => allOf(sql, schema, placeTable, places, sql`true`)

/** Whoever is a village's auxiliary in active service (row 42): some hundreds. */
export const readAuxiliaries = (
  sql: SqlClient,
  schema: string
): Effect.Effect<ReadonlyArray<WardenRow>, SqlError> =>
  allOf(sql, schema, wardenTable, wardens, sql`standing = 'active' and 'village-auxiliary' = any(roles)`)

/** Shifts that take a moment between two instants. */
const readShiftsBetween = (
  sql: SqlClient,
  schema: string,
  from: Instant,
  until: Instant
): Effect.Effect<ReadonlyArray<WardenShiftRow>, SqlError> =>
  allOf(
    sql,
    schema,
    shiftTable,
    shifts,
    sql`until_at > ${from}::timestamptz and from_at < ${until}::timestamptz`
  )

/** Shifts that are not over at an instant and begin within a day of it: whoever comes early is there already. */
export const readShiftsAround = (sql: SqlClient, schema: string, at: Instant) =>
  readShiftsBetween(sql, schema, at, new Date(Date.parse(at) + 86_400_000).toISOString())

/** Shifts that take a moment of some days. */
export const readShiftsOfDays = (sql: SqlClient, schema: string, { from, until }: Period) =>
  readShiftsBetween(sql, schema, `${from}T00:00:00+08:00`, `${addDays(until, 1)}T00:00:00+08:00`)

export const rollOrders = { since: byInstant("standing_since"), township: byText("township") }

/** A page of those who serve, want to or did. */
export const readRoll = (
  sql: SqlClient,
  schema: string,
  filter: RollFilter,
  request: PageRequest
): Effect.Effect<RowPage<WardenRow>, SqlError> =>
  pageOf(sql, schema, wardenTable, wardens, rollCondition(sql, filter), request)

/** Those of a filter that some ids name, in the order of their ids. */
export const readWardensOf = (
  sql: SqlClient,
  schema: string,
  filter: RollFilter,
  ids: ReadonlyArray<string>
): Effect.Effect<ReadonlyArray<WardenRow>, SqlError> =>
  allOf(
    sql,
    schema,
    wardenTable,
    wardens,
    sql`${rollCondition(sql, filter)} and warden_id = any(${ids}::text[])`
  )

export const shiftOrders = { from: byKnownInstant("from_at") }

/** A page of shifts. */
export const readShifts = (
  sql: SqlClient,
  schema: string,
  filter: ShiftFilter,
  request: PageRequest
): Effect.Effect<RowPage<WardenShiftRow>, SqlError> =>
  pageOf(sql, schema, shiftTable, shifts, shiftCondition(sql, schema, filter), request)

export const recordOrders = { happenedAt: byKnownInstant("happened_at") }

/** A page of records. Beside the sums, {@link sumRecords} says how many there are in all: then the page need not count. */
export const readRecords = (
  sql: SqlClient,
  schema: string,
  filter: RecordFilter,
  request: PageRequest
): Effect.Effect<RowPage<RecordRow>, SqlError> =>
  pageOf(sql, schema, recordTable, records, recordCondition(sql, filter), request)

/** How often people were persuaded of something in an hour of the day. */
export interface Persuaded {
  readonly code: string
  readonly hour: number
  readonly count: number
}

/** The records of a filter, whatever the page, and the persuasions in them. */
export interface RecordSums {
  readonly total: number
  readonly persuaded: ReadonlyArray<Persuaded>
}

/**
 * How many records meet a filter, and their persuasions by code and hour; with a code only those of it. The records are
 * read once for both: there are thousands in a month. What a record has several of is unfolded in the list of columns: a
 * function that is joined would be called anew for each record.
 */
export const sumRecords = (
  sql: SqlClient,
  schema: string,
  filter: RecordFilter
): Effect.Effect<RecordSums, SqlError> =>
  Effect.map(
    sql<RecordSums>`
      with found as materialized (
        select kind, hour, codes, amounts from ${sql.literal(`${schema}.warden_record`)}
        where ${recordCondition(sql, filter)})
      select (select count(*)::int from found) as total,
        (select coalesce(json_agg(line), '[]') from (
          select code, hour, sum(amount)::int as count
          from (select hour, unnest(codes) as code, unnest(amounts) as amount
            from found where kind = 'persuasion') as named
          where ${filter.code === undefined ? sql`true` : sql`code = ${filter.code}`}
          group by code, hour order by code collate "C", hour) as line) as persuaded`,
    ([sums]) => sums ?? { total: 0, persuaded: [] }
  )

export const hazardOrders = { reportedAt: byKnownInstant("reported_at"), dueAt: byKnownInstant("due_at") }

/** A page of hazards; whether they are overdue is seen from `at`. */
export const readHazards = (
  sql: SqlClient,
  schema: string,
  filter: HazardFilter,
  at: Instant,
  request: PageRequest
): Effect.Effect<RowPage<RoadHazardRow>, SqlError> =>
  pageOf(sql, schema, roadHazardTable, hazards, hazardCondition(sql, filter, at), request)

export const callOutOrders = { openedAt: byKnownInstant("opened_at") }

/** A page of call-outs. */
export const readCallOuts = (
  sql: SqlClient,
  schema: string,
  filter: CallOutFilter,
  request: PageRequest
): Effect.Effect<RowPage<CallOutRow>, SqlError> =>
  pageOf(sql, schema, callOutTable, callOuts, callOutCondition(sql, filter), request)

/** Over the call-outs of a filter: to how many somebody came, and the mean of how long it took. */
export interface ArrivalSums {
  readonly arrived: number
  readonly meanSecondsToArrive: number | null
}

/** Sums over the call-outs of a filter. */
export const readArrivals = (
  sql: SqlClient,
  schema: string,
  filter: CallOutFilter
): Effect.Effect<ArrivalSums, SqlError> =>
  Effect.map(
    sql<ArrivalSums>`
      select count(seconds_to_arrive)::int as arrived,
        round(avg(seconds_to_arrive))::int as "meanSecondsToArrive"
      from ${sql.literal(`${schema}.volunteer_call_out`)} where ${callOutCondition(sql, filter)}`,
    ([sums]) => sums ?? { arrived: 0, meanSecondsToArrive: null }
  )
