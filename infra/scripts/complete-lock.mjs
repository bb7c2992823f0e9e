/**
 * Completes package-lock.json after a dependency was added: a registry that does not carry the packages of
 * every platform makes npm leave them out, and `npm ci` refuses such a lock file everywhere. Entries that are
 * missing are added from what their parents name: `node infra/scripts/complete-lock.mjs`.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./setup.mjs"

const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32"
]
const processors = ["arm64", "x64", "ia32", "arm", "loong64", "ppc64", "riscv64", "s390x"]

const file = join(root, "package-lock.json")
const lock = JSON.parse(readFileSync(file, "utf8"))
const added = []
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`
    if (lock.packages[key] !== undefined || lock.packages[`${path}/${key}`] !== undefined) continue
    const words = name.split("/").at(-1).replace("windows", "win32").replace(/-64$/, "-x64").split("-")
    const os = systems.find((one) => words.includes(one))
    const cpu = processors.find((one) => words.includes(one))
    if (os === undefined || cpu === undefined) continue
    const libc = words.some((word) => word.startsWith("musl"))
      ? "musl"
      : words.some((word) => word.startsWith("gnu"))
        ? "glibc"
        : undefined
    lock.packages[key] = {
      version: range.replace(/^[\^~]/, ""),
      cpu: [cpu],
      ...(entry.dev === true ? { dev: true } : {}),
      ...(os === "linux" && libc !== undefined ? { libc: [libc] } : {}),
      license: entry.license,
      optional: true,
      os: [os]
    }
    added.push(name)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? "package-lock.json is complete" : `added ${added.join(", ")}`)
