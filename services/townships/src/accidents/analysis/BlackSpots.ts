import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type {
  BlackSpotLevel,
  BlackSpotRule,
  PlacedAccident,
  SpotCounts
} from "@jiaosuo/reference/BlackSpotRules"
import { windowStart } from "@jiaosuo/reference/BlackSpotRules"
import { spotsByDistance } from "@jiaosuo/reference/SpotsByDistance"
import { spotsByPost } from "@jiaosuo/reference/SpotsByPost"
import { Effect } from "effect"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { accidentCondition } from "../AccidentFilter.ts"
import type { BlackSpotRuleShown, BlackSpotShown } from "../http/AnalysisAnswer.ts"

/** An accident with what is told about its spot. */
export interface SpotAccident extends PlacedAccident {
  readonly township: string
}

/** Values of one accident, by place: names on each of tens of thousands would be most of what is sent. */
type Line = readonly [
  id: string,
  road: string | null,
  postMetres: number | null,
  longitude: number | null,
  latitude: number | null,
  happenedAtMillis: number,
  deaths: number,
  injured: number,
  township: string
]

/**
 * The accidents of a filter after an instant and up to another. Deaths and injured persons are those of the
 * official number (C2).
 */
export const readPlaced = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate,
  after: Instant,
  upTo: Instant
): Effect.Effect<ReadonlyArray<SpotAccident>, SqlError> =>
  Effect.map(
    sql<{ readonly lines: ReadonlyArray<Line> }>`
      select coalesce(json_agg(json_build_array(accident_id, coalesce(road_code, road_name), post_metres,
        longitude, latitude, (extract(epoch from happened_at) * 1000)::bigint, official_dead,
        official_serious + official_slight, township)), '[]') as lines
      from ${sql.literal(`${schema}.accident`)}
      where happened_at > ${after}::timestamptz and happened_at <= ${upTo}::timestamptz
        and ${accidentCondition(sql, schema, filter, day)}`,
    ([found]) =>
      (found?.lines ?? []).map(
        ([id, road, postMetres, longitude, latitude, happenedAt, deaths, injured, township]) => ({
          id,
          road,
          postMetres,
          longitude,
          latitude,
          happenedAt: new Date(happenedAt).toISOString(),
          deaths,
          injured,
          township
        })
      )
  )

/** The rules of a day, of one level or of both. */
export const blackSpotRules = (
  rules: AccidentRules,
  level: BlackSpotLevel | undefined,
  on: CalendarDate
): ReadonlyArray<BlackSpotRule> =>
  (level === undefined ? (["municipal", "county"] as const) : [level]).flatMap(
    (one) => rules.blackSpotRule(one, on) ?? []
  )

/** The instant after which accidents count by any of the rules. */
export const earliestWindow = (rules: ReadonlyArray<BlackSpotRule>, now: Instant): Instant =>
  rules.map((rule) => windowStart(rule, now)).sort()[0] ?? now

/** A rule as an answer names it. */
export const ruleShown = (rule: BlackSpotRule, now: Instant): BlackSpotRuleShown => ({
  id: rule.id,
  rule: rule.rule,
  level: rule.level,
  name: rule.name,
  source: rule.source,
  confidence: rule.confidence,
  effectiveFrom: rule.effectiveFrom,
  effectiveTo: rule.effectiveTo,
  windowMonths: rule.windowMonths,
  lengthMetres: rule.lengthMetres,
  radiusMetres: rule.radiusMetres,
  after: inShanghai(windowStart(rule, now)),
  upTo: inShanghai(now)
})

const reasonOf = (rule: BlackSpotRule, counts: SpotCounts) => {
  const { accidents, casualtyAccidents, deaths } = counts
  return text(
    `${rule.name.zh}: ${rule.windowMonths}个月内${accidents}起事故, 其中伤亡事故${casualtyAccidents}起, 死亡${deaths}人, ${rule.source.zh}`,
    `${rule.name.en}: ${accidents} accidents in ${rule.windowMonths} months, ${casualtyAccidents} of them with casualties, ${deaths} dead, ${rule.source.en}`
  )
}

/** Mean of the places that have coordinates, to a centimetre; null where none has. */
const middleOf = (accidents: ReadonlyArray<SpotAccident>) => {
  const located = accidents.flatMap(({ latitude, longitude }) =>
    longitude === null || latitude === null ? [] : [{ longitude, latitude }]
  )
  if (located.length === 0) return null
  const mean = (valueOf: (place: { longitude: number; latitude: number }) => number): number =>
    Number((located.reduce((sum, place) => sum + valueOf(place), 0) / located.length).toFixed(7))
  return { longitude: mean((place) => place.longitude), latitude: mean((place) => place.latitude) }
}

/** Ids that a spot names: enough to look at each, and an answer of many spots stays one that a page can take. */
const mostIds = 100

/** Black spots of a rule along roads and around places, the graver ones first. The window ends at `now`. */
const spotsOf = (
  accidents: ReadonlyArray<SpotAccident>,
  byId: ReadonlyMap<string, SpotAccident>,
  rule: BlackSpotRule,
  now: Instant
): ReadonlyArray<BlackSpotShown> => {
  const membersOf = (ids: ReadonlyArray<string>) => ids.flatMap((id) => byId.get(id) ?? [])
  const said = (counts: SpotCounts, ids: ReadonlyArray<string>) => ({
    ruleId: rule.id,
    level: rule.level,
    townships: [...new Set(membersOf(ids).map((member) => member.township))].sort(),
    accidents: counts.accidents,
    casualtyAccidents: counts.casualtyAccidents,
    dead: counts.deaths,
    injured: counts.injured,
    reason: reasonOf(rule, counts),
    accidentIds: ids.slice(0, mostIds)
  })
  const onRoads = spotsByPost(accidents, rule, now).spots.map(
    (spot): BlackSpotShown => ({
      id: `${rule.id}/${spot.road}/${spot.fromMetres}-${spot.toMetres}`,
      by: "post",
      road: spot.road,
      fromMetres: spot.fromMetres,
      untilMetres: spot.toMetres,
      centre: middleOf(membersOf(spot.ids)),
      radiusMetres: null,
      ...said(spot, spot.ids)
    })
  )
  const around = spotsByDistance(accidents, rule, now).spots.map(
    (spot): BlackSpotShown => ({
      id: `${rule.id}/${spot.longitude},${spot.latitude}`,
      by: "distance",
      road: null,
      fromMetres: null,
      untilMetres: null,
      centre: { longitude: spot.longitude, latitude: spot.latitude },
      radiusMetres: spot.reachMetres,
      ...said(spot, spot.ids)
    })
  )
  return [...onRoads, ...around]
}

/** Accidents that have neither a post on a road nor coordinates: no rule can place them. */
const withoutPlace = (accidents: ReadonlyArray<SpotAccident>): number =>
  accidents.filter(
    ({ latitude, longitude, postMetres, road }) =>
      (road === null || postMetres === null) && (longitude === null || latitude === null)
  ).length

/** What a search for black spots has found. */
export interface SpotSearch {
  /** The instant that the windows end with. */
  readonly upTo: Instant
  readonly spots: ReadonlyArray<BlackSpotShown>
  readonly accidents: number
  readonly withoutPlace: number
}

/** Black spots among accidents of the windows of some rules. */
export const searchSpots = (
  accidents: ReadonlyArray<SpotAccident>,
  rules: ReadonlyArray<BlackSpotRule>,
  upTo: Instant
): SpotSearch => {
  const byId = new Map(accidents.map((accident) => [accident.id, accident]))
  return {
    upTo,
    spots: rules.flatMap((rule) => spotsOf(accidents, byId, rule, upTo)),
    accidents: accidents.length,
    withoutPlace: withoutPlace(accidents)
  }
}
