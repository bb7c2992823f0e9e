import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either } from "effect"
import {
  type CaseBandRule,
  type CaseLevelRule,
  type CaseLimit,
  type CaseStep,
  type CaseTables,
  type CaseTypeRule,
  makeCaseTables
} from "./CaseTables.ts"
import { type RuleEntry, type RuleTable, ruleForDay } from "./RuleTables.ts"

/** The dated rules of cases, ready to be asked: a case is judged by those of the day of its call. */
export interface CaseRules {
  /** Fingerprint of the tables. */
  readonly version: string
  readonly tables: CaseTables
  /** I7: the types of all kinds, in the order of the table. */
  readonly types: (on: CalendarDate) => ReadonlyArray<CaseTypeRule>
  /** I7: one type; undefined where the table of the day has none of these codes. */
  readonly typeOf: (kind: string, type: string, on: CalendarDate) => CaseTypeRule | undefined
  /** I4: the scheme of levels, the gravest first. */
  readonly levels: (on: CalendarDate) => ReadonlyArray<CaseLevelRule>
  /** I4: one level; undefined where the scheme of the day has no such code. */
  readonly levelOf: (level: string, on: CalendarDate) => CaseLevelRule | undefined
  /** I2, I3: the bands of a step in a township (nine-digit code); undefined where none are set. */
  readonly bandsOf: (step: CaseStep, township: string, on: CalendarDate) => CaseBandRule | undefined
  /** A limit by its name. */
  readonly limit: (limit: CaseLimit, on: CalendarDate) => number
}

const current = <T extends RuleEntry>(table: RuleTable<T>, on: CalendarDate): ReadonlyArray<T> => {
  const inForce = table.inForce(on)
  return inForce.length > 0 ? inForce : table.oldest
}

/** I3: whether bands are for a township: named by its code, by its serial, or for all of them. */
const isFor = ({ townships, serials }: CaseBandRule, township: string): boolean => {
  if (townships !== undefined) return townships.includes(township)
  if (serials === undefined) return true
  const serial = Number(township.slice(6, 9))
  return serials.from <= serial && serial <= serials.to
}

/** Rules that answer from the given tables. */
export const makeCaseRules = (tables: CaseTables): CaseRules => ({
  version: tables.version,
  tables,
  types: (on) => current(tables.kinds, on),
  typeOf: (kind, type, on) =>
    current(tables.kinds, on).find((rule) => rule.kind === kind && rule.type === type),
  levels: (on) => current(tables.levels, on),
  levelOf: (level, on) => current(tables.levels, on).find((rule) => rule.level === level),
  bandsOf: (step, township, on) =>
    // A district's own word about a township goes before what its serial says.
    current(tables.bands, on)
      .filter((rule) => rule.step === step && isFor(rule, township))
      .sort((a, b) => Number(a.townships === undefined) - Number(b.townships === undefined))[0],
  limit: (limit, on) => {
    const found = ruleForDay(tables.limits, on, (rule) => rule.limit === limit)
    if (found === undefined) throw new Error(`there is no limit ${limit}`)
    return found.rule.value
  }
})

/** The rules of the built-in tables. */
export const builtInCaseRules: CaseRules = makeCaseRules(
  Either.getOrThrowWith(makeCaseTables(), (reason) => new Error(`the built-in rule tables: ${reason}`))
)

/**
 * I2, I3: which band a time lies in (0: the first), and whether it is later than the last. Without bounds there is
 * one band, and nothing is overdue.
 */
export const bandOf = (
  { boundsSeconds }: Pick<CaseBandRule, "boundsSeconds">,
  seconds: number
): { readonly band: number; readonly overdue: boolean } => {
  const band = boundsSeconds.findIndex((bound) => seconds <= bound)
  return band >= 0
    ? { band, overdue: false }
    : { band: boundsSeconds.length, overdue: boundsSeconds.length > 0 }
}
