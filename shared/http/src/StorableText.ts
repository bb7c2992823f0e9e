/**
 * Text that no table can keep: PostgreSQL's `text` and `jsonb` take neither the character NUL nor half of a character that
 * UTF-16 writes as two (an emoji that a phone cut through). JSON and the log hold both, so that an event with one would be
 * set aside by every read model.
 */

/** Only JSON with such an escape can hold any of it: everything else is not looked through. */
const mayBeThere = /\\u(?:0000|d[89a-f])/i

const isUnstorable = (text: string): boolean => text.includes("\u0000") || /\p{Surrogate}/u.test(text)

const find = (value: unknown, path: string): string | undefined => {
  if (typeof value === "string") return isUnstorable(value) ? path : undefined
  if (typeof value !== "object" || value === null) return undefined
  for (const [name, member] of Object.entries(value)) {
    const found = find(member, path === "" ? name : `${path}.${name}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** Path of the first text of a JSON body that cannot be kept, `owner.name`; undefined where all can, or it is no JSON. */
export const unstorableIn = (json: string): string | undefined => {
  if (!mayBeThere.test(json)) return undefined
  try {
    return find(JSON.parse(json), "")
  } catch {
    return undefined
  }
}
