import { text } from "@jiaosuo/kernel/Problem"
import type { FormReading, Written } from "@jiaosuo/orders/domain/FormReading"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { District } from "@jiaosuo/reference/Divisions"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { Location } from "./Location.ts"

/** Values that several forms of this context have. */

/** A village of the district, twelve digits (N9); null where none was written. */
export const checkVillage = (
  reading: FormReading,
  path: string,
  written: Written,
  district: District
): string | null => {
  if (isBlank(written)) return null
  const village = district.village(written.trim())
  if (village === undefined) reading.reject(path, text("没有该村居", "there is no such village"), "N9")
  return village?.code ?? null
}

/** Villages of one township, each once. The most is a plausible end, not a rule. */
export const checkVillages = (
  reading: FormReading,
  path: string,
  written: ReadonlyArray<string>,
  township: string,
  district: District
): ReadonlyArray<string> => {
  const most = 500
  if (written.length > most) reading.reject(path, text(`最多${most}个村居`, `at most ${most} villages`))
  return [...new Set(written.map((code) => code.trim()))].flatMap((code, i) => {
    const village = district.village(code)
    if (village === undefined) {
      reading.reject(`${path}.${i}`, text("没有该村居", "there is no such village"), "N9")
      return []
    }
    if (township !== "" && village.township.code !== township) {
      reading.reject(`${path}.${i}`, text("村居不在该乡镇", "the village is in another township"))
    }
    return [village.code]
  })
}

/**
 * The township of a form: the one that is named, else that of the village. The empty text where there is none or they
 * differ, which `done` never lets through.
 */
export const checkTownship = (
  reading: FormReading,
  written: Written,
  village: string | null,
  district: District
): string => {
  const ofVillage = village === null ? undefined : district.village(village)?.township.code
  if (isBlank(written)) {
    if (ofVillage === undefined) {
      reading.reject("township", text("请填写乡镇", "say in which township"), "N9")
    }
    return ofVillage ?? ""
  }
  const township = district.township(written.trim())?.code
  if (township === undefined) {
    reading.reject("township", text("没有该乡镇", "there is no such township"), "N9")
    return ""
  }
  if (ofVillage !== undefined && ofVillage !== township) {
    reading.reject("village", text("村居不在该乡镇", "the village is in another township"))
  }
  return township
}

/** A place within the district; null where none was given. */
export const checkLocation = (
  reading: FormReading,
  path: string,
  written: Location | null | undefined,
  district: District
): Location | null =>
  written === null || written === undefined
    ? null
    : reading.take(path, checkCoordinates(written, district.bounds))
