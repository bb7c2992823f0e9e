import { Either, Schema } from "effect"
import { refusedByV10 } from "./PenaltyCounts.ts"
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"

/** 劝导, 隐患, 宣传, 求助, 聚集, 警地四互, 行业检查, 送证, 联合检查, 服务事项, 受理渠道, 材料: what codes are of. */
export const WardenItem = Schema.Literal(
  "persuasion",
  "hazard",
  "publicity",
  "help",
  "gathering",
  "activity",
  "trade",
  "card",
  "inspection",
  "service",
  "service-channel",
  "material"
)
/** {@link WardenItem} as a value. */
export type WardenItem = typeof WardenItem.Type

/** One code of what is written down. */
export const WardenItemRule = Schema.Struct({
  ...ruleFields,
  item: WardenItem,
  /** Stable code: `no-helmet`. */
  code: Schema.NonEmptyString,
  name: BilingualText
})
/** {@link WardenItemRule} as a value. */
export type WardenItemRule = typeof WardenItemRule.Type

/** How grave a hazard of a road is, and what follows. */
export const RoadHazardLevelRule = Schema.Struct({
  ...ruleFields,
  /** Stable code: `grave`. */
  level: Schema.NonEmptyString,
  /** 1 is the least grave. */
  grade: Schema.Int.pipe(Schema.positive()),
  /** Hours from the report until it is to be cleared. */
  dueHours: Schema.Number.pipe(Schema.positive()),
  /** Whether the station is asked for a case at once. */
  asksForCase: Schema.Boolean,
  name: BilingualText
})
/** {@link RoadHazardLevelRule} as a value. */
export type RoadHazardLevelRule = typeof RoadHazardLevelRule.Type

/**
 * What is written down. Left: which entry is wrong and how; also an item that has no code at all, and a persuasion that
 * is a fine or a penalty: honours count persuasions (A3, V10).
 */
export const readWardenItems = (file: unknown): Either.Either<RuleTable<WardenItemRule>, string> => {
  const refusal = refusedByV10("warden-items", file, ({ item }) => item === "persuasion")
  if (refusal !== undefined) return Either.left(refusal)
  return readRuleTable("warden-items", WardenItemRule, file).pipe(
    Either.filterOrLeft(
      ({ entries }) => WardenItem.literals.every((item) => entries.some((entry) => entry.item === item)),
      () => "warden-items: an item has no entry"
    )
  )
}

/** The levels of hazards, at least one. Left: which entry is wrong and how. */
export const readRoadHazardLevels = (file: unknown): Either.Either<RuleTable<RoadHazardLevelRule>, string> =>
  readRuleTable("road-hazard-levels", RoadHazardLevelRule, file).pipe(
    Either.filterOrLeft(
      ({ entries }) => entries.length > 0,
      () => "road-hazard-levels: there is no level"
    )
  )
