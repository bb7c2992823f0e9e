import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type HostProcess, startHost } from "./HostProcess.ts"

/** A host of its own, with its own servers and data folder, that a test may kill and start again. */
export interface KillableHost {
  readonly dataDirectory: string
  /**
   * Address of the host that runs. Throws between a kill and the next start: the old port is anybody's then, and
   * another host of this machine would answer that it does not know the session.
   */
  readonly url: () => string
  readonly pid: () => number
  readonly databaseUrl: () => string
  /** Starts the host, again after a kill, and waits until it is ready. */
  readonly start: () => Promise<void>
  /** `kill -9`: of the host, of its PostgreSQL, or of its nats-server. */
  readonly kill: (who: "host" | "postgres" | "nats") => void
  /** Waits until `/readyz` says yes again. */
  readonly ready: () => Promise<void>
  /** SIGTERM; answers how many milliseconds the host took, and removes the data folder. */
  readonly stop: () => Promise<number>
}

const patienceMillis = 90_000

/** Makes a host (it does not run yet). The bundle comes from `npm test` or `npm run bench`. */
export const makeHost = (): KillableHost => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "jiaosuo-host-"))
  const pidFiles = {
    postgres: join(dataDirectory, "postgres", "data", "postmaster.pid"),
    nats: join(dataDirectory, "nats", "store", "nats.pid")
  }
  let running: HostProcess | undefined
  const host = (): HostProcess => {
    if (running === undefined) throw new Error("the host does not run")
    return running
  }
  return {
    dataDirectory,
    url: () => host().url,
    pid: () => host().pid,
    databaseUrl: () => host().file.databaseUrl,
    start: async () => {
      running = await startHost(dataDirectory, { LOG_LEVEL: "error" })
    },
    kill: (who) => {
      const pid = who === "host" ? host().pid : Number(readFileSync(pidFiles[who], "utf8").split("\n")[0])
      process.kill(pid, "SIGKILL")
      if (who === "host") running = undefined
    },
    ready: async () => {
      for (const deadline = Date.now() + patienceMillis; Date.now() < deadline; ) {
        const answer = await fetch(`${host().url}/readyz`).catch(() => undefined)
        await answer?.body?.cancel()
        if (answer?.ok === true) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error("the host never became ready again")
    },
    stop: async () => {
      const took = running === undefined ? 0 : await running.end("SIGTERM")
      running = undefined
      rmSync(dataDirectory, { recursive: true, force: true })
      return took
    }
  }
}
