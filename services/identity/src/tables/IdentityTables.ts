import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Position } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { isOfAccount, writeAccounts } from "./AccountTable.ts"
import { asStoreFailure } from "./asStoreFailure.ts"
import { isOfExportApproval, writeExportApprovals } from "./ExportApprovalTable.ts"

/** The tables of identity that follow the log, and how far they are. */

const checkpoint = (sql: SqlClient): Effect.Effect<Position, SqlError> =>
  Effect.map(sql<{ position: string }>`select position::text from identity.checkpoint`, ([row]) =>
    Number(row?.position ?? 0)
  )

const moveCheckpoint = (sql: SqlClient, from: Position, to: Position): Effect.Effect<boolean, SqlError> =>
  Effect.map(
    sql`update identity.checkpoint set position = ${to}::bigint where position = ${from}::bigint returning position`,
    (rows) => rows.length === 1
  )

const pageSize = 500

/** In one process, one at a time: whoever waited finds the work done with one small question. */
const gate = Effect.unsafeMakeSemaphore(1)

/**
 * Brings the tables up to a position of the log at least, rows and checkpoint in one transaction. Several
 * processes may do so at once: the checkpoint moves by comparison, and whoever loses finds the work done.
 */
export const catchUpTo = (
  position: Position
): Effect.Effect<void, StoreIsUnavailable, SqlClient | EventStore> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const store = yield* EventStore
    while (true) {
      const from = yield* checkpoint(sql)
      if (from >= position) return
      const events = yield* store.readLog({ after: from, limit: pageSize, contexts: ["identity"] })
      const last = events.at(-1)?.position ?? 0
      const to = events.length === pageSize ? last : Math.max(position, last)
      yield* sql.withTransaction(
        Effect.gen(function* () {
          if (!(yield* moveCheckpoint(sql, from, to))) return
          yield* writeAccounts(sql, events.filter(isOfAccount))
          yield* writeExportApprovals(sql, events.filter(isOfExportApproval))
        })
      )
    }
  }).pipe(asStoreFailure("catch up accounts"), gate.withPermits(1), Effect.withSpan("identity.catchUp"))

/** Brings the tables up to the log's end: every command that was answered before is in them. */
export const catchUp: Effect.Effect<void, StoreIsUnavailable, SqlClient | EventStore> = Effect.flatMap(
  EventStore,
  (store) => Effect.flatMap(store.head, catchUpTo)
)
