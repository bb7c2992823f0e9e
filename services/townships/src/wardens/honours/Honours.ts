import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type HonouredWork, pointsFor, type WardenHonourRule } from "@jiaosuo/reference/WardenHonours"
import type { Period } from "../../accidents/Periods.ts"
import type { WardenRow } from "../WardenTable.ts"
import type { WorkCounted } from "./HonourCounts.ts"

/** The days of a quarter: `2026-Q3`. */
export const daysOfQuarter = (quarter: string): Period => {
  const month = 3 * Number(quarter.slice(6)) - 2
  const from = `${quarter.slice(0, 4)}-${String(month).padStart(2, "0")}-01`
  return { from, until: addDays(addMonths(from, 3), -1) }
}

/** The quarter that a day is in. */
export const quarterOf = (day: CalendarDate): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** What a warden did of one criterion, and what it earns. */
export interface HonourPart {
  readonly criterion: WardenHonourRule
  readonly count: number
  readonly listed: number
  readonly points: number
}

/** A warden's quarter. */
export interface WardenHonour {
  readonly warden: WardenRow
  readonly parts: ReadonlyArray<HonourPart>
  readonly points: number
  /** 1 has the most points; equal points share a rank, and the next has as many before it as there are. */
  readonly rank: number
  /** Its place in the list, 1 is the first: no two have the same. */
  readonly place: number
}

const none = { count: 0, listed: 0 }
const sumOf = (parts: ReadonlyArray<HonourPart>): number =>
  Math.round(parts.reduce((sum, { points }) => sum + points, 0) * 1_000) / 1_000
const earning = ({ parts }: { readonly parts: ReadonlyArray<HonourPart> }): number =>
  parts.filter(({ points }) => points > 0).length

/**
 * Wardens who did anything that a criterion counts, in a fixed order: more points, then points from more criteria, then
 * the lower id. The same counts always give the same list.
 */
export const honoursOf = (
  criteria: ReadonlyArray<WardenHonourRule>,
  counts: ReadonlyArray<WorkCounted>,
  wardens: ReadonlyArray<WardenRow>
): ReadonlyArray<WardenHonour> => {
  const done = new Map<string, Map<HonouredWork, WorkCounted>>()
  for (const one of counts) {
    const known = done.get(one.warden)
    if (known === undefined) done.set(one.warden, new Map([[one.work, one]]))
    else known.set(one.work, one)
  }
  const earned = wardens.flatMap((warden) => {
    const works = done.get(warden.warden_id)
    const parts = criteria.map((criterion): HonourPart => {
      const { count, listed } = works?.get(criterion.counts) ?? none
      return { criterion, count, listed, points: pointsFor(criterion, count) }
    })
    return parts.some(({ count }) => count > 0) ? [{ warden, parts, points: sumOf(parts) }] : []
  })
  const ordered = earned.sort(
    (a, b) =>
      b.points - a.points ||
      earning(b) - earning(a) ||
      (a.warden.warden_id < b.warden.warden_id ? -1 : a.warden.warden_id > b.warden.warden_id ? 1 : 0)
  )
  let rank = 0
  return ordered.map((one, i): WardenHonour => {
    if (ordered[i - 1]?.points !== one.points) rank = i + 1
    return { ...one, rank, place: i + 1 }
  })
}
