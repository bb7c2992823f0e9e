import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { outsideOfScope, rowsThatShare } from "@jiaosuo/ledger/answering/Candidates"
import type { Numbered } from "@jiaosuo/ledger/answering/NumberedRows"
import { commandOfRow, distinctProblems, type RowAnswer, rejected } from "@jiaosuo/ledger/answering/RowAnswer"
import type { SecondRows } from "@jiaosuo/ledger/columns/OpenLedger"
import { readFields } from "@jiaosuo/ledger/columns/RowReading"
import { accidentKindOf } from "@jiaosuo/reference/AccidentKinds"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { District } from "@jiaosuo/reference/Divisions"
import { Either } from "effect"
import { sourceNumberClaim } from "../../domain/AccidentClaims.ts"
import { accidentId } from "../../useCases/Filing.ts"
import type { HistoricalPersonEntry } from "../../useCases/History.ts"
import type { AccidentTable } from "../AccidentLedger.ts"
import type { AccidentField } from "../columns/AccidentFields.ts"
import { identityOf, type ReadAccident, readAccidentRow } from "../columns/AccidentRow.ts"
import type { PersonField } from "../columns/PersonFields.ts"
import { type PersonsOfAccident, personsOfAccident } from "./PersonsOfAccident.ts"

/** A row that passed every check of its own: what is left is whether its number is on file already (A23). */
export interface Candidate extends Numbered {
  readonly accident: ReadAccident
  readonly persons: ReadonlyArray<HistoricalPersonEntry>
  readonly answersOfPersons: PersonsOfAccident["answers"]
}

/** What rows are checked against. */
export interface RowChecking {
  readonly importId: string
  readonly table: AccidentTable
  readonly second: SecondRows<PersonField> | undefined
  readonly district: District
  readonly rules: AccidentRules
  /** When the file was handed in. */
  readonly at: Instant
  readonly today: CalendarDate
  /** X3: nine-digit codes of the sender's townships; null means the whole district. */
  readonly townships: ReadonlyArray<string> | null
}

/** Id of the accident that a row brings, as the records derive it from the command id. */
export const accidentOfRow = (importId: string, row: number): string =>
  accidentId(commandOfRow(importId, row))

/** A1: where neither the row nor its counts say a kind, it is that of the persons. */
const kindOfPersons = (persons: ReadonlyArray<HistoricalPersonEntry>) =>
  accidentKindOf({
    deaths: persons.filter(({ injury }) => injury === "dead").length,
    injured: persons.filter(({ injury }) => injury === "serious" || injury === "slight").length
  })

/** Checks one row with its persons: cells, values, the sender's scope (X3). Pure. */
export const checkRow = (row: number, checking: RowChecking): Candidate | RowAnswer => {
  const { table, second, district, rules, at, townships, importId } = checking
  const raw = table.rows[row - 1]
  if (raw === undefined) throw new Error(`the file has no row ${row}`)
  const place = { row, line: raw.line }
  const reading = { district, rules, now: at }
  const read = readAccidentRow(raw, row, table, reading)
  if (Either.isLeft(read)) return rejected(place, distinctProblems(read.left))
  const { accident, kind } = read.right.value
  const { township } = accident.place
  if (townships !== null && !townships.includes(township))
    return rejected(place, [outsideOfScope("township", township, district)])
  const { persons, answers, warnings } = personsOfAccident(second, row, accident, reading)
  const all = [...read.right.warnings, ...warnings]
  const commandId = commandOfRow(importId, row)
  return {
    _tag: "Candidate",
    ...place,
    accident: { ...accident, kind: kind ?? kindOfPersons(persons), warnings: all },
    persons,
    warnings: all,
    answersOfPersons: answers,
    claim: sourceNumberClaim(accident.source, accident.number),
    commandId,
    subject: accidentId(commandId)
  }
}

/** Every field that tells which accident a row is. */
const identifying = ["source", "number"] as const satisfies ReadonlyArray<AccidentField>

/** Rows whose number another row of the file has, too. */
export const rowsOfOneNumber = (table: AccidentTable): ReadonlySet<number> =>
  rowsThatShare(
    table.rows.map((raw, at) => {
      const values = new Map(
        identifying.flatMap(
          (field) => [...readFields(raw, table, field).values] as Array<[AccidentField, string]>
        )
      )
      const { source, number } = identityOf(values, at + 1)
      return number === "" ? "" : JSON.stringify([source, number])
    })
  )
