import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { CalendarDate, Instant, Position } from "@jiaosuo/kernel/Event"
import { type BlackSpotRule, windowStart } from "@jiaosuo/reference/BlackSpotRules"
import { Effect } from "effect"
import { parkedKey } from "../../lists/ModelReader.ts"
import type { AccidentFilter } from "../AccidentFilter.ts"
import type { AccidentView } from "../AccidentMoments.ts"
import type { Period } from "../Periods.ts"
import { earliestWindow, type SpotAccident, type SpotSearch, searchSpots } from "./BlackSpots.ts"
import type { ComparisonLine } from "./Comparison.ts"

/**
 * The accidents that figures count, in memory, for the two questions that everybody asks over all of them: black
 * spots and year over year. They follow the model by position: only rows that have changed are read again. Any
 * condition but the township goes to the database.
 */

/** An accident as both questions need it. */
export interface ResidentAccident extends SpotAccident {
  readonly counts: boolean
  readonly day: CalendarDate
  readonly happenedAtMillis: number
  readonly dead30: number
  readonly deathDays: ReadonlyArray<CalendarDate>
  readonly deathDays30: ReadonlyArray<CalendarDate>
}

/** Values of one accident, by place: names on each of tens of thousands would be most of what is sent. */
type Line = readonly [
  id: string,
  township: string,
  counts: boolean,
  day: string,
  happenedAtMillis: number,
  road: string | null,
  postMetres: number | null,
  longitude: number | null,
  latitude: number | null,
  deaths: number,
  dead30: number,
  injured: number,
  deathDays: ReadonlyArray<string> | null,
  deathDays30: ReadonlyArray<string> | null
]

const none: ReadonlyArray<never> = []

const residentOf = ([
  id,
  township,
  counts,
  day,
  happenedAtMillis,
  road,
  postMetres,
  longitude,
  latitude,
  deaths,
  dead30,
  injured,
  deathDays,
  deathDays30
]: Line): ResidentAccident => ({
  id,
  township,
  counts,
  day,
  happenedAtMillis,
  happenedAt: new Date(happenedAtMillis).toISOString(),
  road,
  postMetres,
  longitude,
  latitude,
  deaths,
  dead30,
  injured,
  deathDays: deathDays ?? none,
  deathDays30: deathDays30 ?? none
})

/** Rows whose last event lies after a position. */
const readChanged = (
  sql: SqlClient,
  schema: string,
  after: Position
): Effect.Effect<ReadonlyArray<ResidentAccident>, SqlError> =>
  Effect.map(
    sql<{ readonly lines: ReadonlyArray<Line> }>`
      select coalesce(json_agg(json_build_array(accident_id, township, counts, day,
        (extract(epoch from happened_at) * 1000)::bigint, coalesce(road_code, road_name), post_metres,
        longitude, latitude, official_dead, international_dead, official_serious + official_slight,
        nullif(official_death_days, '{}'), nullif(international_death_days, '{}'))), '[]') as lines
      from ${sql.literal(`${schema}.accident`)} where position > ${after}::bigint`,
    ([found]) => (found?.lines ?? []).map(residentOf)
  )

/** The accidents of one build of the model. */
export interface Resident {
  readonly accidents: ReadonlyMap<string, ResidentAccident>
  /** What was worked out from exactly these accidents, by what was asked. */
  readonly answers: Map<string, SpotSearch>
}

interface Build extends Resident {
  position: Position
  readonly parked: string
  readonly accidents: Map<string, ResidentAccident>
}

/** Builds that are kept: the live one, the one before a swap, and some as of an instant. */
const keptBuilds = 4

/** Accidents in memory, by the tables they were read from. */
export interface Residents {
  /** All accidents of the view's tables, no older than its position. */
  readonly of: (view: AccidentView) => Effect.Effect<Resident, SqlError>
}

/** Nothing in memory yet. */
export const makeResidents = (sql: SqlClient): Effect.Effect<Residents> =>
  Effect.map(Effect.makeSemaphore(1), (oneAtATime) => {
    const builds = new Map<string, Build>()
    const upTo = ({ parked, position, schema }: AccidentView) =>
      Effect.suspend(() => {
        const key = parkedKey(parked)
        const known = builds.get(schema)
        // What was set aside and is applied after all has an old position: everything is read again.
        const held = known?.parked === key ? known : undefined
        if (held !== undefined && held.position >= position) return Effect.succeed<Resident>(held)
        return Effect.map(readChanged(sql, schema, held?.position ?? 0), (changed) => {
          const resident: Build = held ?? {
            position,
            parked: key,
            accidents: new Map(),
            answers: new Map()
          }
          if (changed.length > 0) resident.answers.clear()
          for (const accident of changed) resident.accidents.set(accident.id, accident)
          resident.position = position
          builds.delete(schema)
          builds.set(schema, resident)
          if (builds.size > keptBuilds) builds.delete(builds.keys().next().value as string)
          return resident
        })
      })
    return { of: (view) => oneAtATime.withPermits(1)(upTo(view)) }
  })

/** Whether a filter asks for nothing but what counts, in the townships of the places, whatever its period. */
export const isPlain = ({ by, period, standings, townships, view, ...conditions }: AccidentFilter): boolean =>
  by === "place" &&
  standings === "counting" &&
  Object.values(conditions).every(
    (condition) =>
      condition === undefined || (typeof condition === "object" && Object.keys(condition).length === 0)
  )

/** The accidents of a plain filter without a period. */
export const counted = (
  accidents: ReadonlyMap<string, ResidentAccident>,
  { townships }: Pick<AccidentFilter, "townships">
): ReadonlyArray<ResidentAccident> => {
  const found: Array<ResidentAccident> = []
  for (const accident of accidents.values()) {
    if (accident.counts && (townships === null || townships.includes(accident.township))) found.push(accident)
  }
  return found
}

/** Questions about black spots whose answers are kept. */
const keptAnswers = 32

/**
 * Black spots of the counted accidents of some townships. An answer stands for as long as no accident is changed,
 * comes into a window or leaves it.
 */
export const residentSpots = (
  { accidents, answers }: Resident,
  { townships }: Pick<AccidentFilter, "townships">,
  rules: ReadonlyArray<BlackSpotRule>,
  upTo: Instant
): SpotSearch => {
  const key = JSON.stringify([townships, rules.map((rule) => rule.id)])
  const known = answers.get(key)
  if (known !== undefined && !hasMoved(accidents, rules, known.upTo, upTo)) return known
  const [first, last] = [Date.parse(earliestWindow(rules, upTo)), Date.parse(upTo)]
  const placed = counted(accidents, { townships }).filter(
    ({ happenedAtMillis }) => happenedAtMillis > first && happenedAtMillis <= last
  )
  const answer = searchSpots(placed, rules, upTo)
  answers.delete(key)
  answers.set(key, answer)
  if (answers.size > keptAnswers) answers.delete(answers.keys().next().value as string)
  return answer
}

/** Whether an accident lies between the beginnings or between the ends of the windows of two instants. */
const hasMoved = (
  accidents: ReadonlyMap<string, ResidentAccident>,
  rules: ReadonlyArray<BlackSpotRule>,
  before: Instant,
  now: Instant
): boolean => {
  const edges = [
    [before, now],
    ...rules.map((rule) => [windowStart(rule, before), windowStart(rule, now)])
  ].map((pair) => pair.map((instant) => Date.parse(instant)).sort((a, b) => a - b))
  for (const { happenedAtMillis } of accidents.values()) {
    for (const [from = 0, until = 0] of edges) {
      if (happenedAtMillis > from && happenedAtMillis <= until) return true
    }
  }
  return false
}

const noNumbers = {
  accidents_earlier: 0,
  accidents_later: 0,
  dead_earlier: 0,
  dead_later: 0,
  dead30_earlier: 0,
  dead30_later: 0,
  injured_earlier: 0,
  injured_later: 0
}

/** What `readComparison` answers, counted here. */
export const compareResident = (
  accidents: ReadonlyArray<ResidentAccident>,
  view: AccidentFilter["view"],
  earlier: Period,
  later: Period,
  leftOut: ReadonlyArray<CalendarDate>
): ReadonlyArray<ComparisonLine> => {
  const lines = new Map<string, typeof noNumbers>()
  const periodOf = (day: CalendarDate): "earlier" | "later" | undefined => {
    if (leftOut.includes(day)) return undefined
    if (day >= earlier.from && day <= earlier.until) return "earlier"
    return day >= later.from && day <= later.until ? "later" : undefined
  }
  const lineOf = (township: string) => {
    const known = lines.get(township) ?? { ...noNumbers }
    lines.set(township, known)
    return known
  }
  for (const { day, dead30, deathDays, deathDays30, deaths, injured, township } of accidents) {
    const period = periodOf(day)
    if (period !== undefined) {
      const line = lineOf(township)
      line[`accidents_${period}`]++
      line[`injured_${period}`] += injured
      if (view === "accident-date") {
        line[`dead_${period}`] += deaths
        line[`dead30_${period}`] += dead30
      }
    }
    if (view === "accident-date") continue
    for (const died of deathDays) {
      const of = periodOf(died)
      if (of !== undefined) lineOf(township)[`dead_${of}`]++
    }
    for (const died of deathDays30) {
      const of = periodOf(died)
      if (of !== undefined) lineOf(township)[`dead30_${of}`]++
    }
  }
  return [...lines]
    .map(([township, numbers]) => ({ township, ...numbers }))
    .sort((a, b) => (a.township < b.township ? -1 : 1))
}
