import type { Instant } from "@jiaosuo/kernel/Event"
import type { Location } from "../Location.ts"

/** When somebody came and went. */
export interface Presence {
  readonly wardenId: string
  readonly since: Instant
  readonly lateMinutes: number
  readonly late: boolean
  /** Null while they are there. */
  readonly leftAt: Instant | null
}

/** A planned stay of some wardens at a post (row 34). */
export interface KnownShift {
  readonly _tag: "Shift"
  readonly placeId: string
  /** Nine-digit code. */
  readonly township: string
  readonly location: Location
  readonly from: Instant
  readonly until: Instant
  readonly wardens: ReadonlyArray<string>
  readonly cancelledAt: Instant | null
  /** Whoever came, in the order in which they did; once each. */
  readonly presences: ReadonlyArray<Presence>
}

export type Shift = { readonly _tag: "Unknown" } | KnownShift

/** The township that it is in; null where nothing was ever planned. */
export const townshipOfShift = (shift: Shift): string | null =>
  shift._tag === "Unknown" ? null : shift.township

/** Who came; undefined where they did not. */
export const presenceOf = ({ presences }: KnownShift, wardenId: string): Presence | undefined =>
  presences.find((presence) => presence.wardenId === wardenId)

/** Wardens who are to be at their post at an instant: planned for it, and not gone already. */
export const standingAt = (shift: KnownShift, at: Instant): ReadonlyArray<string> =>
  shift.cancelledAt === null && shift.from <= at && at < shift.until
    ? shift.wardens.filter((wardenId) => {
        const leftAt = presenceOf(shift, wardenId)?.leftAt ?? null
        return leftAt === null || at < leftAt
      })
    : []
