import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "..", "..")

/** A host of its own, with its own servers and data folder, that a test may kill and start again. */
export interface RunningHost {
  /** Address of the host as it was started last. */
  readonly url: () => string
  readonly pid: () => number
  readonly dataDirectory: string
  readonly databaseUrl: () => string
  /** Starts the host, waits until it is ready. */
  readonly start: () => Promise<void>
  /** `kill -9`: of the host, of its PostgreSQL, or of its nats-server. */
  readonly kill: (who: "host" | "postgres" | "nats") => void
  /** Waits until `/readyz` says yes again. */
  readonly ready: () => Promise<void>
  /** SIGTERM; answers how long the host took and removes the data folder. */
  readonly stop: () => Promise<number>
}

interface HostFile {
  readonly url: string
  readonly pid: number
  readonly operatorToken: string
  readonly databaseUrl: string
}

const until = async <A>(what: string, ask: () => A | undefined | Promise<A | undefined>): Promise<A> => {
  const deadline = Date.now() + 90_000
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const firstLine = (file: string): number => Number(readFileSync(file, "utf8").split("\n")[0])

/** Makes a host (it does not run yet). The build comes from `npm test`. */
export const makeHost = (): RunningHost => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "jiaosuo-resilience-"))
  let child: ChildProcess | undefined
  const hostFile = (): HostFile | undefined => {
    const file = join(dataDirectory, "host.json")
    if (!existsSync(file)) return undefined
    const content = JSON.parse(readFileSync(file, "utf8")) as HostFile
    return content.pid === child?.pid ? content : undefined
  }
  const known = (): HostFile =>
    hostFile() ??
    (() => {
      throw new Error("the host does not run")
    })()
  const ready = async () => {
    await until("readiness", async () => {
      const file = hostFile()
      if (file === undefined) return undefined
      const answer = await fetch(`${file.url}/readyz`).catch(() => undefined)
      await answer?.body?.cancel()
      return answer?.status === 200 ? true : undefined
    })
  }
  const pidOf = {
    postgres: join(dataDirectory, "postgres", "data", "postmaster.pid"),
    nats: join(dataDirectory, "nats", "store", "nats.pid")
  }
  return {
    dataDirectory,
    url: () => known().url,
    pid: () => known().pid,
    databaseUrl: () => known().databaseUrl,
    ready,
    start: async () => {
      child = spawn(process.execPath, [join(root, "services", "host", "dist", "main.mjs")], {
        cwd: root,
        env: {
          ...process.env,
          DATA_DIR: dataDirectory,
          DATABASE_URL: undefined,
          NATS_URL: undefined,
          LOG_LEVEL: "error"
        },
        stdio: "ignore"
      })
      await ready()
    },
    kill: (who) => {
      process.kill(who === "host" ? (child?.pid as number) : firstLine(pidOf[who]), "SIGKILL")
    },
    stop: async () => {
      const began = Date.now()
      const running = child
      if (running !== undefined && running.exitCode === null && running.signalCode === null) {
        const gone = new Promise((resolve) => running.once("exit", resolve))
        running.kill("SIGTERM")
        await gone
      }
      const took = Date.now() - began
      rmSync(dataDirectory, { recursive: true, force: true })
      return took
    }
  }
}
