import { addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either, Schema } from "effect"
import { Liability } from "./Liability.ts"
import { type RuleTable, readRuleTable, ruleFields, ruleForDay } from "./RuleTables.ts"

const Count = Schema.Int.pipe(Schema.positive())

/** From how many dead on an accident is investigated in depth (A19). */
export const DeepInvestigationRule = Schema.Struct({
  ...ruleFields,
  duty: Schema.Literal("deep-investigation"),
  /** Included; official number (C2). */
  deaths: Count
})
/** {@link DeepInvestigationRule} as a value. */
export type DeepInvestigationRule = typeof DeepInvestigationRule.Type

/** Which accidents of one transport firm make the police order it to fix its dangers (A22). */
export const FirmOrderRule = Schema.Struct({
  ...ruleFields,
  duty: Schema.Literal("firm-order"),
  /** Dead of each accident, included; official number (C2). */
  deaths: Count,
  accidents: Count,
  /** Calendar months from one day of accident to the other, the last day included. */
  months: Count,
  /** Shares of liability with which an accident counts. */
  shares: Schema.NonEmptyArray(Liability)
})
/** {@link FirmOrderRule} as a value. */
export type FirmOrderRule = typeof FirmOrderRule.Type

/** What a grave accident asks for. */
export const GraveAccidentRule = Schema.Union(DeepInvestigationRule, FirmOrderRule)
/** {@link GraveAccidentRule} as a value. */
export type GraveAccidentRule = typeof GraveAccidentRule.Type

/** The table from the parsed JSON of its file. Left: also a duty that has no entry. */
export const readGraveAccidents = (file: unknown): Either.Either<RuleTable<GraveAccidentRule>, string> =>
  readRuleTable("grave-accidents", GraveAccidentRule, file).pipe(
    Either.filterOrLeft(
      (table) =>
        (["deep-investigation", "firm-order"] as const).every((duty) =>
          table.entries.some((entry) => entry.duty === duty)
        ),
      () => "grave-accidents: a duty has no entry"
    )
  )

/** The rule of deep investigations for an accident of a day (A19). */
export const deepInvestigationRuleBy = (
  rules: RuleTable<GraveAccidentRule>,
  on: CalendarDate
): DeepInvestigationRule => {
  const found = ruleForDay(rules, on, ({ duty }) => duty === "deep-investigation")?.rule
  if (found?.duty !== "deep-investigation") throw new Error("there is no rule of deep investigations")
  return found
}

/** The rule of orders to transport firms on a day (A22): that of the later accident. */
export const firmOrderRuleBy = (rules: RuleTable<GraveAccidentRule>, on: CalendarDate): FirmOrderRule => {
  const found = ruleForDay(rules, on, ({ duty }) => duty === "firm-order")?.rule
  if (found?.duty !== "firm-order") throw new Error("there is no rule of orders to transport firms")
  return found
}

/** A22: whether two accidents lie within the months of the rule, in this order. */
export const isWithinMonths = (
  rule: Pick<FirmOrderRule, "months">,
  earlier: CalendarDate,
  later: CalendarDate
): boolean => earlier <= later && later <= addMonths(earlier, rule.months)
