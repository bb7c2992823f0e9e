import { createHash } from "node:crypto"
import type { SqlClient } from "@effect/sql/SqlClient"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import type { Principal } from "@jiaosuo/http/Principal"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { Data, Effect, Schedule, type Scope, Stream } from "effect"
import type { RowAnswer } from "./answering/RowAnswer.ts"
import type { LedgerTable } from "./columns/LedgerTable.ts"
import { type HandedIn, openLedger } from "./columns/OpenLedger.ts"
import { ImportOptions } from "./ImportOptions.ts"
import type { ImportRecord, ReceivedSecond } from "./job/ImportRecord.ts"
import { type AnswerPage, type ImportPage, makeImportStorage } from "./job/ImportStorage.ts"
import { makeImportWorker } from "./job/ImportWorker.ts"
import { readAgain } from "./job/ReadAgain.ts"
import type { LedgerKind } from "./LedgerKind.ts"
import type { LedgerIsRefused } from "./reading/Ledger.ts"

/** There is no such import, or not for this person. */
export class ImportIsUnknown extends Data.TaggedError("ImportIsUnknown")<{ readonly id: string }> {}

/** The idempotency key was used by the same account for another file. */
export class ImportKeyIsTaken extends Data.TaggedError("ImportKeyIsTaken")<{ readonly key: string }> {}

/** The files of the import were deleted at the end of their retention; only the sums are left. */
export class ImportIsPurged extends Data.TaggedError("ImportIsPurged")<{ readonly id: string }> {}

/** Ledgers handed in as files: read as a whole, then answered row by row. */
export interface ImportsService {
  /**
   * Takes a ledger: it is read to its end and kept, or refused as a whole. Its rows are answered afterwards.
   * The same key of the same account answers the same import, however often it is sent.
   */
  readonly receive: (
    handedIn: HandedIn,
    principal: Principal,
    key: string
  ) => Effect.Effect<ImportRecord, LedgerIsRefused | ImportKeyIsTaken | StoreIsUnavailable>

  /** One import as it stands, for its sender or for the district's vehicle desk. */
  readonly find: (
    id: string,
    reader: Principal
  ) => Effect.Effect<ImportRecord, ImportIsUnknown | StoreIsUnavailable>

  /** Imports that a person may see, newest first. */
  readonly list: (
    reader: Principal,
    page: Omit<ImportPage, "account">
  ) => Effect.Effect<ReadonlyArray<ImportRecord>, StoreIsUnavailable>

  /**
   * The import as it stands, again after every change, until it is finished: the last element has the
   * totals. Whoever lost the connection simply asks again.
   */
  readonly progress: (
    id: string,
    reader: Principal
  ) => Stream.Stream<ImportRecord, ImportIsUnknown | StoreIsUnavailable>

  /** Answers in the order of the rows, of the ledger or of its second file. */
  readonly answers: (
    page: AnswerPage,
    reader: Principal
  ) => Effect.Effect<ReadonlyArray<RowAnswer>, ImportIsUnknown | ImportIsPurged | StoreIsUnavailable>

  /**
   * The ledger as it was handed in, to put the answers beside its rows; its second file where `part` names it.
   */
  readonly ledger: (
    id: string,
    reader: Principal,
    part?: string
  ) => Effect.Effect<LedgerTable, ImportIsUnknown | ImportIsPurged | StoreIsUnavailable>
}

/** How often progress is looked at; other processes may be doing the work. */
const progressEvery = "150 millis"

/** Ledgers read at the same time: reading takes the processor and the whole file in memory. */
const readAtOnce = 2

/** X3: senders see their own imports; the district's vehicle desk sees all. */
const maySee = (reader: Principal, record: ImportRecord): boolean =>
  reader.role === "registrar" || reader.account === record.principal.account

const hashOf = ({ bytes, mapping, second = null }: HandedIn): string => {
  const hash = createHash("sha256")
    .update(bytes)
    .update(mapping ?? "")
  if (second !== null) hash.update("\u0000second\u0000").update(second.bytes)
  return hash.digest("hex")
}

/**
 * The imports of one kind of ledger with their worker, which runs as long as the scope does. Tables come from
 * `importMigrations`, settings from `ImportOptions`.
 */
export const makeImports = <Field extends string, Second extends string, R>(
  kind: LedgerKind<Field, Second, R>
): Effect.Effect<ImportsService, never, SqlClient | PersonalRecords | R | Scope.Scope> =>
  Effect.gen(function* () {
    const options = yield* ImportOptions
    const storage = yield* makeImportStorage(kind.context)
    const worker = yield* makeImportWorker(storage, kind)
    const reading = yield* Effect.makeSemaphore(readAtOnce)
    yield* Effect.forkScoped(worker.run)
    yield* Effect.forkScoped(worker.purge)

    const find = (id: string, reader: Principal) =>
      Effect.flatMap(storage.find(id), (record) =>
        record !== undefined && maySee(reader, record)
          ? Effect.succeed(record)
          : Effect.fail(new ImportIsUnknown({ id }))
      )

    const notPurged = (id: string, reader: Principal) =>
      Effect.flatMap(find(id, reader), (record) =>
        record.purgedAt === null ? Effect.succeed(record) : Effect.fail(new ImportIsPurged({ id }))
      )

    const receivedSecond = (handedIn: HandedIn, table: LedgerTable | undefined): ReceivedSecond | null => {
      const file = handedIn.second ?? null
      if (file === null || table === undefined || kind.second === undefined) return null
      return {
        part: kind.second.part,
        fileName: file.fileName,
        bytes: file.bytes,
        readAs: table.readAs,
        ignoredHeadings: table.ignored,
        rows: table.rows.length
      }
    }

    return {
      receive: (handedIn, principal, key) =>
        Effect.gen(function* () {
          const id = derivedId(`${kind.subject}-import`, principal.account, key)
          const fileHash = hashOf(handedIn)
          const same = (known: ImportRecord) =>
            known.fileHash === fileHash ? Effect.succeed(known) : Effect.fail(new ImportKeyIsTaken({ key }))
          const known = yield* storage.find(id)
          if (known !== undefined) return yield* same(known)
          const ledger = yield* reading.withPermits(1)(openLedger(handedIn, kind, options))
          const { table, second } = ledger
          const isNew = yield* storage.keep({
            id,
            principal,
            fileName: handedIn.fileName,
            bytes: handedIn.bytes,
            fileHash,
            mapping: handedIn.mapping,
            readAs: table.readAs,
            ignoredHeadings: table.ignored,
            rows: table.rows.length,
            second: receivedSecond(handedIn, second?.table)
          })
          if (isNew) yield* worker.wake({ id, ledger })
          const kept = yield* storage.find(id)
          return yield* kept === undefined ? Effect.dieMessage(`import ${id} was not kept`) : same(kept)
        }).pipe(Effect.withSpan("Imports.receive")),

      find,

      list: (reader, page) =>
        storage.imports(reader.role === "registrar" ? page : { ...page, account: reader.account }),

      progress: (id, reader) =>
        Stream.repeatEffectWithSchedule(find(id, reader), Schedule.spaced(progressEvery)).pipe(
          Stream.changesWith((a, b) => a.answered === b.answered && a.state === b.state),
          Stream.takeUntil((record) => record.state === "finished")
        ),

      answers: (page, reader) => Effect.zipRight(notPurged(page.import, reader), storage.answers(page)),

      ledger: (id, reader, part) =>
        Effect.gen(function* () {
          const record = yield* notPurged(id, reader)
          const again = reading.withPermits(1)(readAgain(record, kind, storage))
          const ledger = yield* Effect.catchTag(again, "LedgerIsRefused", Effect.die)
          const table = part === undefined ? ledger?.table : ledger?.second?.table
          return table === undefined ? yield* new ImportIsPurged({ id }) : table
        })
    }
  })
