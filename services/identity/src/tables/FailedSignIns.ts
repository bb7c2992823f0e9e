import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { Effect } from "effect"

/** Failed sign-ins of existing accounts, counted as long as none is older than the window (X4). */

/** Counts one more failure and answers how many there are now. */
export const countFailure = (
  sql: SqlClient,
  account: string,
  windowSeconds: number
): Effect.Effect<number, SqlError> =>
  Effect.map(
    sql<{ failures: number }>`
      insert into identity.failed_sign_in as f (account, failures, last_at)
      values (${account}::text, 1, now())
      on conflict (account) do update set
        failures = case
          when f.last_at < now() - make_interval(secs => ${windowSeconds}::double precision) then 1
          else f.failures + 1 end,
        last_at = now()
      returning failures`,
    ([row]) => row?.failures ?? 1
  )

/** Begins to count from zero again. */
export const forgetFailures = (sql: SqlClient, account: string): Effect.Effect<unknown, SqlError> => sql`
  delete from identity.failed_sign_in where account = ${account}::text`
