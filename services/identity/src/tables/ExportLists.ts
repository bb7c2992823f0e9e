import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { Effect, Option } from "effect"

/**
 * What a bulk export is of, word for word, and what for: conditions of a list look for people by name. Erasable, unlike
 * the log; rows are immutable.
 */
export interface ExportList {
  /** As `exportedListOf` names it. */
  readonly list: string
  readonly purpose: string
}

/** Keeps a row before the event that names it is appended. A repeated command keeps the first one. */
export const keepExportList = (
  sql: SqlClient,
  row: ExportList & { readonly id: string; readonly account: string }
): Effect.Effect<unknown, SqlError> => sql`
  insert into identity.export_list (id, account, list, purpose)
  values (${row.id}::uuid, ${row.account}::text, ${row.list}::text, ${row.purpose}::text)
  on conflict (id) do nothing`

/** The row under an id. */
export const exportListOf = (
  sql: SqlClient,
  id: string
): Effect.Effect<Option.Option<ExportList>, SqlError> =>
  Effect.map(
    sql<ExportList>`select list, purpose from identity.export_list where id = ${id}::uuid`,
    ([row]) => Option.fromNullable(row)
  )

/** Removes rows 30 days after they were kept: by then whatever they were asked for is over. */
export const removeOldExportLists = (sql: SqlClient): Effect.Effect<unknown, SqlError> => sql`
  delete from identity.export_list where created_at < now() - interval '30 days'`

/** A use of an approval that the log does not have yet. */
export interface ExportUse {
  readonly id: string
  readonly account: string
  readonly rows: number
  /** RFC 3339, UTC. */
  readonly at: string
}

/** Uses that the log does not have yet: any process of the product uses approvals up, and only this context tells it. */
export const untoldUses = (
  sql: SqlClient
): Effect.Effect<ReadonlyArray<ExportUse>, SqlError> => sql<ExportUse>`
  select u.id::text, a.account, u.rows,
         to_char(u.used_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from identity.export_use u join identity.export_approval a on a.id = u.id
  where a.standing = 'granted'`
