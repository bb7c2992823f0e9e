import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { Effect } from "effect"

/** Sessions: the digest of a token, whose it is, and until when. */

export interface NewSession {
  readonly digest: Buffer
  readonly account: string
  /** The password the session began with: another password ends it. */
  readonly credentialId: string
  readonly lifetimeSeconds: number
  readonly idleSeconds: number
  readonly sourceAddress: string | null
}

/** Keeps a new session and answers when it ends at the latest (RFC 3339, UTC). */
export const keepSession = (sql: SqlClient, session: NewSession): Effect.Effect<string, SqlError> =>
  Effect.map(
    sql<{ expires_at: string }>`
      insert into identity.session (digest, account, credential_id, expires_at, idle_for, source_address)
      values (${session.digest}::bytea, ${session.account}::text, ${session.credentialId}::uuid,
              now() + make_interval(secs => ${session.lifetimeSeconds}::double precision),
              make_interval(secs => ${session.idleSeconds}::double precision), ${session.sourceAddress}::text)
      returning to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as expires_at`,
    ([row]) => row?.expires_at ?? ""
  )

/** Ends a session; answers whose it was, where it was one. */
export const endSession = (sql: SqlClient, digest: Buffer): Effect.Effect<string | undefined, SqlError> =>
  Effect.map(
    sql<{ account: string }>`delete from identity.session where digest = ${digest}::bytea returning account`,
    ([row]) => row?.account
  )

/** Removes sessions that ended by age or disuse, or whose password or account is no longer; answers whose. */
export const removeEndedSessions = (
  sql: SqlClient
): Effect.Effect<ReadonlyArray<{ readonly account: string; readonly reason: string }>, SqlError> =>
  sql<{ account: string; reason: string }>`
    delete from identity.session s
    where now() >= s.expires_at or now() >= s.last_seen_at + s.idle_for
       or not exists (select from identity.account a where a.name = s.account and a.credential_id = s.credential_id)
    returning s.account,
      case when now() >= s.expires_at then 'SessionIsTooOld'
           when now() >= s.last_seen_at + s.idle_for then 'SessionWasNotUsed'
           else 'PasswordWasReplaced' end as reason`
