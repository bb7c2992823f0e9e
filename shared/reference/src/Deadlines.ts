import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { Either, ParseResult, Schema } from "effect"
import dayCountingFile from "../data/rules/day-counting.json" with { type: "json" }
import { suffixOf } from "./Limits.ts"
import { type Confidence, makeRuleTable, type RuleTable, ruleFields } from "./RuleTables.ts"
import { versionOf } from "./TableVersion.ts"
import { builtInCalendar, type WorkingDayCalendar } from "./WorkingDays.ts"

/** The regulations whose "days" differ (rulebook section 0). */
export const Regulation = Schema.Literal(
  "accidentProcedure",
  "violationProcedure",
  "penaltyLaw",
  "vehicleRegistration",
  "drivingLicence",
  "points",
  "administrativeCases"
)
/** {@link Regulation} as a value: 事故处理程序规定, 违法行为处理程序规定, 行政处罚法, 机动车登记规定, 驾驶证规定, 记分办法, 行政案件程序规定. */
export type Regulation = typeof Regulation.Type

/** Which spans a regulation counts in working days. */
export const DayCountingRule = Schema.Struct({
  ...ruleFields,
  regulation: Regulation,
  /** Empty where only a span that says 工作日 is one of working days. */
  workingDaySpans: Schema.Array(Schema.Int)
})
/** {@link DayCountingRule} as a value. */
export type DayCountingRule = typeof DayCountingRule.Type

/** A span of a regulation: so many days or months after a day. */
export interface DeadlineQuestion {
  readonly regulation: Regulation
  /** The day of the event; it is not counted itself. Its own day decides which rule is in force. */
  readonly start: CalendarDate
  /** Exactly one of the two. */
  readonly days?: number
  readonly months?: number
  /** Where the text says 工作日 for this very span. */
  readonly saysWorkingDays?: boolean
}

/** The last day of a span. */
export interface Deadline {
  readonly due: CalendarDate
  readonly counting: "workingDays" | "calendarDays"
  /** A calendar deadline ended on a holiday and was moved to the next working day. */
  readonly rolled: boolean
  /** Reaches past the last published year: computed again when the calendar is extended. */
  readonly provisional: boolean
  readonly entry: string
  readonly rule: string
  readonly confidence: Confidence
  readonly reason: Text
}

/** Deadlines by given rules and calendar. */
export interface Deadlines {
  /** The last day of a span, counted as its regulation counts (rulebook section 0 and 1). */
  readonly deadline: (question: DeadlineQuestion) => Deadline
  readonly calendar: WorkingDayCalendar
  readonly rules: RuleTable<DayCountingRule>
  /** Fingerprint of rules and calendar. */
  readonly version: string
}

const DayCountingFile = Schema.Struct({
  _note: Schema.optional(Schema.String),
  entries: Schema.Array(DayCountingRule)
})

/** The table of day counting from the parsed JSON of a table file; without one, the built-in table. */
export const makeDayCountingRules = (
  file: unknown = dayCountingFile
): Either.Either<RuleTable<DayCountingRule>, string> =>
  Schema.decodeUnknownEither(DayCountingFile, { onExcessProperty: "error" })(file).pipe(
    Either.mapLeft((error) => `day-counting: ${ParseResult.TreeFormatter.formatErrorSync(error)}`),
    Either.flatMap((decoded) => makeRuleTable("day-counting", decoded.entries)),
    Either.filterOrLeft(
      (table) =>
        Regulation.literals.every((name) => table.entries.some((entry) => entry.regulation === name)),
      () => "day-counting: a regulation has no entry"
    )
  )

const asText = (question: DeadlineQuestion): Text =>
  question.months === undefined
    ? text(`${question.days}日`, `${question.days} days`)
    : text(`${question.months}个月`, `${question.months} months`)

/** Deadlines that are counted by the given rules and calendar. */
export const makeDeadlines = (rules: RuleTable<DayCountingRule>, calendar: WorkingDayCalendar): Deadlines => {
  const ruleOf = ({
    regulation,
    start
  }: DeadlineQuestion): DayCountingRule & { readonly certain: boolean } => {
    const current = rules.inForce(start).find((rule) => rule.regulation === regulation)
    if (current !== undefined) return { ...current, certain: true }
    // Before the text that was read came into force its predecessor held, which was not read.
    const earliest = rules.entries
      .filter((rule) => rule.regulation === regulation)
      .reduce((a, b) => (b.effectiveFrom < a.effectiveFrom ? b : a))
    return { ...earliest, certain: false }
  }
  return {
    rules,
    calendar,
    version: versionOf(rules.entries, calendar.version),
    deadline: (question) => {
      const { days, months, start } = question
      if ((days === undefined) === (months === undefined) || !isSpan(days ?? months)) {
        throw new Error("a deadline has either a whole number of days or one of months, not below zero")
      }
      const rule = ruleOf(question)
      const inWorkingDays =
        days !== undefined && (question.saysWorkingDays === true || rule.workingDaySpans.includes(days))
      const ends = days === undefined ? addMonths(start, months ?? 0) : addDays(start, days)
      const due = inWorkingDays ? calendar.workingDaysAfter(start, days ?? 0) : calendar.workingDayFrom(ends)
      const rolled = !inWorkingDays && due !== ends
      const confidence = rule.certain ? rule.confidence : "recommended"
      const span = asText(question)
      const suffix = suffixOf(confidence)
      const how = inWorkingDays
        ? text("工作日", "working days")
        : rolled
          ? text("自然日, 末日为节假日顺延", "calendar, moved past the holiday")
          : text("自然日", "calendar")
      return {
        due,
        counting: inWorkingDays ? "workingDays" : "calendarDays",
        rolled,
        provisional: !calendar.isPublished(due) || !calendar.isPublished(start),
        entry: rule.id,
        rule: rule.rule,
        confidence,
        reason: text(
          `期限: ${span.zh}(${how.zh}), ${rule.source.zh}${suffix.zh}`,
          `Deadline: ${span.en} (${how.en}), ${rule.source.en}${suffix.en}`
        )
      }
    }
  }
}

const isSpan = (n: number | undefined): boolean => n !== undefined && Number.isInteger(n) && n >= 0

/** Deadlines by the built-in rules and calendar. */
export const builtInDeadlines: Deadlines = makeDeadlines(
  Either.getOrThrowWith(makeDayCountingRules(), (reason) => new Error(reason)),
  builtInCalendar
)
