import { HttpServerResponse } from "@effect/platform"
import type { Language } from "@jiaosuo/http/CurrentRequest"
import {
  attachment,
  csvOf,
  csvType,
  type SpreadsheetColumn,
  workbookOf,
  workbookType
} from "@jiaosuo/http/Spreadsheet"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import { colours, fuels, plateKinds, purposes, uses, vehicleTypes } from "@jiaosuo/reference/CodeTables"
import type { VehicleRules } from "@jiaosuo/reference/VehicleRules"
import { hazardKind, unregisteredKinds } from "@jiaosuo/vehicles/events"
import type { Stream } from "effect"
import { type FileField, fileFieldNames } from "../vehicles/FileFields.ts"
import type { ListForm } from "./Negotiation.ts"
import type { UnregisteredItem, VehicleItem } from "./VehicleAnswer.ts"

/** Lists as spreadsheets. Headings are those of the stations' own ledgers where there is one. */

/** A column in both languages. */
export type Column<Row> = readonly [heading: Text, value: SpreadsheetColumn<Row>["value"], width?: number]

/** Columns with headings in one language. */
export const inLanguage = <Row>(
  columns: ReadonlyArray<Column<Row>>,
  language: Language
): ReadonlyArray<SpreadsheetColumn<Row>> =>
  columns.map(([heading, value, width]) => ({
    heading: heading[language],
    value,
    ...(width === undefined ? {} : { width })
  }))

/** `K39 小型面包车`: the code is what counts, the text is what people read. */
const coded = (
  table: { readonly textOf: (code: string) => string | undefined },
  code: string | null
): string | null => {
  if (code === null) return null
  const meaning = table.textOf(code)
  return meaning === undefined ? code : `${code} ${meaning}`
}

const states = {
  normal: text("正常", "Normal"),
  suspended: text("停驶", "Suspended"),
  deregistered: text("已注销", "Deregistered")
}

const unregisteredStates = {
  listed: text("在册", "Listed"),
  "struck-off": text("已移出", "Struck off"),
  registered: text("已上牌", "Registered")
}

/** `2026-05-01 08:30` of an instant in Shanghai. */
export const minute = (instant: string | null): string | null =>
  instant === null ? null : instant.slice(0, 16).replace("T", " ")

/** Columns of the vehicle list. */
export const vehicleColumns = (
  rules: VehicleRules,
  day: string,
  language: Language
): ReadonlyArray<SpreadsheetColumn<VehicleItem>> => {
  const classNames = new Map(rules.allClasses(day).map((found) => [found.class, found.name[language]]))
  const hazards = (codes: ReadonlyArray<string>): string =>
    codes.map((code) => hazardKind(code)?.name[language] ?? code).join("、")
  return inLanguage<VehicleItem>(
    [
      [text("号牌种类", "Plate kind"), (v) => coded(plateKinds, v.plate.kind)],
      [text("号牌号码", "Plate number"), (v) => v.plate.number, 12],
      [text("车辆类型", "Vehicle type"), (v) => coded(vehicleTypes, v.vehicleType), 22],
      [text("使用性质", "Use"), (v) => coded(uses, v.use)],
      [text("车辆用途", "Purpose"), (v) => coded(purposes, v.purpose)],
      [text("车辆识别代号", "VIN"), (v) => v.vin, 20],
      [text("品牌型号", "Brand and model"), (v) => v.brand, 18],
      [text("所有人", "Owner"), (v) => v.owner.name, 24],
      [text("证件号码", "Id or credit code"), (v) => v.owner.number, 20],
      [text("联系电话", "Phone"), (v) => v.owner.phone, 14],
      [text("乡镇", "Township"), (v) => v.townshipName, 12],
      [text("村(居)", "Village"), (v) => v.villageName, 20],
      [text("村(居)代码", "Village code"), (v) => v.village, 15],
      [text("车辆类别", "Classes"), (v) => v.classes.map((code) => classNames.get(code) ?? code).join("、")],
      [text("状态", "State"), (v) => states[v.state][language], 10],
      [text("初次登记日期", "First registration"), (v) => ({ day: v.firstRegisteredOn }), 13],
      [text("检验有效期止", "Inspection valid until"), (v) => ({ day: v.inspectionValidUntil }), 13],
      [text("检验到期", "Inspection due"), (v) => ({ day: v.inspection.dueOn }), 13],
      [text("检验依据", "Inspection rule"), (v) => v.inspection.reason[language], 40],
      [text("交强险终止日期", "Insurance until"), (v) => ({ day: v.insurance.dueOn }), 13],
      [text("报废到期", "Scrap due"), (v) => ({ day: v.scrap.dueOn }), 13],
      [text("报废依据", "Scrap rule"), (v) => v.scrap.reason[language], 40],
      [text("核定载客", "Approved persons"), (v) => v.seats, 10],
      [text("核定载质量(kg)", "Approved load (kg)"), (v) => v.loadKg, 12],
      [text("车身颜色", "Colour"), (v) => coded(colours, v.colour)],
      [text("燃料种类", "Fuel"), (v) => coded(fuels, v.fuel)],
      [text("未整改隐患", "Open hazards"), (v) => hazards(v.openHazards), 24],
      [text("已整改隐患", "Cleared hazards"), (v) => hazards(v.clearedHazards), 24],
      [text("最近入户核查", "Last visit"), (v) => minute(v.lastVisitAt), 17],
      [
        text("缺项", "Missing fields"),
        (v) =>
          v.completeness.missing
            .map((field) => fileFieldNames[field as FileField]?.[language] ?? field)
            .join("、"),
        24
      ],
      [text("备注", "Note"), (v) => v.note, 24]
    ],
    language
  )
}

/** Columns of the list of unregistered vehicles. */
export const unregisteredColumns = (language: Language): ReadonlyArray<SpreadsheetColumn<UnregisteredItem>> =>
  inLanguage<UnregisteredItem>(
    [
      [text("种类", "Kind"), (v) => kindName(v.kind, language), 20],
      [text("特征", "Description"), (v) => v.description, 24],
      [text("所有人", "Owner"), (v) => v.owner.name, 20],
      [text("证件号码", "Id or credit code"), (v) => v.owner.number, 20],
      [text("联系电话", "Phone"), (v) => v.owner.phone, 14],
      [text("乡镇", "Township"), (v) => v.townshipName, 12],
      [text("村(居)", "Village"), (v) => v.villageName, 20],
      [text("村(居)代码", "Village code"), (v) => v.village, 15],
      [text("停放地点", "Place"), (v) => v.place, 24],
      [text("状态", "State"), (v) => unregisteredStates[v.state][language], 10],
      [text("列入时间", "Listed"), (v) => minute(v.listedAt), 17],
      [text("备注", "Note"), (v) => v.note, 24]
    ],
    language
  )

const kindName = (kind: string, language: Language): string =>
  Object.hasOwn(unregisteredKinds, kind)
    ? unregisteredKinds[kind as keyof typeof unregisteredKinds][language]
    : kind

/** Rows as a file to keep, written while they are read. */
export const exportResponse = <Row, E>(
  form: Exclude<ListForm, "json">,
  name: string,
  columns: ReadonlyArray<SpreadsheetColumn<Row>>,
  rows: Stream.Stream<Row, E>
): HttpServerResponse.HttpServerResponse =>
  form === "csv"
    ? HttpServerResponse.stream(csvOf(columns, rows), {
        contentType: csvType,
        headers: { "content-disposition": attachment(`${name}.csv`) }
      })
    : HttpServerResponse.stream(workbookOf({ name, columns }, rows), {
        contentType: workbookType,
        headers: { "content-disposition": attachment(`${name}.xlsx`) }
      })
