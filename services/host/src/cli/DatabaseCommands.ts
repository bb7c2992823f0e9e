import { migrateAll } from "../migrations.ts"
import { withLocalDatabase } from "./LocalDatabase.ts"
import { print, printJson } from "./Outcome.ts"

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

/** `jiaosuo admin create`: the first account of the administration. */
export const createAdmin = async (account: string, options: LocalOptions & { readonly name: string }): Promise<void> => {
  await withLocalDatabase(options.dataDir, async () => undefined)
  print(account)
}
