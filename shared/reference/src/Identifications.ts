import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either, Schema } from "effect"
import { BilingualText, type RuleTable, readRuleTable, ruleFields, ruleForDay } from "./RuleTables.ts"

/** What is shown to whoever identifies (A19): people, their photographs, vehicles, or photographs of those. */
export const IdentifiedKind = Schema.Literal("suspect", "suspect-photos", "vehicle", "vehicle-photos")
/** {@link IdentifiedKind} as a value. */
export type IdentifiedKind = typeof IdentifiedKind.Type

/** Among how many the one that is meant must be shown. */
export const IdentificationRule = Schema.Struct({
  ...ruleFields,
  of: IdentifiedKind,
  /** Included. */
  least: Schema.Int.pipe(Schema.positive()),
  name: BilingualText
})
/** {@link IdentificationRule} as a value. */
export type IdentificationRule = typeof IdentificationRule.Type

/** The table from the parsed JSON of its file. Left: also a kind that has no entry. */
export const readIdentifications = (file: unknown): Either.Either<RuleTable<IdentificationRule>, string> =>
  readRuleTable("identifications", IdentificationRule, file).pipe(
    Either.filterOrLeft(
      (table) => IdentifiedKind.literals.every((of) => table.entries.some((entry) => entry.of === of)),
      () => "identifications: a kind has no entry"
    )
  )

/** The rule for a kind of identification in an accident of a day. */
export const identificationRuleBy = (
  rules: RuleTable<IdentificationRule>,
  of: IdentifiedKind,
  on: CalendarDate
): IdentificationRule => {
  const found = ruleForDay(rules, on, (rule) => rule.of === of)
  if (found === undefined) throw new Error(`there is no rule for an identification of ${of}`)
  return found.rule
}
