import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  type FormReading,
  longestNote,
  longestShort
} from "@jiaosuo/orders/domain/FormReading"
import { readPost, readTownship } from "@jiaosuo/orders/domain/PlaceCheck"
import type { AccidentCodeTables } from "@jiaosuo/reference/AccidentCodes"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import type { Place, Road } from "../values/Place.ts"
import type { PlaceForm } from "./IntakeForms.ts"
import { codeIn } from "./TableCodes.ts"

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
  const { township, village } = readTownship(reading, path, form, checking)
  const coordinates = form.coordinates ?? null
  return {
    township,
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

const readDirection = (reading: FormReading, path: string, { direction }: PlaceForm): string | null => {
  if (isBlank(direction)) return null
  const known = directions.get(direction.trim())
  if (known === undefined) {
    reading.reject(`${path}direction`, text("应为up(上行)、down(下行)、A或者B", "must be up, down, A or B"))
  }
  return known ?? null
}
