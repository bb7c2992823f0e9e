import { daysLater, timeOf } from "../../../duties/dutyTimes.ts"
import type { PlaceItem } from "../peopleAndPlaces.ts"
import type { GapItem, ShiftItem } from "../places/placeCalls.ts"
import type { GatheringItem } from "./shiftCalls.ts"

/** A week of a township: what is planned at its places day by day, what is missing, and what is needed besides. */

/** The Monday of the week that a day is in. */
export const mondayOf = (day: string): string =>
  daysLater(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

export const daysOfWeek = (monday: string): ReadonlyArray<string> =>
  [0, 1, 2, 3, 4, 5, 6].map((n) => daysLater(monday, n))

/** Milliseconds of half an hour: shifts begin and end on one. */
const half = 1_800_000
/** A shift has at most so many milliseconds. */
const longest = 86_400_000

const minuteField = (millis: number): string => new Date(millis + 28_800_000).toISOString().slice(0, 16)

/** The half hours that a stretch of time touches, as the fields of a form hold them. */
export const halfHoursOf = (from: string, until: string) => {
  const begin = Math.floor(Date.parse(from) / half) * half
  const end = Math.ceil(Date.parse(until) / half) * half
  return { from: minuteField(begin), until: minuteField(Math.min(end, begin + longest)) }
}

/** `07:00–09:00`; midnight at the end of a day is 24:00. */
export const hoursOf = ({ from, until }: { readonly from: string; readonly until: string }): string => {
  const end = timeOf(until)
  return `${timeOf(from)}–${end === "00:00" ? "24:00" : end}`
}

/** What is in one day of one place. */
export interface PlaceDay {
  readonly day: string
  readonly shifts: ReadonlyArray<ShiftItem>
  readonly gaps: ReadonlyArray<GapItem>
}

/** A place with the seven days of a week. */
export interface PlaceWeek {
  readonly id: string
  readonly name: string
  readonly days: ReadonlyArray<PlaceDay>
}

/** Open places, and those that are closed and had something in the week, by their names. */
export const weekOf = (
  places: ReadonlyArray<PlaceItem>,
  shifts: ReadonlyArray<ShiftItem>,
  gaps: ReadonlyArray<GapItem>,
  monday: string
): ReadonlyArray<PlaceWeek> => {
  const names = new Map<string, string>()
  for (const { placeId, placeName } of [...shifts, ...gaps]) names.set(placeId, placeName ?? placeId)
  for (const { id, name } of places) names.set(id, name)
  return [...names]
    .sort(([, a], [, b]) => a.localeCompare(b, "zh"))
    .map(([id, name]) => ({
      id,
      name,
      days: daysOfWeek(monday).map((day) => ({
        day,
        shifts: shifts.filter((shift) => shift.placeId === id && shift.day === day),
        gaps: gaps.filter((gap) => gap.placeId === id && gap.day === day)
      }))
    }))
}

/** What a gathering asks for on one day: the hours of it that are on that day, and the shifts that are on then. */
export interface Need {
  readonly gathering: GatheringItem
  readonly day: string
  readonly from: string
  readonly until: string
  /** Shifts at its place, or anywhere in the township where it names none. */
  readonly covered: ReadonlyArray<ShiftItem>
}

const meets = (shift: ShiftItem, from: string, until: string): boolean =>
  !shift.cancelled &&
  shift.wardens.length > 0 &&
  Date.parse(shift.from) < Date.parse(until) &&
  Date.parse(shift.until) > Date.parse(from)

const later = (a: string, b: string): string => (Date.parse(a) < Date.parse(b) ? b : a)
const earlier = (a: string, b: string): string => (Date.parse(a) < Date.parse(b) ? a : b)

/** Needs of a week, day by day; a gathering of several days is one on each of them. */
export const needsOf = (
  gatherings: ReadonlyArray<GatheringItem>,
  shifts: ReadonlyArray<ShiftItem>,
  monday: string
): ReadonlyArray<Need> =>
  daysOfWeek(monday).flatMap((day) => {
    const begins = `${day}T00:00:00+08:00`
    const ends = `${daysLater(day, 1)}T00:00:00+08:00`
    return gatherings.flatMap((item) => {
      const { gathering, placeId } = item
      if (gathering === null) return []
      const from = later(gathering.from, begins)
      const until = earlier(gathering.until, ends)
      if (Date.parse(from) >= Date.parse(until)) return []
      const covered = shifts.filter(
        (shift) => (placeId === null || shift.placeId === placeId) && meets(shift, from, until)
      )
      return [{ gathering: item, day, from, until, covered }]
    })
  })

/** Somebody's free time: those posted at a place who are on no shift then. */
export const freeAt = (
  posted: ReadonlyArray<string>,
  shifts: ReadonlyArray<ShiftItem>,
  from: string,
  until: string
): ReadonlyArray<string> =>
  posted.filter((id) => !shifts.some((shift) => shift.wardens.includes(id) && meets(shift, from, until)))
