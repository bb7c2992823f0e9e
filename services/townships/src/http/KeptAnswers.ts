import { HttpServerResponse } from "@effect/platform"

/** How many answers are kept: a few scopes at the last few positions. */
const keptAtMost = 64

/** The answer kept under a key, made and written out if there is none. */
export type KeptAnswers = (key: string, make: () => unknown) => HttpServerResponse.HttpServerResponse

/**
 * Remembers answers by what they were made of. Many pages ask for the same figures, and writing them out costs
 * more than finding them.
 */
export const keptAnswers = (): KeptAnswers => {
  const kept = new Map<string, Uint8Array>()
  const encoder = new TextEncoder()
  return (key, make) => {
    let body = kept.get(key)
    if (body === undefined) {
      body = encoder.encode(JSON.stringify(make()))
      kept.set(key, body)
      if (kept.size > keptAtMost) kept.delete(kept.keys().next().value as string)
    }
    return HttpServerResponse.uint8Array(body, { contentType: "application/json" })
  }
}
