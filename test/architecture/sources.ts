import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript"
import type { Violation } from "./findings.ts"
import type { SourceFile } from "./SourceFile.ts"
import { sourceRules } from "./sourceRules.ts"

const unread: ReadonlySet<string> = new Set([
  "node_modules",
  "dist",
  "build",
  ".git",
  ".data",
  ".turbo",
  "coverage"
])
const isText = (name: string): boolean =>
  /\.(?:ts|tsx|mts|mjs|js|json|jsonc|md|sql|sh|yaml|yml|toml|conf|service|css|html|txt)$/.test(name) ||
  !name.slice(1).includes(".")

/** Paths that are judged in no tree: planted violations, and the lock file that npm writes. */
const isJudged = (path: string): boolean =>
  !path.startsWith("test/architecture/planted/") && path !== "package-lock.json"

const filesBelow = (root: string, folder = ""): ReadonlyArray<string> =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`
    if (!isJudged(path) || !isJudged(`${path}/`)) return []
    if (entry.isDirectory()) return unread.has(entry.name) ? [] : filesBelow(root, path)
    return entry.isFile() && isText(entry.name) ? [path] : []
  })

const declarationsOf = (root: string, path: string): ReadonlySet<string> | undefined => {
  const home = /^(?:shared|services|test)\/[^/]+\//.exec(path)?.[0]
  const manifest = home === undefined ? "" : join(root, home, "package.json")
  if (manifest === "" || !existsSync(manifest)) return undefined
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(
    readFileSync(manifest, "utf8")
  ) as Record<string, Record<string, string> | undefined>
  // Pages are bundled: what they need is there when they are built, and nothing of it at run time.
  const built = path.startsWith("services/console/") ? devDependencies : {}
  return new Set(Object.keys({ ...dependencies, ...peerDependencies, ...built }))
}

const read = (root: string, path: string): SourceFile => {
  const content = readFileSync(join(root, path), "utf8")
  let syntax: ts.SourceFile | undefined
  return {
    path,
    content,
    syntax: () => {
      syntax ??= ts.createSourceFile(path, content, ts.ScriptTarget.ES2022, true)
      return syntax
    },
    declared: () => declarationsOf(root, path)
  }
}

/** Files of a tree that break a rule about single files. */
export const sourceViolations = (root: string): ReadonlyArray<Violation> =>
  filesBelow(root).flatMap((path) => {
    const rules = sourceRules.filter((rule) => rule.appliesTo(path))
    if (rules.length === 0) return []
    const file = read(root, path)
    return rules.flatMap((rule) => rule.check(file).map((what) => ({ rule: rule.name, path, what })))
  })
