import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { Effect, Option } from "effect"

/** Hashes of passwords. Rows are immutable: another password is another row. */

/** Keeps a hash before the event that names it is appended. A repeated command keeps the first one. */
export const keepCredential = (
  sql: SqlClient,
  credential: { readonly id: string; readonly account: string; readonly hash: string }
): Effect.Effect<unknown, SqlError> => sql`
  insert into identity.credential (id, account, hash)
  values (${credential.id}::uuid, ${credential.account}::text, ${credential.hash}::text)
  on conflict (id) do nothing`

/** The hash under an id. */
export const hashOf = (sql: SqlClient, id: string): Effect.Effect<Option.Option<string>, SqlError> =>
  Effect.map(sql<{ hash: string }>`select hash from identity.credential where id = ${id}::uuid`, ([row]) =>
    Option.fromNullable(row?.hash)
  )

/** Removes hashes a day after a newer one of the same account took their place. */
export const removeReplacedCredentials = (sql: SqlClient): Effect.Effect<unknown, SqlError> => sql`
  delete from identity.credential as old
  using identity.account a, identity.credential current
  where a.name = old.account and current.id = a.credential_id and old.id <> current.id
    and old.created_at < current.created_at and current.created_at < now() - interval '1 day'`
