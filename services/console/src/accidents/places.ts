/** Words for places, people and times of accidents; pure. */

/** `K12+300` of metres; null where there is no post. */
export const postOf = (metres: number | null): string | null => {
  if (metres === null) return null
  const rest = Math.round(metres % 1000)
  return `K${Math.floor(metres / 1000)}+${String(rest).padStart(3, "0")}`
}

interface PlaceWords {
  readonly townshipName: string
  readonly villageName: string | null
  readonly roadCode: string | null
  readonly roadName: string | null
  readonly postMetres: number | null
  readonly text: string | null
}

/** A place as people say it: `下洼镇 G205 K12+300 村口`. */
export const placeWords = (place: PlaceWords): string =>
  [
    place.townshipName,
    place.villageName,
    [place.roadCode, place.roadName].filter(Boolean).join(" "),
    postOf(place.postMetres),
    place.text
  ]
    .filter((part) => part !== null && part !== "")
    .join(" ")

/** `2026-03-04T09:05` of the district's time: what a `datetime-local` field holds. */
export const fieldTimeOf = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

/** RFC 3339 of what such a field holds. */
export const instantOf = (fieldTime: string): string => `${fieldTime.slice(0, 16)}:00+08:00`

/** Whole hours from an instant to the end of its day in Asia/Shanghai, at least one. */
export const hoursLeftOn = (now: Date): number => {
  const inShanghai = new Date(now.getTime() + 8 * 3_600_000)
  return Math.max(1, 24 - inShanghai.getUTCHours())
}

/** Adds days to `YYYY-MM-DD`. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The same day so many years earlier; 29 February becomes the 28th. */
export const yearsBefore = (day: string, years: number): string => {
  const earlier = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
  return day.endsWith("02-29") && new Date(`${earlier}T00:00:00Z`).getUTCDate() !== 29
    ? `${earlier.slice(0, 4)}-02-28`
    : earlier
}

/** The twelve months that end with a day: from the day after it, a year ago. */
export const lastTwelveMonths = (day: string): { readonly from: string; readonly until: string } => ({
  from: daysAfter(yearsBefore(day, 1), 1),
  until: day
})
