import { createHash } from "node:crypto"
import { readdir, readFile, stat } from "node:fs/promises"
import { extname, join, sep } from "node:path"
import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"
import { answerFromDisk } from "./PartialContent.ts"

/**
 * The pages of the console, kept in memory: a few megabytes. Large files beside them stay on the disk and are sent
 * in the parts that are asked for. Only what was there at the start is ever served: no path of a request reaches the
 * disk.
 */
export interface StaticFiles {
  /**
   * The file at a path; the first page for any other path that a browser navigates to, because the console
   * has addresses of its own; undefined where there is nothing.
   */
  readonly answer: (request: {
    /** Parts are for `GET` alone. */
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string | undefined>>
  }) => Effect.Effect<HttpServerResponse.HttpServerResponse | undefined>
}

/** What is served beside the folder, by its address: a file on the disk, or a value as JSON. */
export type BesidePages = Readonly<Record<string, { readonly file: string } | { readonly json: unknown }>>

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".pmtiles": "application/vnd.pmtiles"
}

const typeOf = (path: string): string => types[extname(path)] ?? "application/octet-stream"

/** Bytes from which on a file is not kept in memory. */
const largest = 8 * 1024 * 1024

const staysOnDisk = (path: string, bytes: number): boolean => bytes > largest || extname(path) === ".pmtiles"

const compressible = /^(?:text\/|application\/(?:json|manifest)|image\/svg)/

interface Kept {
  readonly type: string
  readonly bytes: Uint8Array
  readonly gzipped: Uint8Array | undefined
  readonly etag: string
  readonly cacheControl: string
  /** Set where the policy of data would not do. */
  readonly contentSecurity: string | undefined
}

/** The worker that keeps the pages (`/sw.js`) asks for them itself; what it may ask for is in its own answer. */
const worker = "/sw.js"
const contentSecurityOfWorker = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"

const compress = promisify(gzip)

/** A name with a hash of its content in it never holds anything else. */
const isHashed = (path: string): boolean => /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(path)

const keep = async (path: string, bytes: Uint8Array): Promise<Kept> => {
  const type = typeOf(path)
  const gzipped = compressible.test(type) && bytes.length > 1_000 ? await compress(bytes) : undefined
  return {
    type,
    bytes,
    gzipped: gzipped !== undefined && gzipped.length < bytes.length ? gzipped : undefined,
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    cacheControl:
      path.startsWith("/assets/") && isHashed(path) ? "public, max-age=31536000, immutable" : "no-cache",
    contentSecurity: path === worker ? contentSecurityOfWorker : undefined
  }
}

const respond = (
  file: Kept,
  headers: Readonly<Record<string, string | undefined>>
): HttpServerResponse.HttpServerResponse => {
  const common: Record<string, string> = {
    etag: file.etag,
    "cache-control": file.cacheControl,
    vary: "Accept-Encoding"
  }
  if (file.contentSecurity !== undefined) common["content-security-policy"] = file.contentSecurity
  if (
    (headers["if-none-match"] ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === file.etag)
  ) {
    return HttpServerResponse.empty({ status: 304, headers: common })
  }
  return file.gzipped !== undefined && /\bgzip\b/.test(headers["accept-encoding"] ?? "")
    ? HttpServerResponse.uint8Array(file.gzipped, {
        contentType: file.type,
        headers: { ...common, "content-encoding": "gzip" }
      })
    : HttpServerResponse.uint8Array(file.bytes, { contentType: file.type, headers: common })
}

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

interface Found {
  readonly kept: Map<string, Kept>
  /** Address of a file that stays on the disk → where it is. */
  readonly onDisk: Map<string, string>
}

const readFolder = async (folder: string, { kept, onDisk }: Found): Promise<void> => {
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    const file = join(folder, name)
    const found = await stat(file)
    if (!found.isFile()) continue
    const path = `/${name.split(sep).join("/")}`
    if (staysOnDisk(path, found.size)) onDisk.set(path, file)
    else kept.set(path, await keep(path, await readFile(file)))
  }
}

/**
 * Reads a folder of built pages, and what stands beside them. A folder that does not exist holds nothing, which is
 * logged.
 */
export const readStaticFiles = (folder: string, beside: BesidePages = {}): Effect.Effect<StaticFiles> =>
  Effect.promise(async () => {
    const found: Found = { kept: new Map(), onDisk: new Map() }
    await readFolder(folder, found)
    const pages = found.kept.size
    for (const [path, what] of Object.entries(beside)) {
      if ("file" in what) found.onDisk.set(path, what.file)
      else found.kept.set(path, await keep(path, Buffer.from(JSON.stringify(what.json))))
    }
    return { ...found, pages }
  }).pipe(
    Effect.tap(({ pages }) =>
      pages === 0
        ? Effect.logWarning("there are no pages to serve").pipe(Effect.annotateLogs({ folder }))
        : Effect.void
    ),
    Effect.map(({ kept, onDisk }) => ({
      answer: ({ method, path, headers }) => {
        const asked = decoded(path)
        const file = asked === undefined ? undefined : kept.get(asked === "/" ? "/index.html" : asked)
        if (file !== undefined) return Effect.succeed(respond(file, headers))
        const large = asked === undefined ? undefined : onDisk.get(asked)
        if (large !== undefined) {
          return answerFromDisk(
            large,
            typeOf(large),
            method === "GET" ? headers : { ...headers, range: undefined }
          )
        }
        const index = kept.get("/index.html")
        const navigates = (headers["accept"] ?? "").includes("text/html") && extname(path) === ""
        return Effect.succeed(navigates && index !== undefined ? respond(index, headers) : undefined)
      }
    }))
  )
