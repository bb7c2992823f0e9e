import { text } from "@jiaosuo/kernel/Problem"
import { Effect, Either } from "effect"
import type { FieldDefinition } from "../src/columns/FieldDefinition.ts"
import { defineLedger } from "../src/columns/LedgerShape.ts"
import type { LedgerTable } from "../src/columns/LedgerTable.ts"
import { type HandedIn, type OpenedLedger, openLedger, type SecondFile } from "../src/columns/OpenLedger.ts"
import { readFields } from "../src/columns/RowReading.ts"
import { usualImportSettings } from "../src/ImportOptions.ts"
import type { LedgerIsRefused, LedgerLimits } from "../src/reading/Ledger.ts"

/** A small ledger of accidents with its persons: enough fields for every part of a mapping. */

const fields = {
  number: { name: text("编号", "number"), headings: ["事故编号", "编号", "accident number"] },
  happenedAt: {
    name: text("发生时间", "time"),
    headings: ["事故发生时间", "发生时间", "happened at"],
    holds: "moment"
  },
  reportedOn: { name: text("报警日期", "reported on"), headings: ["报警日期"], holds: "day" },
  reportedTime: { name: text("报警时刻", "time of report"), headings: ["报警时刻"], holds: "time" },
  township: { name: text("乡镇", "township"), headings: ["乡镇"] },
  road: { name: text("道路", "road"), headings: ["道路名称", "路名", "road"] },
  kilometre: { name: text("公里数", "kilometre"), headings: ["公里数"], holds: "wholeNumber" },
  metre: { name: text("米数", "metre"), headings: ["米数"], holds: "wholeNumber" },
  reference: { name: text("里程桩", "reference post"), headings: ["里程桩"] },
  latitude: { name: text("纬度", "latitude"), headings: ["纬度", "latitude"], holds: "number" },
  longitude: { name: text("经度", "longitude"), headings: ["经度", "longitude"], holds: "number" },
  injured: {
    name: text("受伤人数", "injured"),
    headings: ["受伤人数"],
    holds: "wholeNumber",
    unitWords: ["人"]
  },
  summary: { name: text("简要案情", "summary"), headings: ["简要案情"], isRemark: true, longest: 2_000 }
} satisfies Readonly<Record<string, FieldDefinition>>

export type AccidentField = keyof typeof fields

export const accidentLedger = defineLedger<AccidentField>({
  notRecognised: text("认不出这是事故台账", "This is not recognised as a ledger of accidents"),
  fields,
  needed: [["happenedAt"], ["road", "township"]],
  exampleHeadings: ["事故编号", "发生时间", "道路名称"]
})

const personFields = {
  accident: { name: text("事故编号", "accident"), headings: ["事故编号"] },
  name: { name: text("姓名", "name"), headings: ["姓名"] },
  injury: { name: text("伤害程度", "injury"), headings: ["伤害程度"] }
} satisfies Readonly<Record<string, FieldDefinition>>

export type PersonField = keyof typeof personFields

export const persons: SecondFile<AccidentField, PersonField> = {
  part: "persons",
  shape: defineLedger<PersonField>({
    notRecognised: text("认不出这是当事人名单", "This is not recognised as a list of persons"),
    fields: personFields,
    needed: [["accident"], ["name"]],
    exampleHeadings: ["事故编号", "姓名", "伤害程度"]
  }),
  key: { ledger: "number", second: "accident" }
}

const quoted = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** Rows as CSV in UTF-8. */
export const csv = (...rows: ReadonlyArray<ReadonlyArray<string>>): Buffer =>
  Buffer.from(rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join(""))

/** A mapping, or none. */
export type WrittenMapping = Readonly<Record<string, unknown>> | null

/** Opens ledger and persons: what is in them, or why all of it is refused. */
export const opened = (
  handedIn: Pick<HandedIn, "bytes" | "second"> & { readonly fileName?: string },
  mapping: WrittenMapping = null,
  limits: Partial<LedgerLimits> = {}
): Promise<Either.Either<OpenedLedger<AccidentField, PersonField>, LedgerIsRefused>> =>
  Effect.runPromise(
    Effect.either(
      openLedger(
        {
          fileName: "事故.csv",
          ...handedIn,
          mapping: mapping === null ? null : JSON.stringify(mapping)
        },
        { shape: accidentLedger, second: persons },
        { ...usualImportSettings, ...limits }
      )
    )
  )

/** The table of a ledger that is not refused. */
export const tableOf = async (
  bytes: Uint8Array,
  mapping: WrittenMapping = null,
  fileName = "事故.csv"
): Promise<LedgerTable<AccidentField>> => {
  const result = await opened({ bytes, fileName }, mapping)
  if (Either.isLeft(result)) throw new Error(`${result.left.refusal.code}: ${result.left.refusal.detail?.en}`)
  return result.right.table
}

/** What the rows of a ledger say, with the paths of what cannot be understood. */
export const readRows = async (...ledger: Parameters<typeof tableOf>) => {
  const table = await tableOf(...ledger)
  return table.rows.map((row) => {
    const { values, numbers, problems } = readFields(row, table)
    return {
      ...Object.fromEntries<string | number>([...values, ...numbers]),
      ...(problems.length === 0
        ? {}
        : { problems: problems.map(({ path, reason }) => `${path}: ${reason.en}`) })
    }
  })
}

/** Code and sentences with which something is refused as a whole. */
export const refusalOf = async (...handedIn: Parameters<typeof opened>) => {
  const result = await opened(...handedIn)
  if (Either.isRight(result)) throw new Error("it is not refused")
  const { kind, refusal } = result.left
  return { kind, code: refusal.code, title: refusal.title.en, en: refusal.detail?.en ?? "" }
}
