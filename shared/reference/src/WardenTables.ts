import { Either, Schema } from "effect"
import needsFile from "../data/rules/call-out-needs.json" with { type: "json" }
import ringsFile from "../data/rules/call-out-rings.json" with { type: "json" }
import hazardLevelsFile from "../data/rules/road-hazard-levels.json" with { type: "json" }
import honoursFile from "../data/rules/warden-honours.json" with { type: "json" }
import itemsFile from "../data/rules/warden-items.json" with { type: "json" }
import limitsFile from "../data/rules/warden-limits.json" with { type: "json" }
import trainingsFile from "../data/rules/warden-trainings.json" with { type: "json" }
import {
  type CallOutNeedRule,
  type CallOutRingRule,
  readCallOutNeeds,
  readCallOutRings
} from "./CallOutTables.ts"
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"
import { versionOf } from "./TableVersion.ts"
import { readWardenHonours, type WardenHonourRule } from "./WardenHonours.ts"
import {
  type RoadHazardLevelRule,
  readRoadHazardLevels,
  readWardenItems,
  type WardenItemRule
} from "./WardenItems.ts"

/** Single numbers of the wardens. */
export const WardenLimit = Schema.Literal(
  "leastAssistants",
  "mostAssistants",
  "shiftLateAfter",
  "shiftOpensBefore",
  "shiftWithin",
  "inspectionWindow",
  "roomTimeParts",
  "roomTimeOf",
  "workingDayMinutes",
  "groupsVisited",
  "handOverOpen",
  "honourPoints"
)
/** {@link WardenLimit} as a value. */
export type WardenLimit = typeof WardenLimit.Type

/** A single number of the wardens. */
export const WardenLimitRule = Schema.Struct({
  ...ruleFields,
  limit: WardenLimit,
  value: Schema.Number.pipe(Schema.nonNegative()),
  unit: Schema.Literal("people", "metres", "minutes", "hours", "days", "percent", "times", "parts", "points")
})
/** {@link WardenLimitRule} as a value. */
export type WardenLimitRule = typeof WardenLimitRule.Type

/** A training: how long it counts, and who is untrained without it. */
export const WardenTraining = Schema.Struct({
  ...ruleFields,
  subject: Schema.NonEmptyString,
  /** Calendar months from the day on which it was passed. */
  validMonths: Schema.Int.pipe(Schema.positive()),
  /** Roles of wardens that it is asked of. */
  roles: Schema.Array(Schema.NonEmptyString),
  /** Codes of the cell abilities that nobody is called out for without it. */
  skills: Schema.Array(Schema.NonEmptyString),
  name: BilingualText
})
/** {@link WardenTraining} as a value. */
export type WardenTraining = typeof WardenTraining.Type

/** The dated tables of the wardens. */
export interface WardenTables {
  readonly limits: RuleTable<WardenLimitRule>
  readonly trainings: RuleTable<WardenTraining>
  /** Rows 45, 46. */
  readonly callOutNeeds: RuleTable<CallOutNeedRule>
  readonly callOutRings: RuleTable<CallOutRingRule>
  /** Rows 34, 41, 44, 65: what is written down of a day. */
  readonly items: RuleTable<WardenItemRule>
  readonly hazardLevels: RuleTable<RoadHazardLevelRule>
  /** What honours of a quarter are for (V10). */
  readonly honours: RuleTable<WardenHonourRule>
  /** Fingerprint of all of them. */
  readonly version: string
}

const builtIn = {
  "warden-limits": limitsFile,
  "warden-trainings": trainingsFile,
  "warden-items": itemsFile,
  "road-hazard-levels": hazardLevelsFile,
  "warden-honours": honoursFile,
  "call-out-needs": needsFile,
  "call-out-rings": ringsFile
} satisfies Readonly<Record<string, unknown>>

/** Names of the table files, without `.json`: each file in a folder of tables replaces the built-in one. */
export type WardenTableName = keyof typeof builtIn

/** All {@link WardenTableName}s. */
export const wardenTableNames = Object.keys(builtIn) as ReadonlyArray<WardenTableName>

const readLimits = (file: unknown): Either.Either<RuleTable<WardenLimitRule>, string> =>
  readRuleTable("warden-limits", WardenLimitRule, file).pipe(
    Either.filterOrLeft(
      ({ entries }) => WardenLimit.literals.every((limit) => entries.some((entry) => entry.limit === limit)),
      () => "warden-limits: a limit has no entry"
    )
  )

/**
 * The tables, with those given (parsed JSON of table files) in place of the built-in ones. Left: which
 * table is wrong and how.
 */
export const makeWardenTables = (
  replaced: Partial<Readonly<Record<WardenTableName, unknown>>> = {}
): Either.Either<WardenTables, string> =>
  Either.gen(function* () {
    const fileOf = (name: WardenTableName): unknown => replaced[name] ?? builtIn[name]
    return {
      limits: yield* readLimits(fileOf("warden-limits")),
      trainings: yield* readRuleTable("warden-trainings", WardenTraining, fileOf("warden-trainings")),
      callOutNeeds: yield* readCallOutNeeds(fileOf("call-out-needs")),
      callOutRings: yield* readCallOutRings(fileOf("call-out-rings")),
      items: yield* readWardenItems(fileOf("warden-items")),
      hazardLevels: yield* readRoadHazardLevels(fileOf("road-hazard-levels")),
      honours: yield* readWardenHonours(fileOf("warden-honours")),
      version: versionOf(...wardenTableNames.map(fileOf))
    }
  })
