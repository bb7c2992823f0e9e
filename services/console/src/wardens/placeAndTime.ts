import type { Place } from "../duties/useDevicePlace.ts"
import { minuteOf } from "../shell/time.ts"

/** What all forms of a day hold beside their own matter. */
export interface PlaceAndTime {
  /** It was at the post at which the warden serves. */
  readonly atPost?: boolean
  readonly road?: string
  readonly village?: string
  readonly location?: Place
  /** A minute of the district's time, `2026-03-04T09:05`; now where it is empty. */
  readonly at?: string
  readonly note?: string
}

/** Trimmed; null where nothing was written. */
export const written = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? ""
  return trimmed === "" ? null : trimmed
}

/** A minute of the district's time as the interface takes it. */
export const instantOf = (minute: string | undefined): string | undefined =>
  minute === undefined || minute === "" ? undefined : `${minute}:00+08:00`

/** The minute of an instant as a field of a form holds it: `2026-03-04T09:05`. */
export const fieldMinute = (instant: string): string => minuteOf(instant).replace(" ", "T")

/** A plate that was typed, whose kind follows from its number (N1 to N5); null where there is none. */
export const namedPlate = (number: string | undefined) => {
  const plain = written(number)
  return plain === null || plain.length < 3 ? null : { number: plain }
}

/** Where a record was, as its contract wants it. */
export const whereOf = (values: PlaceAndTime, placeId: string | undefined) => ({
  road: written(values.road),
  village: written(values.village),
  location: values.location ?? null,
  placeId: values.atPost === true ? (placeId ?? null) : null,
  note: written(values.note)
})

/** A place that the map of the device opens (RFC 5870), on a phone the way there; WGS 84. */
export const placeLink = ({ longitude, latitude }: Place): string =>
  `geo:${latitude},${longitude}?q=${latitude},${longitude}`

const metresInADegree = 111_195

/** Whole metres between two places, good to a few of them within a district. */
export const metresBetween = (a: Place, b: Place): number => {
  const parallel = Math.cos(((a.latitude + b.latitude) * Math.PI) / 360)
  return Math.round(
    metresInADegree * Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * parallel)
  )
}
