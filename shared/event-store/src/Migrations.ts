import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { Effect } from "effect"

/** Statements of one change to a package's tables. Ids are timestamps (`20261123_1800`); never edited once landed. */
export interface Migration {
  readonly id: string
  readonly statements: ReadonlyArray<string>
}

/**
 * Brings a package's own tables up to date: every migration that is not yet in the package's own migration
 * table runs in the order given, each in a transaction, under a lock, so that two processes which start at
 * the same time do not race. Running it again is harmless. (Effect's own migrator skips an id lower than
 * the last applied one for ever; this one looks at each id.)
 */
export const migrate = (
  schema: string,
  migrations: ReadonlyArray<Migration>
): Effect.Effect<void, SqlError, SqlClient> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    yield* sql.withTransaction(
      Effect.gen(function* () {
        yield* sql`select pg_advisory_xact_lock(hashtext('jiaosuo migrations'))`
        yield* sql.unsafe(`create schema if not exists ${schema}`)
        yield* sql.unsafe(
          `create table if not exists ${schema}.migration (id text primary key, applied_at timestamptz not null default now())`
        )
        const applied = yield* sql.unsafe<{ id: string }>(`select id from ${schema}.migration`)
        const known = new Set(applied.map((row) => row.id))
        for (const migration of migrations) {
          if (known.has(migration.id)) continue
          for (const statement of migration.statements) yield* sql.unsafe(statement)
          yield* sql.unsafe(`insert into ${schema}.migration (id) values ($1)`, [migration.id])
        }
      })
    )
  }).pipe(Effect.withSpan("migrate", { attributes: { schema } }))
