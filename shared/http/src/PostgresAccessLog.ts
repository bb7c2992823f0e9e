import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Chunk, Clock, Deferred, Effect, Layer, Queue } from "effect"
import { type Access, AccessLog, AccessLogIsUnavailable, type AccessRecord } from "./AccessLog.ts"
import { CurrentRequest } from "./CurrentRequest.ts"

/** A record on its way to the disk. */
interface Pending {
  readonly id: string
  readonly record: AccessRecord
  readonly written: Deferred.Deferred<void, AccessLogIsUnavailable>
}

/** One statement for all records that came while the one before was under way. */
const insertRecords = (sql: SqlClient, pending: ReadonlyArray<Pending>): Effect.Effect<unknown, SqlError> =>
  sql.unsafe(
    `insert into access.record
       (id, at, account, action, subject, purpose, result, reason, source_address, request_id)
     select * from unnest(
       $1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::uuid[])`,
    [
      pending.map(({ id }) => id),
      pending.map(({ record }) => record.at),
      pending.map(({ record }) => record.account),
      pending.map(({ record }) => record.action),
      pending.map(({ record }) => record.subject),
      pending.map(({ record }) => record.purpose),
      pending.map(({ record }) => record.result),
      pending.map(({ record }) => record.reason),
      pending.map(({ record }) => record.sourceAddress),
      pending.map(({ record }) => record.requestId)
    ]
  )

interface Row {
  readonly at: string
  readonly account: string | null
  readonly action: string
  readonly subject: string | null
  readonly purpose: string | null
  readonly result: "granted" | "refused"
  readonly reason: string | null
  readonly source_address: string | null
  readonly request_id: string
}

const latestRecords = (
  sql: SqlClient,
  options: { readonly limit: number; readonly account?: string; readonly subject?: string }
): Effect.Effect<ReadonlyArray<Row>, SqlError> =>
  sql.unsafe<Row>(
    `select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, account, action, subject,
            purpose, result, reason, source_address, request_id
     from access.record
     where ($1::text is null or account = $1::text) and ($2::text is null or subject = $2::text)
     order by id desc limit $3::int`,
    [options.account ?? null, options.subject ?? null, options.limit]
  )

const unavailable = (cause: unknown) => new AccessLogIsUnavailable({ cause })

/** What is known of an access and its request, as it is kept. */
const recordOf = (access: Access, at: string): Effect.Effect<AccessRecord> =>
  Effect.map(CurrentRequest, (request) => ({
    at,
    account: access.account ?? request.account,
    action: access.action,
    subject: access.subject,
    purpose: access.purpose ?? null,
    result: access.result,
    reason: access.reason ?? null,
    sourceAddress: request.sourceAddress,
    requestId: request.id
  }))

/** The access log in PostgreSQL (schema `access`, see `migrate`). One writer; waiting records share a statement. */
export const postgresAccessLogLayer: Layer.Layer<AccessLog, never, SqlClient> = Layer.scoped(
  AccessLog,
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const queue = yield* Queue.unbounded<Pending>()
    yield* Queue.takeBetween(queue, 1, 500).pipe(
      Effect.flatMap((chunk) => {
        const pending = Chunk.toReadonlyArray(chunk)
        return insertRecords(sql, pending).pipe(
          Effect.timeout("5 seconds"),
          Effect.matchCauseEffect({
            onFailure: (cause) =>
              Effect.forEach(pending, ({ written }) => Deferred.fail(written, unavailable(cause)), {
                discard: true
              }),
            onSuccess: () =>
              Effect.forEach(pending, ({ written }) => Deferred.succeed(written, undefined), {
                discard: true
              })
          })
        )
      }),
      Effect.forever,
      Effect.forkScoped
    )
    return AccessLog.of({
      record: (access) =>
        Effect.gen(function* () {
          const now = yield* Clock.currentTimeMillis
          const record = yield* recordOf(access, new Date(now).toISOString())
          const written = yield* Deferred.make<void, AccessLogIsUnavailable>()
          yield* Queue.offer(queue, { id: uuidv7(now), record, written })
          yield* Deferred.await(written)
        }),
      latest: (options) =>
        latestRecords(sql, options).pipe(
          Effect.map((rows) =>
            rows.map(({ source_address, request_id, ...row }) => ({
              ...row,
              sourceAddress: source_address,
              requestId: request_id
            }))
          ),
          Effect.catchAllCause((cause) => Effect.fail(unavailable(cause)))
        )
    })
  })
)

/** The access log in memory, for tests of what is recorded; `latest` answers as the real one does. */
export const memoryAccessLogLayer: Layer.Layer<AccessLog> = Layer.sync(AccessLog, () => {
  const records: Array<AccessRecord> = []
  return AccessLog.of({
    record: (access) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) =>
        Effect.map(recordOf(access, new Date(now).toISOString()), (record) => void records.push(record))
      ),
    latest: ({ limit, account, subject }) =>
      Effect.sync(() =>
        records
          .filter(
            (r) =>
              (account === undefined || r.account === account) &&
              (subject === undefined || r.subject === subject)
          )
          .reverse()
          .slice(0, limit)
      )
  })
})
