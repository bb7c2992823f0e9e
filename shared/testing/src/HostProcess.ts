import { type ChildProcess, execFile, spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs"
import { join } from "node:path"

/** Where `npm run build` puts the host and the command line. */
const dist = join(import.meta.dirname, "..", "..", "..", "services", "host", "dist")

/** `host.json` of a data folder: what a running host tells the command line of its own machine. */
export interface HostFile {
  readonly url: string
  readonly pid: number
  readonly operatorToken: string
  readonly databaseUrl: string
  readonly installationKey: string
}

/** Variables that would make the host use something of this machine. */
const foreign =
  /^(DATA_DIR|PORT|HOST|DATABASE_|NATS_|INSTALLATION_KEY|DEMO|JIAOSUO_|LOG_|TEST_|VITEST|LANG|LC_)/

const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))

/** A host as its own process, from the bundle that `npm test` has built. */
export interface HostProcess {
  readonly pid: number
  readonly url: string
  readonly file: HostFile
  /** Everything it wrote to standard output and standard error. */
  readonly output: () => string
  /** Milliseconds from the start to the line that tells the address. */
  readonly readyAfter: number
  /** Sends a signal and waits for the end; answers the milliseconds it took. */
  readonly end: (signal: NodeJS.Signals) => Promise<number>
}

const running = new Set<ChildProcess>()

/** Starts a host in a data folder and waits until it tells its address. */
export const startHost = async (
  dataDirectory: string,
  env: Readonly<Record<string, string>> = {}
): Promise<HostProcess> => {
  if (!existsSync(join(dist, "main.mjs"))) throw new Error("the host is not built: npm run build")
  const began = performance.now()
  const child = spawn(process.execPath, [join(dist, "main.mjs")], {
    env: { ...cleanEnvironment(), PORT: "0", LOG_FORMAT: "json", ...env, DATA_DIR: dataDirectory },
    stdio: ["ignore", "pipe", "pipe"]
  })
  running.add(child)
  let output = ""
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const ready = new Promise<void>((resolve) => {
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes("Ctrl-C stops it")) resolve()
    }
    child.stdout.on("data", collect)
    child.stderr.on("data", collect)
  })
  await Promise.race([ready, ended])
  if (child.exitCode !== null || child.pid === undefined) throw new Error(`the host did not start: ${output}`)
  const file = JSON.parse(readFileSync(join(dataDirectory, "host.json"), "utf8")) as HostFile
  return {
    pid: child.pid,
    url: file.url,
    file,
    output: () => output,
    readyAfter: performance.now() - began,
    end: async (signal) => {
      const asked = performance.now()
      child.kill(signal)
      await ended
      running.delete(child)
      return performance.now() - asked
    }
  }
}

/** Ends what a failed test left running. */
export const endHosts = async (): Promise<void> => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill("SIGTERM")
    await new Promise((resolve) => child.once("exit", resolve))
  }
}

/** Processes that work below a folder: the servers of a host in it. */
export const processesBelow = (folder: string): ReadonlyArray<number> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
      } catch {
        return false
      }
    })

/** How a command of the command line ended. */
export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command line from its bundle, without a terminal. */
export const jiaosuo = (
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {}
): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(dist, "jiaosuo.mjs"), ...args],
      { env: { ...cleanEnvironment(), LANG: "C", ...env }, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err })
    )
  })
