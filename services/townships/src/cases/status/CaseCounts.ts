import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { type CaseFilter, caseCondition } from "../CaseFilter.ts"
import type { CaseFigures, CasePeriodFigures } from "../http/CaseFigures.ts"
import type { Percentiles } from "../http/Percentiles.ts"

/** The periods of a status, seen from a day. */
export const casePeriods = (day: CalendarDate) => ({
  today: { from: day, until: day },
  last7Days: { from: addDays(day, -6), until: day },
  last30Days: { from: addDays(day, -29), until: day }
})
export type CasePeriod = keyof ReturnType<typeof casePeriods>
export const casePeriodNames: ReadonlyArray<CasePeriod> = ["today", "last7Days", "last30Days"]

/** What is counted of open cases, each with its filter; the same filter is the list behind the number. */
export const openCounts = {
  open: { standings: ["Open"] },
  overdue: { standings: ["Open"], overdue: true },
  withoutGroup: { standings: ["Open"], engaged: false }
} as const satisfies { readonly [name: string]: Partial<CaseFilter> }
type OpenCount = keyof typeof openCounts

/** What is counted of a period. */
export const periodCounts = {
  cases: {},
  inZone: { inZone: true },
  outOfZone: { inZone: false },
  /** As many as times were measured. */
  "toScene.measured": { scene: true }
} as const satisfies { readonly [name: string]: Partial<CaseFilter> }

/** What the tables say of cases, by township of the place. */
export interface CaseCounts {
  readonly open: ReadonlyArray<
    { readonly township: string; readonly kind: string; readonly level: string } & {
      readonly [Name in OpenCount]: number
    }
  >
  readonly periods: ReadonlyArray<
    { readonly township: string; readonly period: CasePeriod } & Omit<CasePeriodFigures, "toScene"> & {
        /** Seconds to the scene, one for each case in which a group got there. */
        readonly toScene: ReadonlyArray<number>
      }
  >
}

/** Counts of a model seen from a day, clocks from an instant. */
export const readCaseCounts = (
  sql: SqlClient,
  schema: string,
  day: CalendarDate,
  at: Instant
): Effect.Effect<CaseCounts, SqlError> => {
  const cases = sql.literal(`${schema}.police_case`)
  const condition = (filter: Partial<CaseFilter>) =>
    caseCondition(sql, schema, { townships: null, by: "place", ...filter }, at)
  const counted = (filter: Partial<CaseFilter>) => sql`(count(*) filter (where ${condition(filter)}))::int`
  const ofPeriod = (period: CasePeriod) =>
    sql`select township, ${period}::text as period, ${counted(periodCounts.cases)} as cases,
        ${counted(periodCounts.inZone)} as "inZone", ${counted(periodCounts.outOfZone)} as "outOfZone",
        coalesce(array_agg(to_scene) filter (where ${condition(periodCounts["toScene.measured"])}), '{}')
          as "toScene"
      from ${cases} where ${condition({ standings: "counting", ...casePeriods(day)[period] })}
      group by township`
  return Effect.all({
    open: sql<CaseCounts["open"][number]>`
      select township, kind, level, ${counted(openCounts.open)} as open,
        ${counted(openCounts.overdue)} as overdue, ${counted(openCounts.withoutGroup)} as "withoutGroup"
      from ${cases} where ${condition(openCounts.open)} group by township, kind, level`,
    periods: sql<CaseCounts["periods"][number]>`
      ${ofPeriod("today")} union all ${ofPeriod("last7Days")} union all ${ofPeriod("last30Days")}`
  })
}

/** The codes that open cases are counted by: one without cases says nought. */
export interface CaseCodes {
  readonly kinds: ReadonlyArray<string>
  readonly levels: ReadonlyArray<string>
}

/** Nearest rank, as the analysis has it: townships of any choice are one area. */
const timesOf = (seconds: ReadonlyArray<number>): Percentiles => {
  const rising = [...seconds].sort((a, b) => a - b)
  const rank = (share: number) => rising[Math.max(0, Math.ceil(share * rising.length) - 1)] ?? null
  return { measured: rising.length, p50: rank(0.5), p90: rank(0.9) }
}

/** The section of an area: of one township, or the sum of several. */
export const caseFiguresOf = (
  { open, periods }: CaseCounts,
  townships: ReadonlyArray<string>,
  { kinds, levels }: CaseCodes
): CaseFigures => {
  const here = open.filter(({ township }) => townships.includes(township))
  const sum = (name: OpenCount, lines = here): number => lines.reduce((all, line) => all + line[name], 0)
  const by = (name: "kind" | "level", codes: ReadonlyArray<string>) =>
    Object.fromEntries(
      codes.map((code) => [
        code,
        sum(
          "open",
          here.filter((line) => line[name] === code)
        )
      ])
    )
  const figures = (wanted: CasePeriod): CasePeriodFigures => {
    const lines = periods.filter(({ period, township }) => period === wanted && townships.includes(township))
    const total = (name: "cases" | "inZone" | "outOfZone") => lines.reduce((all, line) => all + line[name], 0)
    return {
      cases: total("cases"),
      inZone: total("inZone"),
      outOfZone: total("outOfZone"),
      toScene: timesOf(lines.flatMap(({ toScene }) => toScene))
    }
  }
  return {
    open: sum("open"),
    overdue: sum("overdue"),
    withoutGroup: sum("withoutGroup"),
    byKind: by("kind", kinds),
    byLevel: by("level", levels),
    today: figures("today"),
    last7Days: figures("last7Days"),
    last30Days: figures("last30Days")
  }
}

/** Townships that any figure names. */
export const townshipsWithCases = ({ open, periods }: CaseCounts): ReadonlySet<string> =>
  new Set([...open, ...periods].map(({ township }) => township))
