import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either } from "effect"
import type { CallOutNeedRule, CallOutRingRule } from "./CallOutTables.ts"
import { type RuleEntry, type RuleTable, ruleForDay } from "./RuleTables.ts"
import type { WardenHonourRule } from "./WardenHonours.ts"
import type { RoadHazardLevelRule, WardenItem, WardenItemRule } from "./WardenItems.ts"
import { makeWardenTables, type WardenLimit, type WardenTables, type WardenTraining } from "./WardenTables.ts"

/** The dated rules of the wardens, ready to be asked. Every answer is a pure function of its question. */
export interface WardenRules {
  /** Fingerprint of the tables. */
  readonly version: string
  readonly tables: WardenTables
  /** A single number, in the unit of its table. */
  readonly limit: (limit: WardenLimit, on: CalendarDate) => number
  /** All trainings of a day, in the order of the table. */
  readonly trainings: (on: CalendarDate) => ReadonlyArray<WardenTraining>
  /** A training of a subject; undefined where the table does not have it on that day. */
  readonly training: (subject: string, on: CalendarDate) => WardenTraining | undefined
  /** Rows 45, 46: what people are called out for; undefined where the table of the day has no such code. */
  readonly callOutNeed: (need: string, on: CalendarDate) => CallOutNeedRule | undefined
  /** Rows 45, 46: all needs of a day, in the order of the table. */
  readonly callOutNeeds: (on: CalendarDate) => ReadonlyArray<CallOutNeedRule>
  /** Row 45: the rings around a place, the nearest first. */
  readonly callOutRings: (on: CalendarDate) => ReadonlyArray<CallOutRingRule>
  /** One item of what is written down; undefined where the table of the day has no such code. */
  readonly item: (item: WardenItem, code: string, on: CalendarDate) => WardenItemRule | undefined
  /** All items of a day, in the order of the table. */
  readonly items: (on: CalendarDate) => ReadonlyArray<WardenItemRule>
  /** How grave a hazard of a road may be; undefined where the table of the day has no such level. */
  readonly hazardLevel: (level: string, on: CalendarDate) => RoadHazardLevelRule | undefined
  /** All levels of a day, the least grave first. */
  readonly hazardLevels: (on: CalendarDate) => ReadonlyArray<RoadHazardLevelRule>
  /** Criteria of honours that were in force on a day: nobody is honoured by what was not published by then (V10). */
  readonly honours: (on: CalendarDate) => ReadonlyArray<WardenHonourRule>
}

const current = <T extends RuleEntry>(table: RuleTable<T>, on: CalendarDate): ReadonlyArray<T> => {
  const inForce = table.inForce(on)
  return inForce.length > 0 ? inForce : table.oldest
}

/** Rules that answer from the given tables. */
export const makeWardenRules = (tables: WardenTables): WardenRules => ({
  version: tables.version,
  tables,
  limit: (name, on) => {
    const found = ruleForDay(tables.limits, on, (rule) => rule.limit === name)
    if (found === undefined) throw new Error(`warden-limits has no ${name}`)
    return found.rule.value
  },
  trainings: (on) => tables.trainings.inForce(on),
  training: (subject, on) => tables.trainings.inForce(on).find((one) => one.subject === subject),
  callOutNeed: (need, on) => current(tables.callOutNeeds, on).find((one) => one.need === need),
  callOutNeeds: (on) => current(tables.callOutNeeds, on),
  callOutRings: (on) => current(tables.callOutRings, on),
  item: (item, code, on) => current(tables.items, on).find((one) => one.item === item && one.code === code),
  items: (on) => current(tables.items, on),
  hazardLevel: (level, on) => current(tables.hazardLevels, on).find((one) => one.level === level),
  hazardLevels: (on) => current(tables.hazardLevels, on),
  honours: (on) => tables.honours.inForce(on)
})

/** The rules built in. */
export const builtInWardenRules: WardenRules = makeWardenRules(
  Either.getOrThrowWith(
    makeWardenTables(),
    (reason) => new Error(`the built-in tables of wardens: ${reason}`)
  )
)
