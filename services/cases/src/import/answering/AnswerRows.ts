import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { orderOfRow } from "@jiaosuo/ledger/answering/Candidates"
import { answeringNumberedRows } from "@jiaosuo/ledger/answering/NumberedRows"
import type { Repeated } from "@jiaosuo/ledger/answering/RowAnswer"
import type { LedgerImport, RowAnswering } from "@jiaosuo/ledger/LedgerKind"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { District } from "@jiaosuo/reference/Divisions"
import { Effect, Either } from "effect"
import { Cases } from "../../Cases.ts"
import { type CaseRejection, toRefusal } from "../../domain/CaseRejections.ts"
import type { CallField } from "../columns/CallFields.ts"
import { type Candidate, caseOfRow, checkRow, type RowChecking, rowsOfOneNumber } from "./RowChecks.ts"

/** Why the case of an accepted row stayed open. */
const leftOpenBy = (rejection: CaseRejection): FieldProblem => {
  const { title, rule } = toRefusal(rejection)
  return { path: "outcome", reason: title, ...(rule === undefined ? {} : { rule }) }
}

/** I5: a number that its desk has given already. */
const sameCall = ({ subject, row }: Repeated): FieldProblem => ({
  path: "source.number",
  rule: "I5",
  reason:
    row === null
      ? text(`该报警已经登记(警情${subject})`, `This call is on file already (case ${subject})`)
      : text(`与本文件第${row}行是同一起报警`, `The same call as row ${row} of this file`)
})

/**
 * Who may import was asked where the file was handed in. The district's desk and the host's own command line do so as
 * the command centre.
 */
const asWorker = (principal: Principal): Principal =>
  principal.role === "registrar" ? { ...principal, role: "dispatcher" } : principal

/** Answers rows of one import: the number of a call at its desk is its own. */
export const answerRows = (
  handedIn: LedgerImport<CallField>,
  { district, rules }: { readonly district: District; readonly rules: CaseRules }
): RowAnswering<EventStore | Cases> => {
  const { id: importId, at, table, today } = handedIn
  const principal = asWorker(handedIn.principal)
  const { townships } = principal
  const checking: RowChecking = { importId, table, district, rules, at, today, townships }

  const record = (candidates: ReadonlyArray<Candidate>) =>
    Effect.gen(function* () {
      const cases = yield* Cases
      const results = yield* cases.takeOver(
        candidates.map((candidate) => ({
          intake: candidate.intake,
          warnings: candidate.warnings,
          closing: candidate.closing,
          ...orderOfRow(importId, principal, candidate)
        }))
      )
      return results.map(
        Either.map(({ id, position, leftOpen }) => ({
          id,
          position,
          warnings: leftOpen === null ? [] : [leftOpenBy(leftOpen)]
        }))
      )
    })

  return answeringNumberedRows({
    rows: table.rows.length,
    shared: rowsOfOneNumber(table),
    subjectOf: (row) => caseOfRow(importId, row),
    check: (row) => checkRow(row, checking),
    record,
    holderIn: (rejection) => (rejection._tag === "SourceNumberIsTaken" ? rejection.caseId : undefined),
    refusalOf: toRefusal,
    repeats: sameCall
  })
}
