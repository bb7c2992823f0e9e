import { SqlClient } from "@effect/sql/SqlClient"
import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { Cause, Clock, Effect, Option, Queue, Schedule } from "effect"
import type { OpenedLedger } from "../columns/OpenLedger.ts"
import { ImportOptions } from "../ImportOptions.ts"
import type { LedgerKind } from "../LedgerKind.ts"
import { answerImport } from "./AnswerImport.ts"
import type { ImportRecord } from "./ImportRecord.ts"
import type { ImportStorage } from "./ImportStorage.ts"
import { readAgain } from "./ReadAgain.ts"

/** Rows that are checked, sealed, appended and answered together, and how many such chunks are under way. */
const rowsAtOnce = 512
const chunksAtOnce = 2

/** An import that another process left, or that nobody told us of, is found within this time. */
const pollMillis = 2_000

const purgeEvery = "1 hour"

const isUnavailable = (error: unknown): error is StoreIsUnavailable => error instanceof StoreIsUnavailable

/** Wakes the worker for a new import; the ledger is handed on if there is room, so that it is not read twice. */
export interface NewImport<Field extends string, Second extends string> {
  readonly id: string
  readonly ledger: OpenedLedger<Field, Second>
}

/**
 * Answers imports, one at a time and in the order they came. A session lock in the database makes sure that
 * only one process works on an import; it goes with the process that held it, and another one, or the next
 * start, goes on after the last row that was answered. Rows answered twice are the same commands.
 */
export const makeImportWorker = <Field extends string, Second extends string, R>(
  storage: ImportStorage,
  kind: LedgerKind<Field, Second, R>
) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const options = yield* ImportOptions
    const context = yield* Effect.context<R>()
    const wakes = yield* Queue.sliding<void>(1)
    /** The newest ledger that was read and is not answered yet; older ones are read again. */
    let atHand: NewImport<Field, Second> | undefined

    /** The rows of an import; undefined where its files cannot be read any more. */
    const ledgerOf = (
      record: ImportRecord
    ): Effect.Effect<OpenedLedger<Field, Second> | undefined, StoreIsUnavailable> =>
      Effect.gen(function* () {
        if (atHand?.id === record.id) {
          const { ledger } = atHand
          atHand = undefined
          return ledger
        }
        const ledger = yield* readAgain(record, kind, storage)
        const isWhole =
          ledger?.table.rows.length === record.rows &&
          (ledger.second?.table.rows.length ?? 0) === (record.second?.rows ?? 0)
        return isWhole ? ledger : undefined
      }).pipe(
        Effect.catchAllCause((cause) =>
          Cause.isInterrupted(cause) || Option.exists(Cause.failureOption(cause), isUnavailable)
            ? Effect.failCause(cause as Cause.Cause<StoreIsUnavailable>)
            : Effect.as(Effect.logError("the file of an import cannot be read again", cause), undefined)
        )
      )

    const answerAll = (record: ImportRecord) =>
      Effect.flatMap(ledgerOf(record), (ledger) =>
        answerImport({ record, ledger, kind, storage, rowsAtOnce, chunksAtOnce })
      )

    /** One import from where it stands to its end; nothing where another process is at it. */
    const work = (id: string) =>
      Effect.scoped(
        Effect.gen(function* () {
          const connection = yield* sql.reserve
          const unavailable = Effect.mapError(
            (cause: unknown) => new StoreIsUnavailable({ operation: "lock an import", cause })
          )
          const locked = yield* connection
            .execute(
              "select pg_try_advisory_lock(hashtextextended($1, 0)) as locked",
              [`${kind.context}.import ${id}`],
              undefined
            )
            .pipe(unavailable)
          if ((locked[0] as { readonly locked: boolean } | undefined)?.locked !== true) return
          yield* Effect.addFinalizer(() =>
            Effect.ignore(
              connection.execute(
                "select pg_advisory_unlock(hashtextextended($1, 0))",
                [`${kind.context}.import ${id}`],
                undefined
              )
            )
          )
          yield* storage.start(id)
          const record = yield* storage.find(id)
          if (record === undefined || record.state === "finished") return
          const started = yield* Clock.currentTimeMillis
          yield* answerAll(record)
          const ended = yield* Clock.currentTimeMillis
          yield* Effect.logInfo("an import is answered").pipe(
            Effect.annotateLogs({ import: id, rows: record.rows - record.answered, millis: ended - started })
          )
        })
      ).pipe(
        Effect.mapError((cause) =>
          cause instanceof StoreIsUnavailable
            ? cause
            : new StoreIsUnavailable({ operation: "answer an import", cause })
        ),
        Effect.withSpan("answerImport", { attributes: { import: id } })
      )

    /** Failures are the database's; what is left undone is found again by the next turn. */
    const waiting = <E>(cause: Cause.Cause<E>) =>
      Cause.isInterrupted(cause)
        ? Effect.failCause(cause as Cause.Cause<never>)
        : Effect.logWarning("an import waits for the database", cause).pipe(
            Effect.zipRight(Effect.sleep("1 second")),
            Effect.zipRight(Queue.offer(wakes, undefined)),
            Effect.asVoid
          )

    /** One import that cannot go on does not hold up the others. */
    const turn = Effect.flatMap(storage.unfinished, (ids) =>
      Effect.forEach(ids, (id) => Effect.catchAllCause(work(id), waiting), { discard: true })
    )

    const run = Queue.take(wakes).pipe(
      Effect.timeoutOption(pollMillis),
      Effect.zipRight(turn),
      Effect.catchAllCause(waiting),
      Effect.forever,
      Effect.provide(context)
    )

    const purge = Clock.currentTimeMillis.pipe(
      Effect.flatMap((now) =>
        storage.purgeFinishedBefore(new Date(now - options.retentionDays * 86_400_000).toISOString())
      ),
      Effect.flatMap((purged) =>
        purged === 0
          ? Effect.void
          : Effect.logInfo("imports were purged").pipe(Effect.annotateLogs({ purged }))
      ),
      Effect.catchAllCause((cause) => Effect.logWarning("imports could not be purged", cause)),
      Effect.repeat(Schedule.spaced(purgeEvery)),
      Effect.asVoid
    )

    return {
      /** Answers whatever waits, for ever: a named, supervised loop of its scope. */
      run,
      purge,
      wake: (received: NewImport<Field, Second>): Effect.Effect<void> =>
        Effect.suspend(() => {
          atHand = received
          return Queue.offer(wakes, undefined)
        })
    }
  })
