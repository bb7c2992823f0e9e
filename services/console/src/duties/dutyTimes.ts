import { dayOf } from "../shell/time.ts"

/** Times of duties as they are read at the station, wherever the device thinks it is. */

/** `08:00` of an instant that is written with the district's offset. */
export const timeOf = (instant: string): string => instant.slice(11, 16)

/** `11-26 08:00`. */
export const shortTime = (instant: string): string => `${instant.slice(5, 10)} ${timeOf(instant)}`

/** `11-26 08:00–20:00`; the end has its day where it is another one than the next morning. */
export const span = ({ from, until }: { readonly from: string; readonly until: string }): string =>
  `${shortTime(from)}–${timeOf(until)}`

export const today = (): string => dayOf(new Date())

/** `2026-11` of today. */
export const thisMonth = (): string => today().slice(0, 7)

const dayMillis = 86_400_000

/** A day so many days later. */
export const daysLater = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * dayMillis).toISOString().slice(0, 10)

/** How many days one is after the other. */
export const daysBetween = (day: string, later: string): number =>
  Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / dayMillis)

/** The same time of day, so many days later, with the district's offset. */
export const shifted = (instant: string, days: number): string =>
  `${daysLater(instant.slice(0, 10), days)}${instant.slice(10)}`

/** What a field for a minute holds (`2026-11-26T08:00`) as an instant. */
export const instantOfField = (minute: string): string => `${minute.slice(0, 16)}:00+08:00`

/** Hours until an instant, whole ones; below zero where it is past. */
export const hoursUntil = (instant: string): number =>
  Math.floor((Date.parse(instant) - Date.now()) / 3_600_000)

/** An instant as a field for a minute holds it, at the station's time. */
export const minuteField = (millis: number): string =>
  new Date(millis + 28_800_000).toISOString().slice(0, 16)
