import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import { idOf } from "@jiaosuo/kernel/Event"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { accepted, duplicate, type RowAnswer, rejected } from "@jiaosuo/ledger/answering/RowAnswer"
import type { Answered, LedgerImport, RowAnswering } from "@jiaosuo/ledger/LedgerKind"
import type { OrderFailure } from "@jiaosuo/orders/Orders"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { District } from "@jiaosuo/reference/Divisions"
import { Effect, Either } from "effect"
import { Cases } from "../../Cases.ts"
import { type CaseRejection, toRefusal } from "../../domain/CaseRejections.ts"
import type { CallField } from "../columns/CallFields.ts"
import {
  type Candidate,
  caseOfRow,
  checkRow,
  isCandidate,
  type RowChecking,
  rowsThatShare
} from "./RowChecks.ts"

type Failure = OrderFailure<CaseRejection>

const problemOf = (path: string, rejection: CaseRejection): FieldProblem => {
  const { title, rule } = toRefusal(rejection)
  return { path, reason: title, ...(rule === undefined ? {} : { rule }) }
}

const fieldsOf = (failure: Exclude<Failure, StoreIsUnavailable>): ReadonlyArray<FieldProblem> => {
  switch (failure._tag) {
    case "FormIsAtFault":
      return failure.problems
    case "Rejected":
      return toRefusal(failure.rejection).fields ?? [problemOf("", failure.rejection)]
    case "StreamHasMoved":
    case "CommandIdIsTaken":
      return [
        {
          path: "",
          reason: text("该行未能登记，请再交一次", "The row could not be recorded; hand it in again")
        }
      ]
  }
}

/** A number that its desk has given already; the case that has it. */
const holderIn = (failure: Failure): string | undefined =>
  failure._tag === "Rejected" && failure.rejection._tag === "SourceNumberIsTaken"
    ? failure.rejection.caseId
    : undefined

const sameCall = (candidate: Candidate, subject: string, row: number | null): RowAnswer =>
  duplicate(
    candidate,
    { subject, row },
    {
      path: "source.number",
      rule: "I5",
      reason:
        row === null
          ? text(`该报警已经登记(警情${subject})`, `This call is on file already (case ${subject})`)
          : text(`与本文件第${row}行是同一起报警`, `The same call as row ${row} of this file`)
    }
  )

const nothing: Answered = { answers: [], position: 0 }

const together = (one: Answered, other: Answered): Answered => ({
  answers: [...one.answers, ...other.answers],
  position: Math.max(one.position, other.position)
})

/**
 * Who may import was asked where the file was handed in. The district's desk and the host's own command line do so as
 * the command centre.
 */
const asWorker = (principal: Principal): Principal =>
  principal.role === "registrar" ? { ...principal, role: "dispatcher" } : principal

/**
 * Answers rows of one import. A row whose number no other row has is looked up and taken at once with others; of rows
 * with one number the first that is not at fault has it, in the order of the file.
 */
export const answerRows = (
  handedIn: LedgerImport<CallField>,
  { district, rules }: { readonly district: District; readonly rules: CaseRules }
): RowAnswering<EventStore | Cases> => {
  const { id: importId, at, table, today } = handedIn
  const principal = asWorker(handedIn.principal)
  const shared = rowsThatShare(table)
  let rows: Map<string, number> | undefined
  const rowOf = (caseId: string): number | null => {
    rows ??= new Map(table.rows.map((_, index) => [caseOfRow(importId, index + 1), index + 1]))
    return rows.get(caseId) ?? null
  }
  const checking: RowChecking = {
    importId,
    table,
    district,
    rules,
    at,
    today,
    townships: principal.townships
  }

  const takeOver = (candidates: ReadonlyArray<Candidate>) =>
    Effect.flatMap(Cases, (cases) =>
      cases.takeOver(
        candidates.map(({ intake, closing, warnings, commandId, row }) => ({
          intake,
          warnings,
          closing,
          order: {
            principal,
            context: {
              actor: principal.account,
              station: principal.station,
              commandId,
              correlationId: importId,
              causationId: null
            }
          },
          // A row is the same command whatever this version of the code makes of its cells.
          content: { importId, row }
        }))
      )
    )

  /** Candidates with numbers of their own: looked up, and taken where nobody has the number. */
  const settle = (
    candidates: ReadonlyArray<Candidate>
  ): Effect.Effect<Answered, StoreIsUnavailable, EventStore | Cases> =>
    Effect.gen(function* () {
      if (candidates.length === 0) return nothing
      const store = yield* EventStore
      const holders = yield* store.holders(candidates.map(({ claim }) => claim))
      const answers: Array<RowAnswer> = []
      const free: Array<Candidate> = []
      for (const [index, candidate] of candidates.entries()) {
        const stream = holders[index]
        const holder = stream === undefined ? undefined : idOf(stream)
        // Its own case was taken before an interruption: taking it again gives the same answer.
        if (holder === undefined || holder === candidate.caseId) free.push(candidate)
        else answers.push(sameCall(candidate, holder, rowOf(holder)))
      }
      const results = yield* takeOver(free)
      let position = 0
      for (const [index, result] of results.entries()) {
        const candidate = free[index] as Candidate
        if (Either.isRight(result)) {
          const { id, leftOpen } = result.right
          position = Math.max(position, result.right.position)
          const open = leftOpen === null ? [] : [problemOf("outcome", leftOpen)]
          answers.push(accepted(candidate, id, [...candidate.warnings, ...open]))
          continue
        }
        const failure = result.left
        if (failure._tag === "StoreIsUnavailable") return yield* failure
        const holder = holderIn(failure)
        answers.push(
          holder === undefined
            ? rejected(candidate, fieldsOf(failure))
            : sameCall(candidate, holder, rowOf(holder))
        )
      }
      return { answers, position }
    })

  const begin = (from: number, to: number) =>
    Effect.gen(function* () {
      const answers: Array<RowAnswer> = []
      const free: Array<Candidate> = []
      const rest: Array<Candidate> = []
      for (let row = from; row <= to; row++) {
        const checked = checkRow(row, checking)
        if (!isCandidate(checked)) answers.push(checked)
        else if (shared.has(row)) rest.push(checked)
        else free.push(checked)
      }
      return { rest, settled: together({ ...nothing, answers }, yield* settle(free)) }
    })

  const end = ({ rest, settled }: { readonly rest: ReadonlyArray<Candidate>; readonly settled: Answered }) =>
    Effect.gen(function* () {
      let all = settled
      // One after the other: of two rows with one number the earlier one has it.
      for (const candidate of rest) all = together(all, yield* settle([candidate]))
      return { ...all, answers: [...all.answers].sort((a, b) => a.row - b.row) }
    })

  return { begin: (from, to) => Effect.map(begin(from, to), end) }
}
