import { halfWidth } from "@jiaosuo/reference/Spelling"
import { answerHeadings, counterHeadings, headingSynonyms, type LedgerField } from "./LedgerFields.ts"

/** What a heading means: a field, a known column without meaning for us, or nothing that is known. */
export type HeadingMeaning =
  | {
      readonly kind: "field"
      readonly field: LedgerField
      /** Place in the list of synonyms; the lower one wins where two columns claim a field. */
      readonly rank: number
      /** The heading says that the load is in tonnes. */
      readonly inTonnes: boolean
    }
  | { readonly kind: "ignored"; readonly why: "counter" | "answer" }
  | { readonly kind: "unknown" }

/** A heading without what does not matter: blanks, stars, colons, case, width. Brackets stay. */
const bare = (heading: string): string =>
  halfWidth(heading)
    .toLowerCase()
    .replace(/[\s*:"'“”‘’·.、_\-—]/g, "")
    .replace(/[【[〔〈]/g, "(")
    .replace(/[】\]〕〉]/g, ")")

/** `村(居)` as `村居`: what is in brackets counts. */
const opened = (heading: string): string => bare(heading).replace(/[()/|]/g, "")

/** `车牌号(必填)` as `车牌号`: what is in brackets does not count. */
const stripped = (heading: string): string =>
  bare(heading)
    .replace(/\([^()]*\)/g, "")
    .replace(/[()/|]/g, "")

/** A heading in the form in which headings are compared. */
export const comparable = opened

const meanings: ReadonlyMap<string, { readonly field: LedgerField; readonly rank: number }> = (() => {
  const map = new Map<string, { field: LedgerField; rank: number }>()
  for (const [field, synonyms] of Object.entries(headingSynonyms) as Array<
    [LedgerField, ReadonlyArray<string>]
  >) {
    synonyms.forEach((synonym, rank) => {
      for (const key of [opened(synonym), stripped(synonym)]) {
        const known = map.get(key)
        if (key !== "" && (known === undefined || (known.field === field && known.rank > rank))) {
          map.set(key, { field, rank })
        }
      }
    })
  }
  return map
})()

const counters = new Set(counterHeadings.map(opened))
const answers = new Set(
  Object.values(answerHeadings).flatMap((heading) => [opened(heading.zh), opened(heading.en)])
)

const tonnes = /[(/](吨|t|ton|tons|tonne|tonnes)\)?$|吨位/i

/** Recognises one heading in Chinese or English, in any usual spelling. */
export const meaningOf = (heading: string): HeadingMeaning => {
  const open = opened(heading)
  if (open === "" || open.length > 40) return { kind: "unknown" }
  if (answers.has(open)) return { kind: "ignored", why: "answer" }
  const found = meanings.get(open) ?? meanings.get(stripped(heading))
  if (found !== undefined) {
    return { kind: "field", ...found, inTonnes: found.field === "loadKg" && tonnes.test(bare(heading)) }
  }
  return counters.has(open) ? { kind: "ignored", why: "counter" } : { kind: "unknown" }
}
