import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { embeddedNats } from "@jiaosuo/platform/EmbeddedNats"
import { embeddedPostgres } from "@jiaosuo/platform/EmbeddedPostgres"
import { Effect, Exit, Logger, LogLevel, Redacted, Scope } from "effect"

/**
 * One PostgreSQL and one nats-server for the whole run, on free ports, in a folder that is gone afterwards.
 * Suites separate themselves by databases and streams of their own. A run that is given servers
 * (TEST_DATABASE_URL, TEST_NATS_URL) uses those.
 */
const setup = async (): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-test-"))
  process.env["TEST_SEEDED_FOLDER"] = join(folder, "seeded")
  mkdirSync(join(folder, "seeded"))
  const scope = Effect.runSync(Scope.make())
  const stop = async () => {
    await Effect.runPromise(Scope.close(scope, Exit.void))
    rmSync(folder, { recursive: true, force: true })
  }
  const database = embeddedPostgres({
    directory: join(folder, "postgres"),
    password: "test",
    durable: false,
    maxConnections: 300
  }).pipe(
    Effect.tap(({ url }) =>
      Effect.sync(() => {
        const server = new URL(Redacted.value(url))
        server.pathname = "/postgres"
        process.env["TEST_DATABASE_URL"] = server.toString()
      })
    ),
    Effect.when(() => process.env["TEST_DATABASE_URL"] === undefined)
  )
  const bus = embeddedNats({ directory: join(folder, "nats"), password: "test" }).pipe(
    Effect.tap(({ url }) =>
      Effect.sync(() => {
        process.env["TEST_NATS_URL"] = Redacted.value(url)
      })
    ),
    Effect.when(() => process.env["TEST_NATS_URL"] === undefined)
  )
  try {
    await Effect.all([database, bus], { concurrency: 2 }).pipe(
      Scope.extend(scope),
      Logger.withMinimumLogLevel(LogLevel.Warning),
      Effect.runPromise
    )
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

export default setup
