import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { readFields } from "@jiaosuo/ledger/columns/RowReading"
import type { RawRow } from "@jiaosuo/ledger/reading/Ledger"
import { FormReading, longestShort, type ReadForm, remark } from "@jiaosuo/orders/domain/FormReading"
import type { AccidentCodeTables } from "@jiaosuo/reference/AccidentCodes"
import { accidentKindOf } from "@jiaosuo/reference/AccidentKinds"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { vehicleTypes } from "@jiaosuo/reference/CodeTables"
import type { District } from "@jiaosuo/reference/Divisions"
import { halfWidth, isBlank } from "@jiaosuo/reference/Spelling"
import { Either } from "effect"
import { mostVehicles } from "../../domain/decisions/Parties.ts"
import type { AccidentKind } from "../../domain/events/Intake.ts"
import { checkCircumstances } from "../../domain/forms/IntakeChecks.ts"
import { noCircumstances } from "../../domain/values/Place.ts"
import type { HistoricalEntry } from "../../useCases/History.ts"
import type { AccidentTable } from "../AccidentLedger.ts"
import type { AccidentField } from "./AccidentFields.ts"
import { type HistoricalCounts, readCounts } from "./Counts.ts"
import { readPlace } from "./PlaceOfRow.ts"
import { readMoment } from "./WhenOfRow.ts"

/** What rows are read by. */
export interface RowReading {
  readonly district: District
  readonly rules: AccidentRules
  /** When the file was handed in: nothing in it is later. */
  readonly now: Instant
}

/** An accident of a row before its persons are known. */
export type ReadAccident = HistoricalEntry["accident"]

/** A23: whose number it is where a file does not say: that of the system of record. */
export const usualSource = "公安交通管理综合应用平台"

/** In a number that a mapping fixes: the number of the row. For files of a source that numbers nothing. */
const rowInNumber = "{row}"

/** Source and number by which an accident is recognised again, in one spelling. */
export const identityOf = (
  values: ReadonlyMap<AccidentField, string>,
  row: number
): { readonly source: string; readonly number: string } => ({
  source: halfWidth(values.get("source") ?? "").trim() || usualSource,
  number: plainNumber((values.get("number") ?? "").replaceAll(rowInNumber, String(row)))
})

/** A number in one spelling: half width, no blanks, capitals. Hyphens stay: 1-11 is not 11-1. */
export const plainNumber = (written: string): string => halfWidth(written).replace(/\s+/g, "").toUpperCase()

const kindWords: ReadonlyMap<string, AccidentKind> = new Map([
  ["property", "property"],
  ["财产损失", "property"],
  ["物损", "property"],
  ["物损事故", "property"],
  ["injury", "injury"],
  ["伤人", "injury"],
  ["受伤", "injury"],
  ["受伤事故", "injury"],
  ["death", "death"],
  ["fatal", "death"],
  ["死亡", "death"],
  ["亡人", "death"],
  ["亡人事故", "death"]
])
const kindCodes: Readonly<Record<string, AccidentKind>> = { "1": "death", "2": "injury", "3": "property" }
const gravity: { readonly [Kind in AccidentKind]: number } = { property: 0, injury: 1, death: 2 }

/** A1: the kind as it is written; else by the casualties. One that is less than these is taken with a warning. */
const readKind = (
  reading: FormReading,
  written: string | undefined,
  tables: AccidentCodeTables,
  counts: HistoricalCounts
): AccidentKind | null => {
  const { dead, serious, slight } = counts?.day7 ?? { dead: 0, serious: 0, slight: 0 }
  const harmed = accidentKindOf({ deaths: dead, injured: serious + slight })
  if (isBlank(written)) return counts === null ? null : harmed
  const kind = kindWords.get(written.trim().toLowerCase()) ?? kindCodes[tables.kind.codeOf(written) ?? ""]
  if (kind === undefined) {
    reading.reject(
      "kind",
      text(`事故类型“${written}”不在代码表中`, `kind "${written}" is not in the code table`),
      "A1"
    )
    return null
  }
  if (gravity[kind] < gravity[harmed]) {
    reading.warn("kind", remark("A1", "事故类别轻于伤亡人数", "the kind is less than the casualties"))
  }
  return kind
}

const readVehicleTypes = (reading: FormReading, written: string | undefined): ReadonlyArray<string> => {
  if (isBlank(written)) return []
  const names = written.split(/[、,，;；/|]+/).filter((name) => !isBlank(name))
  if (names.length > mostVehicles) {
    reading.reject("vehicleTypes", text(`最多${mostVehicles}辆车`, `at most ${mostVehicles} vehicles`))
    return []
  }
  const what = text("车辆类型", "vehicle type")
  return names.map((name) => reading.code("vehicleTypes", name.trim(), vehicleTypes, what, "K1"))
}

/** The circumstances that are codes or texts; fields and forms have the same names. */
const circumstanceFields = [
  "weather",
  "visibility",
  "light",
  "terrain",
  "surface",
  "surfaceCondition",
  "alignment",
  "signals",
  "form",
  "betweenVehicles",
  "single",
  "parties",
  "firstCause",
  "cause",
  "causeText",
  "dangerousGoods",
  "pavement",
  "junction",
  "roadPosition",
  "roadDivision",
  "guardRails",
  "recordKind",
  "secondAccident",
  "foreignInvolved"
] as const satisfies ReadonlyArray<AccidentField>

const circumstancesOf = (
  values: ReadonlyMap<AccidentField, string>,
  propertyYuan: number | undefined,
  happenedOn: string,
  rules: AccidentRules
) =>
  checkCircumstances(
    {
      ...Object.fromEntries(circumstanceFields.map((field) => [field, values.get(field)])),
      propertyYuan: propertyYuan === undefined ? null : Math.round(propertyYuan)
    },
    noCircumstances,
    happenedOn,
    rules
  )

/** A kind that the row does not say follows from its persons. */
export interface ReadRow {
  readonly accident: Omit<ReadAccident, "kind" | "warnings">
  readonly kind: AccidentKind | null
}

/**
 * A row as an accident of the past, its cells and values checked (A1, A23, C1–C3, C9, N9). Left: everything that a
 * person has to look at.
 */
export const readAccidentRow = (
  raw: RawRow,
  row: number,
  table: AccidentTable,
  { district, rules, now }: RowReading
): ReadForm<ReadRow> => {
  const { values, numbers, problems } = readFields(raw, table)
  const reading = new FormReading()
  for (const { path, reason, rule } of problems) reading.reject(path, reason, rule)
  const { source, number } = identityOf(values, row)
  if (isBlank(number)) reading.reject("number", text("请填写事故编号", "an accident number is needed"), "A23")
  for (const [path, said] of [
    ["source", source],
    ["number", number]
  ] as const) {
    if (said.length > longestShort) {
      reading.reject(path, text(`最多${longestShort}个字符`, `at most ${longestShort} characters`))
    }
  }
  const moment = readMoment(reading, values, now)
  const today = dayInShanghai(now)
  const happenedOn = moment === null ? today : dayInShanghai(moment.at)
  const tables = rules.codeTables(happenedOn)
  const place = readPlace(reading, { values, numbers }, { district, today }, tables)
  const counts = readCounts(reading, numbers)
  const kind = readKind(reading, values.get("kind"), tables, counts)
  const types = readVehicleTypes(reading, values.get("vehicleTypes"))
  const closedOn = reading.pastDay("closedOn", values.get("closedOn"), today)
  if (closedOn !== null && moment !== null && closedOn < happenedOn) {
    reading.reject("closedOn", text("早于事故发生时间", "is before the accident"))
  }
  const circumstances = circumstancesOf(values, numbers.get("propertyYuan"), happenedOn, rules)
  return allOf(
    reading.done(() => null),
    circumstances,
    (_, surroundings) => ({
      kind,
      accident: {
        source,
        number,
        happenedAt: moment?.at ?? now,
        precision: moment?.precision ?? "day",
        place: place ?? unplaced,
        circumstances: surroundings,
        counts,
        vehicleTypes: types,
        closedOn
      }
    })
  )
}

/** Never seen: a row without a place is at fault. */
const unplaced: ReadAccident["place"] = {
  township: "",
  village: null,
  road: { code: null, name: null, adminClass: null, type: null },
  postMetres: null,
  direction: null,
  coordinates: null,
  text: null
}

const faultsOf = (read: ReadForm<unknown>): ReadonlyArray<FieldProblem> =>
  Either.isLeft(read) ? read.left : []

const allOf = <A, B, C>(one: ReadForm<A>, other: ReadForm<B>, make: (a: A, b: B) => C): ReadForm<C> =>
  Either.isLeft(one) || Either.isLeft(other)
    ? Either.left([...faultsOf(one), ...faultsOf(other)])
    : Either.right({
        value: make(one.right.value, other.right.value),
        warnings: [...one.right.warnings, ...other.right.warnings]
      })
