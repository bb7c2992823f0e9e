import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Text } from "@jiaosuo/kernel/Problem"
import { type Either, Schema } from "effect"
import { AccidentKind } from "./AccidentKinds.ts"
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"

/**
 * What the parties must do. `guardSceneAndReport`: leave everything as it is and report at once (A4).
 * `moveThenReport`: take pictures, move the vehicles, report (A5). `reportAtOnce`: with the special
 * measures for dangerous goods (A6).
 */
export const ReportDuty = Schema.Literal("reportAtOnce", "guardSceneAndReport", "moveThenReport")
/** {@link ReportDuty} as a value. */
export type ReportDuty = typeof ReportDuty.Type

/** One ground on which an accident must be reported. */
export const ReportGroundRule = Schema.Struct({
  ...ruleFields,
  /** Stable code: `no-licence`. */
  ground: Schema.NonEmptyString,
  /** The accidents it is about. */
  kind: Schema.Literal(...AccidentKind.literals, "any"),
  duty: ReportDuty,
  name: BilingualText
})
/** {@link ReportGroundRule} as a value. */
export type ReportGroundRule = typeof ReportGroundRule.Type

/** Whether an accident had to be reported, and why. */
export interface ReportDutyFound {
  /** The gravest duty; null where the parties may settle by themselves. */
  readonly duty: ReportDuty | null
  /** The grounds that hold, in the order of the table. */
  readonly grounds: ReadonlyArray<{ readonly ground: string; readonly rule: string; readonly name: Text }>
}

/** The table of grounds from the parsed JSON of a table file. */
export const readReportGrounds = (file: unknown): Either.Either<RuleTable<ReportGroundRule>, string> =>
  readRuleTable("report-grounds", ReportGroundRule, file)

/**
 * Which of the named grounds hold for an accident of a kind on a day (A4, A5, A6). Death and injury are
 * grounds by themselves; those of property damage also count where somebody was harmed. Unknown codes
 * hold nothing.
 */
export const reportDutyBy = (
  rules: RuleTable<ReportGroundRule>,
  accident: { readonly kind: AccidentKind; readonly grounds: ReadonlyArray<string> },
  on: CalendarDate
): ReportDutyFound => {
  const { kind, grounds } = accident
  const current = rules.inForce(on)
  const holding = (current.length > 0 ? current : rules.oldest).filter((rule) =>
    rule.kind === "death" || rule.kind === "injury" ? rule.kind === kind : grounds.includes(rule.ground)
  )
  return {
    duty: ReportDuty.literals.find((duty) => holding.some((rule) => rule.duty === duty)) ?? null,
    grounds: holding.map(({ ground, rule, name }) => ({ ground, rule, name }))
  }
}
