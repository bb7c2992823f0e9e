import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { accidentCondition } from "../AccidentFilter.ts"
import type { AccidentRow } from "../AccidentTable.ts"

/** An accident as a point. */
export type LocatedAccident = Pick<
  AccidentRow,
  "accident_id" | "kind" | "standing" | "day" | "hour" | "township" | "road_code" | "post_metres"
> & {
  readonly longitude: number
  readonly latitude: number
  readonly dead: number
  readonly injured: number
}

/** Points of a filter, and how many accidents there are beside them. */
export interface LocatedAccidents {
  readonly points: ReadonlyArray<LocatedAccident>
  readonly total: number
  readonly withoutCoordinates: number
}

/** The accidents of a filter that have coordinates, the latest first, `limit` at most. */
export const readLocated = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate,
  limit: number
): Effect.Effect<LocatedAccidents, SqlError> => {
  const accident = sql.literal(`${schema}.accident`)
  const condition = accidentCondition(sql, schema, filter, day)
  return Effect.map(
    sql<{
      readonly points: ReadonlyArray<LocatedAccident>
      readonly total: number
      readonly without_coordinates: number
    }>`
      select
        (select coalesce(json_agg(point), '[]') from (
          select accident_id, kind, standing, day, hour, township, road_code, post_metres,
            longitude, latitude, official_dead as dead, official_serious + official_slight as injured
          from ${accident} where longitude is not null and latitude is not null and ${condition}
          order by happened_at desc, accident_id collate "C" desc limit ${limit}) as point) as points,
        counted.*
      from (select count(*)::int as total,
          (count(*) filter (where longitude is null or latitude is null))::int as without_coordinates
        from ${accident} where ${condition}) as counted`,
    ([found]) => ({
      points: found?.points ?? [],
      total: found?.total ?? 0,
      withoutCoordinates: found?.without_coordinates ?? 0
    })
  )
}
