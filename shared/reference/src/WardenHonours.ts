import { Either, Schema } from "effect"
import { refusedByV10 } from "./PenaltyCounts.ts"
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"

/**
 * What an honour of a quarter can be for: times that somebody was persuaded, sessions of publicity, requests for help,
 * gatherings that were told of, hazards that were reported and cleared, call-outs come to, shifts come to in time.
 */
export const HonouredWork = Schema.Literal(
  "persuasions",
  "publicity",
  "help-requests",
  "gatherings",
  "hazards-cleared",
  "call-outs",
  "shifts-kept"
)
/** {@link HonouredWork} as a value. */
export type HonouredWork = typeof HonouredWork.Type

/** One published criterion of the honours of a quarter. */
export const WardenHonourRule = Schema.Struct({
  ...ruleFields,
  /** Stable code, once on any day. */
  code: Schema.NonEmptyString,
  counts: HonouredWork,
  /** Fewer than this earn nothing. */
  leastCount: Schema.Int.pipe(Schema.positive()),
  /** Points for each, the first included. */
  pointsEach: Schema.Number.pipe(Schema.positive()),
  /** More than this a quarter cannot earn: nobody needs to chase numbers. */
  mostPoints: Schema.Number.pipe(Schema.positive()),
  name: BilingualText
})
/** {@link WardenHonourRule} as a value. */
export type WardenHonourRule = typeof WardenHonourRule.Type

const codesOccurOnce = ({ entries, inForce }: RuleTable<WardenHonourRule>): boolean =>
  entries.every(({ effectiveFrom }) => {
    const codes = inForce(effectiveFrom).map(({ code }) => code)
    return new Set(codes).size === codes.length
  })

/**
 * The criteria from the parsed JSON of their file. Left: a criterion that counts fines, amounts or penalties (V10), or
 * which entry is wrong and how.
 */
export const readWardenHonours = (file: unknown): Either.Either<RuleTable<WardenHonourRule>, string> => {
  const refusal = refusedByV10("warden-honours", file)
  if (refusal !== undefined) return Either.left(refusal)
  return readRuleTable("warden-honours", WardenHonourRule, file).pipe(
    Either.filterOrLeft(codesOccurOnce, () => "warden-honours: a code is in force twice on one day")
  )
}

const rounded = (points: number): number => Math.round(points * 1_000) / 1_000

/** Points of a count under a criterion, to three decimals: nought below its least, never above its most. */
export const pointsFor = (
  { leastCount, pointsEach, mostPoints }: Pick<WardenHonourRule, "leastCount" | "pointsEach" | "mostPoints">,
  count: number
): number => (count < leastCount ? 0 : rounded(Math.min(count * pointsEach, mostPoints)))
