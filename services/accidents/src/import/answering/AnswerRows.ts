import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { idOf } from "@jiaosuo/kernel/Event"
import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { accepted, duplicate, type RowAnswer, rejected } from "@jiaosuo/ledger/answering/RowAnswer"
import type { Answered, LedgerImport, RowAnswering } from "@jiaosuo/ledger/LedgerKind"
import { outOfScope } from "@jiaosuo/orders/domain/WithinScope"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { District } from "@jiaosuo/reference/Divisions"
import { Effect, Either } from "effect"
import { Accidents } from "../../Accidents.ts"
import { toRefusal } from "../../domain/AccidentRejections.ts"
import type { AccidentField } from "../columns/AccidentFields.ts"
import type { PersonField } from "../columns/PersonFields.ts"
import {
  accidentOfRow,
  type Candidate,
  checkRow,
  isCandidate,
  type RowChecking,
  rowsThatShare
} from "./RowChecks.ts"

type RecordFailure =
  Effect.Effect.Success<ReturnType<typeof Accidents.Service.recordAll>>[number] extends Either.Either<
    unknown,
    infer Failure
  >
    ? Failure
    : never

/** One import of accidents on its way. */
export type AccidentImport = LedgerImport<AccidentField, PersonField>

const fieldsOf = (failure: Exclude<RecordFailure, StoreIsUnavailable>): ReadonlyArray<FieldProblem> => {
  switch (failure._tag) {
    case "FormIsAtFault":
      return failure.problems
    case "Rejected": {
      const { rejection } = failure
      const refusal = rejection._tag === "TownshipIsOutOfScope" ? outOfScope(rejection) : toRefusal(rejection)
      const { fields, title, rule } = refusal
      return fields ?? [{ path: "", reason: title, ...(rule === undefined ? {} : { rule }) }]
    }
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

/** A23: a number that its source has given already; the accident that has it. */
const holderIn = (failure: RecordFailure): string | undefined =>
  failure._tag === "Rejected" && failure.rejection._tag === "SourceNumberIsTaken"
    ? failure.rejection.holder
    : undefined

const sameAccident = (candidate: Candidate, subject: string, row: number | null): RowAnswer =>
  duplicate(
    candidate,
    { subject, row },
    {
      path: "number",
      rule: "A23",
      reason:
        row === null
          ? text(`该事故已在档(档案号${subject})`, `This accident is on file already (file ${subject})`)
          : text(`与本文件第${row}行是同一起事故`, `The same accident as row ${row} of this file`)
    }
  )

/** What became of some candidates, with their persons. */
interface Settled extends Answered {
  readonly second: ReadonlyArray<RowAnswer>
}

const nothing: Settled = { answers: [], second: [], position: 0 }

const together = (one: Settled, other: Settled): Settled => ({
  answers: [...one.answers, ...other.answers],
  second: [...one.second, ...other.second],
  position: Math.max(one.position, other.position)
})

/**
 * Answers rows of one import. A row whose number no other row has is looked up and recorded at once with others; of
 * rows with one number the first that is not at fault has it, in the order of the file.
 */
export const answerRows = (
  handedIn: AccidentImport,
  { district, rules }: { readonly district: District; readonly rules: AccidentRules }
): RowAnswering<EventStore | Accidents> => {
  const { id: importId, principal, at, table, second, today } = handedIn
  const shared = rowsThatShare(table)
  let rows: Map<string, number> | undefined
  const rowOf = (accident: string): number | null => {
    rows ??= new Map(table.rows.map((_, index) => [accidentOfRow(importId, index + 1), index + 1]))
    return rows.get(accident) ?? null
  }
  const { townships } = principal
  const checking: RowChecking = { importId, table, second, district, rules, at, today, townships }

  const record = (candidates: ReadonlyArray<Candidate>) =>
    Effect.flatMap(Accidents, (accidents) =>
      accidents.recordAll(
        candidates.map(({ accident, persons, commandId, row }) => ({
          accident,
          persons,
          order: {
            // Who may import was asked where the file was handed in; whoever may, does so as an officer would.
            principal: { ...principal, role: "officer" as const },
            context: {
              actor: principal.account,
              station: principal.station,
              commandId,
              correlationId: importId,
              causationId: null
            }
          },
          at,
          // A row is the same command whatever this version of the code makes of its cells.
          content: { importId, row }
        }))
      )
    )

  /** Candidates with numbers of their own: looked up, and recorded where nobody has the number. */
  const settle = (
    candidates: ReadonlyArray<Candidate>
  ): Effect.Effect<Settled, StoreIsUnavailable, EventStore | Accidents> =>
    Effect.gen(function* () {
      if (candidates.length === 0) return nothing
      const store = yield* EventStore
      const holders = yield* store.holders(candidates.map(({ claim }) => claim))
      const answers: Array<RowAnswer> = []
      const persons: Array<RowAnswer> = []
      const free: Array<Candidate> = []
      for (const [index, candidate] of candidates.entries()) {
        const stream = holders[index]
        const holder = stream === undefined ? undefined : idOf(stream)
        // Its own accident was recorded before an interruption: recording it again gives the same answer.
        if (holder === undefined || holder === candidate.accidentId) free.push(candidate)
        else answers.push(sameAccident(candidate, holder, rowOf(holder)))
      }
      const results = yield* record(free)
      let position = 0
      for (const [index, result] of results.entries()) {
        const candidate = free[index] as Candidate
        if (Either.isRight(result)) {
          position = Math.max(position, result.right.position)
          answers.push(accepted(candidate, result.right.id, candidate.warnings))
          persons.push(...candidate.answersOfPersons(result.right.id))
          continue
        }
        const failure = result.left
        if (failure._tag === "StoreIsUnavailable") return yield* failure
        const holder = holderIn(failure)
        answers.push(
          holder === undefined
            ? rejected(candidate, fieldsOf(failure))
            : sameAccident(candidate, holder, rowOf(holder))
        )
      }
      return { answers, second: persons, position }
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
      const settled = yield* settle(free)
      return { rest, settled: together({ ...nothing, answers }, settled) }
    })

  const end = ({ rest, settled }: { readonly rest: ReadonlyArray<Candidate>; readonly settled: Settled }) =>
    Effect.gen(function* () {
      let all = settled
      // One after the other: of two rows with one number the earlier one has it.
      for (const candidate of rest) all = together(all, yield* settle([candidate]))
      return { ...all, answers: [...all.answers].sort((a, b) => a.row - b.row) }
    })

  return { begin: (from, to) => Effect.map(begin(from, to), end) }
}
