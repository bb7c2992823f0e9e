import type { Language } from "@jiaosuo/http/CurrentRequest"
import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import type { FieldProblem } from "@jiaosuo/kernel/Problem"
import type { RowAnswer } from "../answering/RowAnswer.ts"
import { answerHeadings } from "../columns/KnownHeadings.ts"
import type { LedgerTable } from "../columns/LedgerTable.ts"
import { cellText } from "../reading/Ledger.ts"

/** Answers as files: a plain table for programs, and the ledger itself with the answers beside its rows. */

const distinct = (values: ReadonlyArray<string | undefined>): ReadonlyArray<string> => [
  ...new Set(values.filter((value): value is string => value !== undefined && value !== ""))
]

const sentences = (problems: ReadonlyArray<FieldProblem>, language: Language): string =>
  distinct(problems.map(({ reason }) => reason[language])).join(language === "zh" ? "；" : "; ")

/** What field and rule speak of: the reason of a rejection or duplicate, or else the warning. */
const spokenOf = ({ problems, warnings }: RowAnswer): ReadonlyArray<FieldProblem> =>
  problems.length > 0 ? problems : warnings

const fieldsIn = (answer: RowAnswer): string => distinct(spokenOf(answer).map(({ path }) => path)).join(";")

const rulesIn = (answer: RowAnswer): string => distinct(spokenOf(answer).map(({ rule }) => rule)).join(";")

/** `row,outcome,warning,field,rule,reason`: one line for every row, the same names in every language. */
export const answerColumns = (language: Language): ReadonlyArray<SpreadsheetColumn<RowAnswer>> => [
  { heading: "row", value: ({ row }) => row },
  { heading: "outcome", value: ({ outcome }) => outcome },
  { heading: "warning", value: ({ warnings }) => sentences(warnings, language) },
  { heading: "field", value: fieldsIn },
  { heading: "rule", value: rulesIn },
  { heading: "reason", value: ({ problems }) => sentences(problems, language) }
]

const outcomes: Readonly<Record<Language, Readonly<Record<RowAnswer["outcome"], string>>>> = {
  zh: { accepted: "已接收", duplicate: "重复", rejected: "未接收" },
  en: { accepted: "accepted", duplicate: "duplicate", rejected: "rejected" }
}

/** How wide a column of a ledger is shown, by its heading. */
const widthOf = (heading: string): number => Math.min(28, Math.max(10, heading.length * 2 + 6))

/**
 * The columns of the corrected-rows workbook: those of the ledger as they were handed in, then the answer.
 * The answer's headings are known to the import, which leaves them out when the workbook comes back.
 */
export const workbookColumns = (
  table: LedgerTable,
  language: Language
): ReadonlyArray<SpreadsheetColumn<RowAnswer>> => {
  const width = table.rows.reduce(
    (widest, { cells }) => Math.max(widest, cells.length),
    table.headings.length
  )
  const originals = Array.from({ length: width }, (_, at) => at).filter((at) => !table.answerColumns.has(at))
  return [
    ...originals.map((at): SpreadsheetColumn<RowAnswer> => {
      const heading = table.headings[at] ?? ""
      return {
        heading,
        width: widthOf(heading),
        value: ({ row }) => {
          const cell = table.rows[row - 1]?.cells[at]
          const isDay = cell !== undefined && typeof cell !== "string" && cell.kind === "date"
          return isDay && cell.time === undefined ? { day: cell.text } : cellText(cell)
        }
      }
    }),
    { heading: answerHeadings.row[language], width: 10, value: ({ row }) => row },
    {
      heading: answerHeadings.outcome[language],
      width: 10,
      value: ({ outcome }) => outcomes[language][outcome]
    },
    {
      heading: answerHeadings.reason[language],
      width: 60,
      value: ({ problems }) => sentences(problems, language)
    },
    {
      heading: answerHeadings.warning[language],
      width: 40,
      value: ({ warnings }) => sentences(warnings, language)
    },
    { heading: answerHeadings.field[language], width: 20, value: fieldsIn },
    { heading: answerHeadings.rule[language], width: 10, value: rulesIn }
  ]
}
