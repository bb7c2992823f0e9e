import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either, Schema } from "effect"
import exportLimitsFile from "../data/rules/export-limits.json" with { type: "json" }
import { type RuleTable, readRuleTable, ruleFields, ruleForDay } from "./RuleTables.ts"

/** X1: from how many rows an export needs a second approval, and what an approval is good for. */
export const ExportLimitRule = Schema.Struct({
  ...ruleFields,
  /** An export of so many rows needs no approval; one of more does. */
  rowsAtMost: Schema.Int.pipe(Schema.nonNegative()),
  /** How long an approval is good, from its grant on. */
  approvalHours: Schema.Int.pipe(Schema.positive()),
  /** By how much a list may have grown since the approval was asked for, in percent of its rows then. */
  growthPercent: Schema.Int.pipe(Schema.between(0, 100))
})
/** {@link ExportLimitRule} as a value. */
export type ExportLimitRule = typeof ExportLimitRule.Type

/** The dated rules of exports. */
export interface ExportRules {
  readonly table: RuleTable<ExportLimitRule>
  /** X1: the limits of a day. */
  readonly limits: (on: CalendarDate) => ExportLimitRule
}

/** Rules from the parsed file `export-limits.json`, the built-in one where none is given. Left: what is wrong with it. */
export const makeExportRules = (file: unknown = exportLimitsFile): Either.Either<ExportRules, string> =>
  Either.flatMap(readRuleTable("export-limits", ExportLimitRule, file), (table) => {
    const [first] = table.entries
    return first === undefined
      ? Either.left("export-limits: there must be an entry")
      : Either.right({ table, limits: (on) => ruleForDay(table, on, () => true)?.rule ?? first })
  })

/** The rules built in. */
export const builtInExportRules: ExportRules = Either.getOrThrowWith(
  makeExportRules(),
  (reason) => new Error(`the built-in table of exports: ${reason}`)
)
