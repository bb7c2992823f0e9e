import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Fragment } from "@effect/sql/Statement"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { readingRowsOf } from "../../lists/Columns.ts"
import { byDay, byKnownInstant, type PageRequest, type RowPage, readPage } from "../../lists/Paging.ts"
import { type ServiceRow, serviceTable } from "./ServiceTable.ts"

/** What is asked of the table of services. The list and its counts share one condition. */

/** How a service stands with another force (row 72): it waits for an answer, too long, or has had one. */
export type HandOverStanding = "open" | "overdue" | "answered" | "any"

/** Which services are shown and counted. Conditions narrow each other; an absent one does not. */
export interface ServiceFilter {
  /** Any of these; null for all. */
  readonly townships: ReadonlyArray<string> | null
  readonly unit?: string | undefined
  readonly code?: string | undefined
  readonly channel?: string | undefined
  /** Days on which services were asked for. */
  readonly from?: CalendarDate | undefined
  readonly until?: CalendarDate | undefined
  readonly done?: boolean | undefined
  readonly papers?: boolean | undefined
  readonly trips?: "one" | "several" | undefined
  readonly handOver?: HandOverStanding | undefined
  readonly withdrawn?: boolean | undefined
}

/** The last day on which something that still waits was handed over too long ago. */
export type TooLongAgo = CalendarDate

const overdue = (sql: SqlClient, tooLongAgo: TooLongAgo): Fragment =>
  sql`(not withdrawn and handed_over_on is not null and handed_over_on <= ${tooLongAgo}::date)`

const oneTrip = (sql: SqlClient): Fragment => sql`(takes_papers and done and trips = 1)`
const severalTrips = (sql: SqlClient): Fragment => sql`(takes_papers and trips > 1)`

const handedOver = (sql: SqlClient, standing: HandOverStanding, tooLongAgo: TooLongAgo): Fragment => {
  switch (standing) {
    case "open":
      return sql`handed_over_on is not null`
    case "overdue":
      return overdue(sql, tooLongAgo)
    case "answered":
      return sql`(hand_overs > 0 and handed_over_on is null)`
    case "any":
      return sql`hand_overs > 0`
  }
}

const condition = (sql: SqlClient, filter: ServiceFilter, tooLongAgo: TooLongAgo): Fragment => {
  const { townships, unit, code, channel, from, until, done, papers, trips, handOver, withdrawn } = filter
  const all: Array<Fragment> = []
  if (townships !== null) all.push(sql`township = any(${townships}::text[])`)
  if (unit !== undefined) all.push(sql`unit_id = ${unit}`)
  if (code !== undefined) all.push(sql`code = ${code}`)
  if (channel !== undefined) all.push(sql`channel = ${channel}`)
  if (from !== undefined) all.push(sql`day >= ${from}::date`)
  if (until !== undefined) all.push(sql`day <= ${until}::date`)
  if (done !== undefined) all.push(done ? sql`done` : sql`not done`)
  if (papers !== undefined) all.push(papers ? sql`takes_papers` : sql`not takes_papers`)
  if (trips !== undefined) all.push(trips === "one" ? oneTrip(sql) : severalTrips(sql))
  if (handOver !== undefined) all.push(handedOver(sql, handOver, tooLongAgo))
  if (withdrawn !== undefined) all.push(withdrawn ? sql`withdrawn` : sql`not withdrawn`)
  return all.length === 0 ? sql`true` : sql.and(all)
}

export const serviceOrders = {
  requestedAt: byKnownInstant("requested_at"),
  handedOverOn: byDay("handed_over_on")
}

const reading = readingRowsOf(serviceTable)

/** A page of services. */
export const readServices = (
  sql: SqlClient,
  schema: string,
  filter: ServiceFilter,
  tooLongAgo: TooLongAgo,
  request: PageRequest
): Effect.Effect<RowPage<ServiceRow>, SqlError> =>
  readPage<ServiceRow, ServiceRow>(sql, {
    table: sql.literal(`${schema}.${serviceTable.name}`),
    condition: condition(sql, filter, tooLongAgo),
    columns: reading.columns,
    rowOf: reading.rowOf,
    id: serviceTable.key,
    request
  })

/** Counts of services of one kind by one channel. */
export interface ServicesCounted {
  readonly code: string
  readonly channel: string
  readonly services: number
  readonly done: number
  /** Row 47: services that take papers, and those of them that were done in one trip, or took several. */
  readonly withPapers: number
  readonly oneTrip: number
  readonly severalTrips: number
  /** Row 72: services that wait for another force, and too long. */
  readonly handedOver: number
  readonly overdue: number
}

/** Rows 40, 58: services by kind and channel, all of the condition whatever the page. */
export const countServices = (
  sql: SqlClient,
  schema: string,
  filter: ServiceFilter,
  tooLongAgo: TooLongAgo
): Effect.Effect<ReadonlyArray<ServicesCounted>, SqlError> =>
  Effect.map(
    sql<{ readonly [Column in keyof ServicesCounted]: string }>`
      select code, channel, count(*)::text as services,
        (count(*) filter (where done))::text as done,
        (count(*) filter (where takes_papers))::text as "withPapers",
        (count(*) filter (where ${oneTrip(sql)}))::text as "oneTrip",
        (count(*) filter (where ${severalTrips(sql)}))::text as "severalTrips",
        (count(*) filter (where handed_over_on is not null))::text as "handedOver",
        (count(*) filter (where ${overdue(sql, tooLongAgo)}))::text as overdue
      from ${sql.literal(`${schema}.${serviceTable.name}`)}
      where ${condition(sql, filter, tooLongAgo)}
      group by code, channel order by code collate "C", channel collate "C"`,
    (rows) =>
      rows.map(({ code, channel, ...counts }) => ({
        code,
        channel,
        services: Number(counts.services),
        done: Number(counts.done),
        withPapers: Number(counts.withPapers),
        oneTrip: Number(counts.oneTrip),
        severalTrips: Number(counts.severalTrips),
        handedOver: Number(counts.handedOver),
        overdue: Number(counts.overdue)
      }))
  )
