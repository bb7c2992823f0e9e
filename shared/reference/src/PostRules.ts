import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either, Schema } from "effect"
import { type RuleTable, readRuleTable, ruleFields, ruleForDay } from "./RuleTables.ts"

/** 高速公路, 其他公路, 城市快速路, 城市主干道, 其他道路. Part of stored events: add, never change. */
export const RoadClass = Schema.Literal("motorway", "highway", "expressway", "trunk", "other")
/** {@link RoadClass} as a value. */
export type RoadClass = typeof RoadClass.Type

/** How far one sees: fog, rain, snow, ice and night are bad (D2). Part of stored events. */
export const Visibility = Schema.Literal("good", "fog", "rain", "snow", "ice", "night")
/** {@link Visibility} as a value. */
export type Visibility = typeof Visibility.Type

/** 检查点, 站岗执勤点, 巡逻. Part of stored events. */
export const PostKind = Schema.Literal("checkpoint", "post", "patrol-leg")
/** {@link PostKind} as a value. */
export type PostKind = typeof PostKind.Type

const Count = Schema.Int.pipe(Schema.nonNegative())

/** What the rules of posts select by. */
const selection = {
  roadClasses: Schema.NonEmptyArray(RoadClass),
  visibility: Schema.Literal("any", "bad"),
  kinds: Schema.NonEmptyArray(PostKind)
} as const

/** D1, D2: how many stand at a point. */
export const StaffingRule = Schema.Struct({
  ...ruleFields,
  ...selection,
  /** Included; one of them is enough. Officers beyond the least count as assistants, too. */
  anyOf: Schema.NonEmptyArray(Schema.Struct({ officers: Count, assistants: Count }))
})
/** {@link StaffingRule} as a value. */
export type StaffingRule = typeof StaffingRule.Type

/** D3: where warning signs begin. */
export const SignRule = Schema.Struct({
  ...ruleFields,
  ...selection,
  /** Metres before the point, included. */
  leastMetres: Schema.Number.pipe(Schema.positive()),
  /** Whether the point must be at a toll or service area. */
  atTollOrServiceArea: Schema.Boolean
})
/** {@link SignRule} as a value. */
export type SignRule = typeof SignRule.Type

/** A point or leg as the rules look at it. */
export interface PostConditions {
  readonly kind: PostKind
  readonly roadClass: RoadClass
  readonly visibility: Visibility
}

/** The table of D1 and D2 from its file. Left: also a road on which nothing is asked of some kind of duty. */
export const readStaffing = (file: unknown): Either.Either<RuleTable<StaffingRule>, string> =>
  readRuleTable("post-staffing", StaffingRule, file).pipe(
    Either.filterOrLeft(
      ({ entries }) =>
        RoadClass.literals.every((roadClass) =>
          PostKind.literals.every((kind) =>
            entries.some((rule) => selects(rule, { kind, roadClass, visibility: "good" }))
          )
        ),
      () => "post-staffing: a kind of duty on some road has no entry"
    )
  )

/** The table of D3 from its file. */
export const readSigns = (file: unknown): Either.Either<RuleTable<SignRule>, string> =>
  readRuleTable("post-signs", SignRule, file)

const selects = (
  rule: Pick<StaffingRule | SignRule, "roadClasses" | "visibility" | "kinds">,
  { kind, roadClass, visibility }: PostConditions
): boolean =>
  rule.kinds.includes(kind) &&
  rule.roadClasses.includes(roadClass) &&
  (rule.visibility === "any" || visibility !== "good")

/** D1, D2: the rule for a point on a day; the stricter one in bad visibility. */
export const staffingBy = (
  table: RuleTable<StaffingRule>,
  post: PostConditions,
  on: CalendarDate
): StaffingRule => {
  const found = ruleForDay(table, on, (rule) => selects(rule, post))
  if (found === undefined)
    throw new Error(`there is no staffing rule for a ${post.kind} on ${post.roadClass}`)
  return found.rule
}

/** D3: the rule for the signs of a point; undefined where no sign is asked for. */
export const signsBy = (
  table: RuleTable<SignRule>,
  post: PostConditions,
  on: CalendarDate
): SignRule | undefined => ruleForDay(table, on, (rule) => selects(rule, post))?.rule

/** Whether a crew is enough: an officer may stand for an assistant, never the other way round. */
export const isStaffed = (
  { anyOf }: { readonly anyOf: ReadonlyArray<StaffingRule["anyOf"][number]> },
  crew: { readonly officers: number; readonly assistants: number }
): boolean =>
  anyOf.some(
    ({ officers, assistants }) =>
      crew.officers >= officers && crew.officers + crew.assistants >= officers + assistants
  )
