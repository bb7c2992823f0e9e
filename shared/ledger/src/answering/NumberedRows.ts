import { type Claim, EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { idOf, type Position } from "@jiaosuo/kernel/Event"
import type { FieldProblem, Refusal } from "@jiaosuo/kernel/Problem"
import { Effect, Either } from "effect"
import type { Answered, RowAnswering } from "../LedgerKind.ts"
import { type Candidate, isCandidate, problemsOf, type RowFailure, rowsBySubject } from "./Candidates.ts"
import { accepted, duplicate, type Repeated, type RowAnswer, rejected } from "./RowAnswer.ts"

/** A candidate whose record holds a number for itself alone: the one that its source gave it. */
export interface Numbered extends Candidate {
  readonly claim: Claim
  /** Id of the record that the row brings. */
  readonly subject: string
}

/** A row whose record is on file now. */
export interface Recorded {
  readonly id: string
  readonly position: Position
  /** Beside those of the row itself. */
  readonly warnings?: ReadonlyArray<FieldProblem>
  /** Rows of the second file that have something of their own to be told. */
  readonly second?: ReadonlyArray<RowAnswer>
}

/** What a context says of rows whose records have numbers of their own. */
export interface NumberedRows<C extends Numbered, Rejection, R> {
  /** How many rows there are. */
  readonly rows: number
  /** Rows that have their number in common with another row. */
  readonly shared: ReadonlySet<number>
  readonly subjectOf: (row: number) => string
  readonly check: (row: number) => C | RowAnswer
  /** Puts candidates on file, whose numbers differ: what each came to, in their order. */
  readonly record: (
    candidates: ReadonlyArray<C>
  ) => Effect.Effect<ReadonlyArray<Either.Either<Recorded, RowFailure<Rejection>>>, StoreIsUnavailable, R>
  /** The record that has the number already, where that is why a row was rejected. */
  readonly holderIn: (rejection: Rejection) => string | undefined
  readonly refusalOf: (rejection: Rejection) => Refusal
  /** Of what a row is a duplicate, in words. */
  readonly repeats: (of: Repeated) => FieldProblem
}

const nothing: Answered = { answers: [], second: [], position: 0 }

const together = (one: Answered, other: Answered): Answered => ({
  answers: [...one.answers, ...other.answers],
  second: [...(one.second ?? []), ...(other.second ?? [])],
  position: Math.max(one.position, other.position)
})

/**
 * Answers rows whose records have numbers of their own. A row whose number no other row has is looked up and recorded
 * at once with others; of rows with one number the first that is not at fault has it, in the order of the file.
 */
export const answeringNumberedRows = <C extends Numbered, Rejection, R>({
  rows,
  shared,
  subjectOf,
  check,
  record,
  holderIn,
  refusalOf,
  repeats
}: NumberedRows<C, Rejection, R>): RowAnswering<EventStore | R> => {
  const rowOf = rowsBySubject(rows, subjectOf)

  const same = (candidate: C, subject: string): RowAnswer => {
    const of = { subject, row: rowOf(subject) }
    return duplicate(candidate, of, repeats(of))
  }

  /** Candidates with numbers of their own: looked up, and recorded where nobody has the number. */
  const settle = (
    candidates: ReadonlyArray<C>
  ): Effect.Effect<Answered, StoreIsUnavailable, EventStore | R> =>
    Effect.gen(function* () {
      if (candidates.length === 0) return nothing
      const store = yield* EventStore
      const holders = yield* store.holders(candidates.map(({ claim }) => claim))
      const answers: Array<RowAnswer> = []
      const second: Array<RowAnswer> = []
      const free: Array<C> = []
      for (const [index, candidate] of candidates.entries()) {
        const stream = holders[index]
        const holder = stream === undefined ? undefined : idOf(stream)
        // Its own record was made before an interruption: making it again gives the same answer.
        if (holder === undefined || holder === candidate.subject) free.push(candidate)
        else answers.push(same(candidate, holder))
      }
      const results = yield* record(free)
      let position = 0
      for (const [index, result] of results.entries()) {
        const candidate = free[index] as C
        if (Either.isRight(result)) {
          const { id, warnings = [] } = result.right
          position = Math.max(position, result.right.position)
          answers.push(accepted(candidate, id, [...candidate.warnings, ...warnings]))
          second.push(...(result.right.second ?? []))
          continue
        }
        const failure = result.left
        if (failure._tag === "StoreIsUnavailable") return yield* failure
        const holder = failure._tag === "Rejected" ? holderIn(failure.rejection) : undefined
        answers.push(
          holder === undefined ? rejected(candidate, problemsOf(failure, refusalOf)) : same(candidate, holder)
        )
      }
      return { answers, second, position }
    })

  const begin = (from: number, to: number) =>
    Effect.gen(function* () {
      const answers: Array<RowAnswer> = []
      const free: Array<C> = []
      const rest: Array<C> = []
      for (let row = from; row <= to; row++) {
        const checked = check(row)
        if (!isCandidate(checked)) answers.push(checked)
        else if (shared.has(row)) rest.push(checked)
        else free.push(checked)
      }
      return { rest, settled: together({ ...nothing, answers }, yield* settle(free)) }
    })

  const end = ({ rest, settled }: { readonly rest: ReadonlyArray<C>; readonly settled: Answered }) =>
    Effect.gen(function* () {
      let all = settled
      // One after the other: of two rows with one number the earlier one has it.
      for (const candidate of rest) all = together(all, yield* settle([candidate]))
      return { ...all, answers: [...all.answers].sort((a, b) => a.row - b.row) }
    })

  return { begin: (from, to) => Effect.map(begin(from, to), end) }
}
