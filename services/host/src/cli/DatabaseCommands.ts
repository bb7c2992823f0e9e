import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { createFirstAdmin } from "@jiaosuo/identity/layer"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Layer, Logger, LogLevel, Redacted } from "effect"
import { migrateAll } from "../migrations.ts"
import { password } from "./config.ts"
import { askForPassword } from "./HostConnection.ts"
import { withLocalDatabase } from "./LocalDatabase.ts"
import { CommandFailed, print, printJson } from "./Outcome.ts"

interface LocalOptions {
  readonly dataDir: string
  readonly json: boolean
}

/** `jiaosuo migrate`: makes the tables, or brings them up to date; harmless when there is nothing to do. */
export const migrate = async (options: LocalOptions): Promise<void> => {
  await withLocalDatabase(options.dataDir, (database) => migrateAll(database.url))
  if (options.json) printJson({ migrated: true })
  else print("All tables are up to date.")
}

/**
 * `jiaosuo admin create`: the first account of the administration. Whoever may reach the database may make
 * it; the others are made by that account.
 */
export const createAdmin = async (
  account: string,
  options: LocalOptions & { readonly name: string }
): Promise<void> => {
  const chosen = password() ?? (await askForPassword(account))
  const created = await withLocalDatabase(options.dataDir, async (database) => {
    await migrateAll(database.url)
    const foundation = Layer.merge(eventStoreLayer, Reference.layer).pipe(
      Layer.provideMerge(
        postgresLayer({
          url: Redacted.make(database.url),
          applicationName: "jiaosuo admin create",
          maxConnections: 4
        })
      )
    )
    const admin = { name: account, displayName: options.name, password: Redacted.make(chosen) }
    return Effect.runPromise(
      createFirstAdmin(admin).pipe(
        Effect.provide(foundation),
        Logger.withMinimumLogLevel(LogLevel.Warning),
        Effect.either
      )
    )
  })
  if (created._tag === "Left") throw new CommandFailed(created.left.message)
  if (options.json) printJson(created.right)
  else print(`${created.right.account} may sign in.`)
}
