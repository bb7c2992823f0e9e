import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { promisify } from "node:util"
import { Effect } from "effect"
import { searchPath, userCacheFolder, wholeEnvironment } from "./config.ts"
import { ServerDidNotStart } from "./ServerProcess.ts"
import { isRoot, type ServerUser } from "./ServerUser.ts"

const run = promisify(execFile)

/** The release that is fetched where neither the machine nor its package manager has a nats-server. */
const release = "2.10.29"

/** SHA-256 of the archives of that release, by platform. Others are not fetched. */
const checksums: Readonly<Record<string, string>> = {
  "linux-amd64": "e314da74a83a1d3876db8814c27eb990fe729640fd6452025b441bcede8390da",
  "linux-arm64": "da4b27942ecfb4c5f0c54553d2e7f470ddda9d7581cfe8131b351a0e223ed401"
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Daemons live in `sbin`, which is often missing from an ordinary account's PATH. */
const onPath = (): string | undefined =>
  [
    ...(searchPath() ?? "").split(delimiter),
    "/usr/local/sbin",
    "/usr/sbin",
    "/sbin",
    "/usr/local/bin",
    "/opt/homebrew/bin"
  ]
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, "nats-server"))
    .find(isExecutable)

const versionOf = async (
  binary: string,
  user: ServerUser | undefined
): Promise<readonly [major: number, minor: number] | undefined> => {
  try {
    const account = user === undefined ? {} : { uid: user.uid, gid: user.gid }
    const { stdout } = await run(binary, ["--version"], { ...account, cwd: "/", timeout: 10_000 })
    const found = /v(\d+)\.(\d+)\./.exec(stdout)
    return found === null ? undefined : [Number(found[1]), Number(found[2])]
  } catch {
    return undefined
  }
}

/** Everything that the product asks of the bus is in 2.9. */
const isNewEnough = async (binary: string, user: ServerUser | undefined): Promise<boolean> => {
  const version = await versionOf(binary, user)
  return version !== undefined && (version[0] > 2 || (version[0] === 2 && version[1] >= 9))
}

/** Where a fetched program is kept for all clones of this account. */
const cacheFolder = (): string => (isRoot() ? "/var/cache/jiaosuo" : join(userCacheFolder(), "jiaosuo"))

const keep = (file: string, cached: string): void => {
  mkdirSync(join(cached, ".."), { recursive: true, mode: 0o755 })
  const next = `${cached}.${process.pid}`
  copyFileSync(file, next)
  chmodSync(next, 0o755)
  renameSync(next, cached)
}

const withTemporaryFolder = async <A>(use: (folder: string) => Promise<A>): Promise<A> => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-nats-"))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Debian and its children: the package is downloaded with apt (which checks its signature) and only its
 * program is taken out. Nothing is installed: no service starts on the standard port, and no rights are
 * needed. Package lists are fetched into a folder of our own where the system has none.
 */
const fromApt = async (cached: string): Promise<void> => {
  await withTemporaryFolder(async (folder) => {
    const lists = join(folder, "lists")
    mkdirSync(join(lists, "partial"), { recursive: true })
    mkdirSync(join(folder, "cache", "archives", "partial"), { recursive: true })
    const options = { cwd: folder, timeout: 180_000, env: { ...wholeEnvironment(), LC_ALL: "C" } }
    const own = [
      "-o",
      `Dir::State::lists=${lists}`,
      "-o",
      `Dir::Cache=${join(folder, "cache")}`,
      "-o",
      "APT::Sandbox::User=root"
    ]
    const download = (extra: ReadonlyArray<string>) =>
      run("apt-get", [...extra, "-qq", "download", "nats-server"], options)
    await download([]).catch(async () => {
      await run("apt-get", [...own, "-qq", "update"], options)
      await download(own)
    })
    const archive = readdirSync(folder).find((file) => file.endsWith(".deb"))
    if (archive === undefined) throw new Error("apt-get downloaded no package")
    await run("dpkg-deb", ["--extract", archive, "unpacked"], options)
    const program = ["usr/sbin", "usr/bin"]
      .map((at) => join(folder, "unpacked", at, "nats-server"))
      .find(isExecutable)
    if (program === undefined) throw new Error("the package holds no nats-server")
    keep(program, cached)
  })
}

/** Homebrew installs for the account that runs it and starts nothing. */
const fromBrew = async (): Promise<void> => {
  await run("brew", ["install", "--quiet", "nats-server"], { timeout: 300_000 })
}

const fromRelease = async (cached: string): Promise<void> => {
  const platform = `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`
  const checksum = checksums[platform]
  if (checksum === undefined) throw new Error(`no release is known for ${platform}`)
  const name = `nats-server-v${release}-${platform}`
  const answer = await fetch(
    `https://github.com/nats-io/nats-server/releases/download/v${release}/${name}.tar.gz`,
    {
      signal: AbortSignal.timeout(120_000)
    }
  )
  if (!answer.ok) throw new Error(`the release answers ${answer.status}`)
  const archive = Buffer.from(await answer.arrayBuffer())
  const found = createHash("sha256").update(archive).digest("hex")
  if (found !== checksum)
    throw new Error(`the archive of the release has the checksum ${found}, not ${checksum}`)
  await withTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, "archive.tar.gz"), archive)
    await run("tar", ["-xzf", "archive.tar.gz"], { cwd: folder })
    keep(join(folder, name, "nats-server"), cached)
  })
}

/** What a person has to type on this machine. */
const howToInstall = (): string => {
  if (process.platform === "darwin") return "brew install nats-server"
  if (existsSync("/usr/bin/apt-get")) return "sudo apt-get install nats-server"
  if (existsSync("/sbin/apk")) return "sudo apk add nats-server"
  return "get nats-server 2.9 or newer from https://nats.io/download/ and put it on the PATH"
}

/**
 * The nats-server program of this machine, 2.9 or newer: the one named (NATS_SERVER_BIN), on the PATH, kept
 * from an earlier fetch, from the system's package manager, or the pinned release with its checksum. `user` must
 * be able to execute it.
 */
export const findNatsServer = (user?: ServerUser, named?: string): Effect.Effect<string, ServerDidNotStart> =>
  Effect.gen(function* () {
    const usable = (file: string | undefined) =>
      file === undefined || !isExecutable(file)
        ? Effect.succeed(false)
        : Effect.promise(() => isNewEnough(file, user))
    if (named !== undefined) {
      if (yield* usable(named)) return named
      return yield* new ServerDidNotStart({
        server: "nats-server",
        reason: `${named} (NATS_SERVER_BIN) is not nats-server 2.9 or newer.`
      })
    }
    const cached = join(cacheFolder(), "nats-server")
    const found = onPath()
    if (found !== undefined && (yield* usable(found))) return found
    if (yield* usable(cached)) return cached
    const faults: Array<string> = []
    const sources: ReadonlyArray<readonly [name: string, fetchIt: () => Promise<void>]> = [
      ...(existsSync("/usr/bin/apt-get") ? [["apt-get", () => fromApt(cached)] as const] : []),
      ...(process.platform === "darwin" ? [["brew", fromBrew] as const] : []),
      ["the release", () => fromRelease(cached)]
    ]
    for (const [source, fetchIt] of sources) {
      yield* Effect.logInfo("nats-server is not on this machine and is being fetched").pipe(
        Effect.annotateLogs({ source })
      )
      const fault = yield* Effect.tryPromise({ try: fetchIt, catch: (error) => error as Error }).pipe(
        Effect.match({
          onFailure: (error) => error.message.trim().split("\n").at(-1) ?? "",
          onSuccess: () => undefined
        })
      )
      if (fault !== undefined) faults.push(`${source}: ${fault}`)
      for (const file of [cached, onPath()]) if (file !== undefined && (yield* usable(file))) return file
    }
    yield* Effect.logDebug("nats-server could not be fetched").pipe(Effect.annotateLogs({ faults }))
    return yield* new ServerDidNotStart({
      server: "nats-server",
      reason: `it is not installed. Type: ${howToInstall()} (or set NATS_URL to a server of your own)`
    })
  })
