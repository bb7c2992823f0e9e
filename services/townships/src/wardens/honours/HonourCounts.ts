import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { HonouredWork } from "@jiaosuo/reference/WardenHonours"
import { Effect } from "effect"
import type { Period } from "../../accidents/Periods.ts"
import {
  callOutCondition,
  cameInTime,
  hazardCondition,
  recordCondition,
  shiftCondition,
  wasThere
} from "../WardenFilters.ts"

/** What a warden did of one kind in some days, and how much of it in the reader's townships. */
export interface WorkCounted {
  readonly warden: string
  readonly work: HonouredWork
  readonly count: number
  readonly listed: number
}

/** Records that count by their number. */
const recordKinds = {
  publicity: "publicity",
  "help-request": "help-requests",
  gathering: "gatherings"
} as const satisfies Readonly<Record<string, HonouredWork>>

/**
 * All work of wardens in some days that a criterion can count, wherever it was done, by the conditions of the lists
 * behind it: records that were not withdrawn by the day of the work, hazards by the day of the report that are cleared
 * now, call-outs by the day of the need that the warden came to, shifts by their first day. `readers` are the townships
 * that the reader sees; null for all.
 */
export const countHonouredWork = (
  sql: SqlClient,
  schema: string,
  { from, until }: Period,
  readers: ReadonlyArray<string> | null
): Effect.Effect<ReadonlyArray<WorkCounted>, SqlError> => {
  const table = (name: string) => sql.literal(`${schema}.${name}`)
  const days = { townships: null, from, until }
  const seen = readers === null ? sql`true` : sql`township = any(${readers}::text[])`
  const counted = { ...days, withdrawn: false }
  const [kinds, works] = [Object.keys(recordKinds), Object.values(recordKinds)]
  return Effect.map(
    sql<{ readonly [Column in keyof WorkCounted]: string }>`
      select warden, work, sum(amount)::text as count,
        coalesce(sum(amount) filter (where seen), 0)::text as listed
      from (
        select warden_id as warden, 'persuasions' as work, named.amount, ${seen} as seen
        from ${table("warden_record")} cross join lateral unnest(amounts) as named (amount)
        where ${recordCondition(sql, { ...counted, kind: "persuasion" })}
        union all
        select warden_id, meant.work, 1, ${seen}
        from ${table("warden_record")}
        join unnest(${kinds}::text[], ${works}::text[]) as meant (of_kind, work) on meant.of_kind = kind
        where ${recordCondition(sql, counted)}
        union all
        select state ->> 'wardenId', 'hazards-cleared', 1, ${seen}
        from ${table("road_hazard")}
        where ${hazardCondition(sql, { ...days, state: "cleared" }, `${until}T00:00:00+08:00`)}
        union all
        select party ->> 'partyId', 'call-outs', 1, ${seen}
        from ${table("volunteer_call_out")}
        cross join lateral jsonb_array_elements(state -> 'parties') as asked (party)
        where ${callOutCondition(sql, days)} and ${wasThere(sql)}
        union all
        select presence ->> 'wardenId', 'shifts-kept', 1, ${seen}
        from ${table("warden_shift")}
        cross join lateral jsonb_array_elements(state -> 'presences') as came (presence)
        where ${shiftCondition(sql, schema, { ...days, cancelled: false })} and ${cameInTime(sql)}
      ) as done
      where warden is not null group by warden, work`,
    (rows) =>
      rows.map(({ warden, work, count, listed }) => ({
        warden,
        work: work as HonouredWork,
        count: Number(count),
        listed: Number(listed)
      }))
  )
}
