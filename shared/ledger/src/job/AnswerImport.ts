import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { Cause, Effect, Option, Stream } from "effect"
import { type RowAnswer, unanswerable } from "../answering/RowAnswer.ts"
import { secondAnswers, stray } from "../answering/SecondAnswers.ts"
import type { OpenedLedger } from "../columns/OpenLedger.ts"
import type { Answered, Ending, LedgerKind } from "../LedgerKind.ts"
import type { ImportRecord } from "./ImportRecord.ts"
import type { ImportStorage } from "./ImportStorage.ts"

/** One import, as far as it was answered, with its rows; none where its files cannot be read any more. */
export interface Unanswered<Field extends string, Second extends string, R> {
  readonly record: ImportRecord
  readonly ledger: OpenedLedger<Field, Second> | undefined
  readonly kind: LedgerKind<Field, Second, R>
  readonly storage: ImportStorage
  readonly rowsAtOnce: number
  readonly chunksAtOnce: number
}

interface Chunk {
  readonly from: number
  readonly to: number
}

/** The rows that are not answered yet, in chunks. */
const chunksOf = (record: ImportRecord, rowsAtOnce: number): ReadonlyArray<Chunk> => {
  const chunks: Array<Chunk> = []
  for (let from = record.answered + 1; from <= record.rows; from += rowsAtOnce) {
    chunks.push({ from, to: Math.min(record.rows, from + rowsAtOnce - 1) })
  }
  return chunks
}

/** Every row is answered, whatever happens: of files that are gone the rest is for a person. */
const giveUp = (
  record: ImportRecord,
  storage: ImportStorage,
  rowsAtOnce: number
): Effect.Effect<void, StoreIsUnavailable> =>
  Effect.forEach(
    chunksOf(record, rowsAtOnce),
    ({ from, to }) =>
      Effect.gen(function* () {
        const rows = Array.from({ length: to - from + 1 }, (_, at) => from + at)
        const second = to === record.rows ? yield* storage.unansweredSecond(record) : []
        const lost = (row: number): RowAnswer => unanswerable({ row, line: 0 })
        yield* storage.answer(record, { ledger: rows.map(lost), second: second.map(lost) }, 0)
      }),
    { discard: true }
  )

/** Codes that an error, or what caused it, carries: SQLSTATEs and those of the network. */
const codesOf = (error: unknown, depth = 0): ReadonlyArray<string> => {
  if (typeof error !== "object" || error === null || depth > 6) return []
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown }
  return [...(typeof code === "string" ? [code] : []), ...codesOf(cause, depth + 1)]
}

/** Data exception: the database did answer, and would refuse the value again. */
const refusesValue = (code: string): boolean => /^22[0-9A-Z]{3}$/.test(code)

/** Nobody is there to be asked. A connection that breaks inside a transaction arrives as a defect. */
const isOutage = (code: string): boolean => /^(?:08|53|57P)|^E(?:CONN|PIPE|TIMEDOUT|HOSTUNREACH)/.test(code)

const isOwnFault = (cause: Cause.Cause<StoreIsUnavailable>): boolean => {
  if (Cause.isInterrupted(cause)) return false
  const failure = Cause.failureOption(cause)
  if (Option.isSome(failure)) return codesOf(failure.value).some(refusesValue)
  return ![...Cause.defects(cause)].some((defect) => codesOf(defect).some(isOutage))
}

/** The answer, or undefined where the program itself is at fault; an outage and an interruption stay what they are. */
const orFault = <A, R>(
  answering: Effect.Effect<A, StoreIsUnavailable, R>
): Effect.Effect<A | undefined, StoreIsUnavailable, R> =>
  Effect.catchAllCause(answering, (cause) =>
    isOwnFault(cause)
      ? Effect.as(Effect.logError("rows of an import could not be answered", cause), undefined)
      : Effect.failCause(cause)
  )

const merged = (first: Answered, rest: Answered): Answered => ({
  answers: [...first.answers, ...rest.answers],
  second: [...(first.second ?? []), ...(rest.second ?? [])],
  position: Math.max(first.position, rest.position)
})

/**
 * Answers the rows of an import that are not answered yet, chunk by chunk; answers and sums are kept with each
 * chunk, so that an interrupted import goes on where it was. A fault of the program is narrowed down to the
 * rows that cause it, which are for a person then; the others are answered all the same.
 *
 * Rows of the second file are answered with the row they belong to; those that belong to none, with the last
 * rows of the ledger.
 */
export const answerImport = <Field extends string, Second extends string, R>({
  record,
  ledger,
  kind,
  storage,
  rowsAtOnce,
  chunksAtOnce
}: Unanswered<Field, Second, R>): Effect.Effect<void, StoreIsUnavailable, R> =>
  Effect.gen(function* () {
    if (ledger === undefined) return yield* giveUp(record, storage, rowsAtOnce)
    const { begin } = yield* kind.answering({
      ...ledger,
      id: record.id,
      principal: record.principal,
      at: record.receivedAt,
      today: dayInShanghai(Date.parse(record.receivedAt)),
      takeMark: storage.takeMark
    })

    const narrowed = ({ from, to }: Chunk): Ending<R> =>
      Effect.gen(function* () {
        const whole = yield* orFault(Effect.flatten(begin(from, to)))
        if (whole !== undefined) return whole
        if (from === to) {
          const line = ledger.table.rows[from - 1]?.line ?? 0
          return { answers: [unanswerable({ row: from, line })], position: 0 }
        }
        const middle = Math.floor((from + to) / 2)
        const first = yield* narrowed({ from, to: middle })
        return merged(first, yield* narrowed({ from: middle + 1, to }))
      })

    const ended = (chunk: Chunk, ending: Ending<R> | undefined): Ending<R> =>
      Effect.flatMap(ending === undefined ? Effect.succeed(undefined) : orFault(ending), (answered) =>
        answered === undefined ? narrowed(chunk) : Effect.succeed(answered)
      )

    const strays = ({ to }: Chunk): ReadonlyArray<RowAnswer> => {
      const { second } = ledger
      const key = kind.second?.key.second
      if (to < record.rows || second === undefined || key === undefined) return []
      return second.strays.map((row) => stray(second, key, row))
    }

    const keep = (chunk: Chunk, answered: Answered) => {
      const second = [...secondAnswers(ledger.second, answered), ...strays(chunk)]
      return storage.answer(
        record,
        { ledger: answered.answers, second: second.sort((a, b) => a.row - b.row) },
        answered.position
      )
    }

    yield* Stream.fromIterable(chunksOf(record, rowsAtOnce)).pipe(
      // Results come in the order of the chunks, however many of them are under way.
      Stream.mapEffect(
        (chunk) => Effect.map(orFault(begin(chunk.from, chunk.to)), (ending) => ({ chunk, ending })),
        { concurrency: chunksAtOnce }
      ),
      Stream.runForEach(({ chunk, ending }) =>
        Effect.flatMap(ended(chunk, ending), (answered) => keep(chunk, answered))
      )
    )
  })
