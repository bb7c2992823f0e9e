import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { Effect, Either } from "effect"
import { type ExportApprovalEvent, exportApprovalEventCodec } from "../domain/exports/ExportApprovalEvents.ts"

/**
 * Approvals of bulk exports as a table (X1), derived from the log: what lists show, and what every process's exports are
 * judged by. An event writes the columns that it is about, and each happens once: nothing is read first.
 */

/** Whether an event is one of an approval. */
export const isOfExportApproval = ({ stream }: RecordedEvent): boolean =>
  stream.startsWith("identity/export-approval/")

const writeEvent = (
  sql: SqlClient,
  { stream, recordedAt, version }: RecordedEvent,
  event: ExportApprovalEvent
): Effect.Effect<unknown, SqlError> => {
  const id = idOf(stream)
  switch (event._tag) {
    case "ExportApprovalWasRequested":
      return sql.unsafe(
        `insert into identity.export_approval
           (id, account, scope, path, townships, rows, list_id, standing, asked_at, version)
         values ($1::uuid, $2::text, $3::text[], $4::text, $5::text[], $6::integer, $7::uuid, 'pending',
                 $8::timestamptz, $9::integer)
         on conflict (id) do nothing`,
        [
          id,
          event.account,
          event.scope,
          event.path,
          event.townships,
          event.rows,
          event.listId,
          recordedAt,
          version
        ]
      )
    case "ExportApprovalWasGranted":
      return sql.unsafe(
        `update identity.export_approval
         set standing = 'granted', answered_by = $2::text, answered_at = $3::timestamptz,
             valid_until = $4::timestamptz, rows_at_most = $5::integer, version = $6::integer
         where id = $1::uuid and version < $6::integer`,
        [id, event.by, recordedAt, event.until, event.rowsAtMost, version]
      )
    case "ExportApprovalWasRefused":
      return sql.unsafe(
        `update identity.export_approval
         set standing = 'refused', answered_by = $2::text, answered_at = $3::timestamptz, reason = $4::text,
             version = $5::integer
         where id = $1::uuid and version < $5::integer`,
        [id, event.by, recordedAt, event.reason, version]
      )
    case "ExportApprovalWasUsed":
      return sql.unsafe(
        `update identity.export_approval set standing = 'used', version = $2::integer
         where id = $1::uuid and version < $2::integer`,
        [id, version]
      )
  }
}

/** Writes what events of approvals changed, in the transaction of whoever asks. */
export const writeExportApprovals = (
  sql: SqlClient,
  events: ReadonlyArray<RecordedEvent>
): Effect.Effect<void, SqlError> =>
  Effect.forEach(
    events,
    (event) => {
      const decoded = exportApprovalEventCodec.decode(event)
      if (Either.isLeft(decoded)) {
        throw new Error(`${event.stream} version ${event.version}: ${decoded.left.reason}`)
      }
      return writeEvent(sql, event, decoded.right)
    },
    { discard: true }
  )
