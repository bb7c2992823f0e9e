/**
 * What a fresh clone needs before anything of it can run: dependencies and the build. Plain JavaScript
 * without dependencies, because nothing is installed yet when it runs.
 */
import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** Folder of the clone. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..")

const say = (line) => process.stderr.write(`${line}\n`)

/** Ends with a message for a person. */
export const stopWith = (line, code = 1) => {
  say(line)
  process.exit(code)
}

/** The oldest Node.js that has everything the product uses; the same as `engines` in package.json. */
export const checkNode = () => {
  const [major, minor] = process.versions.node.split(".").map(Number)
  if (major < 20 || (major === 20 && minor < 11)) {
    stopWith(`Node.js 20.11 or newer is needed, this is ${process.versions.node}.`)
  }
}

/**
 * Runs a program of the clone and answers its exit code. Its output goes to standard error, or into
 * `collect` when a function is given. Ends with this process: signals are passed on.
 */
export const run = (command, args, { env = {}, collect, cwd = root } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", collect === undefined ? 2 : "pipe", collect === undefined ? 2 : "pipe"]
    })
    const pass = (signal) => child.kill(signal)
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"]
    for (const signal of signals) process.on(signal, pass)
    if (collect !== undefined) {
      child.stdout.on("data", collect)
      child.stderr.on("data", collect)
    }
    const done = (code) => {
      for (const signal of signals) process.off(signal, pass)
      resolve(code)
    }
    child.once("error", (error) => {
      say(`${command}: ${error.message}`)
      done(127)
    })
    child.once("close", (code, signal) => done(code ?? (signal === null ? 1 : 130)))
  })

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"))

/**
 * Whether node_modules holds what the lock file says. npm keeps a list of what it installed; optional
 * packages for other platforms are missing from it rightfully.
 */
const dependenciesAreInstalled = () => {
  const listed = join(root, "node_modules", ".package-lock.json")
  if (!existsSync(listed)) return false
  const installed = readJson(listed).packages
  const wanted = readJson(join(root, "package-lock.json")).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || !path.includes("node_modules/")) return true
    const found = installed[path]
    if (found === undefined) return entry.optional === true || entry.devOptional === true
    return entry.link === true || found.version === entry.version
  })
}

/** `npm ci` when node_modules is missing or the lock file has changed since. No install script is needed. */
export const ensureDependencies = async () => {
  if (dependenciesAreInstalled()) return
  say("Installing dependencies (npm ci) …")
  const npm = process.env.npm_execpath
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
  const code =
    npm?.endsWith(".js") === true
      ? await run(process.execPath, [npm, ...args])
      : await run(process.platform === "win32" ? "npm.cmd" : "npm", args)
  if (code !== 0) stopWith("The dependencies could not be installed; npm says why above.")
}

const sourcesBelow = (folder, found) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (["node_modules", "dist", "test", ".turbo", "coverage"].includes(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) sourcesBelow(path, found)
    else if (entry.isFile()) {
      const { mtimeMs, size } = statSync(path)
      found.push(`${path} ${mtimeMs} ${size}`)
    }
  }
  return found
}

/** Changes whenever a file that a build reads has changed. */
const stateOfSources = () => {
  const files = ["package-lock.json", "tsconfig.json", "turbo.json"].map((name) => {
    const { mtimeMs, size } = statSync(join(root, name))
    return `${name} ${mtimeMs} ${size}`
  })
  for (const folder of ["services", "shared"]) sourcesBelow(join(root, folder), files)
  return createHash("sha256").update(files.sort().join("\n")).digest("hex")
}

const stampFile = join(root, "services", "host", "dist", ".sources")
const products = [
  "services/host/dist/main.mjs",
  "services/host/dist/jiaosuo.mjs",
  "services/console/dist/index.html"
]

/** Whether the built files belong to the sources as they are. */
export const isBuilt = () =>
  products.every((file) => existsSync(join(root, file))) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, "utf8") === stateOfSources()

/**
 * Builds the host, the command line and the pages if a source has changed since the last time. What the build
 * says is shown when it fails.
 */
export const ensureBuild = async ({ collect } = {}) => {
  if (isBuilt()) return true
  if (collect === undefined) say("Building …")
  const state = stateOfSources()
  const output = []
  const code = await run(
    join(root, "node_modules", ".bin", "turbo"),
    ["run", "build", "--output-logs=errors-only"],
    {
      env: { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
      collect: collect ?? ((chunk) => output.push(chunk))
    }
  )
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output))
    return false
  }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, state)
  return true
}
