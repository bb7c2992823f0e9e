import type { HttpServerRequest } from "@effect/platform"
import { BadRequest, refuse } from "@jiaosuo/http/Problems"
import { formIsMalformed, shapeIsWrong } from "@jiaosuo/http/StandardRefusals"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect, Stream } from "effect"
import type { HandedIn, HandedInFile } from "../columns/OpenLedger.ts"
import type { LedgerIsRefused } from "../reading/Ledger.ts"
import { fileIsTooLarge } from "../reading/refusals.ts"
import { workbookMedia } from "./ImportContract.ts"
import { type FormPart, partsOfForm } from "./MultipartForm.ts"

/** Boundaries, part headers and a mapping file come on top of the ledger itself. */
const formOverhead = 1_048_576

const longestName = 255

/** What an upload may hold. */
export interface Uploadable {
  /** Bytes of each file. */
  readonly maxBytes: number
  /** Name of the second file, where there may be one. */
  readonly second: string | undefined
}

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

/** The one file of a name in a form; undefined where there is none. */
const fileOf = (
  parts: ReadonlyArray<FormPart>,
  part: string,
  maxBytes: number
): Effect.Effect<HandedInFile | undefined, BadRequest | LedgerIsRefused> =>
  Effect.gen(function* () {
    const [file, another] = parts.filter(({ name, fileName }) => name === part && fileName !== undefined)
    if (another !== undefined) return yield* missing(part, "一次只能交一个文件", "one file at a time")
    if (file === undefined) return undefined
    if (file.content.length > maxBytes) return yield* fileIsTooLarge(maxBytes, file.content.length)
    return { fileName: plainFileName(file.fileName ?? ""), bytes: file.content }
  })

const readForm = (contentType: string, body: Uint8Array, { maxBytes, second }: Uploadable) =>
  Effect.gen(function* () {
    const parts = partsOfForm(contentType, body)
    if (parts === undefined) return yield* refuse(BadRequest, formIsMalformed("Parse"))
    const file = yield* fileOf(parts, "file", maxBytes)
    if (file === undefined) return yield* missing("file", "缺少文件", "is missing")
    const known = ["file", "mapping", ...(second === undefined ? [] : [second])]
    const stray = parts.find(({ name }) => !known.includes(name))
    if (stray !== undefined) {
      return yield* missing(
        stray.name,
        `表单只有 ${known.join("、")} 几项`,
        `is no part of this form: it has ${known.join(", ")}`
      )
    }
    const mapping = parts.find(({ name }) => name === "mapping")?.content
    return {
      ...file,
      mapping: mapping === undefined || mapping.length === 0 ? null : new TextDecoder().decode(mapping),
      second: second === undefined ? null : ((yield* fileOf(parts, second, maxBytes)) ?? null)
    }
  })

/** A name for a body that came without one, by what it says it is. */
const nameByMedia = (media: string): string =>
  media.startsWith(workbookMedia) ? "ledger.xlsx" : media.startsWith("text/") ? "ledger.csv" : "ledger"

/**
 * The ledger of an upload: the part `file` of a form, with its second file; or the body itself with its name in `X-File-Name` or in
 * the query. A body that says it is too large is refused before it is read; one that turns out to be is
 * refused when the bound is reached.
 */
export const readUpload = (
  request: HttpServerRequest.HttpServerRequest,
  name: string | undefined,
  uploadable: Uploadable
): Effect.Effect<HandedIn, BadRequest | LedgerIsRefused> =>
  Effect.gen(function* () {
    const media = (request.headers["content-type"] ?? "").toLowerCase()
    const isForm = media.startsWith("multipart/form-data")
    const announced = Number(request.headers["content-length"] ?? "0")
    const { maxBytes, second } = uploadable
    const files = isForm && second !== undefined ? 2 : 1
    const bound = maxBytes * files + (isForm ? formOverhead : 0)
    if (announced > bound) return yield* fileIsTooLarge(maxBytes, announced)
    const bytes = yield* collected(request.stream, bound, maxBytes).pipe(
      Effect.catchTag("RequestError", () =>
        missing("file", "文件没有传完，请重新上传", "the upload broke off; send it again")
      )
    )
    if (isForm) return yield* readForm(request.headers["content-type"] ?? "", bytes, uploadable)
    const fileName = plainFileName(name === undefined ? "" : decoded(name))
    return { fileName: fileName === "" ? nameByMedia(media) : fileName, bytes, mapping: null }
  })
