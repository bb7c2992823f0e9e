import { join } from "node:path"
import type { DataDirectory } from "@jiaosuo/platform/DataDirectory"
import { embeddedNats } from "@jiaosuo/platform/EmbeddedNats"
import { embeddedPostgres } from "@jiaosuo/platform/EmbeddedPostgres"
import type { ServerDidNotStart } from "@jiaosuo/platform/ServerProcess"
import { Effect, Redacted, type Scope } from "effect"
import type { HostSettings } from "./config.ts"

/** The servers that a host works with, its own or given ones. */
export interface Servers {
  readonly databaseUrl: Redacted.Redacted
  readonly natsUrl: Redacted.Redacted
  readonly installationKey: Redacted.Redacted
  /** Whether the database is this host's own: only there may demo accounts be made. */
  readonly databaseIsOwn: boolean
}

/** Starts the servers that are not given by settings, side by side; they stop when the scope closes. */
export const startServers = (
  settings: HostSettings,
  data: DataDirectory
): Effect.Effect<Servers, ServerDidNotStart, Scope.Scope> => {
  const { databaseUrl, natsUrl } = settings
  const database =
    databaseUrl === undefined
      ? Effect.map(
          embeddedPostgres({
            directory: join(data.path, "postgres"),
            password: data.secret("postgres"),
            binaries: settings.postgresPrograms
          }),
          (server) => server.url
        )
      : Effect.succeed(databaseUrl)
  const nats =
    natsUrl === undefined
      ? Effect.map(
          embeddedNats({
            directory: join(data.path, "nats"),
            password: data.secret("nats"),
            binary: settings.natsProgram
          }),
          (server) => server.url
        )
      : Effect.succeed(natsUrl)
  return Effect.map(Effect.all([database, nats], { concurrency: 2 }), ([database, nats]) => ({
    databaseUrl: database,
    natsUrl: nats,
    installationKey: settings.installationKey ?? Redacted.make(data.secret("installation-key")),
    databaseIsOwn: databaseUrl === undefined
  }))
}
