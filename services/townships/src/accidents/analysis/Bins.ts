import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { accidentCondition } from "../AccidentFilter.ts"
import type { RoadBin } from "../http/AnalysisAnswer.ts"
import { type BinUnit, binExpression, binStart } from "../Posts.ts"
import { amountOf } from "./Measures.ts"

/** Plain sums per kilometre or mile of every road, of all accidents of a filter, the most accidents first. */
export const readBins = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate,
  unit: BinUnit
): Effect.Effect<ReadonlyArray<RoadBin>, SqlError> => {
  const sumOf = (measure: "dead" | "dead30") => sql`sum(${amountOf(sql, measure, filter)})::int`
  return Effect.map(
    sql<Omit<RoadBin, "fromMetres">>`
      select * from (
      select coalesce(road_code, road_name) as road,
        ${sql.literal(binExpression("post_metres", unit))} as bin,
        count(*)::int as accidents, ${sumOf("dead")} as dead, ${sumOf("dead30")} as dead30,
        sum(official_serious + official_slight)::int as injured,
        sum(international_serious + international_slight)::int as injured30,
        sum(official_serious)::int as serious, sum(official_slight)::int as slight
      from ${sql.literal(`${schema}.accident`)}
      where post_metres is not null and coalesce(road_code, road_name) is not null
        and ${accidentCondition(sql, schema, filter, day)}
      group by 1, 2) as binned
      order by accidents desc, dead desc, road collate "C", bin`,
    (bins) => bins.map((bin) => ({ ...bin, fromMetres: binStart(bin.bin, unit) }))
  )
}
