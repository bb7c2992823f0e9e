import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  type FormReading,
  longestNote,
  longestShort
} from "@jiaosuo/orders/domain/FormReading"
import type { AccidentCodeTables } from "@jiaosuo/reference/AccidentCodes"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import { refused } from "@jiaosuo/reference/Finding"
import { checkRoadPost } from "@jiaosuo/reference/RoadPost"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import { resolveVillage } from "@jiaosuo/reference/Villages"
import type { Place, Road } from "../values/Place.ts"
import type { PlaceForm } from "./IntakeForms.ts"
import { codeIn } from "./TableCodes.ts"

/** Farthest post in metres that any road of the country has. */
const farthestPost = 6_000_000

const roadCode = /^[GSXYCZ]\d{1,4}$/
const directions: ReadonlyMap<string, string> = new Map([
  ["up", "up"],
  ["上行", "up"],
  ["down", "down"],
  ["下行", "down"],
  ["A", "A"],
  ["a", "A"],
  ["B", "B"],
  ["b", "B"]
])

/**
 * A place under `path` (with its dot: `place.`): township and village (N9, C9), road and post, coordinates. What is no
 * position on earth is refused; one outside of the district is taken with a warning.
 */
export const checkPlace = (
  reading: FormReading,
  path: string,
  form: PlaceForm,
  checking: Checking,
  tables: AccidentCodeTables
): Place => {
  const village = readVillage(reading, path, form, checking)
  const coordinates = form.coordinates ?? null
  return {
    township: readTownship(reading, path, form, village, checking),
    village,
    road: readRoad(reading, path, form, tables),
    postMetres: readPost(reading, path, form),
    direction: readDirection(reading, path, form),
    coordinates:
      coordinates === null
        ? null
        : reading.take(`${path}coordinates`, checkCoordinates(coordinates, checking.district.bounds)),
    text: reading.text(`${path}text`, form.text, longestNote)
  }
}

const readVillage = (
  reading: FormReading,
  path: string,
  { village }: PlaceForm,
  { district }: Checking
): string | null =>
  isBlank(village)
    ? null
    : (reading.take(`${path}village`, resolveVillage(district, { code: village }))?.code ?? null)

const readTownship = (
  reading: FormReading,
  path: string,
  form: PlaceForm,
  village: string | null,
  { district }: Checking
): string => {
  const ofVillage = village === null ? null : village.slice(0, 9)
  if (isBlank(form.township)) {
    if (ofVillage === null && isBlank(form.village)) {
      reading.reject(
        `${path}township`,
        text("请填写乡镇(街道)或者村(居)代码", "the code of a township or a village is needed"),
        "N9"
      )
    }
    return ofVillage ?? ""
  }
  const written = compactNumber(form.township)
  const township = district.township(written)
  if (township === undefined) {
    reading.take(
      `${path}township`,
      refused(
        "TownshipIsUnknown",
        "N9",
        `乡镇(街道)代码“${written}”不在${district.name}的区划代码中`,
        `township code "${written}" is not one of district ${district.code}`
      )
    )
  } else if (ofVillage !== null && ofVillage !== township.code) {
    reading.reject(
      `${path}village`,
      text(`${village}不属于${township.name}`, `${village} is not in township ${township.code}`),
      "N9"
    )
  }
  return township?.code ?? ""
}

const readRoad = (
  reading: FormReading,
  path: string,
  { road }: PlaceForm,
  tables: AccidentCodeTables
): Road => {
  const written = road?.code
  const code = isBlank(written) ? null : compactNumber(written)
  if (code !== null && !roadCode.test(code)) {
    reading.reject(
      `${path}road.code`,
      text(
        `“${written}”不是公路编号,应写作G205、S234、X012`,
        `"${written}" is no road number; write it like G205, S234, X012`
      )
    )
  }
  const adminClass = codeIn(reading, `${path}road.adminClass`, road?.adminClass, tables.roadAdminClass)
  return {
    code,
    name: reading.text(`${path}road.name`, road?.name, longestShort),
    adminClass: adminClass ?? classOfLetter(code, tables),
    type: codeIn(reading, `${path}road.type`, road?.type, tables.roadType)
  }
}

/** G is a national road, S a provincial one: the number of a road says what class it is of. */
const classOfLetter = (code: string | null, tables: AccidentCodeTables): string | null => {
  const words = code === null ? undefined : tables.roadLetter.textOf(code.slice(0, 1))
  return words === undefined ? null : (tables.roadAdminClass.codeOf(words) ?? null)
}

const readPost = (reading: FormReading, path: string, { post, postMetres }: PlaceForm): number | null => {
  const read = reading.takeIfWritten(`${path}post`, post, checkRoadPost)
  const given = reading.count(`${path}postMetres`, postMetres, farthestPost)
  if (read !== null && given !== null && read !== given) {
    reading.reject(
      `${path}post`,
      text(`与postMetres ${given}不一致`, `says something else than postMetres, ${given}`)
    )
  }
  return given ?? read
}

const readDirection = (reading: FormReading, path: string, { direction }: PlaceForm): string | null => {
  if (isBlank(direction)) return null
  const known = directions.get(direction.trim())
  if (known === undefined) {
    reading.reject(`${path}direction`, text("应为up(上行)、down(下行)、A或者B", "must be up, down, A or B"))
  }
  return known ?? null
}
