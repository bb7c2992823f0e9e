import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { outsideOfScope, rowsThatShare } from "@jiaosuo/ledger/answering/Candidates"
import type { Numbered } from "@jiaosuo/ledger/answering/NumberedRows"
import { commandOfRow, distinctProblems, type RowAnswer, rejected } from "@jiaosuo/ledger/answering/RowAnswer"
import { fieldOf } from "@jiaosuo/ledger/columns/RowReading"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { District } from "@jiaosuo/reference/Divisions"
import { compactNumber } from "@jiaosuo/reference/Spelling"
import { Either } from "effect"
import { sourceClaim } from "../../domain/CaseClaims.ts"
import { caseIdOf } from "../../useCases/Intake.ts"
import type { CallTable } from "../CallLedger.ts"
import { type ReadCall, readCallRow } from "../columns/CallRow.ts"

/** A row that passed every check of its own: what is left is whether its number is on file already. */
export interface Candidate extends Numbered, ReadCall {
  readonly warnings: ReadonlyArray<Warning>
}

/** What rows are checked against. */
export interface RowChecking {
  readonly importId: string
  readonly table: CallTable
  readonly district: District
  readonly rules: CaseRules
  /** When the file was handed in. */
  readonly at: Instant
  readonly today: CalendarDate
  /** X3: nine-digit codes of the sender's townships; null means the whole district. */
  readonly townships: ReadonlyArray<string> | null
}

/** Id of the case that a row brings, as cases derive it from the command id. */
export const caseOfRow = (importId: string, row: number): string => caseIdOf(commandOfRow(importId, row))

/** Checks one row: cells, values, the sender's scope (X3). Pure. */
export const checkRow = (row: number, checking: RowChecking): Candidate | RowAnswer => {
  const { table, district, rules, at, townships, importId } = checking
  const raw = table.rows[row - 1]
  if (raw === undefined) throw new Error(`the file has no row ${row}`)
  const place = { row, line: raw.line }
  const read = readCallRow(raw, table, { district, rules, now: at })
  if (Either.isLeft(read)) return rejected(place, distinctProblems(read.left))
  const { intake, closing } = read.right.value
  const { township } = intake.place
  if (townships !== null && !townships.includes(township)) {
    return rejected(place, [outsideOfScope("place.township", township, district)])
  }
  const commandId = commandOfRow(importId, row)
  return {
    _tag: "Candidate",
    ...place,
    intake,
    closing,
    warnings: read.right.warnings,
    // A row without desk and number did not pass.
    claim: sourceClaim(intake.source ?? { desk: "", number: "" }),
    commandId,
    subject: caseIdOf(commandId)
  }
}

/** Rows whose number another row of the file has, too. Read off the cells alone; a row too many does no harm. */
export const rowsOfOneNumber = (table: CallTable): ReadonlySet<number> =>
  rowsThatShare(table.rows.map((raw) => compactNumber(fieldOf(raw, table, "number"))))
