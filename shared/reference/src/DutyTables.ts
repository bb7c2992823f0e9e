import { Either, Schema } from "effect"
import indicatorsFile from "../data/rules/base-indicators.json" with { type: "json" }
import abilitiesFile from "../data/rules/cell-abilities.json" with { type: "json" }
import limitsFile from "../data/rules/duty-limits.json" with { type: "json" }
import bandsFile from "../data/rules/duty-mode-bands.json" with { type: "json" }
import templatesFile from "../data/rules/duty-templates.json" with { type: "json" }
import signsFile from "../data/rules/post-signs.json" with { type: "json" }
import staffingFile from "../data/rules/post-staffing.json" with { type: "json" }
import groundsFile from "../data/rules/rest-grounds.json" with { type: "json" }
import checksFile from "../data/rules/vehicle-check-items.json" with { type: "json" }
import { DutyDays, type DutyTemplate, readDutyTemplates, TimeOfDay } from "./DutyTemplates.ts"
import { type IndicatorDefinition, readIndicators } from "./Indicators.ts"
import { readSigns, readStaffing, type SignRule, type StaffingRule } from "./PostRules.ts"
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"
import { versionOf } from "./TableVersion.ts"

/** Single numbers of duties. */
export const DutyLimit = Schema.Literal(
  "longDuty",
  "restAfterLongDuty",
  "restAfterShortDuty",
  "longestDuty",
  "usualTrafficOfficers",
  "leastTrafficAssistants",
  "mostTrafficAssistants",
  "checkInAhead",
  "checkInWithin"
)
/** {@link DutyLimit} as a value. */
export type DutyLimit = typeof DutyLimit.Type

/** A single number of duties. */
export const DutyLimitRule = Schema.Struct({
  ...ruleFields,
  limit: DutyLimit,
  value: Schema.Number.pipe(Schema.nonNegative()),
  unit: Schema.Literal("hours", "minutes", "metres", "people")
})
/** {@link DutyLimitRule} as a value. */
export type DutyLimitRule = typeof DutyLimitRule.Type

/** When a unit on duty stands at its post (高峰站岗). */
export const ModeBandRule = Schema.Struct({
  ...ruleFields,
  mode: Schema.Literal("posting", "patrolling"),
  /** Included. */
  from: TimeOfDay,
  /** Not included. */
  until: TimeOfDay,
  days: DutyDays,
  name: BilingualText
}).pipe(Schema.filter(({ from, until }) => from < until || "a band that ends before it begins"))
/** {@link ModeBandRule} as a value. */
export type ModeBandRule = typeof ModeBandRule.Type

/** What rest days are earned for (奖休). */
export const RestGroundRule = Schema.Struct({
  ...ruleFields,
  ground: Schema.NonEmptyString,
  /** At once, included. */
  mostDays: Schema.Number.pipe(Schema.positive()),
  name: BilingualText
})
/** {@link RestGroundRule} as a value. */
export type RestGroundRule = typeof RestGroundRule.Type

/** K14: what a checkpoint writes down of a key vehicle: how its plate stands, or something that was wrong. */
export const VehicleCheckItem = Schema.Struct({
  ...ruleFields,
  item: Schema.Literal("state", "finding"),
  code: Schema.NonEmptyString,
  name: BilingualText
})
/** {@link VehicleCheckItem} as a value. */
export type VehicleCheckItem = typeof VehicleCheckItem.Type

/** Row 23: what a response cell of a village can do, or what it has. */
export const CellAbility = Schema.Struct({
  ...ruleFields,
  item: Schema.Literal("skill", "equipment"),
  code: Schema.NonEmptyString,
  /** A need of it goes to no cell with fewer people. */
  leastPeople: Schema.Int.pipe(Schema.positive()),
  name: BilingualText
})
/** {@link CellAbility} as a value. */
export type CellAbility = typeof CellAbility.Type

/** The dated tables of duties, rosters and posts. */
export interface DutyTables {
  readonly templates: RuleTable<DutyTemplate>
  readonly limits: RuleTable<DutyLimitRule>
  /** D1, D2. */
  readonly staffing: RuleTable<StaffingRule>
  /** D3. */
  readonly signs: RuleTable<SignRule>
  readonly modeBands: RuleTable<ModeBandRule>
  readonly restGrounds: RuleTable<RestGroundRule>
  /** K14. */
  readonly checkItems: RuleTable<VehicleCheckItem>
  /** Row 23. */
  readonly cellAbilities: RuleTable<CellAbility>
  /** The base indicators of a station: exactly 29 on any day. */
  readonly indicators: RuleTable<IndicatorDefinition>
  /** Fingerprint of all of them. */
  readonly version: string
}

const builtIn = {
  "duty-templates": templatesFile,
  "duty-limits": limitsFile,
  "post-staffing": staffingFile,
  "post-signs": signsFile,
  "duty-mode-bands": bandsFile,
  "rest-grounds": groundsFile,
  "vehicle-check-items": checksFile,
  "cell-abilities": abilitiesFile,
  "base-indicators": indicatorsFile
} satisfies Readonly<Record<string, unknown>>

/** Names of the table files, without `.json`: each file in a folder of tables replaces the built-in one. */
export type DutyTableName = keyof typeof builtIn

/** All {@link DutyTableName}s. */
export const dutyTableNames = Object.keys(builtIn) as ReadonlyArray<DutyTableName>

const readLimits = (file: unknown): Either.Either<RuleTable<DutyLimitRule>, string> =>
  readRuleTable("duty-limits", DutyLimitRule, file).pipe(
    Either.filterOrLeft(
      ({ entries }) => DutyLimit.literals.every((limit) => entries.some((entry) => entry.limit === limit)),
      () => "duty-limits: a limit has no entry"
    )
  )

/**
 * The tables, with those given (parsed JSON of table files) in place of the built-in ones. Left: which
 * table is wrong and how.
 */
export const makeDutyTables = (
  replaced: Partial<Readonly<Record<DutyTableName, unknown>>> = {}
): Either.Either<DutyTables, string> =>
  Either.gen(function* () {
    const fileOf = (name: DutyTableName): unknown => replaced[name] ?? builtIn[name]
    return {
      templates: yield* readDutyTemplates(fileOf("duty-templates")),
      limits: yield* readLimits(fileOf("duty-limits")),
      staffing: yield* readStaffing(fileOf("post-staffing")),
      signs: yield* readSigns(fileOf("post-signs")),
      modeBands: yield* readRuleTable("duty-mode-bands", ModeBandRule, fileOf("duty-mode-bands")),
      restGrounds: yield* readRuleTable("rest-grounds", RestGroundRule, fileOf("rest-grounds")),
      checkItems: yield* readRuleTable(
        "vehicle-check-items",
        VehicleCheckItem,
        fileOf("vehicle-check-items")
      ),
      cellAbilities: yield* readRuleTable("cell-abilities", CellAbility, fileOf("cell-abilities")),
      indicators: yield* readIndicators(fileOf("base-indicators")),
      version: versionOf(...dutyTableNames.map(fileOf))
    }
  })
