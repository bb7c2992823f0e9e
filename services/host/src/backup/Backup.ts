import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { basename, dirname, join } from "node:path"
import pg from "pg"
import {
  type CopiedTable,
  readCopyFile,
  readCopyHeader,
  sha256Of,
  type WrittenFile,
  writeCopyFile
} from "./CopyFile.ts"

/**
 * A backup is a folder with three files:
 *
 * - `log.gz`: the log, the sealed personal records, accounts, the access log and everything else that is not
 *   derived. It may be kept for ever.
 * - `person-keys.gz`: the keys of the persons, and who was erased. Without it the sealed records are noise.
 *   Only the newest one may be kept: an old one would bring an erased person back.
 * - `manifest.json`: what is in them, with checksums.
 *
 * Read models are not in it: they are folded from the log again. What operators decided about their events
 * (left out for good, by whom and why) is.
 */

const logFile = "log.gz"
const keysFile = "person-keys.gz"
const manifestFile = "manifest.json"

const keysSchema = "personal_keys"

/**
 * Tables that follow from the log: those of the projections, and which of them is the live one. Sessions are
 * left out as well: who signed out since the backup must not be signed in again.
 */
const derivedTables: ReadonlySet<string> = new Set([
  "identity.session",

  "read_models.build",
  "read_models.model",
  "read_models.parked"
])
const derivedSequences: ReadonlySet<string> = new Set(["read_models.build_number"])

/** Contents of `manifest.json`. */
export interface Manifest {
  readonly format: 1
  readonly product: string
  readonly takenAt: string
  /** Position and hash (hex) of the last event of the log. */
  readonly head: number
  readonly headHash: string | null
  /** Changes of the tables that had been applied, by schema. */
  readonly migrations: Readonly<Record<string, ReadonlyArray<string>>>
  readonly sequences: Readonly<Record<string, string>>
  readonly log: WrittenFile
  readonly personKeys: WrittenFile
}

/** A backup cannot be taken or put back; the message is for a person. */
export class BackupRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = "BackupRefused"
  }
}

interface TableColumns {
  readonly schema: string
  readonly table: string
  readonly columns: ReadonlyArray<string>
}

const columnsOfTables = async (client: pg.Client): Promise<ReadonlyArray<TableColumns>> => {
  const { rows } = await client.query<{ schema: string; name: string; columns: Array<string> }>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relname <> 'migration'
       and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
       and n.nspname not in (select schema from read_models.build)
     group by 1, 2 order by 1, 2`
  )
  return rows
    .filter((row) => !derivedTables.has(`${row.schema}.${row.name}`))
    .map((row) => ({ schema: row.schema, table: `${row.schema}.${row.name}`, columns: row.columns }))
}

const migrationsApplied = async (client: pg.Client): Promise<Record<string, ReadonlyArray<string>>> => {
  const { rows } = await client.query<{ schema: string }>(
    "select schemaname as schema from pg_tables where tablename = 'migration' order by 1"
  )
  const applied: Record<string, ReadonlyArray<string>> = {}
  for (const { schema } of rows) {
    const ids = await client.query<{ id: string }>(`select id from "${schema}".migration order by id`)
    applied[schema] = ids.rows.map((row) => row.id)
  }
  return applied
}

const sequences = async (client: pg.Client): Promise<Record<string, string>> => {
  const { rows } = await client.query<{ name: string; last_value: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value::text
     from pg_sequences where last_value is not null`
  )
  return Object.fromEntries(
    rows.filter((row) => !derivedSequences.has(row.name)).map((row) => [row.name, row.last_value])
  )
}

const withTransaction = async <A>(
  url: string,
  begin: string,
  work: (client: pg.Client) => Promise<A>
): Promise<A> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: "jiaosuo backup",
    statement_timeout: 0
  })
  await client.connect()
  try {
    await client.query(begin)
    const answer = await work(client)
    await client.query("commit")
    return answer
  } finally {
    await client.end()
  }
}

/**
 * Takes a backup of a database into a new folder. The host goes on working: everything is read in one
 * snapshot. The folder gets its name when it is complete, so that half a backup is never mistaken for one.
 *
 * `installationKey` (base64url) wraps the persons' keys and is kept beside them if it is known here.
 */
export const takeBackup = async (options: {
  readonly databaseUrl: string
  readonly folder: string
  readonly product: string
  readonly installationKey: string | undefined
}): Promise<Manifest> => {
  const { folder } = options
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new BackupRefused(`${folder} is not empty. A backup goes into a folder of its own.`)
  }
  mkdirSync(dirname(folder), { recursive: true })
  const partial = join(dirname(folder), `.${basename(folder)}.partial`)
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { mode: 0o700 })
  try {
    const manifest = await withTransaction(
      options.databaseUrl,
      "begin transaction isolation level repeatable read, read only",
      async (client): Promise<Manifest> => {
        const tables = await columnsOfTables(client)
        const head = await client.query<{ position: string; hash: string }>(
          "select e.position::text, encode(e.hash, 'hex') as hash from log.event e order by e.position desc limit 1"
        )
        const applied = await migrationsApplied(client)
        const numbers = await sequences(client)
        const log = await writeCopyFile(
          client,
          join(partial, logFile),
          { product: options.product, part: "log" },
          tables.filter(({ schema }) => schema !== keysSchema)
        )
        const personKeys = await writeCopyFile(
          client,
          join(partial, keysFile),
          {
            product: options.product,
            part: "person-keys",
            ...(options.installationKey === undefined ? {} : { installationKey: options.installationKey })
          },
          tables.filter(({ schema }) => schema === keysSchema)
        )
        return {
          format: 1,
          product: options.product,
          takenAt: new Date().toISOString(),
          head: Number(head.rows[0]?.position ?? 0),
          headHash: head.rows[0]?.hash ?? null,
          migrations: applied,
          sequences: numbers,
          log,
          personKeys
        }
      }
    )
    writeFileSync(join(partial, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(partial, folder)
    chmodSync(folder, 0o700)
    return manifest
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  }
}

/** Reads and checks what a folder holds; changes nothing. */
export const inspectBackup = async (folder: string, keys = join(folder, keysFile)): Promise<Manifest> => {
  let manifest: Manifest
  try {
    manifest = JSON.parse(readFileSync(join(folder, manifestFile), "utf8")) as Manifest
  } catch {
    throw new BackupRefused(`${folder} holds no backup: it has no ${manifestFile}.`)
  }
  if (manifest.format !== 1) throw new BackupRefused(`${folder} was made by a newer version of this product.`)
  if ((await sha256Of(join(folder, logFile)).catch(() => "")) !== manifest.log.sha256) {
    throw new BackupRefused(`${join(folder, logFile)} is not what the backup wrote: its checksum differs.`)
  }
  if (!existsSync(keys)) throw new BackupRefused(`${keys} is missing. Name the newest one with --keys.`)
  if (keys === join(folder, keysFile) && (await sha256Of(keys)) !== manifest.personKeys.sha256) {
    throw new BackupRefused(`${keys} is not what the backup wrote: its checksum differs.`)
  }
  return manifest
}

/** The installation key kept beside the persons' keys, if there is one. */
export const installationKeyIn = async (
  folder: string,
  keys = join(folder, keysFile)
): Promise<string | undefined> => (await readCopyHeader(keys))["installationKey"]

/**
 * Puts a backup into a database that has its tables and nothing in them, all or nothing. `keys` names the
 * newest keys where they are not those of this backup: persons erased since then stay erased.
 */
export const putBackupBack = async (options: {
  readonly databaseUrl: string
  readonly folder: string
  readonly keys?: string | undefined
}): Promise<{ readonly manifest: Manifest; readonly tables: ReadonlyArray<CopiedTable> }> => {
  const keys = options.keys ?? join(options.folder, keysFile)
  const manifest = await inspectBackup(options.folder, keys)
  return withTransaction(options.databaseUrl, "begin", async (client) => {
    const { rows } = await client.query<{ events: boolean }>(
      "select exists (select from log.event) as events"
    )
    if (rows[0]?.events === true) {
      throw new BackupRefused(
        "The database is not empty. A backup is put back into a new data folder or a new database."
      )
    }
    const here = await migrationsApplied(client)
    for (const schema of new Set([...Object.keys(here), ...Object.keys(manifest.migrations)])) {
      if ((here[schema] ?? []).join() !== (manifest.migrations[schema] ?? []).join()) {
        throw new BackupRefused(
          `The tables of "${schema}" are of another version than those of the backup (${manifest.product}). Put it back with that version, then start this one.`
        )
      }
    }
    const tables = [
      ...(await readCopyFile(client, join(options.folder, logFile))),
      ...(await readCopyFile(client, keys))
    ]
    for (const [sequence, value] of Object.entries(manifest.sequences)) {
      await client.query("select setval($1::regclass, $2::bigint)", [sequence, value])
    }
    await client.query(
      "delete from personal.record r using personal_keys.erased e where e.person_id = r.person_id"
    )
    return { manifest, tables }
  })
}
