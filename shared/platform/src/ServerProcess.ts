import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync
} from "node:fs"
import { setTimeout as after } from "node:timers/promises"
import { Data } from "effect"
import { searchPath } from "./config.ts"
import type { ServerUser } from "./ServerUser.ts"

/** A server that the host starts itself did not come up, or is not to be had. `reason` is for a person. */
export class ServerDidNotStart extends Data.TaggedError("ServerDidNotStart")<{
  readonly server: string
  readonly reason: string
}> {
  override get message(): string {
    return `${this.server} did not start: ${this.reason}`
  }
}

export type StopSignal = "SIGINT" | "SIGTERM" | "SIGQUIT" | "SIGKILL"

/** How a server is asked to stop: each signal gets its time before the next, stronger one. */
export type StopPlan = ReadonlyArray<readonly [signal: StopSignal, graceMillis: number]>

export interface ServerProcessOptions {
  readonly name: string
  readonly command: string
  readonly args: ReadonlyArray<string>
  /** Working folder. Entered before the account changes, so it may lie under a folder that only root may enter. */
  readonly cwd: string
  readonly user: ServerUser | undefined
  /** Both outputs are appended here; the file before last is kept as `.1`. */
  readonly logFile: string
  /** Sent by the watchdog when the host is gone without having stopped the server. */
  readonly signalWhenOrphaned: StopSignal
  readonly env?: NodeJS.ProcessEnv
}

/** A running server that belongs to this process. */
export interface ServerProcess {
  readonly pid: number
  /** Resolves when the process has ended, for whatever reason. */
  readonly exited: Promise<string>
  readonly isRunning: () => boolean
  readonly signal: (signal: StopSignal) => void
  readonly stop: (plan: StopPlan) => Promise<void>
}

const logLimitBytes = 16 * 1024 * 1024

const openLog = (file: string): number => {
  if (existsSync(file) && statSync(file).size > logLimitBytes) renameSync(file, `${file}.1`)
  return openSync(file, "a", 0o600)
}

/**
 * A shell that waits for the end of its input. The other end is held by this process alone: when it is
 * gone, also by `kill -9`, the shell reads the end of the file and stops the server.
 */
const startWatchdog = (pid: number, signal: StopSignal): ChildProcess => {
  const watchdog = spawn(
    "/bin/sh",
    ["-c", 'read -r _; kill -s "$1" "$2"', "jiaosuo-watchdog", signal.slice(3), String(pid)],
    { detached: true, stdio: ["pipe", "ignore", "ignore"], cwd: "/" }
  )
  watchdog.on("error", () => undefined)
  watchdog.stdin?.on("error", () => undefined)
  watchdog.unref()
  return watchdog
}

/**
 * Starts a server in a session of its own (a Ctrl-C of the terminal reaches the host only, which then stops
 * its servers in order) and watches over it. Throws if the program cannot be executed at all; whether it is
 * ready is for the caller to find out.
 */
export const startServerProcess = (options: ServerProcessOptions): ServerProcess => {
  const log = openLog(options.logFile)
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    detached: true,
    stdio: ["ignore", log, log],
    env: options.env ?? { PATH: searchPath(), LC_ALL: "C", TZ: "UTC" },
    ...(options.user === undefined ? {} : { uid: options.user.uid, gid: options.user.gid })
  })
  closeSync(log)
  let running = true
  let watchdog: ChildProcess | undefined
  const exited = new Promise<string>((resolve) => {
    const ended = (how: string) => {
      running = false
      watchdog?.kill("SIGKILL")
      resolve(how)
    }
    child.once("error", (error) => ended(error.message))
    child.once("exit", (code, signal) => ended(signal === null ? `exit code ${code}` : `signal ${signal}`))
  })
  const pid = child.pid
  if (pid === undefined) {
    throw new ServerDidNotStart({ server: options.name, reason: `${options.command} cannot be executed.` })
  }
  watchdog = startWatchdog(pid, options.signalWhenOrphaned)
  return {
    pid,
    exited,
    isRunning: () => running,
    signal: (signal) => {
      child.kill(signal)
    },
    stop: async (plan) => {
      for (const [signal, graceMillis] of plan) {
        if (!running) return
        child.kill(signal)
        await Promise.race([exited, after(graceMillis, undefined, { ref: false })])
      }
    }
  }
}

interface ProcessFacts {
  /** One letter; `Z` for a process that has ended and was not collected by its parent. */
  readonly state: string
  /** Which run of the system, and clock ticks since its start. */
  readonly began: string
}

/** What Linux tells about a process; undefined if there is none, or on another system. */
const factsOf = (pid: number): ProcessFacts | undefined => {
  try {
    // Behind the command name, which may itself contain blanks and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()
    return { state: fields[0] ?? "", began: `${boot} ${fields[19]}` }
  } catch {
    return undefined
  }
}

/**
 * Whether a process with this id is alive, whoever owns it. One that has ended and was never collected
 * (many containers have nobody who does) is not.
 */
export const processExists = (pid: number): boolean => {
  if (process.platform === "linux") return !["Z", "X", undefined].includes(factsOf(pid)?.state)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** When a process began, as text that no later process with the same id shares; undefined if it is gone. */
export const processStart = (pid: number): string | undefined => {
  if (!processExists(pid)) return undefined
  if (process.platform === "linux") return factsOf(pid)?.began
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined
  } catch {
    return undefined
  }
}

const worksIn = (pid: number, directory: string): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === directory
  } catch {
    return false
  }
}

/**
 * Processes whose working folder is `directory`: for PostgreSQL's data folder and nats-server's store these
 * are the server's own processes and nothing else. Linux tells of every process; elsewhere only the
 * process named in `pidFile` is looked at, by its command line.
 */
export const processesWorkingIn = (directory: string, pidFile: string): ReadonlyArray<number> => {
  if (!existsSync(directory)) return []
  const real = realpathSync(directory)
  if (process.platform === "linux") {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .map(Number)
      .filter((pid) => worksIn(pid, real))
  }
  const pid = pidIn(pidFile)
  if (pid === undefined || !processExists(pid)) return []
  try {
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" })
    return command.includes(real) || command.includes(directory) ? [pid] : []
  } catch {
    return []
  }
}

/** The process id on the first line of a pid file; undefined if there is no such file or no number in it. */
export const pidIn = (pidFile: string): number | undefined => {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10)
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

const signalAll = (pids: ReadonlyArray<number>, signal: StopSignal): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

/**
 * Stops what a host that was killed left behind in a server's folder. Only processes that verifiably work
 * in that folder are touched: first the server itself as planned, then whatever of it is still there.
 * Returns the number of processes found.
 */
export const stopOrphans = async (directory: string, pidFile: string, plan: StopPlan): Promise<number> => {
  const found = processesWorkingIn(directory, pidFile)
  if (found.length === 0) return 0
  for (const [signal, graceMillis] of plan) {
    const left = processesWorkingIn(directory, pidFile)
    if (left.length === 0) return found.length
    const main = pidIn(pidFile)
    signalAll(main !== undefined && left.includes(main) ? [main] : signal === "SIGKILL" ? left : [], signal)
    const deadline = Date.now() + graceMillis
    while (Date.now() < deadline && processesWorkingIn(directory, pidFile).length > 0) await after(20)
  }
  signalAll(processesWorkingIn(directory, pidFile), "SIGKILL")
  return found.length
}

/** The last lines of a log file, for a message. */
export const lastLinesOf = (file: string, count = 6): string => {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join(" | ")
  } catch {
    return ""
  }
}
