import { randomBytes } from "node:crypto"
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync
} from "node:fs"
import { join, resolve } from "node:path"
import { Data, Effect, type Scope } from "effect"
import { processStart } from "./ServerProcess.ts"
import { isRoot } from "./ServerUser.ts"

/** The data folder serves another host already, or cannot be used at all. `message` is for a person. */
export class DataDirectoryIsNotUsable extends Data.TaggedError("DataDirectoryIsNotUsable")<{
  readonly directory: string
  readonly reason: string
}> {
  override get message(): string {
    return `The data folder ${this.directory} cannot be used: ${this.reason}`
  }
}

/** The folder in which a host keeps everything of its own. */
export interface DataDirectory {
  readonly path: string
  /**
   * A secret of this installation: made at random when first asked for, kept in `secrets.json` (readable
   * by its owner only), the same ever after.
   */
  readonly secret: (name: string) => string
  /** Sets a secret that comes from elsewhere: the key of a restored installation. */
  readonly keepSecret: (name: string, value: string) => void
}

interface Holder {
  readonly pid: number
  readonly started: string
}

const writeDurably = (file: string, content: string): void => {
  const descriptor = openSync(file, "wx", 0o600)
  try {
    writeSync(descriptor, content)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const holderIn = (file: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder
  } catch {
    return undefined
  }
}

const isHeldBy = (holder: Holder | undefined): boolean =>
  holder !== undefined && processStart(holder.pid) === holder.started

/**
 * Takes the lock file. The holder is named by process id and start time, so that a lock left behind by a
 * killed host is recognised also when its process id is in use again. A stale lock is moved aside first and
 * looked at again: of two hosts that find it stale at the same moment, one wins.
 */
const takeLock = (directory: string): (() => void) => {
  const lock = join(directory, "host.lock")
  const mine = join(directory, `host.lock.${process.pid}`)
  const me = JSON.stringify({ pid: process.pid, started: processStart(process.pid) ?? "" } satisfies Holder)
  rmSync(mine, { force: true })
  writeDurably(mine, me)
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(mine, lock)
        return () => {
          if (holderIn(lock)?.pid === process.pid) rmSync(lock, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
      }
      const holder = holderIn(lock)
      if (isHeldBy(holder)) {
        throw new DataDirectoryIsNotUsable({
          directory,
          reason: `a host with process id ${holder?.pid} is using it. Stop that one first, or set DATA_DIR to another folder.`
        })
      }
      const aside = `${lock}.stale.${process.pid}`
      try {
        renameSync(lock, aside)
        if (isHeldBy(holderIn(aside))) linkSync(aside, lock)
      } catch {
        // Another host was faster; look again.
      }
      rmSync(aside, { force: true })
    }
    throw new DataDirectoryIsNotUsable({ directory, reason: "its lock file keeps changing hands." })
  } finally {
    rmSync(mine, { force: true })
  }
}

const secretsOf = (directory: string): Pick<DataDirectory, "secret" | "keepSecret"> => {
  const file = join(directory, "secrets.json")
  const secrets = new Map<string, string>()
  try {
    const kept = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>
    for (const [name, value] of Object.entries(kept)) secrets.set(name, value)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      throw new DataDirectoryIsNotUsable({
        directory,
        reason: `secrets.json cannot be read (${String(error)}).`
      })
    }
  }
  const keepSecret = (name: string, value: string): void => {
    secrets.set(name, value)
    const next = `${file}.${process.pid}`
    rmSync(next, { force: true })
    writeDurably(next, `${JSON.stringify(Object.fromEntries(secrets), null, 2)}\n`)
    renameSync(next, file)
  }
  return {
    keepSecret,
    secret: (name) => {
      const known = secrets.get(name)
      if (known !== undefined) return known
      const made = randomBytes(32).toString("base64url")
      keepSecret(name, made)
      return made
    }
  }
}

/**
 * Opens the data folder for this process alone and makes it if need be; the lock is given back when the
 * scope closes. Only its owner may enter it, unless servers run under another account on a system where
 * they cannot be handed their folder (root on anything but Linux).
 */
export const openDataDirectory = (
  path: string
): Effect.Effect<DataDirectory, DataDirectoryIsNotUsable, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.try({
      try: () => {
        const directory = resolve(path)
        mkdirSync(directory, { recursive: true, mode: 0o700 })
        const release = takeLock(directory)
        chmodSync(directory, isRoot() && process.platform !== "linux" ? 0o711 : 0o700)
        return { path: directory, ...secretsOf(directory), release }
      },
      catch: (error) =>
        error instanceof DataDirectoryIsNotUsable
          ? error
          : new DataDirectoryIsNotUsable({
              directory: path,
              reason: error instanceof Error ? error.message : String(error)
            })
    }),
    ({ release }) => Effect.sync(release)
  )
