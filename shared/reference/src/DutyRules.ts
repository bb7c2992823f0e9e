import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either } from "effect"
import {
  type CellAbility,
  type DutyLimit,
  type DutyTables,
  type ModeBandRule,
  makeDutyTables,
  type RestGroundRule,
  type VehicleCheckItem
} from "./DutyTables.ts"
import { type DutyTemplate, dutyTemplateBy } from "./DutyTemplates.ts"
import type { IndicatorDefinition } from "./Indicators.ts"
import { type PostConditions, type SignRule, type StaffingRule, signsBy, staffingBy } from "./PostRules.ts"
import { ruleForDay } from "./RuleTables.ts"

/** The dated rules of duties, ready to be asked. Every answer is a pure function of its question. */
export interface DutyRules {
  /** Fingerprint of the tables. */
  readonly version: string
  readonly tables: DutyTables
  /** The templates that a roster may follow on a day, in the order of the table. */
  readonly templates: (on: CalendarDate) => ReadonlyArray<DutyTemplate>
  /** The template of a name; undefined where there is none on that day. */
  readonly template: (name: string, on: CalendarDate) => DutyTemplate | undefined
  /** A single number, in the unit of its table. */
  readonly limit: (limit: DutyLimit, on: CalendarDate) => number
  /** Hours of rest after a duty of so many hours. */
  readonly restAfter: (dutyHours: number, on: CalendarDate) => number
  /** D1, D2. */
  readonly staffing: (post: PostConditions, on: CalendarDate) => StaffingRule
  /** D3; undefined where no sign is asked for. */
  readonly signs: (post: PostConditions, on: CalendarDate) => SignRule | undefined
  /** Bands of the day in which a unit on duty does not simply patrol. */
  readonly modeBands: (on: CalendarDate) => ReadonlyArray<ModeBandRule>
  /** What rest days are earned for. */
  readonly restGrounds: (on: CalendarDate) => ReadonlyArray<RestGroundRule>
  /** The base indicators of a station, those of the first catalogue for older days: exactly 29. */
  readonly indicators: (on: CalendarDate) => ReadonlyArray<IndicatorDefinition>
  /** K14: one item of a checkpoint record; undefined where the table does not have it on that day. */
  readonly checkItem: (
    item: VehicleCheckItem["item"],
    code: string,
    on: CalendarDate
  ) => VehicleCheckItem | undefined
  /** K14: all items of a day, in the order of the table. */
  readonly checkItems: (on: CalendarDate) => ReadonlyArray<VehicleCheckItem>
  /** Row 23: a skill or a piece of equipment of a response cell; undefined where the table does not have it on that day. */
  readonly cellAbility: (item: CellAbility["item"], code: string, on: CalendarDate) => CellAbility | undefined
  /** Row 23: all of a day, in the order of the table. */
  readonly cellAbilities: (on: CalendarDate) => ReadonlyArray<CellAbility>
}

/** Rules that answer from the given tables. */
export const makeDutyRules = (tables: DutyTables): DutyRules => {
  const limit: DutyRules["limit"] = (name, on) => {
    const found = ruleForDay(tables.limits, on, (rule) => rule.limit === name)
    if (found === undefined) throw new Error(`duty-limits has no ${name}`)
    return found.rule.value
  }
  return {
    version: tables.version,
    tables,
    templates: (on) => tables.templates.inForce(on),
    template: (name, on) => dutyTemplateBy(tables.templates, name, on),
    limit,
    restAfter: (dutyHours, on) =>
      limit(dutyHours >= limit("longDuty", on) ? "restAfterLongDuty" : "restAfterShortDuty", on),
    staffing: (post, on) => staffingBy(tables.staffing, post, on),
    signs: (post, on) => signsBy(tables.signs, post, on),
    modeBands: (on) => tables.modeBands.inForce(on),
    restGrounds: (on) => tables.restGrounds.inForce(on),
    indicators: (on) => {
      const inForce = tables.indicators.inForce(on)
      return inForce.length > 0 ? inForce : tables.indicators.oldest
    },
    checkItem: (item, code, on) =>
      tables.checkItems.inForce(on).find((one) => one.item === item && one.code === code),
    checkItems: (on) => tables.checkItems.inForce(on),
    cellAbility: (item, code, on) =>
      tables.cellAbilities.inForce(on).find((one) => one.item === item && one.code === code),
    cellAbilities: (on) => tables.cellAbilities.inForce(on)
  }
}

/** The rules built in. */
export const builtInDutyRules: DutyRules = makeDutyRules(
  Either.getOrThrowWith(makeDutyTables(), (reason) => new Error(`the built-in tables of duties: ${reason}`))
)
