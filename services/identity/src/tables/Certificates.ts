import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { Effect, Option } from "effect"

/** Numbers of officers' certificates for accident work (A2); erasable, unlike the log. Rows are immutable. */

/** Keeps a number before the event that names its row is appended. A repeated command keeps the first one. */
export const keepCertificate = (
  sql: SqlClient,
  certificate: { readonly id: string; readonly account: string; readonly number: string }
): Effect.Effect<unknown, SqlError> => sql`
  insert into identity.certificate (id, account, number)
  values (${certificate.id}::uuid, ${certificate.account}::text, ${certificate.number}::text)
  on conflict (id) do nothing`

/** The number under an id. */
export const certificateNumberOf = (
  sql: SqlClient,
  id: string
): Effect.Effect<Option.Option<string>, SqlError> =>
  Effect.map(
    sql<{ number: string }>`select number from identity.certificate where id = ${id}::uuid`,
    ([row]) => Option.fromNullable(row?.number)
  )

/** Removes numbers a day after a newer one of the same account took their place. */
export const removeReplacedCertificates = (sql: SqlClient): Effect.Effect<unknown, SqlError> => sql`
  delete from identity.certificate as old
  using identity.account a, identity.certificate current
  where a.name = old.account and current.id = a.certificate_id and old.id <> current.id
    and old.created_at < current.created_at and current.created_at < now() - interval '1 day'`
