import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { Either, Schema } from "effect"
import { type RuleTable, readRuleTable, ruleFields, ruleForDay } from "./RuleTables.ts"

/** How a report came in (A7). */
export const ReportWay = Schema.Literal("phone", "station", "patrol", "warden", "transfer", "online", "other")
/** {@link ReportWay} as a value. */
export type ReportWay = typeof ReportWay.Type

/** From when on a report that came in one way is one afterwards. */
export const LateReportRule = Schema.Struct({
  ...ruleFields,
  way: ReportWay,
  /** Minutes between the accident and the report, not included; null: never by itself. */
  afterMinutes: Schema.NullOr(Schema.Int.pipe(Schema.positive()))
})
/** {@link LateReportRule} as a value. */
export type LateReportRule = typeof LateReportRule.Type

/** The table from the parsed JSON of its file. Left: also a way that has no entry. */
export const readLateReports = (file: unknown): Either.Either<RuleTable<LateReportRule>, string> =>
  readRuleTable("late-reports", LateReportRule, file).pipe(
    Either.filterOrLeft(
      (table) => ReportWay.literals.every((way) => table.entries.some((entry) => entry.way === way)),
      () => "late-reports: a way has no entry"
    )
  )

const minuteMillis = 60_000

/**
 * A7 (article 18): whether a report was made afterwards, when the scene was cleared, so that it is decided in three
 * working days whether to accept it. Nobody hands in when a scene was cleared: it is taken from the way of the report
 * and the time between the accident and the report, by the rules of the day of the report.
 */
export const isLateReportBy = (
  rules: RuleTable<LateReportRule>,
  report: { readonly way: ReportWay; readonly happenedAt: Instant; readonly reportedAt: Instant },
  on: CalendarDate
): boolean => {
  const found = ruleForDay(rules, on, ({ way }) => way === report.way)
  if (found === undefined) throw new Error(`there is no rule for reports by ${report.way}`)
  const { afterMinutes } = found.rule
  const passed = Date.parse(report.reportedAt) - Date.parse(report.happenedAt)
  return afterMinutes !== null && passed > afterMinutes * minuteMillis
}
