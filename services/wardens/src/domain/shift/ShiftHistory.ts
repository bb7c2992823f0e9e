import type { KnownShift, Shift } from "./Shift.ts"
import type { ShiftEvent } from "./ShiftEvents.ts"

/** Nothing has happened yet. */
export const initialShift: Shift = { _tag: "Unknown" }

/** The shift after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolveShift = (shift: Shift, event: ShiftEvent): Shift => {
  if (shift._tag === "Shift") return evolveKnown(shift, event)
  if (event._tag !== "ShiftWasPlanned") return shift
  const { placeId, township, location, from, until, wardens } = event
  return {
    _tag: "Shift",
    placeId,
    township,
    location,
    from,
    until,
    wardens,
    cancelledAt: null,
    presences: []
  }
}

const evolveKnown = (shift: KnownShift, event: ShiftEvent): KnownShift => {
  switch (event._tag) {
    case "ShiftWasPlanned":
      return shift
    case "ShiftWasChanged": {
      const { from, until, wardens } = event
      return { ...shift, from, until, wardens }
    }
    case "ShiftWasCancelled":
      return { ...shift, cancelledAt: event.at }
    case "WardenCheckedIn": {
      const { wardenId, lateMinutes, late, at } = event
      return {
        ...shift,
        presences: [...shift.presences, { wardenId, since: at, lateMinutes, late, leftAt: null }]
      }
    }
    case "WardenCheckedOut":
      return {
        ...shift,
        presences: shift.presences.map((presence) =>
          presence.wardenId === event.wardenId && presence.leftAt === null
            ? { ...presence, leftAt: event.at }
            : presence
        )
      }
  }
}
