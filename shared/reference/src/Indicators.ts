import { Either, Schema } from "effect"
import { refusedByV10 } from "./PenaltyCounts.ts"
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"

/**
 * The base indicators that decide how stations are set up (29 项基础数据): population, incidents and base workload, each
 * with a weight, a source and a period. A value that is missing is not zero: what is missing is named, and no score
 * is made up around it.
 */

/** How many the catalogue holds on any day. */
export const indicatorCount = 29

/** One base indicator. Its code is the `id` of the rule. */
export const IndicatorDefinition = Schema.Struct({
  ...ruleFields,
  group: Schema.Literal("population", "incidents", "workload"),
  name: BilingualText,
  /** What it counts: 人, 起. */
  measure: BilingualText,
  /** Points out of 100. */
  weight: Schema.Number.pipe(Schema.positive()),
  /** Whether a value is of a year or of a month. */
  period: Schema.Literal("year", "month"),
  /** What twelve months make of a year: their sum, their mean, or the value as it stands. */
  takes: Schema.Literal("sum", "mean", "last"),
  /** The value of a year that earns all points; more earns no more. */
  full: Schema.Number.pipe(Schema.positive()),
  /** The system that a value comes from. */
  origin: BilingualText
})
/** {@link IndicatorDefinition} as a value. */
export type IndicatorDefinition = typeof IndicatorDefinition.Type

/**
 * A catalogue from the parsed JSON of its file. Left: an indicator that counts fines, amounts or penalties (V10), not 29
 * on some day, or weights that are not 100 together.
 */
export const readIndicators = (file: unknown): Either.Either<RuleTable<IndicatorDefinition>, string> => {
  const refusal = refusedByV10("base-indicators", file)
  if (refusal !== undefined) return Either.left(refusal)
  return Either.flatMap(readRuleTable("base-indicators", IndicatorDefinition, file), (table) => {
    for (const { effectiveFrom } of table.entries) {
      const inForce = table.inForce(effectiveFrom)
      if (inForce.length !== indicatorCount) {
        return Either.left(`base-indicators: ${inForce.length} on ${effectiveFrom}, not ${indicatorCount}`)
      }
      const weights = inForce.reduce((sum, { weight }) => sum + weight, 0)
      if (Math.abs(weights - 100) > 1e-9) {
        return Either.left(`base-indicators: the weights on ${effectiveFrom} are ${weights}, not 100`)
      }
    }
    return table.entries.length === 0 ? Either.left("base-indicators: none") : Either.right(table)
  })
}

/** A value on file; null is known to be missing, undefined was never given. */
export type ValueOf = (indicator: string, period: string) => number | null | undefined

/** What one indicator adds to a score. */
export interface ScorePart {
  readonly indicator: string
  /** Of the year. */
  readonly value: number
  readonly weight: number
  /** `weight × min(value ÷ full, 1)`. */
  readonly points: number
}

/** A unit's score of a year, or what is missing for it. */
export type IndicatorScore =
  | { readonly _tag: "Complete"; readonly score: number; readonly parts: ReadonlyArray<ScorePart> }
  | {
      readonly _tag: "Incomplete"
      /** Codes with the period of each value that is missing: `calls 2023-04`. */
      readonly missing: ReadonlyArray<{ readonly indicator: string; readonly period: string }>
    }

/** The periods of which an indicator needs a value for a year: the year itself, or its twelve months. */
export const periodsOf = (
  { period }: Pick<IndicatorDefinition, "period">,
  year: string
): ReadonlyArray<string> =>
  period === "year"
    ? [year]
    : Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`)

/** The value of a year; null where any of its values is missing. */
export const yearValue = (definition: IndicatorDefinition, year: string, valueOf: ValueOf): number | null => {
  const values = periodsOf(definition, year).map((period) => valueOf(definition.id, period) ?? null)
  const known = values.filter((value) => value !== null)
  if (known.length < values.length) return null
  const sum = known.reduce((total, value) => total + value, 0)
  switch (definition.takes) {
    case "sum":
      return sum
    case "mean":
      return sum / known.length
    case "last":
      return known[known.length - 1] ?? null
  }
}

const rounded = (points: number): number => Math.round(points * 1_000) / 1_000

/**
 * The score of a unit for a year, 0 to 100, to three decimals: the same values always give the same score. Incomplete
 * where any value is missing: missing is not zero, and such a unit is compared with nobody.
 */
export const scoreOf = (
  catalogue: ReadonlyArray<IndicatorDefinition>,
  year: string,
  valueOf: ValueOf
): IndicatorScore => {
  const missing = catalogue.flatMap((definition) =>
    periodsOf(definition, year)
      .filter((period) => (valueOf(definition.id, period) ?? null) === null)
      .map((period) => ({ indicator: definition.id, period }))
  )
  if (missing.length > 0) return { _tag: "Incomplete", missing }
  const parts = catalogue.map((definition): ScorePart => {
    const value = yearValue(definition, year, valueOf) ?? 0
    const { id: indicator, weight, full } = definition
    return { indicator, value, weight, points: rounded(weight * Math.min(value / full, 1)) }
  })
  return {
    _tag: "Complete",
    score: rounded(parts.reduce((sum, { points }) => sum + points, 0)),
    parts
  }
}
