import { addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import type { Visit, Warning } from "./Vehicle.ts"

/** What a district may set for itself. Numbers live in the configuration, not in an `if`. */
export interface VehiclePolicy {
  /** A second visit to a vehicle within this many hours of another is taken with a warning. */
  readonly visitWindowHours: number
  /** How many months before its end an inspection may be renewed, by the rule of its own day (K6). */
  readonly inspectionMonthsAhead: (on: CalendarDate) => number
}

/** The visit that another one within the window repeats; null where there is none. Late filing counts too. */
export const earlierVisitWithin = (
  policy: VehiclePolicy,
  lastVisit: Visit | null,
  visitedAt: Instant
): Visit | null => {
  if (lastVisit === null) return null
  const apart = Math.abs(Date.parse(visitedAt) - Date.parse(lastVisit.visitedAt))
  return apart <= policy.visitWindowHours * 3_600_000 ? lastVisit : null
}

/** What the second visitor is told: who was there, and when. */
export const repeatedVisit = (earlier: Visit, shownAt: string): Warning => ({
  path: "happenedAt",
  reason: text(
    `${earlier.visitedBy}已于${shownAt}入户核查过该车辆`,
    `${earlier.visitedBy} verified this vehicle at ${shownAt}`
  )
})

/** K6: an inspection made earlier than the months ahead that the regulation allows is taken with a warning. */
export const earlyInspection = (
  policy: VehiclePolicy,
  inspectedOn: CalendarDate | null,
  previousValidUntil: CalendarDate | null
): ReadonlyArray<Warning> => {
  if (inspectedOn === null || previousValidUntil === null) return []
  const earliest = addMonths(previousValidUntil, -policy.inspectionMonthsAhead(inspectedOn))
  return inspectedOn >= earliest
    ? []
    : [
        {
          path: "inspectedOn",
          rule: "K6",
          reason: text(
            `检验有效期止为${previousValidUntil},最早可于${earliest}检验`,
            `The inspection on file is valid until ${previousValidUntil}; it could be renewed from ${earliest}`
          )
        }
      ]
}
