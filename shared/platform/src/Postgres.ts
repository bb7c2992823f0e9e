import { Reactivity } from "@effect/experimental"
import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { PgClient } from "@effect/sql-pg"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import { Context, Effect, Layer, Redacted } from "effect"
import pg from "pg"

/** How a process reaches PostgreSQL. */
export interface PostgresOptions {
  readonly url: Redacted.Redacted
  readonly applicationName: string
  /** Upper bound of connections; spare ones let a cancelled query be cancelled. */
  readonly maxConnections?: number
}

/**
 * One pool for the process, offered twice: as the general client and as the driver's own pool for the
 * store's hot path. Statements are bounded in time, so that a slow query cannot hold a connection for ever.
 */
export const postgresLayer = (
  options: PostgresOptions
): Layer.Layer<PgClient.PgClient | SqlClient | PgPool, SqlError> =>
  Layer.scopedContext(
    Effect.gen(function* () {
      const pool = yield* Effect.acquireRelease(
        Effect.sync(() => {
          const made = new pg.Pool({
            connectionString: Redacted.value(options.url),
            max: options.maxConnections ?? 24,
            connectionTimeoutMillis: 5_000,
            idleTimeoutMillis: 60_000,
            application_name: options.applicationName,
            options:
              "-c timezone=UTC -c statement_timeout=120000 -c idle_in_transaction_session_timeout=60000"
          })
          // A connection that breaks is replaced by the pool; without a listener it would end the process, idle
          // or lent out: whoever has it is told by the statement that fails.
          made.on("error", () => undefined)
          made.on("connect", (client) => client.on("error", () => undefined))
          return made
        }),
        (made) =>
          Effect.promise(() => made.end()).pipe(Effect.interruptible, Effect.timeoutOption("2 seconds"))
      )
      const client = yield* PgClient.fromPool({ acquire: Effect.succeed(pool) })
      return Context.make(PgPool, pool).pipe(
        Context.add(PgClient.PgClient, client),
        Context.add(SqlClient, client)
      )
    })
  ).pipe(Layer.provide(Reactivity.layer))
