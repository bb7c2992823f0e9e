import { type CallOut, comers, isEnough, type KnownCallOut, missingBeside, type Party } from "./CallOut.ts"
import type { CallOutEvent } from "./CallOutEvents.ts"

/** Nothing has happened yet. */
export const initialState: CallOut = { _tag: "Unknown" }

/** The call-out after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolve = (callOut: CallOut, event: CallOutEvent): CallOut => {
  if (callOut._tag === "CallOut") return evolveKnown(callOut, event)
  if (event._tag !== "CallOutWasOpened") return callOut
  const { _tag, ...opened } = event
  return {
    _tag: "CallOut",
    ...opened,
    standing: "asking",
    rings: [],
    parties: [],
    mannedAt: null,
    endedAt: null,
    outcome: null,
    note: null,
    passedOverAtLast: []
  }
}

const notYet = { answer: null, answeredAt: null, stoodDownAt: null, arrivedAt: null } as const

const evolveKnown = (callOut: KnownCallOut, event: CallOutEvent): KnownCallOut => {
  switch (event._tag) {
    case "CallOutWasOpened":
      return callOut
    case "RingWasAsked": {
      const { _tag, asked, what, skill, people, ...ring } = event
      const ids = asked.map(({ partyId }) => partyId)
      const parties = asked.map(
        (party): Party => ({ ...party, ring: ring.ring, askedAt: ring.at, ...notYet })
      )
      return {
        ...callOut,
        rings: [...callOut.rings, { ...ring, asked: ids }],
        // Whoever was sent home because enough came may be asked again.
        parties: [...callOut.parties.filter(({ partyId }) => !ids.includes(partyId)), ...parties]
      }
    }
    case "PartyAnswered": {
      const { partyId, answer, at } = event
      const answered = withParty(callOut, partyId, { answer, answeredAt: at })
      // Somebody who had said that they come cannot: there may be too few again.
      return isEnough(missingBeside(answered, comers(answered)))
        ? answered
        : { ...answered, standing: "asking" }
    }
    case "CallOutWasManned": {
      const { stoodDown, at } = event
      const free = new Set(stoodDown.map(({ partyId }) => partyId))
      const somebodyIsThere = comers(callOut).some(({ arrivedAt }) => arrivedAt !== null)
      return {
        ...callOut,
        standing: somebodyIsThere ? "there" : "manned",
        mannedAt: callOut.mannedAt ?? at,
        parties: callOut.parties.map((party) =>
          free.has(party.partyId) ? { ...party, stoodDownAt: at } : party
        )
      }
    }
    case "PartyArrived":
      return {
        ...withParty(callOut, event.partyId, { arrivedAt: event.at }),
        standing: callOut.standing === "asking" ? "asking" : "there"
      }
    case "CallOutWasFinished": {
      const { outcome, note, at } = event
      return { ...callOut, standing: "finished", outcome, note, endedAt: at }
    }
    case "CallOutWasStopped":
      return { ...callOut, standing: "stopped", note: event.reason, endedAt: event.at }
    case "CallOutFoundTooFew": {
      const { passedOver, at } = event
      return { ...callOut, standing: "too-few", passedOverAtLast: passedOver, endedAt: at }
    }
  }
}

const withParty = (callOut: KnownCallOut, partyId: string, step: Partial<Party>): KnownCallOut => ({
  ...callOut,
  parties: callOut.parties.map((party) => (party.partyId === partyId ? { ...party, ...step } : party))
})
