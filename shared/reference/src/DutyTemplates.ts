import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Qualification } from "@jiaosuo/kernel/Qualification"
import { Either, Schema } from "effect"
import { BilingualText, type RuleTable, readRuleTable, ruleFields } from "./RuleTables.ts"

/**
 * Kinds of duty: 派出所值班民警, 处警组, 接警, 巡逻, 主班, 副班, 值班领导, 督查, 坐班, 错时, 旅游旺季增援.
 * Part of stored events: add, never change.
 */
export const DutyKind = Schema.Literal(
  "station-officer",
  "response-group",
  "intake",
  "patrol",
  "main",
  "assist",
  "leader",
  "supervisor",
  "desk",
  "staggered",
  "surge"
)
/** {@link DutyKind} as a value. */
export type DutyKind = typeof DutyKind.Type

/** On which days something is planned: every day, or by the working-day calendar. */
export const DutyDays = Schema.Literal("every", "working", "off")
/** {@link DutyDays} as a value. */
export type DutyDays = typeof DutyDays.Type

/** What a roster is for: a cooperation zone (警务协作区) or one station. */
export const RosterUnitKind = Schema.Literal("zone", "station")
/** {@link RosterUnitKind} as a value. */
export type RosterUnitKind = typeof RosterUnitKind.Type

const Count = Schema.Int.pipe(Schema.nonNegative())

/** How many, both included. */
export const Span = Schema.Struct({ least: Count, most: Count }).pipe(
  Schema.filter(({ least, most }) => least <= most || "a span that ends before it begins")
)
/** {@link Span} as a value. */
export type Span = typeof Span.Type

/** `08:00`, in Asia/Shanghai. */
export const TimeOfDay = Schema.String.pipe(Schema.pattern(/^(?:[01]\d|2[0-3]):[0-5]\d$/))

/** One kind of duty of a template: how often a day, when, and who. */
export const DutyPosition = Schema.Struct({
  kind: DutyKind,
  /** Of the unit as a whole, one at each of its stations, or at the centre station only. */
  where: Schema.Literal("unit", "each-station", "centre"),
  /** So many of them a day, at each place. */
  groups: Schema.Int.pipe(Schema.positive()),
  days: DutyDays,
  begins: TimeOfDay,
  hours: Schema.Number.pipe(Schema.positive()),
  officers: Span,
  /** Auxiliaries and hired assistants. */
  auxiliaries: Span,
  /** Both together. */
  people: Span,
  /** Whether only leaders of a unit take it. */
  leader: Schema.Boolean,
  /** A2: what the officer who leads it is qualified for. */
  qualification: Qualification
})
/** {@link DutyPosition} as a value. */
export type DutyPosition = typeof DutyPosition.Type

/** What a unit plans for a day. */
export const DutyTemplate = Schema.Struct({
  ...ruleFields,
  template: Schema.NonEmptyString,
  unitKind: RosterUnitKind,
  name: BilingualText,
  positions: Schema.NonEmptyArray(DutyPosition)
})
/** {@link DutyTemplate} as a value. */
export type DutyTemplate = typeof DutyTemplate.Type

/** The table from the parsed JSON of its file. Left: also a template with one kind of duty twice on the same days. */
export const readDutyTemplates = (file: unknown): Either.Either<RuleTable<DutyTemplate>, string> =>
  readRuleTable("duty-templates", DutyTemplate, file).pipe(
    Either.filterOrLeft(
      ({ entries }) =>
        entries.every(({ positions }) =>
          (["working", "off"] as const).every((days) => {
            const kinds = positions
              .filter((one) => isOn(one.days, days === "working"))
              .map(({ kind }) => kind)
            return new Set(kinds).size === kinds.length
          })
        ),
      () => "duty-templates: a template has one kind of duty twice on a day"
    )
  )

/** Whether something is planned on a day that is, or is not, a working day. */
export const isOn = (days: DutyDays, isWorkingDay: boolean): boolean =>
  days === "every" || (days === "working") === isWorkingDay

/** The template of a name in force on a day; undefined where there is none. */
export const dutyTemplateBy = (
  table: RuleTable<DutyTemplate>,
  name: string,
  on: CalendarDate
): DutyTemplate | undefined => table.inForce(on).find(({ template }) => template === name)
