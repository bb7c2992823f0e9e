import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Effect } from "effect"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { accidentCondition } from "../AccidentFilter.ts"
import type { Change } from "../http/AnalysisAnswer.ts"
import type { Period } from "../Periods.ts"

/** Two periods against each other, by township. */

/** What is compared. */
export const comparedFigures = ["accidents", "dead", "dead30", "injured"] as const
export type ComparedFigure = (typeof comparedFigures)[number]

/** The numbers of a township in both periods. */
export type ComparisonLine = { readonly township: string } & {
  readonly [Name in `${ComparedFigure}_${"earlier" | "later"}`]: number
}

/**
 * The numbers of both periods by township. Accidents and injured persons count by the day of the accident, deaths
 * by it or by the day of the death, as the filter's view says (C8). The filter has no period of its own; days that
 * are left out are in neither number.
 */
export const readComparison = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate,
  earlier: Period,
  later: Period,
  leftOut: ReadonlyArray<CalendarDate>
): Effect.Effect<ReadonlyArray<ComparisonLine>, SqlError> => {
  const accident = sql.literal(`${schema}.accident`)
  const condition = accidentCondition(sql, schema, { ...filter, period: undefined }, day)
  const within = ({ from, until }: Period, column: string) =>
    sql`${sql.literal(column)} between ${from}::date and ${until}::date`
  const either = (column: string) => {
    const compared = sql`(${within(earlier, column)} or ${within(later, column)})`
    return leftOut.length === 0
      ? compared
      : sql`${compared} and ${sql.literal(column)} <> all(${leftOut}::date[])`
  }
  const byAccident = (amount: string, period: Period) =>
    sql`coalesce(sum(${sql.literal(amount)}) filter (where ${within(period, "day")}), 0)::int`
  if (filter.view === "accident-date") {
    return sql<ComparisonLine>`
      select township,
        ${byAccident("1", earlier)} as accidents_earlier, ${byAccident("1", later)} as accidents_later,
        ${byAccident("official_dead", earlier)} as dead_earlier,
        ${byAccident("official_dead", later)} as dead_later,
        ${byAccident("international_dead", earlier)} as dead30_earlier,
        ${byAccident("international_dead", later)} as dead30_later,
        ${byAccident("official_serious + official_slight", earlier)} as injured_earlier,
        ${byAccident("official_serious + official_slight", later)} as injured_later
      from ${accident} where ${either("day")} and ${condition}
      group by township order by township`
  }
  const died = (which: "official" | "international") => {
    const column = sql.literal(`${which}_death_days`)
    return sql`
      select township, count(*) filter (where ${within(earlier, "on_day")}) as earlier,
        count(*) filter (where ${within(later, "on_day")}) as later
      from ${accident} cross join lateral unnest(${column}) as death (on_day)
      where ${either("on_day")} and ${condition} group by township`
  }
  return sql<ComparisonLine>`
    with happened as (
      select township,
        ${byAccident("1", earlier)} as accidents_earlier, ${byAccident("1", later)} as accidents_later,
        ${byAccident("official_serious + official_slight", earlier)} as injured_earlier,
        ${byAccident("official_serious + official_slight", later)} as injured_later
      from ${accident} where ${either("day")} and ${condition} group by township),
    official as (${died("official")}),
    international as (${died("international")})
    select township,
      coalesce(accidents_earlier, 0) as accidents_earlier, coalesce(accidents_later, 0) as accidents_later,
      coalesce(official.earlier, 0)::int as dead_earlier, coalesce(official.later, 0)::int as dead_later,
      coalesce(international.earlier, 0)::int as dead30_earlier,
      coalesce(international.later, 0)::int as dead30_later,
      coalesce(injured_earlier, 0) as injured_earlier, coalesce(injured_later, 0) as injured_later
    from happened full join official using (township) full join international using (township)
    order by township`
}

/** A change in number and in per cent of the earlier one, to two decimals. */
export const changeOf = (earlier: number, later: number): Change => ({
  earlier,
  later,
  difference: later - earlier,
  percent: earlier === 0 ? null : Math.round(((later - earlier) / earlier) * 10_000) / 100
})

/** The changes of some townships together. */
export const changesOf = (
  lines: ReadonlyArray<ComparisonLine>
): { readonly [Name in ComparedFigure]: Change } => {
  const change = (name: ComparedFigure): Change =>
    changeOf(
      lines.reduce((sum, line) => sum + line[`${name}_earlier`], 0),
      lines.reduce((sum, line) => sum + line[`${name}_later`], 0)
    )
  return {
    accidents: change("accidents"),
    dead: change("dead"),
    dead30: change("dead30"),
    injured: change("injured")
  }
}
