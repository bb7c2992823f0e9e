import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { Either, Schema } from "effect"
import { suffixOf } from "./Limits.ts"
import { BilingualText, type Confidence, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"

/** The two scales, which are not the same although they share words (C6): 生产安全事故等级, 交通事故等级. */
export const SeverityScheme = Schema.Literal("productionSafety", "trafficWords")
/** {@link SeverityScheme} as a value. */
export type SeverityScheme = typeof SeverityScheme.Type

const Minima = Schema.Struct({
  deaths: Schema.optional(Schema.Int),
  serious: Schema.optional(Schema.Int),
  slight: Schema.optional(Schema.Int),
  propertyYuan: Schema.optional(Schema.Number),
  /** Only for accidents with, or only for those without, a motor vehicle. */
  motor: Schema.optional(Schema.Boolean)
})
type Minima = typeof Minima.Type

/** One level of a scale (C4, C5). Levels are listed from the gravest: the first that is reached applies. */
export const SeverityRule = Schema.Struct({
  ...ruleFields,
  scheme: SeverityScheme,
  /** Stable code in its scheme: `considerable`. */
  level: Schema.NonEmptyString,
  name: BilingualText,
  /** Minima, included; all of one alternative must be reached. An empty one holds always. */
  anyOf: Schema.NonEmptyArray(Minima)
})
/** {@link SeverityRule} as a value. */
export type SeverityRule = typeof SeverityRule.Type

/** What an accident has caused. */
export interface Harm {
  readonly deaths: number
  readonly serious: number
  readonly slight: number
  /** Direct damage to property; null while it is not known, which counts as none. */
  readonly propertyYuan: number | null
  /** Whether a motor vehicle took part; true if nothing is said. */
  readonly motor?: boolean | undefined
}

/** A level of one scale. */
export interface Severity {
  readonly scheme: SeverityScheme
  readonly level: string
  readonly rule: string
  readonly entry: string
  readonly confidence: Confidence
  /** `较大事故`. */
  readonly name: Text
  /** `较大事故: 死亡3人以上, 事故报告条例3`. */
  readonly reason: Text
}

/** Both levels of an accident, apart (C6). */
export interface Severities {
  /** C4. */
  readonly productionSafety: Severity
  /** C5. */
  readonly trafficWords: Severity
}

/** The table of both scales from the parsed JSON of a table file. Left: also a scale that leaves accidents without a level. */
export const readSeverities = (file: unknown): Either.Either<RuleTable<SeverityRule>, string> =>
  readRuleTable("accident-severity", SeverityRule, file).pipe(
    Either.filterOrLeft(
      (table) => {
        const turns = table.entries.flatMap(({ effectiveFrom, effectiveTo }) =>
          effectiveTo === null ? [effectiveFrom] : [effectiveFrom, addDays(effectiveTo, 1)]
        )
        return SeverityScheme.literals.every((scheme) => {
          const ofScheme = (entries: ReadonlyArray<SeverityRule>) =>
            entries.filter((entry) => entry.scheme === scheme)
          const coversAll = (entries: ReadonlyArray<SeverityRule>) =>
            entries.some(({ anyOf }) => anyOf.some(isEmpty))
          return (
            coversAll(ofScheme(table.entries)) &&
            turns.every((on) => {
              const current = ofScheme(table.inForce(on))
              return current.length === 0 || coversAll(current)
            })
          )
        })
      },
      () => "accident-severity: a scheme has no level for all other accidents"
    )
  )

const isEmpty = (minima: Minima): boolean => Object.keys(minima).length === 0

const isReached = (minima: Minima, harm: Harm): boolean =>
  harm.deaths >= (minima.deaths ?? 0) &&
  harm.serious >= (minima.serious ?? 0) &&
  harm.slight >= (minima.slight ?? 0) &&
  (harm.propertyYuan ?? 0) >= (minima.propertyYuan ?? 0) &&
  (minima.motor === undefined || minima.motor === (harm.motor ?? true))

/**
 * How grave an accident is by both scales (C4, C5, C6), by the rules of a day. Counts are those of the
 * official window (C2); the caller chooses the window.
 */
export const severitiesBy = (rules: RuleTable<SeverityRule>, harm: Harm, on: CalendarDate): Severities => ({
  productionSafety: severityBy(rules, "productionSafety", harm, on),
  trafficWords: severityBy(rules, "trafficWords", harm, on)
})

const severityBy = (
  rules: RuleTable<SeverityRule>,
  scheme: SeverityScheme,
  harm: Harm,
  on: CalendarDate
): Severity => {
  const ofScheme = (entries: ReadonlyArray<SeverityRule>) =>
    entries.filter((entry) => entry.scheme === scheme)
  const current = ofScheme(rules.inForce(on))
  const levels = current.length > 0 ? current : ofScheme(rules.entries)
  for (const rule of levels) {
    const reached = rule.anyOf.find((minima) => isReached(minima, harm))
    if (reached === undefined) continue
    const confidence = current.length > 0 ? rule.confidence : "recommended"
    const suffix = suffixOf(confidence)
    const why = minimaText(reached)
    return {
      scheme,
      level: rule.level,
      rule: rule.rule,
      entry: rule.id,
      confidence,
      name: rule.name,
      reason: text(
        `${rule.name.zh}: ${why.zh}, ${rule.source.zh}${suffix.zh}`,
        `${rule.name.en}: ${why.en}, ${rule.source.en}${suffix.en}`
      )
    }
  }
  throw new Error(`the scheme ${scheme} has no level for an accident on ${on}`)
}

const yuan = (amount: number): Text =>
  amount % 100_000_000 === 0
    ? text(`${amount / 100_000_000}亿元`, `${amount / 1_000_000} million yuan`)
    : amount % 10_000 === 0
      ? text(`${amount / 10_000}万元`, `${amount.toLocaleString("en-US")} yuan`)
      : text(`${amount}元`, `${amount.toLocaleString("en-US")} yuan`)

const minimaText = (minima: Minima): Text => {
  const parts: Array<Text> = []
  const { deaths, serious, slight, propertyYuan } = minima
  if (deaths !== undefined) parts.push(text(`死亡${deaths}人以上`, `${deaths} or more dead`))
  if (serious !== undefined) parts.push(text(`重伤${serious}人以上`, `${serious} or more seriously injured`))
  if (slight !== undefined) parts.push(text(`轻伤${slight}人以上`, `${slight} or more slightly injured`))
  if (propertyYuan !== undefined) {
    const amount = yuan(propertyYuan)
    parts.push(text(`财产损失${amount.zh}以上`, `damage of ${amount.en} or more`))
  }
  return parts.length === 0
    ? text("未达到上一等级", "below the graver levels")
    : text(parts.map(({ zh }) => zh).join("、"), parts.map(({ en }) => en).join(", "))
}
