import type { SqlClient } from "@effect/sql/SqlClient"
import type { PgClient } from "@effect/sql-pg"
import type { PgPool } from "@jiaosuo/event-store/PgPool"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Effect, Layer, Redacted } from "effect"
import pg from "pg"

const serverUrl = (): string => {
  const url = process.env["TEST_DATABASE_URL"]
  if (url === undefined) throw new Error("TEST_DATABASE_URL is not set: run the tests through `npm test`")
  return url
}

const asOwner = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** URL of a new, empty database of its own, dropped when the scope closes. */
export const privateDatabase = Effect.acquireRelease(
  Effect.promise(async () => {
    const name = `test_${uuidv7().replaceAll("-", "")}`
    await asOwner(`create database ${name}`)
    const url = new URL(serverUrl())
    url.pathname = `/${name}`
    return url.toString()
  }),
  (url) =>
    Effect.promise(() => asOwner(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`))
)

/** A private, empty database for one suite. Tables are made by the packages' own `migrate`. */
export const databaseLayer: Layer.Layer<PgClient.PgClient | SqlClient | PgPool> = Layer.unwrapScoped(
  Effect.map(privateDatabase, (url) =>
    postgresLayer({ url: Redacted.make(url), applicationName: "test" }).pipe(Layer.orDie)
  )
)
