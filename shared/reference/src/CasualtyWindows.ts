import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Either, Schema } from "effect"
import {
  BilingualText,
  type Confidence,
  type RuleTable,
  readRuleTable,
  ruleFields,
  ruleForDay
} from "./RuleTables.ts"

/** The windows after an accident for which its numbers are kept (C1). */
export const CasualtyWindow = Schema.Literal("24h", "3d", "7d", "30d")
/** {@link CasualtyWindow} as a value. */
export type CasualtyWindow = typeof CasualtyWindow.Type

/** How a living person was found to be: 无伤, 轻伤, 重伤, 失踪, 伤情不明. */
export const InjuryState = Schema.Literal("unhurt", "slight", "serious", "missing", "unclear")
/** {@link InjuryState} as a value. */
export type InjuryState = typeof InjuryState.Type

/** Where a person died (C1): 当场死亡 or 抢救无效死亡. */
export const PlaceOfDeath = Schema.Literal("atScene", "afterRescue")
/** {@link PlaceOfDeath} as a value. */
export type PlaceOfDeath = typeof PlaceOfDeath.Type

/** One window: how long it is and which number it gives. */
export const CasualtyWindowRule = Schema.Struct({
  ...ruleFields,
  window: CasualtyWindow,
  hours: Schema.Int.pipe(Schema.positive()),
  /** `official`: the number of the case (C2). `international`: that of other countries (C3). */
  counts: Schema.NullOr(Schema.Literal("official", "international")),
  name: BilingualText
})
/** {@link CasualtyWindowRule} as a value. */
export type CasualtyWindowRule = typeof CasualtyWindowRule.Type

/** What is known of one person over time. */
export interface InjuryHistory {
  /** Findings in any order; of two at one instant the later in the list holds. */
  readonly states: ReadonlyArray<{ readonly state: InjuryState; readonly at: Instant }>
  /** Null while the person lives, as far as is known. */
  readonly death: { readonly diedAt: Instant; readonly where: PlaceOfDeath } | null
}

/** An accident with its persons. */
export interface CasualtyHistory {
  readonly occurredAt: Instant
  readonly persons: ReadonlyArray<InjuryHistory>
}

/** Numbers of persons; each is counted once. */
export interface CasualtyCounts {
  readonly deaths: number
  readonly deathsAtScene: number
  readonly deathsAfterRescue: number
  /** `serious`, `slight` and `unclear` together, without the dead. */
  readonly injured: number
  readonly serious: number
  readonly slight: number
  readonly unclear: number
  readonly missing: number
}

/** The numbers of one window. */
export interface WindowCounts extends CasualtyCounts {
  readonly window: CasualtyWindow
  readonly hours: number
  /** Last instant that counts. */
  readonly closesAt: Instant
  readonly rule: string
  readonly confidence: Confidence
}

/** The numbers of an accident. */
export interface CasualtyNumbers {
  /** From the shortest window to the longest. */
  readonly windows: ReadonlyArray<WindowCounts>
  /** Within 7 days: the numbers of the case (C2). */
  readonly official: WindowCounts
  /** Within 30 days (C3). */
  readonly international: WindowCounts
}

/** The table of windows from the parsed JSON of a table file. Left: also a window or a number that is missing. */
export const readCasualtyWindows = (file: unknown): Either.Either<RuleTable<CasualtyWindowRule>, string> =>
  readRuleTable("casualty-windows", CasualtyWindowRule, file).pipe(
    Either.filterOrLeft(
      (table) =>
        CasualtyWindow.literals.every((window) => table.entries.some((entry) => entry.window === window)) &&
        (["official", "international"] as const).every((number) =>
          table.entries.some((entry) => entry.counts === number)
        ),
      () => "casualty-windows: a window, the official or the international number is missing"
    )
  )

interface OpenWindow {
  readonly rule: CasualtyWindowRule
  readonly confidence: Confidence
}

const windowsOn = (rules: RuleTable<CasualtyWindowRule>, occurredAt: Instant): ReadonlyArray<OpenWindow> => {
  const on = dayInShanghai(occurredAt)
  return CasualtyWindow.literals.flatMap((window) => {
    const found = ruleForDay(rules, on, (rule) => rule.window === window)
    return found === undefined ? [] : [found]
  })
}

/** The last instant of each window of an accident, from the shortest to the longest. */
export const windowEndsBy = (
  rules: RuleTable<CasualtyWindowRule>,
  occurredAt: Instant
): ReadonlyArray<{ readonly window: CasualtyWindow; readonly closesAt: Instant }> =>
  windowsOn(rules, occurredAt).map(({ rule }) => ({
    window: rule.window,
    closesAt: endOf(rule, occurredAt)
  }))

const endOf = (rule: CasualtyWindowRule, occurredAt: Instant): Instant =>
  new Date(Date.parse(occurredAt) + rule.hours * 3_600_000).toISOString()

/**
 * The numbers of an accident in each window (C1), with the official (C2) and the international one (C3).
 * A window is so many hours from the instant of the accident, its end included. Whoever dies later than a
 * window counts in it as injured, as last found; a death after the last window is in none. A death before
 * the instant of the accident, which is often estimated, counts as one at once.
 */
export const casualtiesBy = (
  rules: RuleTable<CasualtyWindowRule>,
  accident: CasualtyHistory
): CasualtyNumbers => {
  const windows = windowsOn(rules, accident.occurredAt).map(({ rule, confidence }): CountedWindow => {
    const closesAt = endOf(rule, accident.occurredAt)
    return {
      counts: rule.counts,
      numbers: {
        window: rule.window,
        hours: rule.hours,
        closesAt,
        rule: rule.rule,
        confidence,
        ...countUntil(accident.persons, Date.parse(closesAt))
      }
    }
  })
  return {
    windows: windows.map(({ numbers }) => numbers),
    official: numberOf(windows, "official"),
    international: numberOf(windows, "international")
  }
}

interface CountedWindow {
  readonly counts: CasualtyWindowRule["counts"]
  readonly numbers: WindowCounts
}

const numberOf = (
  windows: ReadonlyArray<CountedWindow>,
  which: "official" | "international"
): WindowCounts => {
  const found = windows.find(({ counts }) => counts === which)
  if (found === undefined) throw new Error(`no window gives the ${which} number`)
  return found.numbers
}

const countUntil = (persons: ReadonlyArray<InjuryHistory>, end: number): CasualtyCounts => {
  const found = { atScene: 0, afterRescue: 0, unhurt: 0, slight: 0, serious: 0, missing: 0, unclear: 0 }
  for (const { states, death } of persons) {
    if (death !== null && Date.parse(death.diedAt) <= end) found[death.where]++
    else {
      let last = Number.NEGATIVE_INFINITY
      let state: InjuryState = "unhurt"
      for (const one of states) {
        const at = Date.parse(one.at)
        if (at <= end && at >= last) {
          last = at
          state = one.state
        }
      }
      found[state]++
    }
  }
  return {
    deaths: found.atScene + found.afterRescue,
    deathsAtScene: found.atScene,
    deathsAfterRescue: found.afterRescue,
    injured: found.serious + found.slight + found.unclear,
    serious: found.serious,
    slight: found.slight,
    unclear: found.unclear,
    missing: found.missing
  }
}
