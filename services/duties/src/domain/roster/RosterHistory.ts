import type { OpenRoster, Roster, SignUp, Swap } from "./Roster.ts"
import type { RosterEvent } from "./RosterEvents.ts"

/** Nothing has happened yet. */
export const initialState: Roster = { _tag: "Unknown" }

/** The roster after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolve = (roster: Roster, event: RosterEvent): Roster => {
  if (roster._tag === "Roster") return evolveOpen(roster, event)
  if (event._tag !== "RosterWasOpened") return roster
  const { unitId, unitKind, month, template, townships, people } = event
  return {
    _tag: "Roster",
    unitId,
    unitKind,
    month,
    template,
    townships,
    people,
    slots: [],
    published: false,
    swaps: [],
    signUps: [],
    attendance: [],
    modes: []
  }
}

const evolveOpen = (roster: OpenRoster, event: RosterEvent): Roster => {
  switch (event._tag) {
    case "RosterWasOpened":
      return roster
    case "PeopleWereNamed":
      return { ...roster, people: event.people }
    case "SlotsWerePlanned":
      return { ...roster, slots: [...roster.slots, ...event.slots] }
    case "SlotWasChanged":
      return {
        ...roster,
        slots: roster.slots.map((slot) => (slot.slotId === event.slot.slotId ? event.slot : slot))
      }
    case "SlotWasRemoved":
      return { ...roster, slots: roster.slots.filter(({ slotId }) => slotId !== event.slotId) }
    case "RosterWasPublished":
      return { ...roster, published: true }
    case "RosterWasWithdrawn":
      return { ...roster, published: false }
    case "SwapWasRequested": {
      const { _tag, reason, ...swap } = event
      return { ...roster, swaps: [...roster.swaps, { ...swap, standing: "asked" }] }
    }
    case "SwapWasAgreed":
      return withSwap(roster, event.swapId, "agreed")
    case "SwapWasRefused":
      return withSwap(roster, event.swapId, "refused")
    case "SwapWasApproved":
      return withSwap(roster, event.swapId, "approved")
    case "SignUpWasMade": {
      const { _tag, ...signUp } = event
      return { ...roster, signUps: [...roster.signUps, { ...signUp, standing: "open" }] }
    }
    case "SignUpWasDecided":
      return withSignUp(roster, event.signUpId, event.accepted ? "accepted" : "declined")
    case "PersonCheckedIn": {
      const { slotId, personId, at, location, lateMinutes } = event
      const came = { slotId, personId, checkedInAt: at, location, lateMinutes }
      return {
        ...roster,
        attendance: [...roster.attendance, { ...came, checkedOutAt: null, earlyMinutes: null }]
      }
    }
    case "PersonCheckedOut":
      return {
        ...roster,
        attendance: roster.attendance.map((one) =>
          one.slotId === event.slotId && one.personId === event.personId
            ? { ...one, checkedOutAt: event.at, earlyMinutes: event.earlyMinutes }
            : one
        )
      }
    case "UnitModeWasSwitched": {
      const { slotId, mode, at, cause, incident } = event
      return { ...roster, modes: [...roster.modes, { slotId, mode, at, cause, incident }] }
    }
  }
}

const withSwap = (roster: OpenRoster, swapId: string, standing: Swap["standing"]): OpenRoster => ({
  ...roster,
  swaps: roster.swaps.map((swap) => (swap.swapId === swapId ? { ...swap, standing } : swap))
})

const withSignUp = (roster: OpenRoster, signUpId: string, standing: SignUp["standing"]): OpenRoster => ({
  ...roster,
  signUps: roster.signUps.map((signUp) => (signUp.signUpId === signUpId ? { ...signUp, standing } : signUp))
})
