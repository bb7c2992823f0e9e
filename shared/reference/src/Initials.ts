import { pinyin } from "pinyin-pro"
import { halfWidth } from "./Spelling.ts"

/**
 * First letters of pinyin, as people type them to search: 沾化 is `zh`. A character with several readings
 * has several letters (单 in 单县 is `s`, elsewhere `d`), so that a text has several spellings.
 */

/** How many spellings of one text are listed at most; after that only the first reading of a character. */
const mostVariants = 16

/** By character, and thus bounded by the number of characters there are: a look-up costs 10 µs the first time. */
const lettersOfCharacter = new Map<string, string>()

const lettersOf = (character: string): string => {
  const known = lettersOfCharacter.get(character)
  if (known !== undefined) return known
  let letters = ""
  if (/^[a-z0-9]$/i.test(character)) letters = character.toLowerCase()
  else if (/\p{Script=Han}/u.test(character)) {
    // The everyday reading first, then the one it has as a surname, then the rest.
    const readings = [
      ...pinyin(character, { toneType: "none", type: "array" }),
      ...pinyin(character, { toneType: "none", type: "array", mode: "surname" }),
      ...pinyin(character, { toneType: "none", type: "array", multiple: true })
    ]
    for (const reading of readings) {
      const letter = reading.charAt(0).toLowerCase()
      if (/[a-z]/.test(letter) && !letters.includes(letter)) letters += letter
    }
  }
  lettersOfCharacter.set(character, letters)
  return letters
}

/** For every character of a text that has a sound, its letters: `["z", "h"]`, `["ds", "x"]`. */
const lettersOfText = (text: string): ReadonlyArray<string> => {
  const letters: Array<string> = []
  for (const character of halfWidth(text)) {
    const of = lettersOf(character)
    if (of !== "") letters.push(of)
  }
  return letters
}

/** The initials of a text with the first reading of every character: `initialsOf("沾化")` is `zh`. */
export const initialsOf = (text: string): string => {
  let initials = ""
  for (const letters of lettersOfText(text)) initials += letters.charAt(0)
  return initials
}

/** All plausible initials of a text, the likeliest first, at most sixteen. Empty for a text without a sound. */
export const initialsVariants = (text: string): ReadonlyArray<string> => {
  let variants: Array<string> = [""]
  for (const letters of lettersOfText(text)) {
    const choices = variants.length * letters.length > mostVariants ? letters.charAt(0) : letters
    variants = [...choices].flatMap((letter) => variants.map((variant) => variant + letter))
  }
  return variants[0] === "" ? [] : variants
}

/** Whether the initials of a text contain a query in one of its readings: `matchesInitials("小杨营村", "yy")`. */
export const matchesInitials = (text: string, query: string): boolean => {
  const wanted = halfWidth(query).toLowerCase()
  const letters = lettersOfText(text)
  for (let start = 0; start + wanted.length <= letters.length; start++) {
    let at = 0
    while (at < wanted.length && letters[start + at]?.includes(wanted.charAt(at))) at++
    if (at === wanted.length) return true
  }
  return false
}
