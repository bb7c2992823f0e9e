import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import type { Principal } from "@jiaosuo/http/Principal"
import type { FieldProblem } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import type { Warning } from "../../domain/Vehicle.ts"
import { type Outcome, type RowAnswer, totalsOf } from "../answering/RowAnswer.ts"
import { cleaned } from "../columns/Cells.ts"
import type { ImportRecord, ImportState, ReceivedImport } from "./ImportRecord.ts"

/** A file is sealed and stored in pieces of this size. */
const pieceBytes = 1_048_576

interface ImportRow {
  readonly id: string
  readonly principal: Principal
  readonly file_name: string
  readonly file_bytes: string
  readonly file_hash: string
  readonly mapping: string | null
  readonly read_as: string
  readonly ignored_headings: ReadonlyArray<string>
  readonly state: ImportState
  readonly rows: number
  readonly answered: number
  readonly accepted: number
  readonly warnings: number
  readonly duplicate: number
  readonly rejected: number
  readonly position: string
  readonly received_at: Date
  readonly started_at: Date | null
  readonly finished_at: Date | null
  readonly purged_at: Date | null
}

const recordOf = (row: ImportRow): ImportRecord => ({
  id: row.id,
  principal: row.principal,
  fileName: row.file_name,
  fileBytes: Number(row.file_bytes),
  fileHash: row.file_hash,
  mapping: row.mapping,
  readAs: row.read_as,
  ignoredHeadings: row.ignored_headings,
  state: row.state,
  rows: row.rows,
  answered: row.answered,
  accepted: row.accepted,
  warnings: row.warnings,
  duplicate: row.duplicate,
  rejected: row.rejected,
  position: Number(row.position),
  receivedAt: row.received_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
  purgedAt: row.purged_at?.toISOString() ?? null
})

interface AnswerRow {
  readonly row: number
  readonly line: number
  readonly outcome: Outcome
  readonly warnings: ReadonlyArray<Warning>
  readonly problems: ReadonlyArray<FieldProblem>
  readonly vehicle: string | null
  readonly duplicate_of_row: number | null
}

const answerOf = ({ duplicate_of_row, ...answer }: AnswerRow): RowAnswer => ({
  ...answer,
  duplicateOfRow: duplicate_of_row
})

/** JSON that a database takes: quoting the first characters of a text may have cut one of them in half. */
const storable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? cleaned(inner) : inner))

const pieceName = (id: string, piece: number): string => `import ${id} ${piece}`

/** Which answers are asked for. */
export interface AnswerPage {
  readonly import: string
  /** Answers of rows after this one. */
  readonly after: number
  readonly limit: number
  readonly outcome?: Outcome | undefined
  /** Only accepted rows with a warning. */
  readonly onlyWarnings?: boolean | undefined
}

/** Which imports are asked for: newest first. */
export interface ImportPage {
  /** Only those of one account. */
  readonly account?: string | undefined
  readonly before?: { readonly receivedAt: string; readonly id: string } | undefined
  readonly limit: number
}

/** The tables of the imports, one statement for each question. Fails only where the database does not answer. */
export const makeImportStorage = Effect.gen(function* () {
  const sql = yield* SqlClient
  const personal = yield* PersonalRecords
  const asking = (operation: string) =>
    Effect.mapError((cause: SqlError) => new StoreIsUnavailable({ operation, cause }))

  const find = (id: string) =>
    sql<ImportRow>`select * from vehicles.import where id = ${id}::uuid`.pipe(
      asking("find an import"),
      Effect.map(([row]) => (row === undefined ? undefined : recordOf(row)))
    )

  const insert = (received: ReceivedImport) => sql<{ id: string }>`
    insert into vehicles.import
      (id, account, principal, file_name, file_bytes, file_hash, mapping, read_as, ignored_headings, state, rows)
    values (
      ${received.id}::uuid, ${received.principal.account}, ${storable(received.principal)}::jsonb,
      ${cleaned(received.fileName)}, ${received.bytes.length}::bigint, ${received.fileHash}, ${received.mapping},
      ${cleaned(received.readAs)}, ${storable(received.ignoredHeadings)}::jsonb, 'waiting', ${received.rows}::integer)
    on conflict (id) do nothing
    returning id`

  const insertPiece = (id: string, piece: number, bytes: Uint8Array) => {
    const sealed = Buffer.from(personal.sealBytes(pieceName(id, piece), bytes))
    return sql`
      insert into vehicles.import_piece (import_id, piece, sealed)
      values (${id}::uuid, ${piece}::integer, ${sealed}::bytea)`
  }

  return {
    find,

    /** Keeps a ledger with its file; false where it is kept already. All or nothing. */
    keep: (received: ReceivedImport): Effect.Effect<boolean, StoreIsUnavailable> =>
      sql
        .withTransaction(
          Effect.gen(function* () {
            const inserted = yield* insert(received)
            if (inserted.length === 0) return false
            for (let at = 0, piece = 0; at < received.bytes.length; at += pieceBytes, piece++) {
              yield* insertPiece(received.id, piece, received.bytes.subarray(at, at + pieceBytes))
            }
            return true
          })
        )
        .pipe(asking("keep an import")),

    /** The file as it was handed in; undefined once it was purged. */
    file: (id: string): Effect.Effect<Uint8Array | undefined, StoreIsUnavailable> =>
      sql<{ piece: number; sealed: Buffer }>`
        select piece, sealed from vehicles.import_piece where import_id = ${id}::uuid order by piece`.pipe(
        asking("read the file of an import"),
        Effect.map((pieces) =>
          pieces.length === 0
            ? undefined
            : Buffer.concat(
                pieces.map(({ piece, sealed }) => personal.openBytes(pieceName(id, piece), sealed))
              )
        )
      ),

    /** Imports that are not answered to the end, in the order they came. */
    unfinished: sql<{ id: string }>`
      select id from vehicles.import where state <> 'finished' order by received_at, id`.pipe(
      asking("find unfinished imports"),
      Effect.map((rows) => rows.map((row) => row.id))
    ),

    start: (id: string): Effect.Effect<void, StoreIsUnavailable> =>
      sql`
        update vehicles.import set state = 'running', started_at = coalesce(started_at, now())
        where id = ${id}::uuid and state = 'waiting'`.pipe(asking("start an import"), Effect.asVoid),

    /** Keeps the answers of the next rows and moves the sums, together; the last rows finish the import. */
    answer: (
      id: string,
      answers: ReadonlyArray<RowAnswer>,
      position: number
    ): Effect.Effect<void, StoreIsUnavailable> => {
      const totals = totalsOf(answers)
      const json = answers.map(({ warnings, problems }) => ({
        warnings: storable(warnings),
        problems: storable(problems)
      }))
      return sql`
        with answered as (
          insert into vehicles.import_answer
            (import_id, row, line, outcome, warnings, problems, vehicle, duplicate_of_row)
          select ${id}::uuid, a.row, a.line, a.outcome, a.warnings::jsonb, a.problems::jsonb, a.vehicle, a.duplicate_of_row
          from unnest(
            ${answers.map(({ row }) => row)}::integer[],
            ${answers.map(({ line }) => line)}::integer[],
            ${answers.map(({ outcome }) => outcome)}::text[],
            ${json.map(({ warnings }) => warnings)}::text[],
            ${json.map(({ problems }) => problems)}::text[],
            ${answers.map(({ vehicle }) => vehicle)}::uuid[],
            ${answers.map(({ duplicateOfRow }) => duplicateOfRow)}::integer[]
          ) as a (row, line, outcome, warnings, problems, vehicle, duplicate_of_row)
        )
        update vehicles.import set
          answered = answered + ${totals.rows}::integer,
          accepted = accepted + ${totals.accepted}::integer,
          warnings = warnings + ${totals.warnings}::integer,
          duplicate = duplicate + ${totals.duplicate}::integer,
          rejected = rejected + ${totals.rejected}::integer,
          position = greatest(position, ${position}::bigint),
          state = case when answered + ${totals.rows}::integer = rows then 'finished' else 'running' end,
          finished_at = case when answered + ${totals.rows}::integer = rows then now() end
        where id = ${id}::uuid`.pipe(asking("keep answers of an import"), Effect.asVoid)
    },

    answers: (page: AnswerPage): Effect.Effect<ReadonlyArray<RowAnswer>, StoreIsUnavailable> =>
      sql<AnswerRow>`
        select row, line, outcome, warnings, problems, vehicle, duplicate_of_row
        from vehicles.import_answer
        where import_id = ${page.import}::uuid and row > ${page.after}::integer
          and (${page.outcome ?? null}::text is null or outcome = ${page.outcome ?? null}::text)
          and (not ${page.onlyWarnings ?? false}::boolean or (outcome = 'accepted' and warnings <> '[]'::jsonb))
        order by row limit ${page.limit}::integer`.pipe(
        asking("read answers of an import"),
        Effect.map((rows) => rows.map(answerOf))
      ),

    imports: (page: ImportPage): Effect.Effect<ReadonlyArray<ImportRecord>, StoreIsUnavailable> =>
      sql<ImportRow>`
        select * from vehicles.import
        where (${page.account ?? null}::text is null or account = ${page.account ?? null}::text)
          and (${page.before?.receivedAt ?? null}::timestamptz is null
            or (date_trunc('milliseconds', received_at), id)
              < (${page.before?.receivedAt ?? null}::timestamptz, ${page.before?.id ?? null}::uuid))
        order by date_trunc('milliseconds', received_at) desc, id desc limit ${page.limit}::integer`.pipe(
        asking("list imports"),
        Effect.map((rows) => rows.map(recordOf))
      ),

    /** The vehicle that has a mark now; see `TakeMark`. */
    takeMark: (mark: string, vehicle: string, instead?: string): Effect.Effect<string, StoreIsUnavailable> =>
      sql<{ vehicle: string }>`
        insert into vehicles.import_mark as known (mark, vehicle) values (${mark}::uuid, ${vehicle}::uuid)
        on conflict (mark) do update set vehicle =
          case when known.vehicle = ${instead ?? null}::uuid then excluded.vehicle else known.vehicle end
        returning vehicle`.pipe(
        asking("recognise a vehicle without plate and VIN"),
        Effect.map(([row]) => row?.vehicle ?? vehicle)
      ),

    /** Deletes the files and answers of imports that finished before an instant; how many. */
    purgeFinishedBefore: (instant: string): Effect.Effect<number, StoreIsUnavailable> =>
      sql
        .withTransaction(
          Effect.gen(function* () {
            const purged = yield* sql<{ id: string }>`
              update vehicles.import set purged_at = now(), mapping = null
              where state = 'finished' and purged_at is null and finished_at < ${instant}::timestamptz
              returning id`
            const ids = purged.map((row) => row.id)
            yield* sql`delete from vehicles.import_piece where import_id = any (${ids}::uuid[])`
            yield* sql`delete from vehicles.import_answer where import_id = any (${ids}::uuid[])`
            return ids.length
          })
        )
        .pipe(asking("purge imports"))
  }
})

export type ImportStorage = Effect.Effect.Success<typeof makeImportStorage>
