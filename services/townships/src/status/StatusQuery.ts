import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { instantFromText } from "@jiaosuo/event-store/rows"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { onFile, vehicleCondition } from "../vehicles/VehicleFilter.ts"
import { countedFigures } from "./Figures.ts"

/** What the tables say of one township. */
export interface TownshipCounts {
  /** Figure → number, for every figure that is counted by a condition of its own. */
  readonly counted: Readonly<Record<string, number>>
  readonly byClass: ReadonlyMap<string, number>
  readonly openHazards: ReadonlyMap<string, number>
  readonly clearedHazards: ReadonlyMap<string, number>
  readonly missing: ReadonlyMap<string, number>
  readonly filled: number
  readonly fields: number
  readonly lastVisitAt: Instant | null
  readonly unregistered: number
}

/** All counts of a model seen from a day, by township, and the villages that have an entry. */
export interface RegisterCounts {
  readonly townships: ReadonlyMap<string, TownshipCounts>
  readonly villagesWithEntry: ReadonlySet<string>
  /** Completeness of the files of each village that has a vehicle on file (row 33). */
  readonly villages: ReadonlyMap<string, VillageCounts>
}

/** What the tables say of the vehicles on file in one village. */
export interface VillageCounts {
  readonly vehicles: number
  /** Visited at least once. */
  readonly verified: number
  readonly filled: number
  readonly fields: number
}

/** Share of the fields of files that are filled, 0 to 1 with four digits; null where there is no file. */
export const filledShare = ({ fields, filled }: Pick<VillageCounts, "fields" | "filled">): number | null =>
  fields === 0 ? null : Math.round((filled / fields) * 10_000) / 10_000

interface AreaLine {
  readonly township: string
  readonly filled: number | null
  readonly fields: number | null
  readonly last_visit_at: string | null
  readonly [figure: string]: number | string | null
}

/** How many vehicles of a township have exactly these codes: the same few combinations come again and again. */
interface Line {
  readonly township: string
  readonly what: "class" | "open" | "cleared" | "missing" | "unregistered"
  readonly codes: ReadonlyArray<string>
  readonly count: number
}

/**
 * All figures in one statement, which sees one moment. Conditions of figures are those of the lists behind them;
 * what a vehicle may have several of (classes, hazards, empty fields) is counted by combination and unfolded here.
 */
export const readCounts = (
  sql: SqlClient,
  schema: string,
  day: CalendarDate
): Effect.Effect<RegisterCounts, SqlError> => {
  const vehicle = sql.literal(`${schema}.vehicle`)
  const unregistered = sql.literal(`${schema}.unregistered_vehicle`)
  const isOnFile = vehicleCondition(sql, { townships: null, states: onFile }, day)
  const figures = countedFigures.map(
    ([path, filter]) =>
      sql`count(*) filter (where ${vehicleCondition(sql, { townships: null, ...filter }, day)}) as ${sql.literal(`"${path}"`)}`
  )
  const lines = (what: Line["what"], column: string) => {
    const codes = sql.literal(column)
    return sql`select township, ${what}::text as what, to_json(${codes}) as codes, count(*) as count
      from ${vehicle} where cardinality(${codes}) > 0 and ${isOnFile} group by township, ${codes}`
  }
  return Effect.map(
    sql<{
      readonly areas: ReadonlyArray<AreaLine>
      readonly lines: ReadonlyArray<Line>
      readonly entered: ReadonlyArray<string>
      readonly villages: ReadonlyArray<VillageCounts & { readonly village: string }>
    }>`
      select
        (select coalesce(json_agg(area), '[]') from (
          select township, ${sql.csv(figures)},
            sum(filled) filter (where ${isOnFile}) as filled,
            sum(fields) filter (where ${isOnFile}) as fields,
            (max(last_visit_at) filter (where ${isOnFile}))::text as last_visit_at
          from ${vehicle} group by township) as area) as areas,
        (select coalesce(json_agg(line), '[]') from (
          ${lines("class", "classes")}
          union all ${lines("open", "open_hazards")}
          union all ${lines("cleared", "cleared_hazards")}
          union all ${lines("missing", "missing")}
          union all select township, 'unregistered', '[]'::json, count(*)
            from ${unregistered} where state = 'listed' group by township) as line) as lines,
        (select coalesce(json_agg(village), '[]') from (
          select village from ${vehicle} union select village from ${unregistered}) as entered) as entered,
        (select coalesce(json_agg(files), '[]') from (
          select village, count(*)::int as vehicles, count(last_visit_at)::int as verified,
            sum(filled)::int as filled, sum(fields)::int as fields
          from ${vehicle} where ${isOnFile} group by village) as files) as villages`,
    ([found]) => ({
      ...countsOf(found?.areas ?? [], found?.lines ?? [], found?.entered ?? []),
      villages: new Map((found?.villages ?? []).map((one) => [one.village, one]))
    })
  )
}

interface Gathered {
  counted: Record<string, number>
  byClass: Map<string, number>
  openHazards: Map<string, number>
  clearedHazards: Map<string, number>
  missing: Map<string, number>
  filled: number
  fields: number
  lastVisitAt: Instant | null
  unregistered: number
}

/** Nothing at all: the counts of a township without a vehicle. */
export const noCounts = (): Gathered => ({
  counted: Object.fromEntries(countedFigures.map(([path]) => [path, 0])),
  byClass: new Map(),
  openHazards: new Map(),
  clearedHazards: new Map(),
  missing: new Map(),
  filled: 0,
  fields: 0,
  lastVisitAt: null,
  unregistered: 0
})

const gatheredBy = {
  class: "byClass",
  open: "openHazards",
  cleared: "clearedHazards",
  missing: "missing"
} as const

const countsOf = (
  areas: ReadonlyArray<AreaLine>,
  lines: ReadonlyArray<Line>,
  villages: ReadonlyArray<string>
): Omit<RegisterCounts, "villages"> => {
  const townships = new Map<string, Gathered>()
  const of = (township: string): Gathered => {
    const known = townships.get(township) ?? noCounts()
    townships.set(township, known)
    return known
  }
  for (const area of areas) {
    const gathered = of(area.township)
    for (const [path] of countedFigures) gathered.counted[path] = Number(area[path])
    gathered.filled = area.filled ?? 0
    gathered.fields = area.fields ?? 0
    gathered.lastVisitAt = area.last_visit_at === null ? null : instantFromText(area.last_visit_at)
  }
  for (const line of lines) {
    const gathered = of(line.township)
    if (line.what === "unregistered") gathered.unregistered = line.count
    else {
      const counts = gathered[gatheredBy[line.what]]
      for (const code of line.codes) counts.set(code, (counts.get(code) ?? 0) + line.count)
    }
  }
  return { townships, villagesWithEntry: new Set(villages) }
}
