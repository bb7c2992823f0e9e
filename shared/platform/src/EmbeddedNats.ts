import { chownSync, lchownSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { join } from "node:path"
import { setTimeout as after } from "node:timers/promises"
import { Effect, Redacted, type Scope } from "effect"
import type { EmbeddedServer } from "./EmbeddedPostgres.ts"
import { freePort } from "./FreePort.ts"
import { findNatsServer } from "./NatsBinary.ts"
import {
  lastLinesOf,
  ServerDidNotStart,
  type ServerProcess,
  type StopPlan,
  startServerProcess,
  stopOrphans
} from "./ServerProcess.ts"
import { type ServerUser, serverUserFor } from "./ServerUser.ts"
import { supervised } from "./Supervision.ts"

export interface EmbeddedNatsOptions {
  /** Folder of this server: `store/`, its configuration and its log are made in it. */
  readonly directory: string
  /** Password of the only account; the server listens on the loopback interface and lets nobody else in. */
  readonly password: string
  /** The program, instead of the one that is searched for (`findNatsServer`). */
  readonly binary?: string | undefined
}

const account = "jiaosuo"

const stopPlan: StopPlan = [
  ["SIGTERM", 2_000],
  ["SIGKILL", 500]
]

/**
 * Relative to the working folder, in which the server is started before the account changes: it reaches
 * its files also below a folder that its account cannot walk through.
 */
const configuration = (port: number, password: string): string =>
  `listen: "127.0.0.1:${port}"
server_name: "jiaosuo"
pid_file: "nats.pid"
max_payload: 4MB
authorization { user: "${account}", password: "${password}" }
jetstream { store_dir: ".", max_memory_store: 64MB }
`

const greets = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: 1_000 })
    const answer = (yes: boolean) => {
      socket.destroy()
      resolve(yes)
    }
    socket.once("data", (chunk) => answer(chunk.toString("latin1").startsWith("INFO ")))
    socket.once("error", () => answer(false))
    socket.once("timeout", () => answer(false))
    socket.once("close", () => answer(false))
  })

/** A store of another account's making (the host ran as somebody else before) is handed over to this one. */
const handOver = (folder: string, user: ServerUser): void => {
  chownSync(folder, user.uid, user.gid)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
}

const startOnce = async (
  options: EmbeddedNatsOptions,
  binary: string,
  user: ServerUser | undefined,
  port: number,
  begun: (server: ServerProcess) => void,
  signal: AbortSignal
): Promise<void> => {
  const store = join(options.directory, "store")
  mkdirSync(store, { recursive: true, mode: 0o700 })
  const pidFile = join(store, "nats.pid")
  await stopOrphans(store, pidFile, [
    ["SIGTERM", 5_000],
    ["SIGKILL", 2_000]
  ])
  rmSync(pidFile, { force: true })
  const file = join(store, "nats.conf")
  rmSync(file, { force: true })
  writeFileSync(file, configuration(port, options.password), { mode: 0o600, flag: "wx" })
  if (user !== undefined) handOver(store, user)
  signal.throwIfAborted()
  const log = join(options.directory, "nats.log")
  const server = startServerProcess({
    name: "nats-server",
    command: binary,
    args: ["--config", "nats.conf"],
    cwd: store,
    user,
    logFile: log,
    signalWhenOrphaned: "SIGTERM"
  })
  begun(server)
  const deadline = Date.now() + 120_000
  while (server.isRunning() && !(await greets(port))) {
    if (Date.now() > deadline) {
      await server.stop(stopPlan)
      throw new ServerDidNotStart({
        server: "nats-server",
        reason: `not ready after two minutes; see ${log}`
      })
    }
    await after(15)
  }
  if (!server.isRunning()) {
    throw new ServerDidNotStart({
      server: "nats-server",
      reason: `${await server.exited}: ${lastLinesOf(log)}`
    })
  }
}

/**
 * A nats-server of this process's own, with JetStream kept in its folder: on a free port of the loopback
 * interface, for clients that know the password, started again when it dies, stopped when the scope closes and
 * also when this process is killed.
 */
export const embeddedNats = (
  options: EmbeddedNatsOptions
): Effect.Effect<EmbeddedServer, ServerDidNotStart, Scope.Scope> =>
  Effect.gen(function* () {
    mkdirSync(options.directory, { recursive: true, mode: 0o700 })
    const user = serverUserFor(join(options.directory, "store"))
    const binary = yield* findNatsServer(user, options.binary)
    const { port, current } = yield* supervised({
      name: "nats-server",
      port: freePort,
      start: (port, begun, signal) => startOnce(options, binary, user, port, begun, signal),
      stopPlan
    })
    return {
      url: Redacted.make(`nats://${account}:${encodeURIComponent(options.password)}@127.0.0.1:${port}`),
      port,
      pid: () => current()?.pid
    }
  }).pipe(Effect.withSpan("embeddedNats"))
