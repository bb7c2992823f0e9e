import { rmSync } from "node:fs"
import { join, resolve } from "node:path"
import { openDataDirectory } from "@jiaosuo/platform/DataDirectory"
import { productVersion } from "@jiaosuo/platform/runService"
import { Effect } from "effect"
import {
  BackupRefused,
  inspectBackup,
  installationKeyIn,
  putBackupBack,
  takeBackup
} from "../backup/Backup.ts"
import { readHostFile } from "../HostFile.ts"
import { migrateAll } from "../migrations.ts"
import { databaseUrl, installationKey } from "./config.ts"
import { withLocalDatabase } from "./LocalDatabase.ts"
import { CommandFailed, note, print, printJson } from "./Outcome.ts"

const inWords = (error: unknown): never => {
  throw error instanceof BackupRefused ? new CommandFailed(error.message) : error
}

/** `jiaosuo backup DIR`: everything that is not derived, while the host goes on working. */
export const backup = async (
  folder: string,
  options: { readonly dataDir: string; readonly json: boolean }
): Promise<void> => {
  const manifest = await withLocalDatabase(options.dataDir, (database) =>
    takeBackup({
      databaseUrl: database.url,
      folder: resolve(folder),
      product: productVersion,
      installationKey: database.installationKey
    }).catch(inWords)
  )
  if (options.json) return printJson(manifest)
  const rows = manifest.log.tables.reduce((sum, one) => sum + one.rows, 0)
  print(`${manifest.head} events and ${rows} rows in ${resolve(folder)}`)
  note(
    "person-keys.gz opens the personal records: keep only the newest one, apart from log.gz, and destroy older ones."
  )
}

/** The key under which this installation wraps from now on is the one that wrapped the restored keys. */
const adoptInstallationKey = (dataDirectory: string, key: string): Promise<void> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.map(openDataDirectory(dataDirectory), (data) => data.keepSecret("installation-key", key))
    )
  )

/**
 * `jiaosuo restore DIR`: puts a backup into a new data folder (or an empty database) and checks the log.
 * Read models are folded again by the next start.
 */
export const restore = async (
  folder: string,
  options: { readonly dataDir: string; readonly keys?: string; readonly json: boolean }
): Promise<void> => {
  const from = resolve(folder)
  const keys = options.keys === undefined ? undefined : resolve(options.keys)
  await inspectBackup(from, keys).catch(inWords)
  const embedded = databaseUrl() === undefined
  if (embedded && readHostFile(options.dataDir) !== undefined) {
    throw new CommandFailed(
      `A host is running in ${options.dataDir}. Stop it, or name a new folder with --data-dir.`
    )
  }
  const wrappedWith = await installationKeyIn(from, keys)
  if (embedded && wrappedWith !== undefined) await adoptInstallationKey(options.dataDir, wrappedWith)
  if (!embedded && wrappedWith !== undefined && wrappedWith !== installationKey()) {
    note(
      `The persons' keys are wrapped with another INSTALLATION_KEY than the one set here; the backup's is in ${keys ?? join(from, "person-keys.gz")}.`
    )
  }
  const restored = await withLocalDatabase(options.dataDir, async (database) => {
    await migrateAll(database.url)
    return putBackupBack({ databaseUrl: database.url, folder: from, keys }).catch(inWords)
  })
  // What the bus still holds belongs to another history; the relay publishes this one again.
  if (embedded) rmSync(join(options.dataDir, "nats"), { recursive: true, force: true })
  if (options.json) return printJson({ head: restored.manifest.head, tables: restored.tables })
  print(
    `${restored.manifest.head} events of ${restored.manifest.takenAt} are back. Start the host; it folds the read models again.`
  )
}
