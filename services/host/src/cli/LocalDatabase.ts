import { join } from "node:path"
import { openDataDirectory } from "@jiaosuo/platform/DataDirectory"
import { embeddedPostgres } from "@jiaosuo/platform/EmbeddedPostgres"
import { Effect, Logger, LogLevel, Redacted } from "effect"
import { readHostFile } from "../HostFile.ts"
import { databaseUrl, installationKey, postgresPrograms } from "./config.ts"
import { CommandFailed } from "./Outcome.ts"

/** A database that a command works on directly, without a host. */
export interface LocalDatabase {
  readonly url: string
  /** Base64url; undefined where neither the environment nor the data folder has it. */
  readonly installationKey: string | undefined
}

const messageOf = (error: unknown): string =>
  error instanceof Error && error.message !== "" ? error.message : String(error)

/**
 * Runs `work` with the database: the one named by DATABASE_URL; else that of the host which runs in the data
 * folder; else the folder's own server is started for as long as the work takes.
 */
export const withLocalDatabase = async <A>(
  dataDirectory: string,
  work: (database: LocalDatabase) => Promise<A>
): Promise<A> => {
  const given = databaseUrl()
  if (given !== undefined) {
    return work({ url: given, installationKey: installationKey() })
  }
  const host = readHostFile(dataDirectory)
  if (host !== undefined) {
    return work({
      url: host.databaseUrl,
      installationKey: installationKey() ?? host.installationKey
    })
  }
  const program = Effect.gen(function* () {
    const data = yield* openDataDirectory(dataDirectory)
    const postgres = yield* embeddedPostgres({
      directory: join(data.path, "postgres"),
      password: data.secret("postgres"),
      binaries: postgresPrograms()
    })
    return yield* Effect.promise(() =>
      work({
        url: Redacted.value(postgres.url),
        installationKey: installationKey() ?? data.secret("installation-key")
      }).then(
        (answer) => ({ answer }),
        (fault: unknown) => ({ fault })
      )
    )
  }).pipe(Effect.scoped, Logger.withMinimumLogLevel(LogLevel.Fatal))
  const outcome = await Effect.runPromise(Effect.either(program))
  if (outcome._tag === "Left") throw new CommandFailed(messageOf(outcome.left))
  if ("fault" in outcome.right) throw outcome.right.fault
  return outcome.right.answer
}
