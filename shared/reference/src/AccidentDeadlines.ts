import { addDays, daysBetween } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { Either, Schema } from "effect"
import type { Deadlines } from "./Deadlines.ts"
import { suffixOf } from "./Limits.ts"
import {
  BilingualText,
  type Confidence,
  type RuleTable,
  readRuleTable,
  ruleFields,
  ruleForDay
} from "./RuleTables.ts"

/** The legal clocks of an accident case (rulebook section 1, C2, C3). Names are stable: programs store them. */
export const AccidentClock = Schema.Literal(
  "late-report-decision",
  "simple-paper",
  "liability-paper",
  "paper-after-test",
  "paper-after-joint-request",
  "stop-limit",
  "paper-after-stop",
  "order-test",
  "finish-test",
  "finish-test-extended",
  "serve-test-result",
  "second-test-request",
  "return-vehicle",
  "result-fixed",
  "serve-paper",
  "hit-and-run-request",
  "review-request",
  "pass-on-review",
  "send-review-file",
  "decide-review",
  "redo-after-review",
  "redo-after-test",
  "mediation-request",
  "mediation-after-peoples-mediation",
  "mediation-notice",
  "mediation-paper",
  "decide-recusal",
  "case-numbers-close",
  "international-numbers-close"
)
/** {@link AccidentClock} as a value. */
export type AccidentClock = typeof AccidentClock.Type

/** All clocks, in the order of the regulation. */
export const accidentClocks: ReadonlyArray<AccidentClock> = AccidentClock.literals

/** One clock: how many days after (or before) which day. */
export const AccidentDeadlineRule = Schema.Struct({
  ...ruleFields,
  clock: AccidentClock,
  days: Schema.Int.pipe(Schema.positive()),
  /**
   * `byRegulation`: working or calendar days as the accident procedure counts that span, a calendar end
   * on a holiday moved to the next working day. `windowNotRolled`: plain days, moved past no holiday.
   */
  counting: Schema.Literal("byRegulation", "windowNotRolled"),
  /** `before`: the last day on which something is still so many days early. */
  direction: Schema.Literal("after", "before"),
  /** What has to be done. */
  name: BilingualText,
  /** Which day is the start; it is not counted itself. */
  starts: BilingualText,
  /** Whose consent the span needs. */
  approval: Schema.optional(BilingualText)
})
/** {@link AccidentDeadlineRule} as a value. */
export type AccidentDeadlineRule = typeof AccidentDeadlineRule.Type

/** The last day of a clock. */
export interface AccidentDeadline {
  readonly clock: AccidentClock
  /** Rulebook id: `A10`. */
  readonly rule: string
  /** Id of the table entry that applied. */
  readonly entry: string
  readonly start: CalendarDate
  readonly due: CalendarDate
  /** Days of the rule, without those of a stop. */
  readonly span: number
  /** Days of the same kind during which the clock stood. */
  readonly stopped: number
  readonly counting: "workingDays" | "calendarDays"
  /** A calendar end on a holiday was moved to the next working day. */
  readonly rolled: boolean
  /** Reaches past the last published year of the calendar: computed again when it is extended. */
  readonly provisional: boolean
  readonly confidence: Confidence
  /** `事故认定书: 10日(工作日), 事故处理程序规定62`. */
  readonly reason: Text
}

/** A stop of a clock (A11): the days after `from` up to and with `until` do not count; null while it stands. */
export interface ClockStop {
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

/** A clock that has been stopped, perhaps more than once. */
export interface StoppedClock {
  /** The last day; null while the clock stands with days left. */
  readonly due: CalendarDate | null
  /** Days left when the last stop began, with which the clock goes on; never below zero. */
  readonly remaining: number
  /** Days that had run until then. */
  readonly used: number
  /** While the clock stands: the day on which the stop must end at the latest (A11, `stop-limit`). */
  readonly stopEndsAtLatest: CalendarDate | null
  /** The whole answer; null while `due` is. */
  readonly deadline: AccidentDeadline | null
}

/** The table of clocks from the parsed JSON of a table file. Left: what is wrong, a clock without an entry included. */
export const readAccidentDeadlines = (
  file: unknown
): Either.Either<RuleTable<AccidentDeadlineRule>, string> =>
  readRuleTable("accident-deadlines", AccidentDeadlineRule, file).pipe(
    Either.flatMap((table) => {
      const missing = accidentClocks.find((clock) => !table.entries.some((entry) => entry.clock === clock))
      return missing === undefined
        ? Either.right(table)
        : Either.left(`accident-deadlines: the clock ${missing} has no entry`)
    })
  )

/** Clocks by given rules and calendar. */
export interface AccidentClocks {
  /**
   * The last day of a clock that starts on a day (of the event itself, which is not counted).
   * `stoppedDays` is the number of days, of the kind that the clock counts, during which it stood (A11);
   * the window of a statistic and a day counted back cannot stand, and ignore it.
   * Where jurisdiction moves, the start is the day of receipt (A24). A start older than the rules that
   * were read is answered as `recommended`.
   */
  readonly accidentDeadline: (
    clock: AccidentClock,
    start: CalendarDate,
    stoppedDays?: number
  ) => AccidentDeadline
  /** The last day of a clock with its stops, in any order and overlapping as they may (A11). */
  readonly stoppedDeadline: (
    clock: AccidentClock,
    start: CalendarDate,
    stops: ReadonlyArray<ClockStop>
  ) => StoppedClock
  /** What a clock means on a day: its name, its start, its approval. */
  readonly clockOn: (clock: AccidentClock, on: CalendarDate) => AccidentDeadlineRule
}

/** Clocks that answer from a table of clocks and the deadlines of an installation. */
export const makeAccidentClocks = (
  rules: RuleTable<AccidentDeadlineRule>,
  deadlines: Deadlines
): AccidentClocks => {
  const { calendar } = deadlines
  const ruleOf = (clock: AccidentClock, start: CalendarDate) => {
    const found = ruleForDay(rules, start, (rule) => rule.clock === clock)
    if (found === undefined) throw new Error(`there is no rule for the clock ${clock}`)
    return found
  }

  const accidentDeadline: AccidentClocks["accidentDeadline"] = (clock, start, stoppedDays = 0) => {
    if (!Number.isInteger(stoppedDays) || stoppedDays < 0) {
      throw new Error("a clock stands for a whole number of days, not below zero")
    }
    const { rule, confidence } = ruleOf(clock, start)
    const { days } = rule
    const stopped = canStand(rule) ? stoppedDays : 0
    const plain = deadlines.deadline({ regulation: "accidentProcedure", start, days })
    const inWorkingDays = rule.counting === "byRegulation" && plain.counting === "workingDays"
    const ends = inWorkingDays
      ? rule.direction === "before"
        ? workingDaysBefore(calendar.isWorkingDay, start, days)
        : calendar.workingDaysAfter(start, days + stopped)
      : addDays(start, rule.direction === "before" ? -days : days + stopped)
    const due =
      inWorkingDays || rule.counting === "windowNotRolled" || rule.direction === "before"
        ? ends
        : calendar.workingDayFrom(ends)
    const certainty: Confidence =
      rule.counting === "windowNotRolled" || plain.confidence === "law" ? confidence : "recommended"
    const rolled = due !== ends
    return {
      clock,
      rule: rule.rule,
      entry: rule.id,
      start,
      due,
      span: days,
      stopped,
      counting: inWorkingDays ? "workingDays" : "calendarDays",
      rolled,
      provisional:
        rule.counting !== "windowNotRolled" && !(calendar.isPublished(due) && calendar.isPublished(start)),
      confidence: certainty,
      reason: reasonOf(rule, { inWorkingDays, rolled, stopped, confidence: certainty })
    }
  }

  const stoppedDeadline: AccidentClocks["stoppedDeadline"] = (clock, start, given) => {
    const stops = canStand(ruleOf(clock, start).rule) ? given : []
    const backwards = given.find(({ from, until }) => until !== null && until < from)
    if (backwards !== undefined) throw new Error(`a stop from ${backwards.from} ends before it begins`)
    const unstopped = accidentDeadline(clock, start)
    const counts = (day: CalendarDate): boolean =>
      unstopped.counting === "calendarDays" || calendar.isWorkingDay(day)
    const isStopped = (day: CalendarDate): boolean =>
      stops.some(({ from, until }) => from < day && (until === null || day <= until))
    const openFrom = stops
      .filter(({ until }) => until === null)
      .reduce<CalendarDate | null>((first, { from }) => (first === null || from < first ? from : first), null)
    const lastFrom = openFrom ?? stops.reduce((last, { from }) => (from > last ? from : last), start)

    // Day by day, as a person counts on a calendar: at most span + stopped days, a few hundred.
    let used = 0
    let usedAtLastStop = 0
    let stopped = 0
    for (let day = start; used < unstopped.span; ) {
      if (openFrom !== null && day >= openFrom) break
      day = addDays(day, 1)
      if (!counts(day)) continue
      if (isStopped(day)) stopped++
      else {
        used++
        if (day <= lastFrom) usedAtLastStop = used
      }
    }
    const remaining = unstopped.span - usedAtLastStop
    if (used < unstopped.span && openFrom !== null) {
      return {
        due: null,
        remaining,
        used: usedAtLastStop,
        stopEndsAtLatest: accidentDeadline("stop-limit", openFrom).due,
        deadline: null
      }
    }
    const deadline = accidentDeadline(clock, start, stopped)
    return { due: deadline.due, remaining, used: usedAtLastStop, stopEndsAtLatest: null, deadline }
  }

  return { accidentDeadline, stoppedDeadline, clockOn: (clock, on) => ruleOf(clock, on).rule }
}

const canStand = (rule: AccidentDeadlineRule): boolean =>
  rule.counting === "byRegulation" && rule.direction === "after"

const workingDaysBefore = (
  isWorkingDay: (day: CalendarDate) => boolean,
  day: CalendarDate,
  n: number
): CalendarDate => {
  let current = day
  for (let left = n; left > 0; ) {
    current = addDays(current, -1)
    if (isWorkingDay(current)) left--
  }
  return current
}

const reasonOf = (
  rule: AccidentDeadlineRule,
  counted: {
    readonly inWorkingDays: boolean
    readonly rolled: boolean
    readonly stopped: number
    readonly confidence: Confidence
  }
): Text => {
  const before = rule.direction === "before" ? text("前", " before") : text("", "")
  const how = counted.inWorkingDays
    ? text("工作日", "working days")
    : counted.rolled
      ? text("自然日, 末日为节假日顺延", "calendar, moved past the holiday")
      : text("自然日", "calendar")
  const stood =
    counted.stopped === 0
      ? text("", "")
      : text(`, 中止${counted.stopped}日不计`, `, without ${counted.stopped} days of standing still`)
  const approval =
    rule.approval === undefined
      ? text("", "")
      : text(`, 须经${rule.approval.zh}`, `, with ${rule.approval.en}`)
  const suffix = suffixOf(counted.confidence)
  return text(
    `${rule.name.zh}: ${rule.days}日${before.zh}(${how.zh})${stood.zh}${approval.zh}, ${rule.source.zh}${suffix.zh}`,
    `${rule.name.en}: ${rule.days} days${before.en} (${how.en})${stood.en}${approval.en}, ${rule.source.en}${suffix.en}`
  )
}

/** Calendar days during which a clock has stood until a day, overlaps counted once: A11 limits them to 60. */
export const daysOfStops = (stops: ReadonlyArray<ClockStop>, on: CalendarDate): number => {
  const ended = stops
    .map(({ from, until }) => [from, until === null || until > on ? on : until] as const)
    .filter(([from, until]) => from < until)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  let sum = 0
  let reached = ""
  for (const [from, until] of ended) {
    const begins = from > reached ? from : reached
    if (until > begins) sum += daysBetween(begins, until)
    if (until > reached) reached = until
  }
  return sum
}
