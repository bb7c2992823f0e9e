import { Schema } from "effect"
import { accepted, type Checked, type Finding, finding, refused } from "./Finding.ts"
import { halfWidth } from "./Spelling.ts"

/** A place on earth (WGS 84), degrees, east and north positive. */
export interface Coordinates {
  readonly longitude: number
  readonly latitude: number
}

/** The rectangle around a district, degrees. */
export const Bounds = Schema.Struct({
  west: Schema.Number.pipe(Schema.between(-180, 180)),
  south: Schema.Number.pipe(Schema.between(-90, 90)),
  east: Schema.Number.pipe(Schema.between(-180, 180)),
  north: Schema.Number.pipe(Schema.between(-90, 90))
}).pipe(
  Schema.filter(({ west, south, east, north }) =>
    west < east && south < north
      ? true
      : "bounds whose west is not west of their east, or south of their north"
  )
)
/** {@link Bounds} as a value. */
export type Bounds = typeof Bounds.Type

/** Whether a place is inside bounds, their edges included. */
export const isWithin = (bounds: Bounds, { longitude, latitude }: Coordinates): boolean =>
  longitude >= bounds.west && longitude <= bounds.east && latitude >= bounds.south && latitude <= bounds.north

/** `117.95`, `117.95°`, `117°57′`, `117°57′30.5″`, in one form of the marks. */
const degrees = /^([+-]?)(\d{1,3}(?:\.\d+)?)(?:°(?:(\d{1,2}(?:\.\d+)?)′(?:(\d{1,2}(?:\.\d+)?)″)?)?)?$/
const signs: Readonly<Record<string, 1 | -1>> = {
  E: 1,
  东经: 1,
  N: 1,
  北纬: 1,
  W: -1,
  西经: -1,
  S: -1,
  南纬: -1
}
const ofAxis = { longitude: ["E", "W", "东经", "西经"], latitude: ["N", "S", "北纬", "南纬"] } as const

/** The marks that stand for degrees, minutes and seconds, in one form. */
const marks: ReadonlyArray<readonly [RegExp, string]> = [
  [/度/g, "°"],
  [/[分‘’']/g, "′"],
  [/秒|[“”"]|′′/g, "″"]
]

/** Degrees of one axis from a number or from how people write them; undefined if it is none. */
const degreesOf = (written: number | string, axis: keyof typeof ofAxis): number | undefined => {
  if (typeof written === "number") return Number.isFinite(written) ? written : undefined
  const plain = marks.reduce(
    (text, [mark, plainMark]) => text.replace(mark, plainMark),
    halfWidth(written).replace(/\s+/g, "").toUpperCase()
  )
  const named = ofAxis[axis].find((name) => plain.startsWith(name) || plain.endsWith(name))
  const number = named === undefined ? plain : plain.replace(named, "")
  const parts = degrees.exec(number)
  if (parts === null) return undefined
  const [, sign = "", whole, minutes = "0", seconds = "0"] = parts
  // A side and a sign together say two things.
  if ((named !== undefined && sign !== "") || Number(minutes) >= 60 || Number(seconds) >= 60) return undefined
  const side = named === undefined ? 1 : (signs[named] ?? 1)
  return (sign === "-" ? -1 : 1) * side * (Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600)
}

/** Ten centimetres: no receiver is better, and texts of one place are equal. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6))

/**
 * Longitude and latitude of a place, as numbers or as people write them (`117.95`, `117°57′30″`,
 * `东经117.95`). Refused: what is no position on earth (a swapped pair is named), or the 0, 0 of a receiver
 * without a fix. Outside the given bounds (of the district) it passes with a warning (C9: which township
 * an accident belongs to is decided by its place).
 */
export const checkCoordinates = (
  written: { readonly longitude: number | string; readonly latitude: number | string },
  bounds: Bounds | null = null
): Checked<Coordinates> => {
  const longitude = degreesOf(written.longitude, "longitude")
  const latitude = degreesOf(written.latitude, "latitude")
  if (longitude === undefined || latitude === undefined) {
    const [zh, en, value] =
      longitude === undefined
        ? ["经度", "longitude", written.longitude]
        : ["纬度", "latitude", written.latitude]
    return refused(
      "coordinates-not-degrees",
      "C9",
      `${zh}"${value}"不是度数`,
      `the ${en} "${value}" is no number of degrees`
    )
  }
  const place = { longitude: rounded(longitude), latitude: rounded(latitude) }
  const swapped = { longitude: place.latitude, latitude: place.longitude }
  const looksSwapped = bounds !== null && isWithin(bounds, swapped)
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
    return Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90
      ? refused(
          "coordinates-swapped",
          "C9",
          `经度${place.longitude}和纬度${place.latitude}似乎写反了`,
          `longitude ${place.longitude} and latitude ${place.latitude} seem to be swapped`
        )
      : refused(
          "coordinates-impossible",
          "C9",
          `经度${place.longitude}、纬度${place.latitude}不存在`,
          `there is no place with longitude ${place.longitude} and latitude ${place.latitude}`
        )
  }
  if (place.longitude === 0 && place.latitude === 0) {
    return refused(
      "coordinates-without-fix",
      "C9",
      "经纬度为0, 0: 定位设备未取得位置",
      "0, 0 is what a receiver says that has no position"
    )
  }
  return accepted(place, bounds === null || isWithin(bounds, place) ? [] : [outside(looksSwapped)])
}

const outside = (looksSwapped: boolean): Finding =>
  looksSwapped
    ? finding(
        "coordinates-outside-district",
        "C9",
        "位置在本区范围之外, 经纬度可能写反了",
        "the place is outside the district; longitude and latitude may be swapped"
      )
    : finding("coordinates-outside-district", "C9", "位置在本区范围之外", "the place is outside the district")
