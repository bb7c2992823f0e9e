import type { HttpServerRequest } from "@effect/platform"
import { BadRequest, refuse } from "@jiaosuo/http/Problems"
import { formIsMalformed, shapeIsWrong } from "@jiaosuo/http/StandardRefusals"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect, Stream } from "effect"
import type { HandedIn } from "../columns/OpenLedger.ts"
import type { LedgerIsRefused } from "../reading/Ledger.ts"
import { fileIsTooLarge } from "../reading/refusals.ts"
import { workbookMedia } from "./ImportsApi.ts"
import { partsOfForm } from "./MultipartForm.ts"

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
  bound: number,
  maxBytes: number
): Effect.Effect<Uint8Array, E | LedgerIsRefused> =>
  Effect.gen(function* () {
    const pieces: Array<Uint8Array> = []
    let bytes = 0
    yield* Stream.runForEach(content, (piece) => {
      bytes += piece.length
      if (bytes > bound) return Effect.fail(fileIsTooLarge(maxBytes))
      pieces.push(piece)
      return Effect.void
    })
    return Buffer.concat(pieces)
  })

const readForm = (contentType: string, body: Uint8Array, maxBytes: number) =>
  Effect.gen(function* () {
    const parts = partsOfForm(contentType, body)
    if (parts === undefined) return yield* refuse(BadRequest, formIsMalformed("Parse"))
    const files = parts.filter(({ name, fileName }) => name === "file" && fileName !== undefined)
    const [file, another] = files
    if (file === undefined) return yield* missing("file", "缺少文件", "is missing")
    if (another !== undefined) return yield* missing("file", "一次只能交一个文件", "one file at a time")
    const stray = parts.find(({ name }) => name !== "file" && name !== "mapping")
    if (stray !== undefined) {
      return yield* missing(
        stray.name,
        "表单只有 file 和 mapping 两项",
        "is no part of this form: it has file and mapping"
      )
    }
    if (file.content.length > maxBytes) return yield* fileIsTooLarge(maxBytes, file.content.length)
    const mapping = parts.find(({ name }) => name === "mapping")?.content
    return {
      fileName: plainFileName(file.fileName ?? ""),
      bytes: file.content,
      mapping: mapping === undefined || mapping.length === 0 ? null : new TextDecoder().decode(mapping)
    }
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
): Effect.Effect<HandedIn, BadRequest | LedgerIsRefused> =>
  Effect.gen(function* () {
    const media = (request.headers["content-type"] ?? "").toLowerCase()
    const isForm = media.startsWith("multipart/form-data")
    const announced = Number(request.headers["content-length"] ?? "0")
    const bound = maxBytes + (isForm ? formOverhead : 0)
    if (announced > bound) return yield* fileIsTooLarge(maxBytes, announced)
    const bytes = yield* collected(request.stream, bound, maxBytes).pipe(
      Effect.catchTag("RequestError", () =>
        missing("file", "文件没有传完，请重新上传", "the upload broke off; send it again")
      )
    )
    if (isForm) return yield* readForm(request.headers["content-type"] ?? "", bytes, maxBytes)
    const fileName = plainFileName(name === undefined ? "" : decoded(name))
    return { fileName: fileName === "" ? nameByMedia(media) : fileName, bytes, mapping: null }
  })
