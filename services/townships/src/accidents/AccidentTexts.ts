import { phaseTitles } from "@jiaosuo/accidents/events"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { AccidentCodeTableName, AccidentCodeTables } from "@jiaosuo/reference/AccidentCodes"
import { accidentKindText } from "@jiaosuo/reference/AccidentKinds"
import { vehicleTypes } from "@jiaosuo/reference/CodeTables"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { SeverityScheme } from "@jiaosuo/reference/Severity"
import type { KnownAccidentCodes } from "./AccidentFilterQuery.ts"
import type { StandingName } from "./http/AccidentAnswer.ts"
import type { Dimension } from "./http/AccidentParameters.ts"

/** What codes of accidents mean, and which of them a filter may name. */

/** Where a file stands, in words. */
export const standingTexts: { readonly [Name in StandingName]: Text } = {
  Reported: text("已接报", "Reported"),
  Accepted: text("已受理", "Accepted"),
  Refused: text("不予受理", "Refused"),
  HandedOver: text("已移送", "Handed over"),
  Closed: text("已结案", "Closed"),
  Withdrawn: text("已撤销", "Withdrawn"),
  Merged: text("已并案", "Merged"),
  Historical: text("历史事故", "From another record")
}

const kinds = ["property", "injury", "death"] as const

/** Levels of a scheme of severity with their names, the gravest first. */
export const severityLevels = (
  { accidentRules }: Pick<ReferenceData, "accidentRules">,
  scheme: SeverityScheme
): ReadonlyMap<string, Text> =>
  new Map(
    accidentRules.tables.severity.entries
      .filter((entry) => entry.scheme === scheme)
      .map((entry) => [entry.level, entry.name])
  )

/** The tables of the national record that circumstances, road and persons are coded by. */
export const filterTables = {
  roadClass: "roadAdminClass",
  roadType: "roadType",
  weather: "weather",
  form: "form",
  cause: "cause",
  travelMode: "travelMode"
} as const satisfies { readonly [name: string]: AccidentCodeTableName }

const codesOf = (tables: AccidentCodeTables, name: AccidentCodeTableName): ReadonlySet<string> =>
  new Set(tables[name].entries.map(([code]) => code))

/** The codes that a filter may name on a day. */
export const knownAccidentCodes = (reference: ReferenceData, on: CalendarDate): KnownAccidentCodes => {
  const { accidentRules, district, vehicleRules } = reference
  const tables = accidentRules.codeTables(on)
  return {
    isTownship: (code) => district.township(code) !== undefined,
    isVillage: (code) => district.village(code) !== undefined,
    phases: new Set(Object.keys(phaseTitles)),
    severities: {
      traffic: new Set(severityLevels(reference, "trafficWords").keys()),
      safety: new Set(severityLevels(reference, "productionSafety").keys())
    },
    tables: {
      ...Object.fromEntries(
        Object.entries(filterTables).map(([name, table]) => [name, codesOf(tables, table)])
      ),
      vehicleClass: new Set(vehicleRules.tables.classes.entries.map((entry) => entry.class)),
      vehicleType: new Set(vehicleTypes.entries.map(([code]) => code))
    }
  }
}

const weekdays = ["一", "二", "三", "四", "五", "六", "日"]
const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

/** What is not recorded, in words. */
export const notRecordedText = text("未记录", "Not recorded")

const same = (word: string): Text => text(word, word)

/** The text of a value of a dimension; the code itself where nobody knows it. */
export const dimensionTexts = (
  reference: ReferenceData,
  dimension: Dimension,
  on: CalendarDate
): ((code: string | null) => Text) => {
  const wordOf = wordsOf(reference, dimension, on)
  return (code) => (code === null ? notRecordedText : (wordOf(code) ?? same(code)))
}

const wordsOf = (
  reference: ReferenceData,
  dimension: Dimension,
  on: CalendarDate
): ((code: string) => Text | undefined) => {
  const { accidentRules, district, vehicleRules } = reference
  switch (dimension) {
    case "month":
    case "year":
    case "road":
      return same
    case "township":
      return (code) => {
        const found = district.township(code)
        return found === undefined ? undefined : same(found.name)
      }
    case "roadClass":
    case "roadType":
    case "weather":
    case "form":
    case "cause":
    case "travelMode":
      return accidentRules.codeTables(on)[filterTables[dimension]].wordsOf
    case "vehicleClass": {
      const names = new Map(vehicleRules.allClasses(on).map((found) => [found.class, found.name]))
      return (code) => names.get(code)
    }
    case "vehicleType":
      return (code) => {
        const name = vehicleTypes.textOf(code)
        return name === undefined ? undefined : same(name)
      }
    case "hour":
      return (code) => text(`${code}时`, `${code}:00 to ${code}:59`)
    case "weekday":
      return (code) =>
        text(`星期${weekdays[Number(code) - 1] ?? code}`, weekdayNames[Number(code) - 1] ?? code)
    case "kind":
      return (code) => {
        const kind = kinds.find((one) => one === code)
        return kind === undefined ? undefined : accidentKindText(kind)
      }
    case "severity": {
      const levels = severityLevels(reference, "trafficWords")
      return (code) => levels.get(code)
    }
  }
}

/**
 * A4, A5, A6: the grounds on which an accident must be reported: all of them as `accident.grounds`, and those of
 * each rule as `accident.grounds.A4`.
 */
const groundTexts = (reference: ReferenceData, on: CalendarDate) => {
  const grounds = reference.accidentRules.reportGrounds(on)
  const table = (among: typeof grounds) =>
    among.map(({ ground, name }) => ({ code: ground, zh: name.zh, en: name.en }))
  return {
    "accident.grounds": table(grounds),
    ...Object.fromEntries(
      [...new Set(grounds.map(({ rule }) => rule))].map((rule) => [
        `accident.grounds.${rule}`,
        table(grounds.filter((ground) => ground.rule === rule))
      ])
    )
  }
}

/** All tables of accidents for the reference data: `accident.weather`, `accident.phases` … */
export const accidentCodeTexts = (
  reference: ReferenceData,
  on: CalendarDate
): Readonly<Record<string, ReadonlyArray<{ readonly code: string } & Text>>> => {
  const named = (words: Iterable<readonly [string, Text]>) =>
    [...words].map(([code, { en, zh }]) => ({ code, zh, en }))
  const tables = Object.entries(reference.accidentRules.codeTables(on))
  return {
    ...Object.fromEntries(
      tables.map(([name, table]) => [
        `accident.${name}`,
        table.entries.map(([code, zh]) => ({ code, ...(table.wordsOf(code) ?? same(zh)) }))
      ])
    ),
    ...groundTexts(reference, on),
    "accident.phases": named(Object.entries(phaseTitles)),
    "accident.standings": named(Object.entries(standingTexts)),
    "accident.kinds": named(kinds.map((kind) => [kind, accidentKindText(kind)] as const)),
    "accident.trafficSeverity": named(severityLevels(reference, "trafficWords")),
    "accident.safetySeverity": named(severityLevels(reference, "productionSafety"))
  }
}
