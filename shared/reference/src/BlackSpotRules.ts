import { addMonths, dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { Either, Schema } from "effect"
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"

/** For whom a spot is one: 市级, 县级. */
export const BlackSpotLevel = Schema.Literal("municipal", "county")
/** {@link BlackSpotLevel} as a value. */
export type BlackSpotLevel = typeof BlackSpotLevel.Type

const Count = Schema.Int.pipe(Schema.positive())
const Metres = Schema.Number.pipe(Schema.positive())

/** Minima, included; all that are given must be reached. */
export const SpotMinima = Schema.Struct({
  accidents: Schema.optional(Count),
  /** Accidents with dead or injured. */
  casualtyAccidents: Schema.optional(Count),
  deaths: Schema.optional(Count)
}).pipe(Schema.filter((minima) => Object.keys(minima).length > 0 || "an alternative without any number"))
/** {@link SpotMinima} as a value. */
export type SpotMinima = typeof SpotMinima.Type

/** Which accidents in a place make a black spot (事故多发点段). */
export const BlackSpotRule = Schema.Struct({
  ...ruleFields,
  level: BlackSpotLevel,
  /** Accidents of so many months up to the instant of the question. */
  windowMonths: Count,
  /** Along one road, by kilometre post. */
  lengthMetres: Metres,
  /** Around a place, by coordinates. */
  radiusMetres: Metres,
  /** Length of the fixed sections of the simplest form. */
  binMetres: Metres,
  name: BilingualText,
  anyOf: Schema.NonEmptyArray(SpotMinima)
})
/** {@link BlackSpotRule} as a value. */
export type BlackSpotRule = typeof BlackSpotRule.Type

/** What a search for black spots knows of an accident. */
export interface PlacedAccident {
  readonly id: string
  /** Number or name of the road; null where it is not known. */
  readonly road: string | null
  /** Metres from the beginning of the road, by its kilometre posts. */
  readonly postMetres: number | null
  readonly longitude: number | null
  readonly latitude: number | null
  /** RFC 3339 in UTC, as events carry it. */
  readonly happenedAt: Instant
  readonly deaths: number
  readonly injured: number
}

/** Numbers of accidents in a place. */
export interface SpotCounts {
  readonly accidents: number
  readonly casualtyAccidents: number
  readonly deaths: number
  readonly injured: number
}

/** A table of black spots from the parsed JSON of a table file. */
export const readBlackSpots = (file: unknown): Either.Either<RuleTable<BlackSpotRule>, string> =>
  readRuleTable("black-spots", BlackSpotRule, file).pipe(
    Either.filterOrLeft(
      (table) =>
        BlackSpotLevel.literals.every((level) => table.entries.some((entry) => entry.level === level)),
      () => "black-spots: a level has no entry"
    )
  )

/** The rule of a level in force on a day; undefined if the table has none then. */
export const blackSpotRuleBy = (
  rules: RuleTable<BlackSpotRule>,
  level: BlackSpotLevel,
  on: CalendarDate
): BlackSpotRule | undefined => rules.inForce(on).find((rule) => rule.level === level)

/** Whether numbers reach one of a rule's alternatives. */
export const isSpot = (rule: Pick<BlackSpotRule, "anyOf">, counts: Omit<SpotCounts, "injured">): boolean => {
  for (const minima of rule.anyOf) {
    if (
      counts.accidents >= (minima.accidents ?? 0) &&
      counts.casualtyAccidents >= (minima.casualtyAccidents ?? 0) &&
      counts.deaths >= (minima.deaths ?? 0)
    ) {
      return true
    }
  }
  return false
}

/** The instant after which accidents count: the same time of day in Asia/Shanghai, so many months earlier. */
export const windowStart = (rule: Pick<BlackSpotRule, "windowMonths">, now: Instant): Instant => {
  const day = addMonths(dayInShanghai(now), -rule.windowMonths)
  return new Date(`${day}${inShanghai(now).slice(10)}`).toISOString()
}

/** Only the accidents after the window's start, up to and with the instant of the question. */
export const inWindow = <A extends Pick<PlacedAccident, "happenedAt">>(
  accidents: ReadonlyArray<A>,
  rule: Pick<BlackSpotRule, "windowMonths">,
  now: Instant
): ReadonlyArray<A> => {
  const from = windowStart(rule, now)
  const until = new Date(now).toISOString()
  // Instants as events carry them are in the order of their texts, which is ten times faster than parsing.
  return accidents.filter(({ happenedAt }) => {
    const at = isPlainInstant(happenedAt) ? happenedAt : new Date(happenedAt).toISOString()
    return at > from && at <= until
  })
}

const isPlainInstant = (instant: Instant): boolean => instant.length === 24 && instant.endsWith("Z")

/** The same order for the same accidents, however they were handed in. */
export const byIdentity = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Graver places first: by deaths, accidents with casualties, accidents. */
export const byGravity = (a: SpotCounts, b: SpotCounts): number =>
  b.deaths - a.deaths || b.casualtyAccidents - a.casualtyAccidents || b.accidents - a.accidents
