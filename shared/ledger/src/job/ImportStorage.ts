import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import type { Principal } from "@jiaosuo/http/Principal"
import type { FieldProblem } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import { type Outcome, type RowAnswer, totalsOf } from "../answering/RowAnswer.ts"
import { cleaned } from "../columns/Cells.ts"
import type { ImportRecord, ImportState, ReceivedImport, SecondRecord } from "./ImportRecord.ts"

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
  readonly second: Pick<SecondRecord, "part" | "fileName" | "fileBytes" | "readAs" | "ignoredHeadings"> | null
  readonly second_rows: number
  readonly second_answered: number
  readonly second_accepted: number
  readonly second_warnings: number
  readonly second_duplicate: number
  readonly second_rejected: number
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
  second:
    row.second === null
      ? null
      : {
          ...row.second,
          rows: row.second_rows,
          answered: row.second_answered,
          accepted: row.second_accepted,
          warnings: row.second_warnings,
          duplicate: row.second_duplicate,
          rejected: row.second_rejected
        },
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
  readonly warnings: ReadonlyArray<FieldProblem>
  readonly problems: ReadonlyArray<FieldProblem>
  readonly subject: string | null
  readonly duplicate_of_row: number | null
}

const answerOf = ({ duplicate_of_row, ...answer }: AnswerRow): RowAnswer => ({
  ...answer,
  duplicateOfRow: duplicate_of_row
})

/** JSON that a database takes: quoting the first characters of a text may have cut one of them in half. */
const storable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? cleaned(inner) : inner))

/** What the ledger itself is called among the files of an import. */
export const ledgerFile = "ledger"

const pieceName = (id: string, file: string, piece: number): string =>
  file === ledgerFile ? `import ${id} ${piece}` : `import ${id} ${file} ${piece}`

/** Which answers are asked for. */
export interface AnswerPage {
  readonly import: string
  /** The second file's part where its answers are asked for; else those of the ledger. */
  readonly file?: string | undefined
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

/** Answers of rows that belong together: kept at once or not at all. */
export interface AnswersKept {
  readonly ledger: ReadonlyArray<RowAnswer>
  /** Rows of the second file. */
  readonly second: ReadonlyArray<RowAnswer>
}

/**
 * The tables of the imports of one context, one statement for each question. Fails only where the database does
 * not answer.
 */
export const makeImportStorage = (schema: string) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const imports = sql(`${schema}.import`)
    const piecesTable = sql(`${schema}.import_piece`)
    const answersTable = sql(`${schema}.import_answer`)
    const marks = sql(`${schema}.import_mark`)
    const personal = yield* PersonalRecords
    const asking = (operation: string) =>
      Effect.mapError((cause: SqlError) => new StoreIsUnavailable({ operation, cause }))

    const find = (id: string) =>
      sql<ImportRow>`select * from ${imports} where id = ${id}::uuid`.pipe(
        asking("find an import"),
        Effect.map(([row]) => (row === undefined ? undefined : recordOf(row)))
      )

    const secondOf = ({ second }: ReceivedImport): string | null =>
      second === null
        ? null
        : storable({
            part: second.part,
            fileName: second.fileName,
            fileBytes: second.bytes.length,
            readAs: second.readAs,
            ignoredHeadings: second.ignoredHeadings
          })

    const insert = (received: ReceivedImport) => sql<{ id: string }>`
    insert into ${imports}
      (id, account, principal, file_name, file_bytes, file_hash, mapping, read_as, ignored_headings, state, rows,
       second, second_rows)
    values (
      ${received.id}::uuid, ${received.principal.account}, ${storable(received.principal)}::jsonb,
      ${cleaned(received.fileName)}, ${received.bytes.length}::bigint, ${received.fileHash}, ${received.mapping},
      ${cleaned(received.readAs)}, ${storable(received.ignoredHeadings)}::jsonb, 'waiting', ${received.rows}::integer,
      ${secondOf(received)}::jsonb, ${received.second?.rows ?? 0}::integer)
    on conflict (id) do nothing
    returning id`

    const insertFile = (id: string, file: string, bytes: Uint8Array) =>
      Effect.gen(function* () {
        for (let at = 0, piece = 0; at < bytes.length; at += pieceBytes, piece++) {
          const sealed = Buffer.from(
            personal.sealBytes(pieceName(id, file, piece), bytes.subarray(at, at + pieceBytes))
          )
          yield* sql`
          insert into ${piecesTable} (import_id, file, piece, sealed)
          values (${id}::uuid, ${file}, ${piece}::integer, ${sealed}::bytea)`
        }
      })

    return {
      find,

      /** Keeps a ledger with its file; false where it is kept already. All or nothing. */
      keep: (received: ReceivedImport): Effect.Effect<boolean, StoreIsUnavailable> =>
        sql
          .withTransaction(
            Effect.gen(function* () {
              const inserted = yield* insert(received)
              if (inserted.length === 0) return false
              yield* insertFile(received.id, ledgerFile, received.bytes)
              if (received.second !== null) {
                yield* insertFile(received.id, received.second.part, received.second.bytes)
              }
              return true
            })
          )
          .pipe(asking("keep an import")),

      /** A file as it was handed in, the ledger or the part named; undefined once it was purged. */
      file: (
        id: string,
        file: string = ledgerFile
      ): Effect.Effect<Uint8Array | undefined, StoreIsUnavailable> =>
        sql<{ piece: number; sealed: Buffer }>`
        select piece, sealed from ${piecesTable} 
        where import_id = ${id}::uuid and file = ${file} order by piece`.pipe(
          asking("read the file of an import"),
          Effect.map((pieces) =>
            pieces.length === 0
              ? undefined
              : Buffer.concat(
                  pieces.map(({ piece, sealed }) => personal.openBytes(pieceName(id, file, piece), sealed))
                )
          )
        ),

      /** Imports that are not answered to the end, in the order they came. */
      unfinished: sql<{ id: string }>`
      select id from ${imports} where state <> 'finished' order by received_at, id`.pipe(
        asking("find unfinished imports"),
        Effect.map((rows) => rows.map((row) => row.id))
      ),

      start: (id: string): Effect.Effect<void, StoreIsUnavailable> =>
        sql`
        update ${imports} set state = 'running', started_at = coalesce(started_at, now())
        where id = ${id}::uuid and state = 'waiting'`.pipe(asking("start an import"), Effect.asVoid),

      /**
       * Keeps the answers of the next rows, and of rows of the second file, and moves the sums, together; the
       * last rows finish the import.
       */
      answer: (
        record: ImportRecord,
        kept: AnswersKept,
        position: number
      ): Effect.Effect<void, StoreIsUnavailable> => {
        const totals = totalsOf(kept.ledger)
        const second = totalsOf(kept.second)
        const answers = [...kept.ledger, ...kept.second]
        const files = answers.map((_, at) =>
          at < kept.ledger.length ? ledgerFile : (record.second?.part ?? ledgerFile)
        )
        return sql`
        with answered as (
          insert into ${answersTable}
            (import_id, file, row, line, outcome, warnings, problems, subject, duplicate_of_row)
          select ${record.id}::uuid, a.file, a.row, a.line, a.outcome, a.warnings::jsonb, a.problems::jsonb, a.subject,
            a.duplicate_of_row
          from unnest(
            ${files}::text[],
            ${answers.map(({ row }) => row)}::integer[],
            ${answers.map(({ line }) => line)}::integer[],
            ${answers.map(({ outcome }) => outcome)}::text[],
            ${answers.map(({ warnings }) => storable(warnings))}::text[],
            ${answers.map(({ problems }) => storable(problems))}::text[],
            ${answers.map(({ subject }) => subject)}::uuid[],
            ${answers.map(({ duplicateOfRow }) => duplicateOfRow)}::integer[]
          ) as a (file, row, line, outcome, warnings, problems, subject, duplicate_of_row)
        )
        update ${imports} set
          answered = answered + ${totals.rows}::integer,
          accepted = accepted + ${totals.accepted}::integer,
          warnings = warnings + ${totals.warnings}::integer,
          duplicate = duplicate + ${totals.duplicate}::integer,
          rejected = rejected + ${totals.rejected}::integer,
          second_answered = second_answered + ${second.rows}::integer,
          second_accepted = second_accepted + ${second.accepted}::integer,
          second_warnings = second_warnings + ${second.warnings}::integer,
          second_duplicate = second_duplicate + ${second.duplicate}::integer,
          second_rejected = second_rejected + ${second.rejected}::integer,
          position = greatest(position, ${position}::bigint),
          state = case when answered + ${totals.rows}::integer = rows
            and second_answered + ${second.rows}::integer = second_rows then 'finished' else 'running' end,
          finished_at = case when answered + ${totals.rows}::integer = rows
            and second_answered + ${second.rows}::integer = second_rows then now() end
        where id = ${record.id}::uuid`.pipe(asking("keep answers of an import"), Effect.asVoid)
      },

      /** Rows of the second file that have no answer yet. */
      unansweredSecond: (record: ImportRecord): Effect.Effect<ReadonlyArray<number>, StoreIsUnavailable> =>
        sql<{ row: number }>`
        select n as row from generate_series(1, ${record.second?.rows ?? 0}::integer) as n
        where not exists (
          select from ${answersTable}
          where import_id = ${record.id}::uuid and file = ${record.second?.part ?? null}::text and row = n)
        order by n`.pipe(
          asking("find rows without an answer"),
          Effect.map((rows) => rows.map(({ row }) => row))
        ),

      answers: (page: AnswerPage): Effect.Effect<ReadonlyArray<RowAnswer>, StoreIsUnavailable> =>
        sql<AnswerRow>`
        select row, line, outcome, warnings, problems, subject, duplicate_of_row
        from ${answersTable}
        where import_id = ${page.import}::uuid and file = ${page.file ?? ledgerFile} and row > ${page.after}::integer
          and (${page.outcome ?? null}::text is null or outcome = ${page.outcome ?? null}::text)
          and (not ${page.onlyWarnings ?? false}::boolean or (outcome = 'accepted' and warnings <> '[]'::jsonb))
        order by row limit ${page.limit}::integer`.pipe(
          asking("read answers of an import"),
          Effect.map((rows) => rows.map(answerOf))
        ),

      imports: (page: ImportPage): Effect.Effect<ReadonlyArray<ImportRecord>, StoreIsUnavailable> =>
        sql<ImportRow>`
        select * from ${imports}
        where (${page.account ?? null}::text is null or account = ${page.account ?? null}::text)
          and (${page.before?.receivedAt ?? null}::timestamptz is null
            or (date_trunc('milliseconds', received_at), id)
              < (${page.before?.receivedAt ?? null}::timestamptz, ${page.before?.id ?? null}::uuid))
        order by date_trunc('milliseconds', received_at) desc, id desc limit ${page.limit}::integer`.pipe(
          asking("list imports"),
          Effect.map((rows) => rows.map(recordOf))
        ),

      /** The record that has a mark now; see `TakeMark`. */
      takeMark: (
        mark: string,
        subject: string,
        instead?: string
      ): Effect.Effect<string, StoreIsUnavailable> =>
        sql<{ subject: string }>`
        insert into ${marks} as known (mark, subject) values (${mark}::uuid, ${subject}::uuid)
        on conflict (mark) do update set subject =
          case when known.subject = ${instead ?? null}::uuid then excluded.subject else known.subject end
        returning subject`.pipe(
          asking("recognise a record by its mark"),
          Effect.map(([row]) => row?.subject ?? subject)
        ),

      /** Deletes the files and answers of imports that finished before an instant; how many. */
      purgeFinishedBefore: (instant: string): Effect.Effect<number, StoreIsUnavailable> =>
        sql
          .withTransaction(
            Effect.gen(function* () {
              const purged = yield* sql<{ id: string }>`
              update ${imports} set purged_at = now(), mapping = null
              where state = 'finished' and purged_at is null and finished_at < ${instant}::timestamptz
              returning id`
              const ids = purged.map((row) => row.id)
              yield* sql`delete from ${piecesTable} where import_id = any (${ids}::uuid[])`
              yield* sql`delete from ${answersTable} where import_id = any (${ids}::uuid[])`
              return ids.length
            })
          )
          .pipe(asking("purge imports"))
    }
  })

export type ImportStorage = Effect.Effect.Success<ReturnType<typeof makeImportStorage>>
