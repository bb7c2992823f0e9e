import type { Shift } from "./Shift.ts"
import type { ShiftRejection } from "./ShiftRejections.ts"

/** A value that one shift at a time may hold; the same shape as the event store's. */
export interface ShiftClaim {
  readonly kind: string
  readonly value: string
}

const kind = "wardens.on-shift"
const halfHour = 30 * 60_000

/**
 * Nobody is at two posts at a time: a shift holds each half hour of each of its wardens. Shifts begin and end on whole
 * half hours, so that one may follow the other.
 */
export const claimsOfShift = (shift: Shift): ReadonlyArray<ShiftClaim> => {
  if (shift._tag === "Unknown" || shift.cancelledAt !== null) return []
  const first = Date.parse(shift.from) / halfHour
  const end = Date.parse(shift.until) / halfHour
  const halves = Array.from({ length: end - first }, (_, i) => first + i)
  return shift.wardens.flatMap((wardenId) =>
    halves.map((half) => ({ kind, value: `${wardenId}/${new Date(half * halfHour).toISOString()}` }))
  )
}

/** The refusal of a half hour that another shift holds. */
export const shiftClaimIsHeld = ({ value }: ShiftClaim, holderId: string): ShiftRejection => ({
  _tag: "WardenIsOnAnotherShift",
  wardenId: value.slice(0, value.indexOf("/")),
  shiftId: holderId
})
