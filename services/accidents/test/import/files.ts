import { isCandidate } from "@jiaosuo/ledger/answering/Candidates"
import { openLedger } from "@jiaosuo/ledger/columns/OpenLedger"
import { usualImportSettings } from "@jiaosuo/ledger/ImportOptions"
import { builtInAccidentRules } from "@jiaosuo/reference/AccidentRules"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Effect } from "effect"
import { accidentLedger, accidentPersons } from "../../src/import/AccidentLedger.ts"
import { checkRow, type RowChecking } from "../../src/import/answering/RowChecks.ts"

/** Files of accidents and persons, made of what differs from a sound row. */

/** What a row says under headings of its own choice. */
export type Cells = Readonly<Record<string, string>>

const quoted = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** Rows as CSV; headings are all that any row has. */
export const csv = (...rows: ReadonlyArray<Cells>): Buffer => {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ""))]
  return Buffer.from(lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join(""))
}

let serial = 0

/** A number that no other row has. */
export const newNumber = (): string => `3716032021${String(++serial).padStart(5, "0")}`

/** An accident that nothing is wrong with. */
export const accident = (changes: Cells = {}): Cells => ({
  事故编号: newNumber(),
  事故发生时间: "2021-03-05 14:20",
  乡镇: "下洼镇",
  路号: "G205",
  公里数: "412",
  米数: "300",
  ...changes
})

/** A person of an accident that nothing is wrong with. */
export const person = (of: Cells, changes: Cells = {}): Cells => ({
  事故编号: of["事故编号"] ?? "",
  姓名: "李四",
  人员类型: "行人",
  伤害程度: "轻伤",
  ...changes
})

export const checking: Omit<RowChecking, "table" | "second"> = {
  importId: "0192f3a0-0000-7000-8000-000000000000",
  district: zhanhua,
  rules: builtInAccidentRules,
  at: "2026-11-25T04:00:00.000Z",
  today: "2026-11-25",
  townships: null
}

/** Files opened as an import opens them. */
export const opened = (
  accidents: Buffer,
  { persons, mapping }: { readonly persons?: Buffer | undefined; readonly mapping?: string | undefined } = {}
) =>
  Effect.runPromise(
    openLedger(
      {
        fileName: "事故.csv",
        bytes: accidents,
        mapping: mapping ?? null,
        second: persons === undefined ? null : { fileName: "人员.csv", bytes: persons }
      },
      { shape: accidentLedger, second: accidentPersons },
      usualImportSettings
    )
  )

/** The first row of a file of one accident with its persons, checked. */
export const check = async (
  row: Cells,
  persons: ReadonlyArray<Cells> = [],
  changes: Partial<typeof checking> & { readonly mapping?: string } = {}
) => {
  const { mapping, ...others } = changes
  const files = await opened(csv(row), {
    persons: persons.length === 0 ? undefined : csv(...persons),
    mapping
  })
  return checkRow(1, { ...checking, ...others, ...files })
}

/** A row that is taken. */
export const taken = async (...asked: Parameters<typeof check>) => {
  const checked = await check(...asked)
  if (isCandidate(checked)) return checked
  throw new Error(checked.problems.map(({ path, reason }) => `${path}: ${reason.en}`).join("; "))
}

/** Fields and rules for which a row is rejected. */
export const faults = async (...asked: Parameters<typeof check>) => {
  const checked = await check(...asked)
  return isCandidate(checked)
    ? []
    : checked.problems.map(({ path, rule }) => (rule === undefined ? path : `${path} ${rule}`))
}

/** Fields and rules of which a row that is taken is warned. */
export const warnings = async (...asked: Parameters<typeof check>) =>
  (await taken(...asked)).warnings.map(({ path, rule }) => (rule === undefined ? path : `${path} ${rule}`))
