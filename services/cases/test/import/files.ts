import { isCandidate } from "@jiaosuo/ledger/answering/Candidates"
import { openLedger } from "@jiaosuo/ledger/columns/OpenLedger"
import { usualImportSettings } from "@jiaosuo/ledger/ImportOptions"
import { builtInCaseRules } from "@jiaosuo/reference/CaseRules"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Effect } from "effect"
import { checkRow, type RowChecking } from "../../src/import/answering/RowChecks.ts"
import { callLedger } from "../../src/import/CallLedger.ts"

/** Files of calls, made of what differs from a sound row. */

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
export const newNumber = (): string => `JJ2026${String(++serial).padStart(6, "0")}`

/** A call that nothing is wrong with. */
export const call = (changes: Cells = {}): Cells => ({
  来源平台: "市局110",
  警情编号: newNumber(),
  报警时间: "2026-03-05 14:20:07",
  警情类别: "交通秩序",
  警情细类: "交通拥堵",
  乡镇: "下洼镇",
  ...changes
})

export const checking: Omit<RowChecking, "table"> = {
  importId: "0192f3a0-0000-7000-8000-000000000000",
  district: zhanhua,
  rules: builtInCaseRules,
  at: "2026-11-25T04:00:00.000Z",
  today: "2026-11-25",
  townships: null
}

/** A file opened as an import opens it. */
export const opened = async (bytes: Buffer, mapping: string | null = null) =>
  (
    await Effect.runPromise(
      openLedger({ fileName: "接警.csv", bytes, mapping }, { shape: callLedger }, usualImportSettings)
    )
  ).table

/** The only row of a file, checked. */
export const check = async (row: Cells, changes: Partial<typeof checking> = {}, mapping?: string) =>
  checkRow(1, { ...checking, ...changes, table: await opened(csv(row), mapping) })

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
