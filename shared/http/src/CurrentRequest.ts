import type { Text } from "@jiaosuo/kernel/Problem"
import { Context, Effect } from "effect"

/** The languages of the product. */
export type Language = "zh" | "en"

/** What is known of the request being answered, whoever sent it. */
export interface RequestFacts {
  /** UUID of this request; `X-Request-Id` of the answer, of its log lines and of its access records. */
  readonly id: string
  readonly language: Language
  /** Where it came from; the client's own address where a trusted proxy names it. Null outside of a request. */
  readonly sourceAddress: string | null
  readonly method: string
  /** Path without the query, which may hold names of persons and is never logged. */
  readonly path: string
  /** Who asks, once the session is known. The one value that is filled in on the way. */
  account: string | null
}

/** The facts of the request being answered. Set by the server; empty and Chinese outside of a request. */
export class CurrentRequest extends Context.Reference<CurrentRequest>()("@jiaosuo/http/CurrentRequest", {
  defaultValue: (): RequestFacts => ({
    id: "00000000-0000-0000-0000-000000000000",
    language: "zh",
    sourceAddress: null,
    method: "",
    path: "",
    account: null
  })
}) {}

/** One language of a text. */
export const inLanguage = (text: Text, language: Language): string => text[language]

/** A text in the language of the current request. */
export const localised = (text: Text): Effect.Effect<string> =>
  Effect.map(CurrentRequest, (request) => text[request.language])

/**
 * The language a reader asks for with `Accept-Language`: the one of ours with the highest weight, the first
 * named where two weigh the same, Chinese where neither is named.
 */
export const preferredLanguage = (acceptLanguage: string | undefined): Language => {
  if (acceptLanguage === undefined) return "zh"
  let best: Language = "zh"
  let bestWeight = 0
  for (const range of acceptLanguage.slice(0, 200).split(",")) {
    const [tag = "", ...parameters] = range.trim().toLowerCase().split(";")
    const primary = tag.trim().split("-")[0]
    const language: Language | undefined = primary === "zh" ? "zh" : primary === "en" ? "en" : undefined
    if (language === undefined) continue
    const stated = parameters
      .map((p) => /^\s*q\s*=\s*([0-9.]+)\s*$/.exec(p)?.[1])
      .find((q) => q !== undefined)
    const weight = stated === undefined ? 1 : Number(stated)
    if (weight > bestWeight) {
      best = language
      bestWeight = weight
    }
  }
  return best
}
