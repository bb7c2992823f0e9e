import type { SqlClient } from "@effect/sql/SqlClient"
import type { Fragment } from "@effect/sql/Statement"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"

/**
 * Which things lists show and figures count. Conditions narrow each other; an absent one does not. Figures and the lists
 * behind them share these, so that a number and its list cannot say different things.
 */

interface Somewhere {
  /** Any of these; null for all. */
  readonly townships: ReadonlyArray<string> | null
}

interface SomeDays {
  readonly from?: CalendarDate | undefined
  readonly until?: CalendarDate | undefined
}

/** Those who serve, want to or did. */
export interface RollFilter extends Somewhere {
  readonly role?: string | undefined
  readonly state?: string | undefined
  /** Whether they have left. */
  readonly left?: boolean | undefined
  readonly place?: string | undefined
}

/** Shifts, by the day on which they begin. */
export interface ShiftFilter extends Somewhere, SomeDays {
  readonly place?: string | undefined
  readonly placeKind?: string | undefined
  readonly warden?: string | undefined
  readonly cancelled?: boolean | undefined
  /** Whether the warden, or anybody where none is asked for, came in time. */
  readonly kept?: boolean | undefined
  readonly at?: Instant | undefined
}

/** Records, by the day on which the work was done. */
export interface RecordFilter extends Somewhere, SomeDays {
  readonly kind?: string | undefined
  readonly code?: string | undefined
  readonly hour?: number | undefined
  readonly place?: string | undefined
  readonly warden?: string | undefined
  /** Number of a plate. */
  readonly plate?: string | undefined
  /** Gatherings that take a moment of these days. */
  readonly gathers?: SomeDays | undefined
  readonly withdrawn?: boolean | undefined
}

/** Hazards, by the day of the report. */
export interface HazardFilter extends Somewhere, SomeDays {
  readonly code?: string | undefined
  readonly level?: string | undefined
  readonly state?: string | undefined
  readonly open?: boolean | undefined
  readonly overdue?: boolean | undefined
  /** Whoever reported it. */
  readonly warden?: string | undefined
}

/** Call-outs, by the day of the need. */
export interface CallOutFilter extends Somewhere, SomeDays {
  readonly need?: string | undefined
  readonly standing?: string | undefined
  readonly open?: boolean | undefined
  /** Whether somebody was there. */
  readonly arrived?: boolean | undefined
  /** Whoever was there. */
  readonly warden?: string | undefined
}

const conditions = (sql: SqlClient, { townships }: Somewhere, { from, until }: SomeDays = {}) => {
  const all: Array<Fragment> = []
  if (townships !== null) all.push(sql`township = any(${townships}::text[])`)
  if (from !== undefined) all.push(sql`day >= ${from}::date`)
  if (until !== undefined) all.push(sql`day <= ${until}::date`)
  return {
    equals: (column: string, value: string | undefined) => {
      if (value !== undefined) all.push(sql`${sql.literal(column)} = ${value}`)
    },
    whether: (asked: boolean | undefined, condition: Fragment) => {
      if (asked !== undefined) all.push(asked ? condition : sql`not (${condition})`)
    },
    where: (condition: Fragment) => {
      all.push(condition)
    },
    together: (): Fragment => (all.length === 0 ? sql`true` : sql.and(all))
  }
}

export const rollCondition = (sql: SqlClient, filter: RollFilter): Fragment => {
  const { equals, together, whether, where } = conditions(sql, filter)
  const { role, state, left, place } = filter
  if (role !== undefined) where(sql`${role} = any(roles)`)
  equals("standing", state)
  whether(left, sql`standing = 'left'`)
  equals("place_id", place)
  return together()
}

/** Whether a `presence` at a shift is that of one of its wardens, who was not late. */
export const cameInTime = (sql: SqlClient): Fragment =>
  sql`(presence ->> 'wardenId' = any(wardens) and presence ->> 'late' = 'false')`

/** Whether a `party` of a call-out is a volunteer who was there. */
export const wasThere = (sql: SqlClient): Fragment =>
  sql`(party ->> 'kind' = 'volunteer' and party ->> 'arrivedAt' is not null)`

export const shiftCondition = (sql: SqlClient, schema: string, filter: ShiftFilter): Fragment => {
  const { equals, together, whether, where } = conditions(sql, filter, filter)
  const { place, placeKind, warden, cancelled, kept, at } = filter
  equals("place_id", place)
  if (placeKind !== undefined) {
    where(
      sql`place_id in (select place_id from ${sql.literal(`${schema}.warden_place`)} where kind = ${placeKind})`
    )
  }
  if (warden !== undefined) where(sql`${warden} = any(wardens)`)
  whether(cancelled, sql`cancelled`)
  const meant = warden === undefined ? sql`true` : sql`presence ->> 'wardenId' = ${warden}`
  whether(
    kept,
    sql`exists (select from jsonb_array_elements(state -> 'presences') as came (presence)
      where ${meant} and ${cameInTime(sql)})`
  )
  if (at !== undefined) where(sql`from_at <= ${at}::timestamptz and until_at > ${at}::timestamptz`)
  return together()
}

export const recordCondition = (sql: SqlClient, filter: RecordFilter): Fragment => {
  const { equals, together, whether, where } = conditions(sql, filter, filter)
  const { kind, code, hour, place, warden, plate, gathers, withdrawn } = filter
  equals("kind", kind)
  if (code !== undefined) where(sql`${code} = any(codes)`)
  if (hour !== undefined) where(sql`hour = ${hour}::int`)
  equals("place_id", place)
  equals("warden_id", warden)
  equals("state -> 'work' -> 'plate' ->> 'number'", plate)
  if (gathers !== undefined) {
    const { from, until } = gathers
    equals("kind", "gathering")
    if (from !== undefined) {
      where(sql`(state -> 'work' ->> 'until')::timestamptz > ${`${from}T00:00:00+08:00`}::timestamptz`)
    }
    if (until !== undefined) {
      where(sql`(state -> 'work' ->> 'from')::timestamptz
        < ${`${addDays(until, 1)}T00:00:00+08:00`}::timestamptz`)
    }
  }
  whether(withdrawn, sql`withdrawn`)
  return together()
}

/** Open, and was to be cleared before an instant. */
export const isOverdue = (sql: SqlClient, at: Instant): Fragment =>
  sql`(open and due_at < ${at}::timestamptz)`

export const hazardCondition = (sql: SqlClient, filter: HazardFilter, at: Instant): Fragment => {
  const { equals, together, whether } = conditions(sql, filter, filter)
  const { code, level, state, open, overdue, warden } = filter
  equals("code", code)
  equals("level", level)
  equals("standing", state)
  whether(open, sql`open`)
  whether(overdue, isOverdue(sql, at))
  equals("state ->> 'wardenId'", warden)
  return together()
}

export const callOutCondition = (sql: SqlClient, filter: CallOutFilter): Fragment => {
  const { equals, together, whether, where } = conditions(sql, filter, filter)
  const { need, standing, open, arrived, warden } = filter
  equals("need", need)
  equals("standing", standing)
  whether(open, sql`open`)
  whether(arrived, sql`arrived_at is not null`)
  if (warden !== undefined) {
    where(sql`exists (select from jsonb_array_elements(state -> 'parties') as asked (party)
      where party ->> 'partyId' = ${warden} and ${wasThere(sql)})`)
  }
  return together()
}
