import { Either, Schema } from "effect"
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"

const Count = Schema.Int.pipe(Schema.positive())

/** Rows 45, 46: what people are called out for. */
export const CallOutNeedRule = Schema.Struct({
  ...ruleFields,
  /** Stable code: `wasp-nest`. */
  need: Schema.NonEmptyString,
  name: BilingualText,
  /** Code of the cell abilities; null where anybody will do. */
  skill: Schema.NullOr(Schema.NonEmptyString),
  /** Codes of the cell abilities; each of them comes along with somebody. */
  equipment: Schema.Array(Schema.NonEmptyString),
  /** Nobody goes before so many have said that they come. */
  leastPeople: Count
})
/** {@link CallOutNeedRule} as a value. */
export type CallOutNeedRule = typeof CallOutNeedRule.Type

/** Row 45: one ring around the place, and how long its people have to answer. */
export const CallOutRingRule = Schema.Struct({
  ...ruleFields,
  /** 1 is asked first. */
  ring: Count,
  /** Included. */
  withinMetres: Count,
  waitSeconds: Count,
  /** People who are asked beyond those that it takes. */
  reserve: Schema.Int.pipe(Schema.nonNegative())
})
/** {@link CallOutRingRule} as a value. */
export type CallOutRingRule = typeof CallOutRingRule.Type

/** What people are called out for. Left: which entry is wrong and how. */
export const readCallOutNeeds = (file: unknown): Either.Either<RuleTable<CallOutNeedRule>, string> =>
  readRuleTable("call-out-needs", CallOutNeedRule, file)

/** The rings, each wider than the one before, at least one. Left: which entry is wrong and how. */
export const readCallOutRings = (file: unknown): Either.Either<RuleTable<CallOutRingRule>, string> =>
  readRuleTable("call-out-rings", CallOutRingRule, file).pipe(
    Either.filterOrLeft(
      ({ entries }) =>
        entries.length > 0 && entries.every(({ effectiveFrom }) => ringsRise(entries, effectiveFrom)),
      () => "call-out-rings: there must be a ring, and each must be wider than the one before"
    )
  )

const ringsRise = (entries: ReadonlyArray<CallOutRingRule>, on: string): boolean =>
  entries
    .filter(
      ({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo)
    )
    .every(
      (one, i, all) => one.ring === i + 1 && (i === 0 || one.withinMetres > (all[i - 1]?.withinMetres ?? 0))
    )
