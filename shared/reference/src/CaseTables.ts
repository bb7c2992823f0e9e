import { Either, Schema } from "effect"
import bandsFile from "../data/rules/case-bands.json" with { type: "json" }
import kindsFile from "../data/rules/case-kinds.json" with { type: "json" }
import levelsFile from "../data/rules/case-levels.json" with { type: "json" }
import limitsFile from "../data/rules/case-limits.json" with { type: "json" }
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"
import { versionOf } from "./TableVersion.ts"

const Count = Schema.Int.pipe(Schema.positive())

/** How gravely a level is answered: 一般 one group, 重大 three, 特大 all (rows 7 and 8). */
export const CaseGrade = Schema.Literal("general", "important", "major")
/** {@link CaseGrade} as a value. */
export type CaseGrade = typeof CaseGrade.Type

/** I7: what the 110 rules divide calls into: 报警, 求助, 投诉. */
export const CaseNature = Schema.Literal("report", "help", "complaint")
/** {@link CaseNature} as a value. */
export type CaseNature = typeof CaseNature.Type

/** I7: one type of case, in its kind, with its details. */
export const CaseTypeRule = Schema.Struct({
  ...ruleFields,
  /** Stable codes: `accident`, `injury`. */
  kind: Schema.NonEmptyString,
  kindName: BilingualText,
  type: Schema.NonEmptyString,
  typeName: BilingualText,
  nature: CaseNature,
  /** Level that a call of this type is taken with unless its taker says another. */
  level: Schema.NonEmptyString,
  /** Not closed without an early legal review (法制前置). */
  legalReview: Schema.Boolean,
  /** Referred, or answered by volunteers, unless life or safety is at risk. */
  outsidePoliceDuty: Schema.Boolean,
  details: Schema.Array(Schema.Struct({ code: Schema.NonEmptyString, name: BilingualText }))
})
/** {@link CaseTypeRule} as a value. */
export type CaseTypeRule = typeof CaseTypeRule.Type

/** I4: one level, and what must be sent to a case of it. */
export const CaseLevelRule = Schema.Struct({
  ...ruleFields,
  level: Schema.NonEmptyString,
  name: BilingualText,
  grade: CaseGrade,
  /** Fewest response groups and people. */
  groups: Count,
  people: Count,
  /** All groups that may go (饱和用警). */
  everyGroup: Schema.Boolean
})
/** {@link CaseLevelRule} as a value. */
export type CaseLevelRule = typeof CaseLevelRule.Type

/** The timed steps of a response group, and the feedback. */
export const CaseStep = Schema.Literal("sign", "depart", "arrive", "feedback")
/** {@link CaseStep} as a value. */
export type CaseStep = typeof CaseStep.Type

/** I2, I3: the bands of one step. */
export const CaseBandRule = Schema.Struct({
  ...ruleFields,
  step: CaseStep,
  /** Ends of the bands in seconds, each included, rising; later than the last is overdue. Empty: never overdue. */
  boundsSeconds: Schema.Array(Count).pipe(
    Schema.filter(
      (bounds) => bounds.every((bound, i) => i === 0 || bound > (bounds[i - 1] ?? 0)) || "bounds must rise"
    )
  ),
  area: Schema.optional(BilingualText),
  /** Nine-digit codes of the townships it is for. */
  townships: Schema.optional(Schema.Array(Schema.String)),
  /** Digits 7 to 9 of the townships it is for (N9), ends included. */
  serials: Schema.optional(Schema.Struct({ from: Schema.Int, to: Schema.Int }))
})
/** {@link CaseBandRule} as a value. */
export type CaseBandRule = typeof CaseBandRule.Type

/** The limits by name. */
export const CaseLimit = Schema.Literal(
  "hand-over-hours",
  "join-minutes",
  "join-metres",
  "join-score",
  "whistle-minutes",
  "supervision-hours",
  "case-work-days",
  "case-work-extension-days"
)
/** {@link CaseLimit} as a value. */
export type CaseLimit = typeof CaseLimit.Type

/** One limit of cases. */
export const CaseLimitRule = Schema.Struct({
  ...ruleFields,
  limit: CaseLimit,
  value: Schema.Number.pipe(Schema.positive())
})
/** {@link CaseLimitRule} as a value. */
export type CaseLimitRule = typeof CaseLimitRule.Type

/** The dated tables of cases. */
export interface CaseTables {
  /** I7. */
  readonly kinds: RuleTable<CaseTypeRule>
  /** I4, the gravest level first. */
  readonly levels: RuleTable<CaseLevelRule>
  /** I2, I3. */
  readonly bands: RuleTable<CaseBandRule>
  readonly limits: RuleTable<CaseLimitRule>
  /** Fingerprint of all of them. */
  readonly version: string
}

const builtIn = {
  "case-kinds": kindsFile,
  "case-levels": levelsFile,
  "case-bands": bandsFile,
  "case-limits": limitsFile
} satisfies Readonly<Record<string, unknown>>

/** Names of the table files, without `.json`: each file in a folder of tables replaces the built-in one. */
export type CaseTableName = keyof typeof builtIn

/** All {@link CaseTableName}s. */
export const caseTableNames = Object.keys(builtIn) as ReadonlyArray<CaseTableName>

/** Every level that a type names must be in the scheme, or its calls could not be taken. */
const levelsAreKnown = (
  kinds: RuleTable<CaseTypeRule>,
  levels: RuleTable<CaseLevelRule>
): Either.Either<RuleTable<CaseTypeRule>, string> => {
  const known = new Set(levels.entries.map(({ level }) => level))
  const unknown = kinds.entries.find(({ level }) => !known.has(level))
  return unknown === undefined
    ? Either.right(kinds)
    : Either.left(`case-kinds: ${unknown.id} names the level ${unknown.level}, which case-levels has not`)
}

const readLimits = (file: unknown): Either.Either<RuleTable<CaseLimitRule>, string> =>
  readRuleTable("case-limits", CaseLimitRule, file).pipe(
    Either.filterOrLeft(
      (table) => CaseLimit.literals.every((limit) => table.entries.some((entry) => entry.limit === limit)),
      () => "case-limits: a limit has no entry"
    )
  )

/**
 * The tables, with those given (parsed JSON of table files) in place of the built-in ones. Left: which
 * table is wrong and how.
 */
export const makeCaseTables = (
  replaced: Partial<Readonly<Record<CaseTableName, unknown>>> = {}
): Either.Either<CaseTables, string> =>
  Either.gen(function* () {
    const fileOf = (name: CaseTableName): unknown => replaced[name] ?? builtIn[name]
    const levels = yield* readRuleTable("case-levels", CaseLevelRule, fileOf("case-levels"))
    const kinds = yield* readRuleTable("case-kinds", CaseTypeRule, fileOf("case-kinds"))
    return {
      kinds: yield* levelsAreKnown(kinds, levels),
      levels,
      bands: yield* readRuleTable("case-bands", CaseBandRule, fileOf("case-bands")),
      limits: yield* readLimits(fileOf("case-limits")),
      version: versionOf(...caseTableNames.map(fileOf))
    }
  })
