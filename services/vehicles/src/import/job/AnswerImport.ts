import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { registerRoles } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { townshipsToChange } from "@jiaosuo/orders/Orders"
import type { District } from "@jiaosuo/reference/Divisions"
import { Cause, Effect, Option, Stream } from "effect"
import type { Vehicles } from "../../Vehicles.ts"
import { type Answered, type Begun, makeAnswering } from "../answering/AnswerRows.ts"
import { type RowAnswer, rejected } from "../answering/RowAnswer.ts"
import type { LedgerTable } from "../columns/LedgerTable.ts"
import type { ImportRecord } from "./ImportRecord.ts"
import type { ImportStorage } from "./ImportStorage.ts"

/** One import, as far as it was answered, with its rows; none where its file cannot be read any more. */
export interface Unanswered {
  readonly record: ImportRecord
  readonly table: LedgerTable | undefined
  readonly district: District
  readonly storage: ImportStorage
  readonly rowsAtOnce: number
  readonly chunksAtOnce: number
}

type Answering<A> = Effect.Effect<A, StoreIsUnavailable, EventStore | PersonalRecords | Vehicles>

/** What is left where the program itself fails on a row: a person hands it in again, the log says why. */
const unanswerable = (row: number, line: number): RowAnswer =>
  rejected({ row, line }, [
    {
      path: "",
      reason: text(
        "系统处理该行时出错，请再交一次；仍然出错请联系管理员",
        "The system failed on this row: hand it in again, and tell the administrator if it fails again"
      )
    }
  ])

interface Chunk {
  readonly from: number
  readonly to: number
}

/** The rows that are not answered yet, in chunks. */
const chunksOf = ({ record, rowsAtOnce }: Unanswered): ReadonlyArray<Chunk> => {
  const chunks: Array<Chunk> = []
  for (let from = record.answered + 1; from <= record.rows; from += rowsAtOnce) {
    chunks.push({ from, to: Math.min(record.rows, from + rowsAtOnce - 1) })
  }
  return chunks
}

/** Every row is answered, whatever happens: of a file that is gone the rest is for a person. */
const giveUp = (unanswered: Unanswered): Effect.Effect<void, StoreIsUnavailable> =>
  Effect.forEach(
    chunksOf(unanswered),
    ({ from, to }) =>
      unanswered.storage.answer(
        unanswered.record.id,
        Array.from({ length: to - from + 1 }, (_, at) => unanswerable(from + at, 0)),
        0
      ),
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
const orFault = <A>(answering: Answering<A>): Answering<A | undefined> =>
  Effect.catchAllCause(answering, (cause) =>
    isOwnFault(cause)
      ? Effect.as(Effect.logError("rows of an import could not be answered", cause), undefined)
      : Effect.failCause(cause)
  )

/**
 * Answers the rows of an import that are not answered yet, chunk by chunk; answers and sums are kept with each
 * chunk, so that an interrupted import goes on where it was. A fault of the program is narrowed down to the
 * rows that cause it, which are for a person then; the others are answered all the same.
 */
export const answerImport = (unanswered: Unanswered): Answering<void> => {
  const { record, table, district, storage } = unanswered
  if (table === undefined) return giveUp(unanswered)
  const { begin, end } = makeAnswering({
    importId: record.id,
    district,
    today: dayInShanghai(Date.parse(record.receivedAt)),
    townships: townshipsToChange(record.principal, registerRoles),
    table,
    principal: record.principal,
    at: record.receivedAt,
    takeMark: storage.takeMark
  })

  const narrowed = ({ from, to }: Chunk): Answering<Answered> =>
    Effect.gen(function* () {
      const whole = yield* orFault(Effect.flatMap(begin(from, to), end))
      if (whole !== undefined) return whole
      if (from === to) {
        return { answers: [unanswerable(from, table.rows[from - 1]?.line ?? 0)], position: 0 }
      }
      const middle = Math.floor((from + to) / 2)
      const first = yield* narrowed({ from, to: middle })
      const rest = yield* narrowed({ from: middle + 1, to })
      return {
        answers: [...first.answers, ...rest.answers],
        position: Math.max(first.position, rest.position)
      }
    })

  const ended = (chunk: Chunk, begun: Begun | undefined): Answering<Answered> =>
    Effect.flatMap(begun === undefined ? Effect.succeed(undefined) : orFault(end(begun)), (answered) =>
      answered === undefined ? narrowed(chunk) : Effect.succeed(answered)
    )

  return Stream.fromIterable(chunksOf(unanswered)).pipe(
    // Results come in the order of the chunks, however many of them are under way.
    Stream.mapEffect(
      (chunk) => Effect.map(orFault(begin(chunk.from, chunk.to)), (begun) => ({ chunk, begun })),
      { concurrency: unanswered.chunksAtOnce }
    ),
    Stream.runForEach(({ chunk, begun }) =>
      Effect.flatMap(ended(chunk, begun), ({ answers, position }) =>
        storage.answer(record.id, answers, position)
      )
    )
  )
}
