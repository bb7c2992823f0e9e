import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"

/** A round through groups of villages. */
export interface Visit {
  readonly entryId: string
  readonly groupIds: ReadonlyArray<string>
  readonly members: ReadonlyArray<string>
  readonly by: string
  readonly at: Instant
}

/** Time of one person in the room, on one day. */
export interface RoomTime {
  readonly entryId: string
  readonly account: string
  readonly day: CalendarDate
  readonly from: Instant
  readonly until: Instant
  readonly by: string
}

/** What a unit did in one month, without what was withdrawn. */
export interface KnownMonth {
  readonly _tag: "Month"
  readonly unitId: string
  readonly township: string
  /** `2021-04`. */
  readonly month: string
  readonly visits: ReadonlyArray<Visit>
  readonly roomTimes: ReadonlyArray<RoomTime>
}

export type UnitMonth = { readonly _tag: "Unknown" } | KnownMonth

/** The township that the unit worked in; null where nothing was ever filed. */
export const townshipOfMonth = (month: UnitMonth): string | null =>
  month._tag === "Unknown" ? null : month.township

/** The id of the stream of a unit's month: whoever knows both finds it. */
export const idOfMonth = (unitId: string, month: string): string => derivedId("unit-month", unitId, month)

/** The month of a day, `2021-04`. */
export const monthOf = (day: CalendarDate): string => day.slice(0, 7)
