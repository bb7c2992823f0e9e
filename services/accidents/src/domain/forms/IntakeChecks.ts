import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm
} from "@jiaosuo/orders/domain/FormReading"
import type { AccidentCodeTableName } from "@jiaosuo/reference/AccidentCodes"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import type { CloseAccident, CorrectPlace, CorrectReport, HandOverAccident } from "../commands/Intake.ts"
import type { Circumstances } from "../values/Place.ts"
import { pastInstant } from "./Instants.ts"
import type * as Form from "./IntakeForms.ts"
import { checkPlace } from "./PlaceCheck.ts"
import { longestDescription } from "./ReportCheck.ts"
import { codeIn } from "./TableCodes.ts"

/**
 * What people hand in about an accident's file as a whole, checked: known townships, codes of the tables, days that
 * have come. All faults of a form are named together.
 */

/** V3: the unit in whose name it is handled; the district's traffic police where none is named. */
export const checkAcceptance = (
  form: Form.AcceptanceForm,
  { district }: Checking
): ReadForm<{ readonly authority: string }> => {
  const reading = new FormReading()
  const authority = reading.text("authority", form.authority, longestShort)
  return reading.done(() => ({ authority: authority ?? `${district.name}公安局交通警察大队` }))
}

/** A24: a body with a name; a township of the district with a station, or none. */
export const checkHandOver = (
  form: Form.HandOverForm,
  { district }: Checking
): ReadForm<Pick<HandOverAccident, "authority" | "township" | "ground">> => {
  const reading = new FormReading()
  const authority = reading.text("authority", form.authority, longestShort)
  if (authority === null) {
    reading.reject("authority", text("请填写接收单位", "say which body receives it"), "A24")
  }
  const written = isBlank(form.township) ? null : compactNumber(form.township)
  if (written !== null && district.township(written) === undefined) {
    reading.reject(
      "township",
      text(
        `乡镇(街道)代码“${written}”不在${district.name}的区划代码中`,
        `township code "${written}" is not one of district ${district.code}`
      ),
      "N9"
    )
  }
  return reading.done(() => ({ authority: authority ?? "", township: written, ground: form.ground }))
}

/** C9: the whole place as it is right, by the tables of today. */
export const checkPlaceCorrection =
  (rules: AccidentRules) =>
  (form: Form.PlaceCorrectionForm, checking: Checking): ReadForm<Pick<CorrectPlace, "place">> => {
    const reading = new FormReading()
    const place = checkPlace(reading, "place.", form.place, checking, rules.codeTables(checking.today))
    return reading.done(() => ({ place }))
  }

/** Null: stays as it is. */
export const checkReportCorrection = (
  form: Form.ReportCorrectionForm,
  nowMillis: number
): ReadForm<Pick<CorrectReport, "happenedAt" | "kind" | "description">> => {
  const reading = new FormReading()
  const happenedAt = pastInstant(reading, "accidentHappenedAt", form.accidentHappenedAt, nowMillis)
  const description = reading.text("description", form.description, longestDescription)
  return reading.done(() => ({ happenedAt, kind: form.kind ?? null, description }))
}

/** Which table of the national record (rulebook section 11) a circumstance has its code from. */
const tableOf = {
  weather: "weather",
  visibility: "visibility",
  light: "light",
  terrain: "terrain",
  surface: "roadSurface",
  surfaceCondition: "roadCondition",
  alignment: "alignment",
  signals: "signals",
  form: "form",
  betweenVehicles: "collision",
  single: "singleVehicle",
  parties: "collisionParties",
  firstCause: "cause",
  cause: "cause",
  dangerousGoods: "dangerousGoodsOutcome",
  pavement: "pavement",
  junction: "junction",
  roadPosition: "roadPosition",
  roadDivision: "roadDivision",
  guardRails: "guardRails",
  recordKind: "recordKind",
  secondAccident: "yesNo",
  foreignInvolved: "yesNo"
} as const satisfies { readonly [Name in keyof Circumstances]?: AccidentCodeTableName }

type Coded = keyof typeof tableOf
const coded = Object.keys(tableOf) as ReadonlyArray<Coded>

/** A hundred billion yuan. */
const largestLoss = 100_000_000_000

/** What is known by now, laid over what was known: absent values stay, null empties. */
export const checkCircumstances = (
  form: Form.CircumstancesForm,
  onFile: Circumstances,
  happenedOn: string,
  rules: AccidentRules
): ReadForm<Circumstances> => {
  const reading = new FormReading()
  const tables = rules.codeTables(happenedOn)
  const codes = Object.fromEntries(
    coded
      .filter((name) => form[name] !== undefined)
      .map((name) => [name, codeIn(reading, name, form[name], tables[tableOf[name]])] as const)
      .filter(([name, code]) => code !== null || onFile[name] !== undefined)
  ) as Partial<Pick<Circumstances, Coded>>
  const causeText =
    form.causeText === undefined ? onFile.causeText : reading.text("causeText", form.causeText, longestNote)
  const propertyYuan =
    form.propertyYuan === undefined
      ? onFile.propertyYuan
      : reading.count("propertyYuan", form.propertyYuan, largestLoss)
  return reading.done(() => ({ ...onFile, ...codes, causeText, propertyYuan }))
}

/** The number under which the file is kept, and the day on which it was closed. */
export const checkClosing = (
  form: Form.ClosingForm,
  { today }: Checking
): ReadForm<Pick<CloseAccident, "archiveNumber" | "way" | "closedOn">> => {
  const reading = new FormReading()
  const archiveNumber = reading.text("archiveNumber", form.archiveNumber, longestShort)
  if (archiveNumber === null) {
    reading.reject("archiveNumber", text("请填写档案号", "an archive number is needed"))
  }
  const closedOn = reading.pastDay("closedOn", form.closedOn, today) ?? today
  return reading.done(() => ({ archiveNumber: archiveNumber ?? "", way: form.way, closedOn }))
}

/** A score from 0 to 1, where the search for duplicates gave one. */
export const checkMerge = (
  form: Form.MergeForm
): ReadForm<{ readonly into: string; readonly score: number | null }> => {
  const reading = new FormReading()
  const score = form.score ?? null
  if (score !== null && !(score >= 0 && score <= 1)) {
    reading.reject("score", text("应为0至1", "must be from 0 to 1"))
  }
  return reading.done(() => ({ into: form.into.toLowerCase(), score }))
}
