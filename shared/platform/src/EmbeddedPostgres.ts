import { execFile } from "node:child_process"
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { totalmem } from "node:os"
import { join } from "node:path"
import { setTimeout as after } from "node:timers/promises"
import { promisify } from "node:util"
import { Effect, Redacted, type Scope } from "effect"
import pg from "pg"
import { searchPath } from "./config.ts"
import { freePort } from "./FreePort.ts"
import { findPostgresBinaries, type PostgresBinaries } from "./PostgresBinaries.ts"
import {
  lastLinesOf,
  pidIn,
  processExists,
  processesWorkingIn,
  ServerDidNotStart,
  type ServerProcess,
  type StopPlan,
  startServerProcess,
  stopOrphans
} from "./ServerProcess.ts"
import { type ServerUser, serverUserFor } from "./ServerUser.ts"
import { supervised } from "./Supervision.ts"

const run = promisify(execFile)

/** Name of the database and of its owner in an embedded server. */
const databaseName = "jiaosuo"

export interface EmbeddedPostgresOptions {
  /** Folder of this server: `data/` and `postgres.log` are made in it. */
  readonly directory: string
  /** Password of the database's owner; the server takes connections from this machine only, and none without it. */
  readonly password: string
  /** Folder with PostgreSQL's own programs, instead of those that come as an npm package. */
  readonly binaries?: string | undefined
  /**
   * False for tests only: nothing is flushed to the disk, a power cut loses the database. By default an
   * acknowledged transaction is on the disk.
   */
  readonly durable?: boolean
  /** Upper bound of connections; 100 where nothing is said. */
  readonly maxConnections?: number
}

/** A running embedded server. Its address stays the same when the server is restarted. */
export interface EmbeddedServer {
  readonly url: Redacted.Redacted
  readonly port: number
  /** Process id of the server as it is now; undefined while it is down. */
  readonly pid: () => number | undefined
}

interface Prepared {
  readonly binaries: PostgresBinaries
  readonly user: ServerUser | undefined
  readonly data: string
  readonly log: string
  /**
   * The data folder as its own processes name it. The server is started inside that folder, before the
   * account changes, and names it as its working folder: an account that could not walk there through
   * somebody's private home can still use it. Outside Linux it is the plain path.
   */
  readonly dataAsSeenInside: string
}

/** Fast shutdown first: sessions are ended, nothing is lost. Then at once: the next start recovers from the log. */
const stopPlan: StopPlan = [
  ["SIGINT", 2_500],
  ["SIGQUIT", 800],
  ["SIGKILL", 500]
]

/** A server whose host is gone has more time: nobody waits for a prompt. */
const orphanPlan: StopPlan = [
  ["SIGINT", 15_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 3_000]
]

const refuse = (reason: string): never => {
  throw new ServerDidNotStart({ server: "PostgreSQL", reason })
}

const prepare = async (options: EmbeddedPostgresOptions): Promise<Prepared> => {
  if (process.platform === "win32") refuse("on Windows, use WSL or set DATABASE_URL to a server.")
  const data = join(options.directory, "data")
  mkdirSync(options.directory, { recursive: true, mode: 0o700 })
  const user = serverUserFor(data)
  const binaries = await findPostgresBinaries(user, options.binaries)
  mkdirSync(data, { recursive: true, mode: 0o700 })
  // The folder around the data stays this process's own (what root opens by name, no other account may
  // replace); the server only passes through it.
  chmodSync(options.directory, user === undefined ? 0o700 : 0o711)
  if (user !== undefined) chownSync(data, user.uid, user.gid)
  return {
    binaries,
    user,
    data,
    log: join(options.directory, "postgres.log"),
    dataAsSeenInside: user !== undefined && process.platform === "linux" ? "/proc/self/cwd" : data
  }
}

/**
 * Makes a new cluster. It counts as made once `initialised` is there: a folder that an interrupted attempt
 * left behind holds nothing of value and is emptied first.
 */
const initialise = async (options: EmbeddedPostgresOptions, prepared: Prepared): Promise<void> => {
  const marker = join(options.directory, "initialised")
  if (existsSync(marker)) {
    const major = prepared.binaries.version.split(".")[0]
    const kept = readFileSync(join(prepared.data, "PG_VERSION"), "utf8").trim()
    if (kept !== major) {
      refuse(
        `${prepared.data} was made by PostgreSQL ${kept}, the programs are ${prepared.binaries.version}. Back up with the older version of this product and restore here.`
      )
    }
    return
  }
  const { user, data } = prepared
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { mode: 0o700 })
  const passwordFile = join(options.directory, "password")
  writeFileSync(passwordFile, options.password, { mode: 0o600 })
  if (user !== undefined) {
    chownSync(data, user.uid, user.gid)
    chownSync(passwordFile, user.uid, user.gid)
  }
  try {
    await run(
      prepared.binaries.initdb,
      [
        `--pgdata=${prepared.dataAsSeenInside}`,
        `--username=${databaseName}`,
        "--auth=scram-sha-256",
        `--pwfile=${prepared.dataAsSeenInside}/../password`,
        "--encoding=UTF8",
        "--locale=C",
        // Text sorts by code point, on every machine alike.
        ...(Number.parseInt(prepared.binaries.version, 10) >= 17
          ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
          : []),
        ...(options.durable === false ? ["--no-sync"] : [])
      ],
      {
        cwd: data,
        env: { PATH: searchPath(), LC_ALL: "C", TZ: "UTC" },
        ...(user === undefined ? {} : { uid: user.uid, gid: user.gid })
      }
    )
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message?: string }
    refuse(`initdb failed: ${(stderr || message || "").trim().split("\n").slice(-4).join(" | ")}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeFileSync(marker, `${prepared.binaries.version}\n`, { mode: 0o600 })
}

/**
 * Settings are given on the command line: what runs is what is written here, whatever an older version
 * left in the files. Durable means durable: an acknowledged transaction is on the disk.
 */
const settings = (options: EmbeddedPostgresOptions, port: number): ReadonlyArray<string> => {
  const megabytes = Math.floor(totalmem() / 1024 / 1024)
  const durable = options.durable === false ? "off" : "on"
  const sharedBuffers = Math.min(512, Math.max(64, Math.floor(megabytes / 32)))
  return Object.entries({
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: options.maxConnections ?? 100,
    fsync: durable,
    synchronous_commit: durable,
    full_page_writes: durable,
    shared_buffers: `${sharedBuffers}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(megabytes / 4))}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    min_wal_size: "256MB",
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
    random_page_cost: 1.1,
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] ",
    log_checkpoints: "off",
    password_encryption: "scram-sha-256"
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`])
}

/** Line 8 of the pid file says how far the server is; the pid on line 1 says that it is this server's file. */
const isReady = (data: string, pid: number): boolean => {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready"
  } catch {
    return false
  }
}

/** Recovery after a power cut may take minutes; a server that is alive and works on it is not disturbed. */
const startLimitMillis = 10 * 60_000

/**
 * Ends what a killed host left in the data folder, and takes away a pid file that names a process which is
 * none of ours (the system gave the number to another program): PostgreSQL alone could not tell.
 */
const repair = async (data: string): Promise<void> => {
  const pidFile = join(data, "postmaster.pid")
  await stopOrphans(data, pidFile, orphanPlan)
  const named = pidIn(pidFile)
  if (named === undefined || !processExists(named)) return
  if (process.platform === "linux" && processesWorkingIn(data, pidFile).length === 0)
    rmSync(pidFile, { force: true })
}

const startOnce = async (
  options: EmbeddedPostgresOptions,
  prepared: Prepared,
  port: number,
  begun: (server: ServerProcess) => void,
  signal: AbortSignal
): Promise<void> => {
  await repair(prepared.data)
  signal.throwIfAborted()
  const server = startServerProcess({
    name: "PostgreSQL",
    command: prepared.binaries.postgres,
    args: ["-D", prepared.dataAsSeenInside, ...settings(options, port)],
    cwd: prepared.data,
    user: prepared.user,
    logFile: prepared.log,
    signalWhenOrphaned: "SIGINT"
  })
  begun(server)
  const deadline = Date.now() + startLimitMillis
  while (server.isRunning() && !isReady(prepared.data, server.pid)) {
    if (Date.now() > deadline) {
      await server.stop(stopPlan)
      refuse(`not ready after ${startLimitMillis / 60_000} minutes; see ${prepared.log}`)
    }
    await after(10)
  }
  if (!server.isRunning()) refuse(`${await server.exited}: ${lastLinesOf(prepared.log)}`)
}

/** The product's database exists from the first start on. */
const createDatabase = async (urlOf: (database: string) => string): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf("postgres"), connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const found = await client.query("select 1 from pg_database where datname = $1", [databaseName])
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`)
  } catch (error) {
    refuse(
      `it does not accept this installation's password (${error instanceof Error ? error.message : String(error)}). Was secrets.json lost?`
    )
  } finally {
    await client.end()
  }
}

const asFault = (error: unknown): ServerDidNotStart =>
  error instanceof ServerDidNotStart
    ? error
    : new ServerDidNotStart({
        server: "PostgreSQL",
        reason: error instanceof Error ? error.message : String(error)
      })

const attempt = <A>(work: () => Promise<A>): Effect.Effect<A, ServerDidNotStart> =>
  Effect.tryPromise({ try: work, catch: asFault })

/**
 * A PostgreSQL server of this process's own: made on the first start, reachable on a free port of the
 * loopback interface with a password only, started again when it dies, stopped when the scope closes and
 * also when this process is killed. What an earlier process left running or locked in the folder is repaired
 * first. The caller holds the folder (`openDataDirectory`): one process at a time.
 */
export const embeddedPostgres = (
  options: EmbeddedPostgresOptions
): Effect.Effect<EmbeddedServer, ServerDidNotStart, Scope.Scope> =>
  Effect.gen(function* () {
    const prepared = yield* attempt(() => prepare(options))
    yield* attempt(() => initialise(options, prepared))
    const { port, current } = yield* supervised({
      name: "PostgreSQL",
      port: freePort,
      start: (port, begun, signal) => startOnce(options, prepared, port, begun, signal),
      stopPlan
    })
    const urlOf = (database: string) =>
      `postgres://${databaseName}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`
    yield* attempt(() => createDatabase(urlOf))
    return { url: Redacted.make(urlOf(databaseName)), port, pid: () => current()?.pid }
  }).pipe(Effect.withSpan("embeddedPostgres"))
