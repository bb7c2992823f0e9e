import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { Either, Schema } from "effect"
import { Liability, liabilityText } from "./Liability.ts"
import { suffixOf } from "./Limits.ts"
import {
  BilingualText,
  type Confidence,
  type RuleTable,
  readRuleTable,
  ruleFields,
  ruleForDay
} from "./RuleTables.ts"

/** What makes one serious injury a matter of crime (C7): of the party who drove. */
export const CrimeCircumstance = Schema.Literal(
  "alcohol-or-drugs",
  "no-licence",
  "known-unsafe",
  "no-plate-or-scrapped",
  "severe-overload",
  "flight"
)
/** {@link CrimeCircumstance} as a value. */
export type CrimeCircumstance = typeof CrimeCircumstance.Type

const circumstanceTexts: Readonly<Record<CrimeCircumstance, Text>> = {
  "alcohol-or-drugs": text("酒后、吸食毒品后驾驶", "driving after alcohol or drugs"),
  "no-licence": text("无驾驶资格", "driving without licence"),
  "known-unsafe": text("明知安全装置不全或者机件失灵", "driving a vehicle known to be unsafe"),
  "no-plate-or-scrapped": text(
    "明知无牌证或者已报废",
    "driving a vehicle known to have no plate or to be scrapped"
  ),
  "severe-overload": text("严重超载", "severe overload"),
  flight: text("为逃避法律追究逃离现场", "flight from the scene")
}

/** A circumstance in words. */
export const crimeCircumstanceText = (circumstance: CrimeCircumstance): Text =>
  circumstanceTexts[circumstance]

/** One ground of C7. All of its conditions must hold for a party. */
export const CrimeTestRule = Schema.Struct({
  ...ruleFields,
  /** Stable code: `casualties`. */
  ground: Schema.NonEmptyString,
  shares: Schema.NonEmptyArray(Liability),
  /** Minima, included; one alternative is enough. */
  anyOf: Schema.NonEmptyArray(
    Schema.Struct({
      deaths: Schema.optional(Schema.Int),
      serious: Schema.optional(Schema.Int),
      unpaidPropertyYuan: Schema.optional(Schema.Number)
    })
  ),
  /** One of them is needed; absent where none is. */
  circumstances: Schema.optional(Schema.NonEmptyArray(CrimeCircumstance)),
  /** Between which amounts a province may set its own. */
  provincialRangeYuan: Schema.optional(Schema.Tuple(Schema.Number, Schema.Number)),
  name: BilingualText
})
/** {@link CrimeTestRule} as a value. */
export type CrimeTestRule = typeof CrimeTestRule.Type

/** One party as the crime test looks at it. */
export interface PartyUnderTest {
  readonly party: string
  /** Null while liability is not decided: nothing can be said yet. */
  readonly share: Liability | null
  readonly circumstances: ReadonlyArray<CrimeCircumstance>
  /** Damage to others' property that the party cannot pay for; null if not known. */
  readonly unpaidPropertyYuan: number | null
  /** The party's own harm, which is not counted against it; who is dead is not tested. */
  readonly ownHarm?: "dead" | "serious" | null | undefined
}

/** The facts of an accident for the crime test. */
export interface CrimeFacts {
  /** All persons of the accident, the parties included. */
  readonly deaths: number
  readonly serious: number
  readonly parties: ReadonlyArray<PartyUnderTest>
}

/** A ground that holds: a flag for a person to look at, never a conclusion. */
export interface CrimeFlag {
  readonly party: string
  readonly ground: string
  readonly rule: string
  readonly entry: string
  readonly confidence: Confidence
  /** Those that made the ground hold. */
  readonly circumstances: ReadonlyArray<CrimeCircumstance>
  /** Always: a person decides whether to file for crime. */
  readonly forReview: true
  readonly reason: Text
}

/** The table of grounds from the parsed JSON of a table file. Left: also an amount outside the province's range. */
export const readCrimeTest = (file: unknown): Either.Either<RuleTable<CrimeTestRule>, string> =>
  readRuleTable("crime-test", CrimeTestRule, file).pipe(
    Either.flatMap((table) => {
      const outside = table.entries.find(({ anyOf, provincialRangeYuan: range }) =>
        anyOf.some(
          ({ unpaidPropertyYuan: amount }) =>
            amount !== undefined && range !== undefined && (amount < range[0] || amount > range[1])
        )
      )
      return outside === undefined
        ? Either.right(table)
        : Either.left(`crime-test: the amount of ${outside.id} is outside its range`)
    })
  )

/**
 * The grounds of C7 that hold, by party and then in the order of the table, by the rules of a day. Each is
 * a flag for a person. A party's own death or injury is not counted against it.
 */
export const crimeFlagsBy = (
  rules: RuleTable<CrimeTestRule>,
  facts: CrimeFacts,
  on: CalendarDate
): ReadonlyArray<CrimeFlag> => {
  const grounds = [...new Set(rules.entries.map(({ ground }) => ground))].flatMap((ground) => {
    const found = ruleForDay(rules, on, (rule) => rule.ground === ground)
    return found === undefined ? [] : [found]
  })
  return facts.parties.flatMap((party) =>
    grounds.flatMap(({ rule, confidence }) => {
      const flag = flagOf(rule, confidence, facts, party)
      return flag === undefined ? [] : [flag]
    })
  )
}

const flagOf = (
  rule: CrimeTestRule,
  confidence: Confidence,
  facts: CrimeFacts,
  party: PartyUnderTest
): CrimeFlag | undefined => {
  const { share } = party
  if (share === null || !rule.shares.includes(share) || party.ownHarm === "dead") return undefined
  const serious = facts.serious - (party.ownHarm === "serious" ? 1 : 0)
  const holds = rule.anyOf.some(
    (minima) =>
      facts.deaths >= (minima.deaths ?? 0) &&
      serious >= (minima.serious ?? 0) &&
      (party.unpaidPropertyYuan ?? 0) >= (minima.unpaidPropertyYuan ?? 0)
  )
  if (!holds) return undefined
  const circumstances =
    rule.circumstances?.filter((circumstance) => party.circumstances.includes(circumstance)) ?? []
  if (rule.circumstances !== undefined && circumstances.length === 0) return undefined
  const suffix = suffixOf(confidence)
  const which =
    circumstances.length === 0
      ? text("", "")
      : text(
          `(${circumstances.map((one) => circumstanceTexts[one].zh).join("、")})`,
          ` (${circumstances.map((one) => circumstanceTexts[one].en).join(", ")})`
        )
  return {
    party: party.party,
    ground: rule.ground,
    rule: rule.rule,
    entry: rule.id,
    confidence,
    circumstances,
    forReview: true,
    reason: text(
      `提请人工审查是否涉嫌犯罪: ${rule.name.zh}${which.zh}, 现为${liabilityText(share).zh}, ${rule.source.zh}${suffix.zh}`,
      `For a person to check for crime: ${rule.name.en}${which.en}, now ${liabilityText(share).en}, ${rule.source.en}${suffix.en}`
    )
  }
}
