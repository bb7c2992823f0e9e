import type { District } from "@jiaosuo/reference/Divisions"
import { initialsOf, initialsVariants } from "@jiaosuo/reference/Initials"

/** What a text is searched by: half width, lower case, without blanks and the dots that ledgers put in plates. */
export const normalised = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·•・.]/g, "")

const cachedTexts = 20_000

/** A text with its pinyin initials, in every reading that people may type. */
const withInitials = (text: string): string => {
  const plain = normalised(text)
  return [...new Set([plain, ...initialsVariants(plain)])].join(" ")
}

/** What a row is found by. Persons' names never come in here. */
export interface SearchTexts {
  /** Names of a village and its township with their initials; empty for a village that is not known. */
  readonly ofVillage: (village: string) => string
  /** Name of a township with its initials; empty for one that is not known. */
  readonly ofTownship: (township: string) => string
  /** A brand, a company, a description: it repeats, so most are made once. */
  readonly ofName: (name: string) => string
  /** A plate with the letter of its province: 鲁M12345 is found by `lm123`. */
  readonly ofPlate: (number: string) => string
}

/** The search texts of a district. Pure, with a memory of bounded size. */
export const searchTextsOf = (district: District): SearchTexts => {
  const names = new Map<string, string>()
  const villages = new Map(
    district.villages.map((village) => [
      village.code,
      `${withInitials(village.name)} ${withInitials(village.township.name)}`
    ])
  )
  const townships = new Map(
    district.townships.map((township) => [township.code, withInitials(township.name)])
  )
  return {
    ofTownship: (township) => townships.get(township) ?? "",
    ofVillage: (village) => villages.get(village) ?? "",
    ofName: (name) => {
      const known = names.get(name)
      if (known !== undefined) return known
      if (names.size >= cachedTexts) names.clear()
      const made = withInitials(name)
      names.set(name, made)
      return made
    },
    ofPlate: (number) => {
      const plain = normalised(number)
      const initials = initialsOf(plain)
      return initials === plain ? plain : `${plain} ${initials}`
    }
  }
}

/** The texts of a row, one after the other. */
export const joined = (texts: ReadonlyArray<string | null>): string =>
  texts.filter((text) => text !== null && text !== "").join(" ")
