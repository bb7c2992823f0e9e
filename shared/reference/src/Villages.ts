import type { District, Village } from "./Divisions.ts"
import { accepted, type Checked, finding, refused } from "./Finding.ts"
import { compactNumber, isBlank } from "./Spelling.ts"

/** Where a thing belongs as a ledger or a form says it: a code, names, or both. */
export interface PlaceAsWritten {
  /** Twelve-digit village code. */
  readonly code?: string | null | undefined
  /** Name (or nine-digit code) of the township. */
  readonly township?: string | null | undefined
  readonly village?: string | null | undefined
}

const sameNames = (villages: ReadonlyArray<Village>): string =>
  villages
    .slice(0, 5)
    .map((v) => `${v.township.name}${v.name}(${v.code})`)
    .join("、")

/**
 * The village that a place as written means (N9, N10). A code decides; names are taken only where they
 * name exactly one village of the township (or, without a township, of the district). A code that
 * contradicts the names beside it is taken with a warning.
 *
 * Left: `VillageIsMissing`, `VillageCodeIsUnknown`, `TownshipIsUnknown`, `VillageNameIsUnknown`,
 * `VillageNameIsAmbiguous` (names the candidates).
 */
export const resolveVillage = (district: District, place: PlaceAsWritten): Checked<Village> => {
  const named = isBlank(place.village) ? null : place.village
  if (!isBlank(place.code)) {
    const code = compactNumber(place.code)
    const village = district.village(code)
    return village === undefined
      ? refused(
          "VillageCodeIsUnknown",
          "N9",
          `村(居)代码“${code}”不在${district.name}的区划代码中`,
          `village code "${code}" is not one of district ${district.code}`
        )
      : withDoubts(district, village, place)
  }
  if (named === null) {
    return refused(
      "VillageIsMissing",
      "N9",
      "未填写村(居)代码,也未填写村(居)名称",
      "neither a village code nor a village name is given"
    )
  }
  const townships = isBlank(place.township) ? null : townshipsWritten(district, place.township)
  if (townships !== null && townships.length === 0) {
    return refused(
      "TownshipIsUnknown",
      "N9",
      `${district.name}没有名为“${place.township}”的乡镇(街道)`,
      `district ${district.code} has no township named "${place.township}"`
    )
  }
  const found =
    townships === null
      ? district.villagesNamed(null, named)
      : townships.flatMap((township) => district.villagesNamed(township, named))
  const [village, ...others] = found
  const where = townships === null ? district.name : place.township
  if (village === undefined) {
    return refused(
      "VillageNameIsUnknown",
      "N10",
      `${where}没有名为“${named}”的村(居)`,
      `there is no village named "${named}" in ${where}`
    )
  }
  if (others.length > 0) {
    return refused(
      "VillageNameIsAmbiguous",
      "N10",
      `“${named}”在${where}有${found.length}个同名村(居),请填写代码:${sameNames(found)}`,
      `"${named}" names ${found.length} villages in ${where}, give the code: ${sameNames(found)}`
    )
  }
  return accepted(village)
}

const townshipsWritten = (district: District, written: string): ReadonlyArray<string> => {
  const code = compactNumber(written)
  const byCode = district.township(code)
  return byCode === undefined ? district.townshipsNamed(written).map((t) => t.code) : [byCode.code]
}

const withDoubts = (district: District, village: Village, place: PlaceAsWritten): Checked<Village> => {
  if (!isBlank(place.township)) {
    const townships = townshipsWritten(district, place.township)
    if (!townships.includes(village.township.code)) {
      return accepted(village, [
        finding(
          "TownshipDisagreesWithCode",
          "N10",
          `代码${village.code}属于${village.township.name},与所填乡镇“${place.township}”不符,以代码为准`,
          `code ${village.code} is in ${village.township.name}, not in "${place.township}"; the code was taken`
        )
      ])
    }
  }
  if (!isBlank(place.village) && place.village !== village.name) {
    if (!district.villagesNamed(village.township.code, place.village).includes(village)) {
      return accepted(village, [
        finding(
          "VillageNameDisagreesWithCode",
          "N10",
          `代码${village.code}是${village.name},与所填“${place.village}”不符,以代码为准`,
          `code ${village.code} is ${village.name}, not "${place.village}"; the code was taken`
        )
      ])
    }
  }
  return accepted(village)
}
