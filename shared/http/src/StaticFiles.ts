import { createHash } from "node:crypto"
import { readdir, readFile, stat } from "node:fs/promises"
import { extname, join, sep } from "node:path"
import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { HttpServerResponse } from "@effect/platform"
import { Effect } from "effect"

/** The pages of the console, kept in memory: a few megabytes, and no path of a request ever reaches the disk. */
export interface StaticFiles {
  /**
   * The file at a path; the first page for any other path that a browser navigates to, because the console
   * has addresses of its own; undefined where there is nothing.
   */
  readonly answer: (request: {
    readonly path: string
    readonly headers: Readonly<Record<string, string | undefined>>
  }) => HttpServerResponse.HttpServerResponse | undefined
}

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
  ".txt": "text/plain; charset=utf-8"
}

const compressible = /^(?:text\/|application\/(?:json|manifest)|image\/svg)/

interface Kept {
  readonly type: string
  readonly bytes: Uint8Array
  readonly gzipped: Uint8Array | undefined
  readonly etag: string
  readonly cacheControl: string
}

const compress = promisify(gzip)

/** A name with a hash of its content in it never holds anything else. */
const isHashed = (path: string): boolean => /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(path)

const keep = async (path: string, bytes: Uint8Array): Promise<Kept> => {
  const type = types[extname(path)] ?? "application/octet-stream"
  const gzipped = compressible.test(type) && bytes.length > 1_000 ? await compress(bytes) : undefined
  return {
    type,
    bytes,
    gzipped: gzipped !== undefined && gzipped.length < bytes.length ? gzipped : undefined,
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    cacheControl:
      path.startsWith("/assets/") && isHashed(path) ? "public, max-age=31536000, immutable" : "no-cache"
  }
}

const respond = (
  file: Kept,
  headers: Readonly<Record<string, string | undefined>>
): HttpServerResponse.HttpServerResponse => {
  const common = { etag: file.etag, "cache-control": file.cacheControl, vary: "Accept-Encoding" }
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

/** Reads a folder of built pages. A folder that does not exist holds nothing, which is logged. */
export const readStaticFiles = (folder: string): Effect.Effect<StaticFiles> =>
  Effect.promise(async () => {
    const files = new Map<string, Kept>()
    for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
      const file = join(folder, name)
      if (!(await stat(file)).isFile()) continue
      const path = `/${name.split(sep).join("/")}`
      files.set(path, await keep(path, await readFile(file)))
    }
    return files
  }).pipe(
    Effect.tap((files) =>
      files.size === 0
        ? Effect.logWarning("there are no pages to serve").pipe(Effect.annotateLogs({ folder }))
        : Effect.void
    ),
    Effect.map((files) => ({
      answer: ({ path, headers }) => {
        const asked = decoded(path)
        const file = asked === undefined ? undefined : files.get(asked === "/" ? "/index.html" : asked)
        if (file !== undefined) return respond(file, headers)
        const index = files.get("/index.html")
        const navigates = (headers["accept"] ?? "").includes("text/html") && extname(path) === ""
        return navigates && index !== undefined ? respond(index, headers) : undefined
      }
    }))
  )
