import { text } from "@jiaosuo/kernel/Problem"
import type { Checking, FormReading } from "@jiaosuo/orders/domain/FormReading"
import type { AccidentCodeTables } from "@jiaosuo/reference/AccidentCodes"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { District } from "@jiaosuo/reference/Divisions"
import { accepted, type Checked, refused } from "@jiaosuo/reference/Finding"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import { resolveVillage } from "@jiaosuo/reference/Villages"
import { checkPlace } from "../../domain/forms/PlaceCheck.ts"
import type { Coordinates, Place } from "../../domain/values/Place.ts"
import type { AccidentField } from "./AccidentFields.ts"

/** What a row says about the place. */
export interface PlaceCells {
  readonly values: ReadonlyMap<AccidentField, string>
  readonly numbers: ReadonlyMap<AccidentField, number>
}

/** N9, N10: the one township that a code or a name means. */
const townshipNamed = (district: District, written: string): Checked<string> => {
  const byCode = district.township(compactNumber(written))
  if (byCode !== undefined) return accepted(byCode.code)
  const [found, ...others] = district.townshipsNamed(written)
  if (found !== undefined && others.length === 0) return accepted(found.code)
  return refused(
    "TownshipIsUnknown",
    "N9",
    `${district.name}没有名为“${written}”的乡镇(街道)`,
    `district ${district.code} has no township named "${written}"`
  )
}

/** Township and village by codes or names; null is what nothing was said of, or what is at fault. */
const readDivision = (reading: FormReading, { values }: PlaceCells, district: District) => {
  const village = values.get("village")
  const villageName = values.get("villageName")
  const township = values.get("township")
  if (!isBlank(village) || !isBlank(villageName)) {
    const found = reading.take(
      "village",
      resolveVillage(district, { code: village, township, village: villageName })
    )
    return { isKnown: found !== null, township: found?.township.code ?? null, village: found?.code ?? null }
  }
  if (isBlank(township)) {
    reading.reject("township", text("请填写乡镇(街道)或者村(居)", "a township or a village is needed"), "N9")
    return { isKnown: false, township: null, village: null }
  }
  const code = reading.take("township", townshipNamed(district, township))
  return { isKnown: code !== null, township: code, village: null }
}

/** C9: what is no position on earth is refused, one outside of the district is taken with a warning. */
const readCoordinates = (
  reading: FormReading,
  { values }: PlaceCells,
  district: District
): Coordinates | null => {
  const longitude = values.get("longitude")
  const latitude = values.get("latitude")
  if (isBlank(longitude) && isBlank(latitude)) return null
  if (isBlank(longitude) || isBlank(latitude)) {
    reading.reject(
      "coordinates",
      text("经度、纬度须同时填写", "longitude and latitude are needed together"),
      "C9"
    )
    return null
  }
  return reading.take("coordinates", checkCoordinates({ longitude, latitude }, district.bounds))
}

/** Metres of a kilometre column and a metre column; undefined where neither says anything. */
const metresOf = (reading: FormReading, { numbers }: PlaceCells): number | undefined => {
  const kilometre = numbers.get("kilometre")
  const metre = numbers.get("metre")
  if (kilometre === undefined && metre === undefined) return undefined
  if (kilometre !== undefined && metre !== undefined && (metre >= 1_000 || !Number.isInteger(kilometre))) {
    reading.reject(
      "post",
      text(`公里数${kilometre}、米数${metre}不能合成里程`, `${kilometre} km and ${metre} m make no post`),
      "C9"
    )
    return undefined
  }
  return Math.round((kilometre ?? 0) * 1_000 + (metre ?? 0))
}

/** A place by codes or names, road and post in any spelling of files, coordinates in degrees (N9, C9). */
export const readPlace = (
  reading: FormReading,
  cells: PlaceCells,
  checking: Checking,
  tables: AccidentCodeTables
): Place | null => {
  const { values, numbers } = cells
  const division = readDivision(reading, cells, checking.district)
  const coordinates = readCoordinates(reading, cells, checking.district)
  const metres = metresOf(reading, cells)
  const postMetres = numbers.get("postMetres") ?? (isBlank(values.get("post")) ? metres : undefined)
  const place = checkPlace(
    reading,
    "",
    {
      // Any township will do for the rest of the checks where the one of the row is at fault.
      township: division.isKnown ? division.township : checking.district.townships[0]?.code,
      village: division.village,
      road: {
        code: values.get("road.code"),
        name: values.get("road.name"),
        adminClass: values.get("road.adminClass"),
        type: values.get("road.type")
      },
      post: values.get("post"),
      postMetres,
      direction: values.get("direction"),
      coordinates: null,
      text: values.get("text")
    },
    checking,
    tables
  )
  return division.isKnown ? { ...place, coordinates } : null
}
