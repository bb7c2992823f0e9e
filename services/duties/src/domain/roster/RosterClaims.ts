import type { Roster } from "./Roster.ts"
import type { RosterRejection } from "./RosterRejections.ts"
import { type HalfDay, halfDaysOf } from "./Slot.ts"

/** A value that one roster at a time may hold; the same shape as the event store's. */
export interface RosterClaim {
  readonly kind: string
  readonly value: string
}

const kind = "person-on-duty"

/** Half a day of a person, as it is claimed. */
export const halfDayClaim = (personId: string, half: HalfDay): RosterClaim => ({
  kind,
  value: `${personId}/${half}`
})

/**
 * Nobody is on two published rosters at a time: a published roster holds each half day that its duties take of a
 * person. Half days, because a night watch that ends in the morning leaves the evening free.
 */
export const claimsOf = (roster: Roster): ReadonlyArray<RosterClaim> => {
  if (roster._tag === "Unknown" || !roster.published) return []
  const claims = roster.slots.flatMap((slot) => {
    const halves = halfDaysOf(slot)
    return slot.members.flatMap(({ personId }) => halves.map((half) => halfDayClaim(personId, half)))
  })
  return [...new Map(claims.map((claim) => [claim.value, claim])).values()]
}

/** The refusal of a half day that another roster holds. */
export const claimIsHeld = ({ value }: RosterClaim, holderId: string): RosterRejection => {
  const personId = value.slice(0, value.indexOf("/"))
  return {
    _tag: "PersonIsOnAnotherRoster",
    personId,
    half: value.slice(personId.length + 1) as HalfDay,
    holder: holderId
  }
}
