import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { currentLanguage } from "../messages/Language.tsx"
import { type Refused, refusedFrom, unanswered } from "./Refused.ts"

/** The media types that lists and answers can be downloaded as. */
export const csv = "text/csv"
export const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

class Unreachable extends Data.TaggedError("Unreachable")<{ readonly cause: unknown }> {}

/** The name that the server gave a file: `filename*` where there is one, it may be Chinese. */
const nameIn = (disposition: string | null, fallback: string): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1]
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return fallback
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? fallback
}

/**
 * Downloads what an address answers in the asked media type and hands it to the browser's downloads. Fetched
 * and not linked to: the media type is chosen by `Accept`, and a refusal must reach the page as one. Answers
 * the name of the file.
 */
export const download = (
  address: string,
  accept: string,
  fallbackName: string
): Effect.Effect<string, Refused> =>
  Effect.gen(function* () {
    const response = yield* Effect.tryPromise({
      try: (signal) => fetch(address, { headers: { accept, "accept-language": currentLanguage() }, signal }),
      catch: (cause) => new Unreachable({ cause })
    })
    if (!response.ok) {
      const body: unknown = yield* Effect.promise(() => response.json().catch(() => undefined))
      return yield* refusedFrom(response.status, body)
    }
    const blob = yield* Effect.tryPromise({
      try: () => response.blob(),
      catch: (cause) => new Unreachable({ cause })
    })
    const link = document.createElement("a")
    link.href = URL.createObjectURL(blob)
    link.download = nameIn(response.headers.get("content-disposition"), fallbackName)
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return link.download
  }).pipe(Effect.catchTag("Unreachable", () => unanswered))
