import type { District } from "@jiaosuo/reference/Divisions"
import { initialsOf } from "@jiaosuo/reference/Pinyin"

/** What a text is searched by: half width, lower case, without blanks and the dots that ledgers put in plates. */
export const normalised = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·•・.]/g, "")

const cachedTexts = 20_000
const cache = new Map<string, string>()

/** A text with its pinyin initials; brands, villages and companies repeat, so most are made once. */
const withInitials = (text: string): string => {
  const known = cache.get(text)
  if (known !== undefined) return known
  const plain = normalised(text)
  const made = [...new Set([plain, ...initialsOf(plain)])].join(" ")
  if (cache.size >= cachedTexts) cache.clear()
  cache.set(text, made)
  return made
}

/**
 * What the free search looks into: the given texts and the names of the village and its township, all with
 * their pinyin initials, one after the other. Persons' names never come in here.
 */
export const searchText = (
  district: District,
  village: string,
  texts: ReadonlyArray<string | null>
): string => {
  const place = district.village(village)
  const parts = texts.filter((text) => text !== null).map(withInitials)
  if (place !== undefined) parts.push(withInitials(place.name), withInitials(place.township.name))
  return parts.join(" ")
}
