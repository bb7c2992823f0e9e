import type { EventStore } from "@jiaosuo/event-store/EventStore"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { orderOfRow } from "@jiaosuo/ledger/answering/Candidates"
import { answeringNumberedRows } from "@jiaosuo/ledger/answering/NumberedRows"
import type { Repeated } from "@jiaosuo/ledger/answering/RowAnswer"
import type { LedgerImport, RowAnswering } from "@jiaosuo/ledger/LedgerKind"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { District } from "@jiaosuo/reference/Divisions"
import { Effect, Either } from "effect"
import { Accidents } from "../../Accidents.ts"
import { toRefusal } from "../../domain/AccidentRejections.ts"
import type { AccidentField } from "../columns/AccidentFields.ts"
import type { PersonField } from "../columns/PersonFields.ts"
import { accidentOfRow, type Candidate, checkRow, type RowChecking, rowsOfOneNumber } from "./RowChecks.ts"

/** One import of accidents on its way. */
export type AccidentImport = LedgerImport<AccidentField, PersonField>

/** A23: a number that its source has given already. */
const sameAccident = ({ subject, row }: Repeated): FieldProblem => ({
  path: "number",
  rule: "A23",
  reason:
    row === null
      ? text(`该事故已在档(档案号${subject})`, `This accident is on file already (file ${subject})`)
      : text(`与本文件第${row}行是同一起事故`, `The same accident as row ${row} of this file`)
})

/** Answers rows of one import: the number of an accident at its source is its own. */
export const answerRows = (
  handedIn: AccidentImport,
  { district, rules }: { readonly district: District; readonly rules: AccidentRules }
): RowAnswering<EventStore | Accidents> => {
  const { id: importId, at, table, second, today } = handedIn
  // Who may import was asked where the file was handed in; whoever may, does so as an officer would.
  const principal = { ...handedIn.principal, role: "officer" as const }
  const { townships } = principal
  const checking: RowChecking = { importId, table, second, district, rules, at, today, townships }

  const record = (candidates: ReadonlyArray<Candidate>) =>
    Effect.gen(function* () {
      const accidents = yield* Accidents
      const results = yield* accidents.recordAll(
        candidates.map((candidate) => ({
          accident: candidate.accident,
          persons: candidate.persons,
          ...orderOfRow(importId, principal, candidate),
          at
        }))
      )
      return results.map((result, index) =>
        Either.map(result, ({ id, position }) => ({
          id,
          position,
          second: candidates[index]?.answersOfPersons(id) ?? []
        }))
      )
    })

  return answeringNumberedRows({
    rows: table.rows.length,
    shared: rowsOfOneNumber(table),
    subjectOf: (row) => accidentOfRow(importId, row),
    check: (row) => checkRow(row, checking),
    record,
    holderIn: (rejection) => (rejection._tag === "SourceNumberIsTaken" ? rejection.holder : undefined),
    refusalOf: toRefusal,
    repeats: sameAccident
  })
}
