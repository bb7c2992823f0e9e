import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { embeddedNats } from "@jiaosuo/platform/EmbeddedNats"
import { embeddedPostgres } from "@jiaosuo/platform/EmbeddedPostgres"
import { Effect, Exit, type Layer, Logger, Redacted, Scope } from "effect"
import pg from "pg"

/** Nothing but figures on the standard output: it may be read by a program. */
export const silent: Layer.Layer<never> = Logger.remove(Logger.defaultLogger)

/** Private servers of one run: durable, on free ports, gone afterwards. */
export interface Servers {
  readonly natsUrl: string
  /** A new, empty database. */
  readonly database: (name: string) => Promise<string>
  readonly stop: () => Promise<void>
}

/** Starts PostgreSQL with fsync on and nats-server, in a folder of their own. */
export const startServers = async (): Promise<Servers> => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-bench-"))
  const scope = Effect.runSync(Scope.make())
  const inScope = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>) =>
    Effect.runPromise(Scope.extend(Effect.provide(effect, silent), scope))
  const postgres = await inScope(
    embeddedPostgres({ directory: join(folder, "postgres"), password: "bench", maxConnections: 200 })
  )
  const nats = await inScope(embeddedNats({ directory: join(folder, "nats"), password: "bench" }))
  const server = new URL(Redacted.value(postgres.url))
  return {
    natsUrl: Redacted.value(nats.url),
    database: async (name) => {
      server.pathname = "/postgres"
      const admin = new pg.Client({ connectionString: server.toString() })
      await admin.connect()
      await admin.query(`create database ${name}`)
      await admin.end()
      server.pathname = `/${name}`
      return server.toString()
    },
    stop: async () => {
      await Effect.runPromise(Scope.close(scope, Exit.void))
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
