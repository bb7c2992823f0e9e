import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { type FormReading, longestShort, type Written } from "@jiaosuo/orders/domain/FormReading"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { District } from "@jiaosuo/reference/Divisions"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { WardenItem } from "@jiaosuo/reference/WardenItems"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
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

/** The same, null where neither is named: then it follows from something else. */
export const checkTownshipIfNamed = (
  reading: FormReading,
  written: Written,
  village: string | null,
  district: District
): string | null =>
  isBlank(written) && village === null ? null : checkTownship(reading, written, village, district)

/** The tables that codes are read under: those of the day on which the form is filed. */
export interface ItemTables {
  readonly rules: WardenRules
  readonly today: CalendarDate
}

/** A code of an item of wardens. */
export const checkItem = (
  reading: FormReading,
  path: string,
  item: WardenItem,
  written: string,
  { rules, today }: ItemTables
): string => {
  const code = written.trim()
  if (rules.item(item, code, today) === undefined) {
    reading.reject(path, text(`“${code}”不在代码表中`, `"${code}" is not in the code table`))
  }
  return code
}

/** A text that must be there; the empty text where it is not, which `done` never lets through. */
export const checkNeeded = (
  reading: FormReading,
  path: string,
  written: string,
  longest: number = longestShort
): string => {
  const plain = reading.text(path, written, longest)
  if (plain === null) reading.reject(path, text("不能为空", "must not be empty"))
  return plain ?? ""
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
