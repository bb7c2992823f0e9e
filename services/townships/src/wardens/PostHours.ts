import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { KnownPlace, KnownShift } from "@jiaosuo/wardens/events"
import type { Period } from "../accidents/Periods.ts"
import type { PlaceRow, WardenShiftRow } from "./WardenTable.ts"

/**
 * When somebody should be at a place, who is, and when nobody is to come (row 34). The hours are those that the place
 * has now, also for days of before; before it was opened and after it was closed it has none.
 */

/** Milliseconds; `until` is not counted. */
interface Stretch {
  readonly from: number
  readonly until: number
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: CalendarDate): number => ((new Date(day).getUTCDay() + 6) % 7) + 1

/** Stretches in their order, those that touch as one. */
const merged = (stretches: ReadonlyArray<Stretch>): ReadonlyArray<Stretch> => {
  const result: Array<Stretch> = []
  for (const next of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = result[result.length - 1]
    if (last !== undefined && next.from <= last.until) {
      result[result.length - 1] = { from: last.from, until: Math.max(last.until, next.until) }
    } else result.push(next)
  }
  return result
}

/** The hours of a place on a day, as far as it is open then. */
const hoursOn = ({ hours, openedAt, closedAt }: KnownPlace, day: CalendarDate): ReadonlyArray<Stretch> => {
  const midnight = Date.parse(`${day}T00:00:00+08:00`)
  const opened = Date.parse(openedAt)
  const closed = closedAt === null ? Number.POSITIVE_INFINITY : Date.parse(closedAt)
  return merged(
    hours
      .filter(({ days }) => days.includes(weekdayOf(day)))
      .map(({ from, until }) => ({
        from: Math.max(opened, midnight + minuteOf(from) * 60_000),
        until: Math.min(closed, midnight + minuteOf(until) * 60_000)
      }))
      .filter(({ from, until }) => from < until)
  )
}

/** What is left of a stretch without some others, which are in order and apart. */
const without = ({ from, until }: Stretch, taken: ReadonlyArray<Stretch>): ReadonlyArray<Stretch> => {
  const left: Array<Stretch> = []
  let begin = from
  for (const one of taken) {
    if (one.until <= begin || one.from >= until) continue
    if (one.from > begin) left.push({ from: begin, until: one.from })
    begin = Math.max(begin, one.until)
  }
  if (begin < until) left.push({ from: begin, until })
  return left
}

/** A stretch of a place's hours on a day for which nobody is planned. */
export interface PostGap {
  /** `<placeId>/<from>`. */
  readonly id: string
  readonly place: PlaceRow
  readonly day: CalendarDate
  readonly from: Instant
  readonly until: Instant
  readonly hours: number
}

const daysOf = ({ from, until }: Period): ReadonlyArray<CalendarDate> => {
  const days: Array<CalendarDate> = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}

/** What is missing at some places in some days; a shift that was cancelled, or that nobody is in, fills nothing. */
export const gapsOfPosts = (
  places: ReadonlyArray<PlaceRow>,
  shifts: ReadonlyArray<WardenShiftRow>,
  period: Period
): ReadonlyArray<PostGap> => {
  const planned = new Map<string, Array<Stretch>>()
  for (const { place_id, from_at, until_at, cancelled, wardens } of shifts) {
    if (cancelled || wardens.length === 0) continue
    const stretch = { from: Date.parse(from_at), until: Date.parse(until_at) }
    const known = planned.get(place_id)
    if (known === undefined) planned.set(place_id, [stretch])
    else known.push(stretch)
  }
  const days = daysOf(period)
  return places.flatMap((place) => {
    const taken = merged(planned.get(place.place_id) ?? [])
    return days.flatMap((day) =>
      hoursOn(place.state, day)
        .flatMap((hours) => without(hours, taken))
        .map(({ from, until }): PostGap => {
          const begins = new Date(from).toISOString()
          return {
            id: `${place.place_id}/${begins}`,
            place,
            day,
            from: begins,
            until: new Date(until).toISOString(),
            hours: (until - from) / 3_600_000
          }
        })
    )
  })
}

/** Whoever is at the post of a shift at an instant: came, has not gone, and the shift is not over. */
const thereAt = ({ presences, cancelledAt, until }: KnownShift, at: number): ReadonlyArray<string> =>
  cancelledAt !== null || Date.parse(until) <= at
    ? []
    : presences.flatMap(({ wardenId, since, leftAt }) =>
        Date.parse(since) <= at && (leftAt === null || at < Date.parse(leftAt)) ? [wardenId] : []
      )

/** A place as it is at an instant. */
export interface PostNow {
  readonly place: PlaceRow
  readonly open: boolean
  /** It is one of its hours. */
  readonly due: boolean
  /** Planned to be there, and there. */
  readonly planned: ReadonlyArray<string>
  readonly present: ReadonlyArray<string>
}

/** All places at an instant; `shifts` are those that are not over then. */
export const postsAt = (
  places: ReadonlyArray<PlaceRow>,
  shifts: ReadonlyArray<WardenShiftRow>,
  at: Instant
): ReadonlyArray<PostNow> => {
  const now = Date.parse(at)
  const day = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
  return places.map((place) => {
    const own = shifts.filter(({ place_id }) => place_id === place.place_id)
    const { openedAt, closedAt } = place.state
    return {
      place,
      open: Date.parse(openedAt) <= now && (closedAt === null || now < Date.parse(closedAt)),
      due: hoursOn(place.state, day).some(({ from, until }) => from <= now && now < until),
      planned: [
        ...new Set(
          own.flatMap(({ cancelled, from_at, until_at, wardens }) =>
            !cancelled && Date.parse(from_at) <= now && now < Date.parse(until_at) ? wardens : []
          )
        )
      ],
      present: [...new Set(own.flatMap(({ state }) => thereAt(state, now)))]
    }
  })
}
