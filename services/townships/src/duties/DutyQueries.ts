import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Fragment } from "@effect/sql/Statement"
import {
  type CountedDuty,
  initialOrganisation,
  type Member,
  type Organisation,
  type PersonOnFile,
  type Slot
} from "@jiaosuo/duties/events"
import { instantFromText } from "@jiaosuo/event-store/rows"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { Period } from "../accidents/Periods.ts"
import { readingRowsOf } from "../lists/Columns.ts"
import {
  byInstant,
  byKnownInstant,
  byText,
  type PageRequest,
  type RowPage,
  readPage
} from "../lists/Paging.ts"
import type { DutyFacts } from "./DutyFacts.ts"
import { type PostRow, postTable, type RosterRow, rosterTable } from "./DutyTable.ts"

/** What is asked of the tables of the register of duties. Conditions narrow each other; an absent one does not. */

/** The organisation and everybody on file. */
export const readFacts = (sql: SqlClient, schema: string): Effect.Effect<DutyFacts, SqlError> =>
  Effect.map(
    Effect.all([
      sql<{ readonly state: Organisation }>`select state from ${sql.literal(`${schema}.organisation`)}`,
      sql<{ readonly person_id: string; readonly state: PersonOnFile }>`
        select person_id, state from ${sql.literal(`${schema}.duty_person`)}
        order by person_id collate "C"`
    ]),
    ([organisations, people]) => ({
      organisation: organisations[0]?.state ?? initialOrganisation,
      people: new Map(people.map(({ person_id, state }) => [person_id, state]))
    })
  )

/** Which rosters a list shows. */
export interface RosterFilter {
  /** Rosters that concern any of these; null for all. */
  readonly townships: ReadonlyArray<string> | null
  /** Rosters of these units only; null for all. */
  readonly units: ReadonlyArray<string> | null
  readonly unitKind?: string | undefined
  readonly months?: { readonly from: string; readonly until: string } | undefined
  readonly published?: boolean | undefined
}

const rosterCondition = (
  sql: SqlClient,
  { townships, units, unitKind, months, published }: RosterFilter
): Fragment => {
  const all: Array<Fragment> = []
  if (townships !== null) all.push(sql`townships && ${townships}::text[]`)
  if (units !== null) all.push(sql`unit_id = any(${units}::text[])`)
  if (unitKind !== undefined) all.push(sql`unit_kind = ${unitKind}`)
  if (months !== undefined) all.push(sql`month between ${months.from} and ${months.until}`)
  if (published !== undefined) all.push(published ? sql`published` : sql`not published`)
  return all.length === 0 ? sql`true` : sql.and(all)
}

export const rosterOrders = { month: byText("month"), changedAt: byInstant("changed_at") }

const rosterReading = readingRowsOf(rosterTable)

/** A page of rosters. */
export const readRosters = (
  sql: SqlClient,
  schema: string,
  filter: RosterFilter,
  request: PageRequest
): Effect.Effect<RowPage<RosterRow>, SqlError> =>
  readPage<RosterRow, RosterRow>(sql, {
    table: sql.literal(`${schema}.roster`),
    condition: rosterCondition(sql, filter),
    columns: rosterReading.columns,
    rowOf: rosterReading.rowOf,
    id: "roster_id",
    request
  })

/** Rosters that hold, of some months. */
export const readPublished = (
  sql: SqlClient,
  schema: string,
  months: ReadonlyArray<string>
): Effect.Effect<ReadonlyArray<RosterRow>, SqlError> =>
  Effect.map(
    sql<Readonly<Record<string, unknown>>>`
      select ${sql.literal(rosterReading.columns)} from ${sql.literal(`${schema}.roster`)}
      where published and month = any(${months}::text[]) order by month, roster_id collate "C"`,
    (rows) => rows.map(rosterReading.rowOf)
  )

/** A duty with its roster, and the days that it touches: the first is the day it is of. */
export interface RosteredSlot extends Slot {
  readonly rosterId: string
  readonly day: CalendarDate
  readonly lastDay: CalendarDate
}

interface RawSlot {
  readonly slot_id: string
  readonly roster_id: string
  readonly kind: Slot["kind"]
  readonly day: string
  readonly last_day: string
  readonly from_at: string
  readonly until_at: string
  readonly unit_id: string
  readonly group_number: number | null
  readonly members: ReadonlyArray<Member>
}

const slotOf = (raw: RawSlot): RosteredSlot => ({
  slotId: raw.slot_id,
  rosterId: raw.roster_id,
  day: raw.day,
  lastDay: raw.last_day,
  kind: raw.kind,
  from: instantFromText(raw.from_at),
  until: instantFromText(raw.until_at),
  unitId: raw.unit_id,
  group: raw.group_number === null ? null : { groupId: raw.slot_id, number: raw.group_number },
  members: raw.members
})

const readSlots = (
  sql: SqlClient,
  schema: string,
  condition: Fragment
): Effect.Effect<ReadonlyArray<RosteredSlot>, SqlError> =>
  Effect.map(
    sql<RawSlot>`
      select s.slot_id, s.roster_id, s.kind, s.day::text as day,
        ((s.until_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date::text as last_day,
        s.from_at::text as from_at, s.until_at::text as until_at,
        s.unit_id, s.group_number, s.members
      from ${sql.literal(`${schema}.duty_slot`)} as s
      join ${sql.literal(`${schema}.roster`)} as r using (roster_id)
      where ${condition} order by s.from_at, s.slot_id collate "C"`,
    (rows) => rows.map(slotOf)
  )

/** Duties of each person, without the rest of what a duty is. */
export type DutiesOfPeople = ReadonlyMap<string, ReadonlyArray<CountedDuty>>

interface RawDuties {
  readonly person_id: string
  readonly days: ReadonlyArray<number>
  readonly last_days: ReadonlyArray<number>
  readonly millis: ReadonlyArray<number>
}

/**
 * Duties of published rosters that take an hour of a period, by person. The database takes them apart: a year of a
 * district is a line for each person here, not a value for each duty (decision 0140).
 */
export const readDutiesOf = (
  sql: SqlClient,
  schema: string,
  { from, until }: Period
): Effect.Effect<DutiesOfPeople, SqlError> =>
  Effect.map(
    sql<RawDuties>`
      select m."personId" as person_id, json_agg(s.day - date '1970-01-01') as days,
        json_agg(((s.until_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date - date '1970-01-01')
          as last_days,
        json_agg((extract(epoch from s.until_at - s.from_at) * 1000)::bigint) as millis
      from ${sql.literal(`${schema}.duty_slot`)} as s
      join ${sql.literal(`${schema}.roster`)} as r using (roster_id)
      cross join lateral jsonb_to_recordset(s.members) as m ("personId" text)
      where r.published and s.until_at > (${from}::date)::timestamp at time zone 'Asia/Shanghai'
        and s.from_at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'
      group by m."personId"`,
    (rows) =>
      new Map(
        rows.map(({ days, last_days, millis, person_id }) => [
          person_id,
          days.map((day, i) => ({ day, lastDay: last_days[i] ?? day, millis: millis[i] ?? 0 }))
        ])
      )
  )

/** All duties of some rosters, published or not. */
export const readSlotsOfRosters = (sql: SqlClient, schema: string, rosters: ReadonlyArray<string>) =>
  readSlots(sql, schema, sql`s.roster_id = any(${rosters}::text[])`)

/** Which shifts a list shows and a figure counts. */
export interface ShiftFilter {
  /** Shifts of rosters that concern any of these; null for all. */
  readonly townships: ReadonlyArray<string> | null
  /** Shifts whose unit is one of these; null for all. */
  readonly units: ReadonlyArray<string> | null
  /** Shifts of a unit: its own, or in its roster. */
  readonly unit?: string | undefined
  readonly from?: CalendarDate | undefined
  readonly until?: CalendarDate | undefined
  readonly at?: Instant | undefined
  readonly roster?: string | undefined
  readonly slot?: string | undefined
  readonly people?: ReadonlyArray<string> | undefined
  readonly kind?: string | undefined
  readonly personKinds?: ReadonlyArray<string> | undefined
  readonly attended?: boolean | undefined
}

const shiftCondition = (sql: SqlClient, filter: ShiftFilter): Fragment => {
  const { townships, units, unit, from, until, at, roster, slot, people, kind, personKinds, attended } =
    filter
  const all: Array<Fragment> = []
  if (townships !== null) all.push(sql`townships && ${townships}::text[]`)
  if (units !== null) all.push(sql`unit_id = any(${units}::text[])`)
  if (unit !== undefined) all.push(sql`(unit_id = ${unit} or roster_unit_id = ${unit})`)
  if (from !== undefined) all.push(sql`day >= ${from}::date`)
  if (until !== undefined) all.push(sql`day <= ${until}::date`)
  if (at !== undefined) all.push(sql`from_at <= ${at}::timestamptz and until_at > ${at}::timestamptz`)
  if (roster !== undefined) all.push(sql`roster_id = ${roster}`)
  if (slot !== undefined) all.push(sql`slot_id = ${slot}`)
  if (people !== undefined) all.push(sql`person_id = any(${people}::text[])`)
  if (kind !== undefined) all.push(sql`kind = ${kind}`)
  if (personKinds !== undefined) all.push(sql`person_kind = any(${personKinds}::text[])`)
  if (attended !== undefined) {
    all.push(attended ? sql`checked_in is not null` : sql`checked_in is null`)
  }
  return all.length === 0 ? sql`true` : sql.and(all)
}

/** Published duties, one row for each person in them, with their attendance. */
const shifts = (sql: SqlClient, schema: string): Fragment =>
  sql.literal(
    `(select s.slot_id || '/' || m."personId" as shift_id, s.slot_id, s.roster_id, r.unit_id as roster_unit_id,
        r.unit_kind as roster_unit_kind, r.townships, s.kind, s.day, s.from_at, s.until_at, s.unit_id,
        s.group_number, m."personId" as person_id, m."personKind" as person_kind, m.account, m.lead,
        a."checkedInAt" as checked_in, a."checkedOutAt" as checked_out, a."lateMinutes" as late_minutes,
        a."earlyMinutes" as early_minutes
      from ${schema}.duty_slot as s
      join ${schema}.roster as r using (roster_id)
      cross join lateral jsonb_to_recordset(s.members)
        as m ("personId" text, "personKind" text, account text, lead boolean)
      left join lateral (
        select * from jsonb_to_recordset(s.attendance)
          as came ("personId" text, "checkedInAt" text, "checkedOutAt" text, "lateMinutes" float8,
            "earlyMinutes" float8)
        where came."personId" = m."personId" limit 1) as a on true
      where r.published) as shift`
  )

/** One person in one duty. */
export interface ShiftRow {
  readonly shift_id: string
  readonly slot_id: string
  readonly roster_id: string
  readonly roster_unit_id: string
  readonly roster_unit_kind: "zone" | "station"
  readonly kind: Slot["kind"]
  readonly day: CalendarDate
  readonly from_at: Instant
  readonly until_at: Instant
  readonly unit_id: string
  readonly group_number: number | null
  readonly person_id: string
  readonly person_kind: Member["personKind"]
  readonly account: string | null
  readonly lead: boolean
  readonly checked_in: Instant | null
  readonly checked_out: Instant | null
  readonly late_minutes: number | null
  readonly early_minutes: number | null
}

export const shiftOrders = { from: byInstant("from_at"), person: byText("person_id") }

const shiftColumns = `shift_id, slot_id, roster_id, roster_unit_id, roster_unit_kind, kind, day::text as day,
  from_at::text as from_at, until_at::text as until_at, unit_id, group_number, person_id, person_kind, account,
  lead, checked_in, checked_out, late_minutes, early_minutes`

/** A page of shifts. */
export const readShifts = (
  sql: SqlClient,
  schema: string,
  filter: ShiftFilter,
  request: PageRequest
): Effect.Effect<RowPage<ShiftRow>, SqlError> =>
  readPage<ShiftRow, ShiftRow>(sql, {
    table: shifts(sql, schema),
    condition: shiftCondition(sql, filter),
    columns: shiftColumns,
    rowOf: (raw) => ({
      ...raw,
      from_at: instantFromText(raw.from_at),
      until_at: instantFromText(raw.until_at)
    }),
    id: "shift_id",
    request
  })

/** Sums over the shifts of a filter, by unit. */
export interface ShiftSums {
  readonly unit_id: string
  readonly people: number
  readonly officers: number
  readonly attended: number
  readonly present: number
  readonly groups: number
  readonly hours: number
}

/** Sums over the shifts of a filter, a line for each unit whose duties they are. */
export const readShiftSums = (
  sql: SqlClient,
  schema: string,
  filter: ShiftFilter
): Effect.Effect<ReadonlyArray<ShiftSums>, SqlError> =>
  sql<ShiftSums>`
    select unit_id, count(*)::int as people,
      (count(*) filter (where person_kind = 'officer'))::int as officers,
      (count(*) filter (where checked_in is not null))::int as attended,
      (count(*) filter (where checked_in is not null and checked_out is null))::int as present,
      (count(distinct slot_id) filter (where kind = 'response-group'))::int as groups,
      coalesce(sum(extract(epoch from until_at - from_at) / 3600), 0)::float8 as hours
    from ${shifts(sql, schema)} where ${shiftCondition(sql, filter)}
    group by unit_id order by unit_id collate "C"`

/** Which posts a list shows. */
export interface PostFilter {
  readonly townships: ReadonlyArray<string> | null
  readonly unit?: string | undefined
  readonly from?: CalendarDate | undefined
  readonly until?: CalendarDate | undefined
  readonly kind?: string | undefined
  readonly standing?: string | undefined
  readonly people?: ReadonlyArray<string> | undefined
}

const postCondition = (
  sql: SqlClient,
  { townships, unit, from, until, kind, standing, people }: PostFilter
): Fragment => {
  const all: Array<Fragment> = []
  if (townships !== null) all.push(sql`township = any(${townships}::text[])`)
  if (unit !== undefined) all.push(sql`unit_id = ${unit}`)
  if (from !== undefined) all.push(sql`day >= ${from}::date`)
  if (until !== undefined) all.push(sql`day <= ${until}::date`)
  if (kind !== undefined) all.push(sql`kind = ${kind}`)
  if (standing !== undefined) all.push(sql`standing = ${standing}`)
  if (people !== undefined) all.push(sql`member_ids && ${people}::text[]`)
  return all.length === 0 ? sql`true` : sql.and(all)
}

export const postOrders = { from: byKnownInstant("from_at"), changedAt: byInstant("changed_at") }

const postReading = readingRowsOf(postTable)

/** A page of posts. */
export const readPosts = (
  sql: SqlClient,
  schema: string,
  filter: PostFilter,
  request: PageRequest
): Effect.Effect<RowPage<PostRow>, SqlError> =>
  readPage<PostRow, PostRow>(sql, {
    table: sql.literal(`${schema}.duty_post`),
    condition: postCondition(sql, filter),
    columns: postReading.columns,
    rowOf: postReading.rowOf,
    id: "post_id",
    request
  })
