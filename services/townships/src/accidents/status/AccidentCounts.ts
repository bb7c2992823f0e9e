import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { accidentCondition, injuredOf } from "../AccidentFilter.ts"
import { figureDefaults } from "../AccidentFilterQuery.ts"
import { openStandings } from "../AccidentTable.ts"
import { type ClockGroup, readClockGroups } from "../desk/ClockQueries.ts"
import { concerns, type ProbablePair } from "../duplicates/DuplicateQueries.ts"
import { type FirmOwed, firmConcerns } from "../firms/FirmQueries.ts"
import type { AccidentFigures, PeriodFigures } from "../http/AccidentFigures.ts"

/** The periods of a status, seen from a day. */
export const statusPeriods = (day: CalendarDate) => ({
  thisYear: { from: `${day.slice(0, 4)}-01-01`, until: day },
  // From the day after this one a year ago: twelve months, whatever their days.
  last12Months: { from: addDays(addMonths(day, -12), 1), until: day }
})
export type StatusPeriod = keyof ReturnType<typeof statusPeriods>
export const statusPeriodNames: ReadonlyArray<StatusPeriod> = ["thisYear", "last12Months"]

/** What the tables say of accidents, by township. */
export interface AccidentCounts {
  readonly open: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly periods: { readonly [Name in StatusPeriod]: ReadonlyMap<string, PeriodFigures> }
  readonly clocks: ReadonlyArray<ClockGroup>
  readonly pairs: ReadonlyArray<ProbablePair>
  readonly firms: ReadonlyArray<FirmOwed>
}

const everywhere: AccidentFilter = {
  townships: null,
  by: figureDefaults.by,
  view: "accident-date"
}

/** Counts of a model seen from a day; `pairs` are its probable duplicates, `firms` those of A22. */
export const readAccidentCounts = (
  sql: SqlClient,
  schema: string,
  day: CalendarDate,
  pairs: ReadonlyArray<ProbablePair>,
  firms: ReadonlyArray<FirmOwed>
): Effect.Effect<AccidentCounts, SqlError> => {
  const accident = sql.literal(`${schema}.accident`)
  const condition = (filter: Partial<AccidentFilter>) =>
    accidentCondition(sql, schema, { ...everywhere, ...filter }, day)
  const periods = statusPeriods(day)
  const ofPeriod = (name: StatusPeriod) =>
    sql`select township, ${name}::text as period, count(*)::int as accidents,
        sum(official_dead)::int as dead, sum(international_dead)::int as dead30,
        sum(${injuredOf(sql, "official")})::int as injured,
        sum(${injuredOf(sql, "international")})::int as injured30
      from ${accident} where ${condition({ standings: "counting", period: periods[name] })}
      group by township`
  return Effect.gen(function* () {
    const lines = yield* sql<PeriodFigures & { readonly township: string; readonly period: StatusPeriod }>`
      ${ofPeriod("thisYear")} union all ${ofPeriod("last12Months")}`
    const phases = yield* sql<{
      readonly township: string
      readonly phase: string
      readonly count: number
    }>`
      select township, phase, count(*)::int as count
      from ${accident} where ${condition({ standings: openStandings })} group by township, phase`
    const clocks = yield* readClockGroups(sql, schema, { townships: null }, day)
    const figuresOf = (name: StatusPeriod) =>
      new Map(
        lines
          .filter((line) => line.period === name)
          .map(({ period, township, ...figures }) => [township, figures] as const)
      )
    const open = new Map<string, Map<string, number>>()
    for (const { count, phase, township } of phases) {
      const ofTownship = open.get(township) ?? new Map<string, number>()
      open.set(township, ofTownship.set(phase, count))
    }
    return {
      open,
      periods: { thisYear: figuresOf("thisYear"), last12Months: figuresOf("last12Months") },
      clocks,
      pairs,
      firms
    }
  })
}

const sumOf = (numbers: Iterable<number>): number => {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}

const noFigures: PeriodFigures = { accidents: 0, dead: 0, dead30: 0, injured: 0, injured30: 0 }

/**
 * The section of an area: of one township, or the sum of several. `phases` are all that an open file may be in,
 * so that a phase without files says nought. A pair of two townships counts once in their sum, and so
 * does a transport firm's.
 */
export const accidentFiguresOf = (
  counts: AccidentCounts,
  townships: ReadonlyArray<string>,
  phases: ReadonlyArray<string>
): AccidentFigures => {
  const openOf = (phase: string): number =>
    sumOf(townships.map((township) => counts.open.get(township)?.get(phase) ?? 0))
  const period = (name: StatusPeriod): PeriodFigures => {
    const all = townships.map((township) => counts.periods[name].get(township) ?? noFigures)
    return {
      accidents: sumOf(all.map((one) => one.accidents)),
      dead: sumOf(all.map((one) => one.dead)),
      dead30: sumOf(all.map((one) => one.dead30)),
      injured: sumOf(all.map((one) => one.injured)),
      injured30: sumOf(all.map((one) => one.injured30))
    }
  }
  const clocks = counts.clocks.filter((group) => townships.includes(group.station))
  const byPhase = Object.fromEntries(phases.map((phase) => [phase, openOf(phase)]))
  return {
    open: sumOf(Object.values(byPhase)),
    byPhase,
    thisYear: period("thisYear"),
    last12Months: period("last12Months"),
    clocks: {
      open: sumOf(clocks.map((group) => group.open)),
      overdue: sumOf(clocks.map((group) => group.overdue)),
      today: sumOf(clocks.map((group) => group.today)),
      week: sumOf(clocks.map((group) => group.week)),
      stopped: sumOf(clocks.map((group) => group.stopped))
    },
    probableDuplicates: counts.pairs.filter((pair) => concerns(pair, townships)).length,
    firmOrdersOwed: counts.firms.filter((pair) => pair.order === null && firmConcerns(pair, townships)).length
  }
}

/** Townships that any figure names. */
export const townshipsCounted = (counts: AccidentCounts): ReadonlySet<string> =>
  new Set([
    ...counts.open.keys(),
    ...statusPeriodNames.flatMap((name) => [...counts.periods[name].keys()]),
    ...counts.clocks.map((group) => group.station)
  ])
