import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Text } from "@jiaosuo/kernel/Problem"
import { Either, Schema } from "effect"
import { type CodeTable, codeTable } from "./CodeTables.ts"
import {
  BilingualText,
  type Confidence,
  type RuleTable,
  readRuleTable,
  ruleFields,
  ruleForDay
} from "./RuleTables.ts"

/** The code tables of an accident's record (rulebook section 11). */
export const AccidentCodeTableName = Schema.Literal(
  "form",
  "collision",
  "singleVehicle",
  "collisionParties",
  "weather",
  "roadType",
  "roadAdminClass",
  "scene",
  "hitAndRun",
  "mediation",
  "closing",
  "recordKind",
  "travelMode",
  "liability",
  "kind",
  "visibility",
  "light",
  "terrain",
  "roadSurface",
  "roadCondition",
  "pavement",
  "alignment",
  "junction",
  "roadPosition",
  "roadDivision",
  "signals",
  "roadHazard",
  "roadLetter",
  "injury",
  "injuredPart",
  "causeOfDeath",
  "vehicleLegality",
  "vehicleSafety",
  "cause",
  "personRole",
  "reportWay",
  "safetyGear",
  "dangerousGoodsOutcome",
  "guardRails",
  "yesNo"
)
/** {@link AccidentCodeTableName} as a value. */
export type AccidentCodeTableName = typeof AccidentCodeTableName.Type

/** One code table with the days on which it is in force. */
export const AccidentCodeRule = Schema.Struct({
  ...ruleFields,
  table: AccidentCodeTableName,
  /** What the standard calls the field: `tq_weather`. Null for codes of our own. */
  field: Schema.NullOr(Schema.NonEmptyString),
  name: BilingualText,
  codes: Schema.Record({ key: Schema.NonEmptyString, value: BilingualText })
})
/** {@link AccidentCodeRule} as a value. */
export type AccidentCodeRule = typeof AccidentCodeRule.Type

/** A code table in both languages. `textOf` and `codeOf` speak Chinese, as ledgers do. */
export interface AccidentCodeTable extends CodeTable {
  readonly title: Text
  /** The text of a code in both languages; undefined if the table does not have it. */
  readonly wordsOf: (code: string) => Text | undefined
  readonly confidence: Confidence
  readonly source: Text
}

/** All code tables of a day. */
export type AccidentCodeTables = Readonly<Record<AccidentCodeTableName, AccidentCodeTable>>

/** The code tables from the parsed JSON of a table file. Left: also a table that is missing. */
export const readAccidentCodes = (file: unknown): Either.Either<RuleTable<AccidentCodeRule>, string> =>
  readRuleTable("accident-codes", AccidentCodeRule, file).pipe(
    Either.flatMap((rules) => {
      const missing = AccidentCodeTableName.literals.find(
        (name) => !rules.entries.some(({ table }) => table === name)
      )
      return missing === undefined
        ? Either.right(rules)
        : Either.left(`accident-codes: the table ${missing} is missing`)
    })
  )

const tableOf = (rule: AccidentCodeRule): AccidentCodeTable => {
  const words = new Map(Object.entries(rule.codes))
  return {
    ...codeTable(rule.table, Object.fromEntries([...words].map(([code, { zh }]) => [code, zh]))),
    title: rule.name,
    wordsOf: (code) => words.get(code),
    confidence: rule.confidence,
    source: rule.source
  }
}

/** Tables are the same object for all days of one period, so that a fold may ask for every event. */
const tablesOfPeriod = new WeakMap<ReadonlyArray<AccidentCodeRule>, AccidentCodeTables>()

/** The code tables in force on a day, or the nearest ones where the standard is younger than the day. */
export const accidentCodesBy = (rules: RuleTable<AccidentCodeRule>, on: CalendarDate): AccidentCodeTables => {
  const period = rules.inForce(on)
  const known = tablesOfPeriod.get(period)
  // Before the first period `inForce` answers with one shared empty list, which says nothing.
  if (known !== undefined && period.length > 0) return known
  const tables = Object.fromEntries(
    AccidentCodeTableName.literals.map((name) => {
      const found = ruleForDay(rules, on, ({ table }) => table === name)
      if (found === undefined) throw new Error(`there is no code table ${name}`)
      return [name, tableOf(found.rule)]
    })
  ) as AccidentCodeTables
  if (period.length > 0) tablesOfPeriod.set(period, tables)
  return tables
}
