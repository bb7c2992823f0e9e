import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { notRecorded } from "../CaseFilter.ts"
import type { Demand } from "../http/CaseAnalysisAnswer.ts"
import type { UnitNames } from "../UnitNames.ts"
import type { CallsOfHour, GroupPeriod } from "./AnalysisQueries.ts"

/** Row 11: the force follows the calls (警力跟着警情走). */

const hourMillis = 3_600_000
const shanghaiMillis = 8 * hourMillis

/** First and last day of a period, both counted. */
export interface Days {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** Days of a period. */
export const daysIn = ({ from, until }: Days): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1

const startOf = (day: CalendarDate): number => Date.parse(`${day}T00:00:00Z`) - shanghaiMillis

/** Hours that a group is on duty in each hour of the day, over all days of a period. */
export const hoursOnDuty = (group: GroupPeriod, period: Days): ReadonlyArray<number> => {
  const hours = Array.from({ length: 24 }, () => 0)
  const end = Math.min(Date.parse(group.until), startOf(addDays(period.until, 1)))
  for (let at = Math.max(Date.parse(group.from), startOf(period.from)); at < end; ) {
    // To the end of the hour; the offset of Asia/Shanghai is whole hours.
    const next = Math.min(end, (Math.floor(at / hourMillis) + 1) * hourMillis)
    const hour = Math.floor((at + shanghaiMillis) / hourMillis) % 24
    hours[hour] = (hours[hour] ?? 0) + (next - at) / hourMillis
    at = next
  }
  return hours
}

/** Where calls of some zones are asked for, the groups of these are on duty for them; `none`: those of no zone. */
export const groupsOfZones = (
  groups: ReadonlyArray<GroupPeriod>,
  zones: ReadonlyArray<string> | "any" | undefined,
  { zoneOf }: Pick<UnitNames, "zoneOf">
): ReadonlyArray<GroupPeriod> =>
  zones === undefined || zones === "any"
    ? groups
    : groups.filter(({ unitId }) => zones.includes(zoneOf(unitId) ?? notRecorded))

/**
 * Shares whole things out in proportion to weights, none lost: each gets what is due rounded down, and what is left goes
 * to the largest remainders, of equal ones to the first. Without any weight nobody gets any.
 */
export const inProportion = (things: number, weights: ReadonlyArray<number>): ReadonlyArray<number> => {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (all === 0) return weights.map(() => 0)
  // Whole numbers only, so that equal remainders are equal.
  const shares = weights.map((weight) => Math.floor((things * weight) / all))
  const remainders = weights.map((weight, i) => things * weight - (shares[i] ?? 0) * all)
  const left = things - shares.reduce((sum, share) => sum + share, 0)
  const luckiest = new Set(
    remainders
      .map((remainder, i) => ({ remainder, i }))
      .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
      .slice(0, left)
      .map(({ i }) => i)
  )
  return shares.map((share, i) => share + (luckiest.has(i) ? 1 : 0))
}

const hundredths = (number: number): number => Math.round(number * 100) / 100

const addInto = (sums: Array<number>, more: ReadonlyArray<number>): void => {
  more.forEach((hours, hour) => {
    sums[hour] = (sums[hour] ?? 0) + hours
  })
}

/**
 * Row 11: calls by hour of the day and township against the groups on duty. The hours that groups are on duty on a mean
 * day are shared out to hours and townships in proportion to their calls; `listOf` is the list behind a cell.
 */
export const demandOf = (
  calls: ReadonlyArray<CallsOfHour>,
  groups: ReadonlyArray<GroupPeriod>,
  period: Days,
  listOf: (hour: number, township: string) => string
): Demand => {
  const days = daysIn(period)
  const whole = Array.from({ length: 24 }, () => 0)
  const byTownship = new Map<string, Array<number>>()
  for (const group of groups) {
    const hours = hoursOnDuty(group, period)
    addInto(whole, hours)
    for (const township of group.townships) {
      const sums = byTownship.get(township) ?? Array.from({ length: 24 }, () => 0)
      addInto(sums, hours)
      byTownship.set(township, sums)
    }
  }
  const cells = [...calls].sort(
    (a, b) => a.hour - b.hour || (a.township < b.township ? -1 : a.township > b.township ? 1 : 0)
  )
  const groupHours = whole.reduce((sum, hours) => sum + hours, 0) / days
  const suggested = inProportion(
    Math.round(groupHours),
    cells.map((cell) => cell.calls)
  )
  const ofHour = (hour: number) =>
    cells.reduce(
      (sum, cell, i) =>
        cell.hour === hour
          ? { calls: sum.calls + cell.calls, suggested: sum.suggested + (suggested[i] ?? 0) }
          : sum,
      { calls: 0, suggested: 0 }
    )
  return {
    days,
    calls: cells.reduce((sum, cell) => sum + cell.calls, 0),
    groupHoursPerDay: hundredths(groupHours),
    hours: whole.map((hours, hour) => {
      const groupsOnDuty = hundredths(hours / days)
      const demanded = ofHour(hour)
      return { hour, groupsOnDuty, ...demanded, surplus: hundredths(groupsOnDuty - demanded.suggested) }
    }),
    cells: cells.map(({ calls: called, hour, township }, i) => ({
      hour,
      township,
      calls: called,
      groupsOnDuty: hundredths((byTownship.get(township)?.[hour] ?? 0) / days),
      suggested: suggested[i] ?? 0,
      list: listOf(hour, township)
    }))
  }
}
