import { halfWidth } from "@jiaosuo/reference/Spelling"
import type { FieldDefinition } from "./FieldDefinition.ts"
import { answerHeadings, counterHeadings } from "./KnownHeadings.ts"

/** What a heading means: a field, a known column without meaning for us, or nothing that is known. */
export type HeadingMeaning<Field extends string> =
  | {
      readonly kind: "field"
      readonly field: Field
      /** Place in the list of synonyms; the lower one wins where two columns claim a field. */
      readonly rank: number
      /** What a quantity is multiplied by where the heading names another unit; undefined where it names none. */
      readonly factor: number | undefined
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

const counters = new Set(counterHeadings.map(opened))
const answers = new Set(
  Object.values(answerHeadings).flatMap((heading) => [opened(heading.zh), opened(heading.en)])
)

/** Recognises single headings of one kind of ledger, in Chinese or English, in any usual spelling. */
export const headingReader = <Field extends string>(
  fields: Readonly<Record<Field, FieldDefinition>>
): ((heading: string) => HeadingMeaning<Field>) => {
  const meanings = new Map<string, { readonly field: Field; readonly rank: number }>()
  for (const [field, { headings }] of Object.entries(fields) as Array<[Field, FieldDefinition]>) {
    headings.forEach((synonym, rank) => {
      for (const key of [opened(synonym), stripped(synonym)]) {
        const known = meanings.get(key)
        if (key !== "" && (known === undefined || (known.field === field && known.rank > rank))) {
          meanings.set(key, { field, rank })
        }
      }
    })
  }
  return (heading) => {
    const open = opened(heading)
    if (open === "" || open.length > 40) return { kind: "unknown" }
    if (answers.has(open)) return { kind: "ignored", why: "answer" }
    const found = meanings.get(open) ?? meanings.get(stripped(heading))
    if (found !== undefined) {
      const { unit } = fields[found.field]
      const factor = unit?.inHeading.test(bare(heading)) === true ? unit.factor : undefined
      return { kind: "field", ...found, factor }
    }
    return counters.has(open) ? { kind: "ignored", why: "counter" } : { kind: "unknown" }
  }
}
