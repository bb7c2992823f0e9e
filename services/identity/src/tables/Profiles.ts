import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { Effect, Option } from "effect"

/** Names of the persons who hold accounts; erasable, unlike the log. Rows are immutable. */

/** Keeps a name before the event that names its row is appended. A repeated command keeps the first one. */
export const keepProfile = (
  sql: SqlClient,
  profile: { readonly id: string; readonly account: string; readonly displayName: string }
): Effect.Effect<unknown, SqlError> => sql`
  insert into identity.profile (id, account, display_name)
  values (${profile.id}::uuid, ${profile.account}::text, ${profile.displayName}::text)
  on conflict (id) do nothing`

/** The name under an id. */
export const displayNameOf = (sql: SqlClient, id: string): Effect.Effect<Option.Option<string>, SqlError> =>
  Effect.map(
    sql<{ display_name: string }>`select display_name from identity.profile where id = ${id}::uuid`,
    ([row]) => Option.fromNullable(row?.display_name)
  )

/** Removes names a day after a newer one of the same account took their place. */
export const removeReplacedProfiles = (sql: SqlClient): Effect.Effect<unknown, SqlError> => sql`
  delete from identity.profile as old
  using identity.account a, identity.profile current
  where a.name = old.account and current.id = a.profile_id and old.id <> current.id
    and old.created_at < current.created_at and current.created_at < now() - interval '1 day'`
