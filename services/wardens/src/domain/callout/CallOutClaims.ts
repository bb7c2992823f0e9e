import { type CallOut, isHeld } from "./CallOut.ts"
import type { CallOutRejection } from "./CallOutRejections.ts"

/** A value that one call-out at a time may hold; the same shape as the event store's. */
export interface CallOutClaim {
  readonly kind: string
  readonly value: string
}

const kind = "wardens.call-out-party"

/** What a call-out holds that has asked somebody. */
export const claimOn = (partyId: string): CallOutClaim => ({ kind, value: partyId })

/**
 * Nobody is in two call-outs: whoever is asked is held until they cannot, are not needed, or the call-out is over.
 * Two call-outs that ask one person at the same instant cannot both have them.
 */
export const claimsOf = (callOut: CallOut): ReadonlyArray<CallOutClaim> =>
  callOut._tag === "Unknown"
    ? []
    : callOut.parties.filter((party) => isHeld(callOut, party)).map(({ partyId }) => claimOn(partyId))

/** The refusal of somebody whom another call-out holds. */
export const claimIsHeld = ({ value }: CallOutClaim, holderId: string): CallOutRejection => ({
  _tag: "PartyIsOnAnotherCallOut",
  partyId: value,
  holder: holderId
})
