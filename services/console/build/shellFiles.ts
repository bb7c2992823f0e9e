import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Plugin } from "vite"

/** What the build tells of one of its files, as far as it is asked here. */
export interface BuiltChunk {
  readonly fileName: string
  /** Module that the file was made for; null where it is a part of others. */
  readonly facadeModuleId: string | null
  readonly isEntry: boolean
  readonly imports: ReadonlyArray<string>
  readonly dynamicImports: ReadonlyArray<string>
  /** Style sheets that come with it. */
  readonly styles: ReadonlyArray<string>
}

/**
 * Pages that a phone can open without a connection: a day on the road, and what is told about vehicles at a door; and
 * the language that is not loaded at once.
 */
const keptPages =
  /\/console\/src\/(?:wardens\/(?!desk\/)|queue\/|offline\/)|\/messages\/english\.ts$|\/(?:HomePage|FindPage|VehiclePage|VisitPage|UnregisteredPage|ListingPage)\.tsx$/

/**
 * The files without which the kept pages do not open, sorted: the first page, the pages themselves and all that they
 * need. The charts and maps of the desks are not among them: nobody downloads those for a day on the road.
 */
export const filesOfShell = (chunks: ReadonlyArray<BuiltChunk>, worker: string): ReadonlyArray<string> => {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const found = new Set<string>()
  const take = (name: string): void => {
    const chunk = byName.get(name)
    if (chunk === undefined || found.has(name)) return
    found.add(name)
    for (const style of chunk.styles) found.add(style)
    for (const needed of chunk.imports) take(needed)
    for (const lazy of chunk.dynamicImports) {
      if (keptPages.test(byName.get(lazy)?.facadeModuleId?.replaceAll("\\", "/") ?? "")) take(lazy)
    }
  }
  for (const chunk of chunks) if (chunk.isEntry && chunk.fileName !== worker) take(chunk.fileName)
  return [...found].sort()
}

const revisionOf = (file: string): string =>
  createHash("sha256").update(readFileSync(file)).digest("base64url").slice(0, 16)

/** Addresses without a hash in their name: a revision says when they have changed. */
const unhashed = ["index.html", "favicon.svg", "manifest.webmanifest"]

/** Writes into the service worker which files it keeps: the names are known only when everything is built. */
export const shellFiles = (worker: string): Plugin => ({
  name: "shell-files",
  apply: "build",
  writeBundle(options, bundle) {
    const folder = options.dir
    if (folder === undefined) throw new Error("the build has no folder")
    const chunks = Object.values(bundle).flatMap((output) =>
      output.type === "chunk"
        ? [{ ...output, styles: [...(output.viteMetadata?.importedCss ?? [])] } satisfies BuiltChunk]
        : []
    )
    const ownFiles = chunks.find(({ fileName }) => fileName === worker)?.imports ?? []
    // Browsers start a worker that is one plain script; what it shares with pages would become a file of its own.
    if (ownFiles.length > 0) throw new Error(`${worker} shares ${ownFiles.join(", ")} with the pages`)
    const entries = [
      ...unhashed.map((name) => ({ url: `/${name}`, revision: revisionOf(join(folder, name)) })),
      ...filesOfShell(chunks, worker).map((name) => ({ url: `/${name}`, revision: null }))
    ]
    const file = join(folder, worker)
    const code = readFileSync(file, "utf8")
    if (!code.includes("self.__SHELL_FILES")) throw new Error(`${worker} does not say where its files go`)
    writeFileSync(file, code.replace("self.__SHELL_FILES", JSON.stringify(entries)))
  }
})
