import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { HttpServerResponse } from "@effect/platform"
import { NodeStream } from "@effect/platform-node"
import { Effect, Option } from "effect"
import parseRange from "range-parser"

/** What of a file on disk a request asks for (RFC 9110, 13.1 and 14): all of it, a part, or that it is the same still. */
export type Part =
  | { readonly _tag: "Whole" }
  | { readonly _tag: "Bytes"; readonly from: number; readonly until: number }
  | { readonly _tag: "NotSatisfiable" }
  | { readonly _tag: "NotModified" }

/** A state of a file: another one has another `etag`. */
export interface FileState {
  /** Bytes. */
  readonly size: number
  readonly etag: string
  readonly lastModified: string
}

type RequestHeaders = Readonly<Record<string, string | undefined>>

const opaque = (tag: string): string => tag.trim().replace(/^W\//, "")

/** A part goes with the parts that were had before only where the file is the very same (RFC 9110, 13.1.5). */
const isSame = (ifRange: string | undefined, { etag, lastModified }: FileState): boolean =>
  ifRange === undefined || ifRange.trim() === etag || ifRange.trim() === lastModified

const isKept = (headers: RequestHeaders, { etag, lastModified }: FileState): boolean => {
  const tags = headers["if-none-match"]
  if (tags !== undefined) return tags.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === etag)
  const since = Date.parse(headers["if-modified-since"] ?? "")
  return Date.parse(lastModified) <= since
}

/**
 * Which part is asked for. Several parts at once, other units and a `Range` that is malformed are answered with the
 * whole file, as RFC 9110 lets a server do; a range behind the end of the file is not satisfiable.
 */
export const partAskedFor = (headers: RequestHeaders, state: FileState): Part => {
  if (isKept(headers, state)) return { _tag: "NotModified" }
  const range = headers["range"]
  if (range === undefined || !isSame(headers["if-range"], state)) return { _tag: "Whole" }
  const suffix = /^\s*bytes\s*=\s*-(\d+)\s*$/i.exec(range)?.[1]
  if (suffix !== undefined && Number(suffix) > state.size && state.size > 0) {
    // The parser takes the last hundred bytes of ten for none, the standard for all ten (14.1.2).
    return { _tag: "Bytes", from: 0, until: state.size - 1 }
  }
  const found = parseRange(state.size, range, { combine: true })
  // The parser answers -1 also for other units, which are to be ignored.
  if (found === -1 && /^\s*bytes\s*=/i.test(range)) return { _tag: "NotSatisfiable" }
  if (typeof found === "number" || found.type !== "bytes") return { _tag: "Whole" }
  const [first, ...others] = found
  return first === undefined || others.length > 0
    ? { _tag: "Whole" }
    : { _tag: "Bytes", from: first.start, until: first.end }
}

const respond = (
  path: string,
  contentType: string,
  state: FileState,
  part: Part
): HttpServerResponse.HttpServerResponse => {
  const headers = {
    "accept-ranges": "bytes",
    "cache-control": "no-cache",
    etag: state.etag,
    "last-modified": state.lastModified
  }
  // The file is opened when somebody reads the body: a HEAD leaves nothing open.
  const bytes = (from: number, until: number) =>
    NodeStream.fromReadable<Error>(
      () => createReadStream(path, { start: from, end: until }),
      (cause) => new Error("a file could not be read", { cause })
    )
  switch (part._tag) {
    case "NotModified":
      return HttpServerResponse.empty({ status: 304, headers })
    case "NotSatisfiable":
      return HttpServerResponse.empty({
        status: 416,
        headers: { ...headers, "content-range": `bytes */${state.size}` }
      })
    case "Whole":
      return state.size === 0
        ? HttpServerResponse.empty({ status: 200, headers: { ...headers, "content-type": contentType } })
        : HttpServerResponse.stream(bytes(0, state.size - 1), {
            headers,
            contentType,
            contentLength: state.size
          })
    case "Bytes":
      return HttpServerResponse.stream(bytes(part.from, part.until), {
        status: 206,
        headers: { ...headers, "content-range": `bytes ${part.from}-${part.until}/${state.size}` },
        contentType,
        contentLength: part.until - part.from + 1
      })
  }
}

/**
 * Answers with a file, or with the part of it that is asked for (206, `If-Range`, 416), read from the disk as it is
 * sent. Nothing where the file is gone meanwhile.
 */
export const answerFromDisk = (
  path: string,
  contentType: string,
  headers: RequestHeaders
): Effect.Effect<HttpServerResponse.HttpServerResponse | undefined> =>
  Effect.tryPromise(() => stat(path)).pipe(
    Effect.option,
    Effect.map((found) => {
      if (Option.isNone(found) || !found.value.isFile()) return undefined
      const { size, mtime, mtimeMs, ino } = found.value
      const state = {
        size,
        etag: `"${[size, Math.round(mtimeMs), ino].map((n) => n.toString(36)).join("-")}"`,
        lastModified: mtime.toUTCString()
      }
      return respond(path, contentType, state, partAskedFor(headers, state))
    })
  )
