import type { HttpServerRequest, Multipart } from "@effect/platform"
import { BadRequest, refuse } from "@jiaosuo/http/Problems"
import { shapeIsWrong } from "@jiaosuo/http/StandardRefusals"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect, Stream } from "effect"
import type { HandedIn } from "../columns/OpenLedger.ts"
import type { LedgerIsRefused } from "../reading/Ledger.ts"
import { fileIsTooLarge } from "../reading/refusals.ts"
import { workbookMedia } from "./ImportsApi.ts"

/** Boundaries, part headers and a mapping file come on top of the ledger itself. */
const formOverhead = 1_048_576

const longestName = 255

/** Name of a file without the folders that some clients send along, and without control characters. */
export const plainFileName = (name: string): string => {
  const last = name.split(/[/\\]/).at(-1) ?? ""
  return [...last]
    .filter((character) => (character.codePointAt(0) as number) >= 0x20)
    .join("")
    .trim()
    .slice(0, longestName)
}

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const missing = (path: string, zh: string, en: string) =>
  refuse(BadRequest, shapeIsWrong("body", [{ path, reason: text(zh, en) }]))

/** Collects a body up to a bound; beyond it nothing more is kept. */
const collected = <E>(
  content: Stream.Stream<Uint8Array, E>,
  maxBytes: number
): Effect.Effect<Uint8Array, E | LedgerIsRefused> =>
  Effect.gen(function* () {
    const pieces: Array<Uint8Array> = []
    let bytes = 0
    yield* Stream.runForEach(content, (piece) => {
      bytes += piece.length
      if (bytes > maxBytes) return Effect.fail(fileIsTooLarge(maxBytes))
      pieces.push(piece)
      return Effect.void
    })
    return Buffer.concat(pieces)
  })

const readForm = (request: HttpServerRequest.HttpServerRequest, maxBytes: number) =>
  Effect.gen(function* () {
    let file: { readonly fileName: string; readonly bytes: Uint8Array } | undefined
    let mapping: string | null = null
    const take = (part: Multipart.Part) =>
      Effect.gen(function* () {
        if (part.key === "mapping") {
          mapping =
            part._tag === "Field"
              ? part.value
              : new TextDecoder().decode(yield* collected(part.content, formOverhead))
        } else if (part.key === "file" && part._tag === "File") {
          if (file !== undefined) {
            return yield* missing("file", "一次只能交一个文件", "one file at a time")
          }
          file = { fileName: plainFileName(part.name), bytes: yield* collected(part.content, maxBytes) }
        } else if (part._tag === "File") {
          return yield* missing(
            part.key,
            "表单只有 file 和 mapping 两项",
            "a form has the parts file and mapping"
          )
        }
      })
    yield* Stream.runForEach(request.multipartStream, take)
    if (file === undefined) return yield* missing("file", "缺少文件", "is missing")
    return { ...file, mapping: mapping === null || mapping === "" ? null : mapping }
  })

/** A name for a body that came without one, by what it says it is. */
const nameByMedia = (media: string): string =>
  media.startsWith(workbookMedia) ? "ledger.xlsx" : media.startsWith("text/") ? "ledger.csv" : "ledger"

/**
 * The ledger of an upload: the part `file` of a form, or the body itself with its name in `X-File-Name` or in
 * the query. A body that says it is too large is refused before it is read; one that turns out to be is
 * refused when the bound is reached.
 */
export const readUpload = (
  request: HttpServerRequest.HttpServerRequest,
  name: string | undefined,
  maxBytes: number
): Effect.Effect<HandedIn, BadRequest | LedgerIsRefused | Multipart.MultipartError> =>
  Effect.gen(function* () {
    const media = (request.headers["content-type"] ?? "").toLowerCase()
    const isForm = media.startsWith("multipart/form-data")
    const announced = Number(request.headers["content-length"] ?? "0")
    if (announced > maxBytes + (isForm ? formOverhead : 0)) {
      return yield* fileIsTooLarge(maxBytes, announced)
    }
    if (isForm) return yield* readForm(request, maxBytes)
    const bytes = yield* collected(request.stream, maxBytes).pipe(
      Effect.catchTag("RequestError", () =>
        missing("file", "文件没有传完，请重新上传", "the upload broke off; send it again")
      )
    )
    const fileName = plainFileName(name === undefined ? "" : decoded(name))
    return { fileName: fileName === "" ? nameByMedia(media) : fileName, bytes, mapping: null }
  })
