import type { PersonFacts } from "../Facts.ts"
import { memberOf, type OpenRoster, type Swap, slotOf } from "../Roster.ts"
import type {
  AgreeSwap,
  ApproveSwap,
  DecideSignUp,
  Giver,
  RefuseSwap,
  RequestSwap,
  SignUpForSlot
} from "../RosterCommands.ts"
import type { RosterRejection } from "../RosterRejections.ts"
import type { Member, Slot } from "../Slot.ts"
import { type Decision, happened, type RosterPolicy, refused } from "./Decision.ts"
import { asChanged, faultOf, replaced } from "./Planning.ts"

/** Whether somebody decides on rosters: officers and commanders, within their scope (X3). */
export const isDesk = ({ role }: Giver): boolean => role === "officer" || role === "commander"

/** Everybody acts for themselves; the desk for whoever has no account of their own, too. */
const isSelf = ({ account }: Giver, person: Pick<PersonFacts, "account"> | undefined): boolean =>
  person !== undefined && person.account === account

const personOf = (people: ReadonlyArray<PersonFacts>, personId: string): PersonFacts | undefined =>
  people.find((person) => person.personId === personId)

/** A duty is offered to another, for one of theirs or for nothing. Both are of one kind, or the group would change. */
export const requestSwap = (command: RequestSwap, roster: OpenRoster): Decision => {
  const { by, swapId, slotId, personId, withPersonId, withSlotId, people, reason, at } = command
  const person = personOf(people, personId)
  const other = personOf(people, withPersonId)
  if (person === undefined) return refused({ _tag: "PersonIsUnknown", personId })
  if (other === undefined) return refused({ _tag: "PersonIsUnknown", personId: withPersonId })
  if (!isSelf(by, person) && !isDesk(by)) return refused({ _tag: "ActsForSomebodyElse", personId })
  const missing =
    notIn(roster, slotId, personId) ??
    (withSlotId === null ? undefined : notIn(roster, withSlotId, withPersonId)) ??
    begun(roster, [slotId, ...(withSlotId === null ? [] : [withSlotId])], at)
  if (missing !== undefined) return refused(missing)
  if (person.personKind !== other.personKind) {
    return refused({ _tag: "SwapIsBetweenUnequals", personId, withPersonId })
  }
  return happened({ _tag: "SwapWasRequested", swapId, slotId, personId, withPersonId, withSlotId, reason })
}

const notIn = (roster: OpenRoster, slotId: string, personId: string): RosterRejection | undefined => {
  const slot = slotOf(roster, slotId)
  if (slot === undefined) return { _tag: "SlotIsUnknown", slotId }
  return memberOf(slot, personId) === undefined
    ? { _tag: "PersonIsNotInTheSlot", personId, slotId }
    : undefined
}

const begun = (
  roster: OpenRoster,
  slotIds: ReadonlyArray<string>,
  at: string
): RosterRejection | undefined => {
  const slotId = slotIds.find((id) => (slotOf(roster, id)?.from ?? at) < at)
  return slotId === undefined ? undefined : { _tag: "DutyHasBegun", slotId }
}

const openSwap = (roster: OpenRoster, swapId: string): Swap | RosterRejection => {
  const swap = roster.swaps.find((one) => one.swapId === swapId)
  if (swap === undefined) return { _tag: "SwapIsUnknown", swapId }
  return swap.standing === "refused" || swap.standing === "approved"
    ? { _tag: "SwapIsDecided", swapId }
    : swap
}

/** The other says so themselves; for somebody without an account the desk does. */
export const agreeSwap = ({ by, swapId, people }: AgreeSwap, roster: OpenRoster): Decision => {
  const swap = openSwap(roster, swapId)
  if ("_tag" in swap) return refused(swap)
  if (swap.standing === "agreed") return refused({ _tag: "SwapIsDecided", swapId })
  const other = personOf(people, swap.withPersonId)
  const may = isSelf(by, other) || (other?.account === null && isDesk(by))
  return may
    ? happened({ _tag: "SwapWasAgreed", swapId })
    : refused({ _tag: "ActsForSomebodyElse", personId: swap.withPersonId })
}

/** By the other, or by the desk. */
export const refuseSwap = ({ by, swapId, people, reason }: RefuseSwap, roster: OpenRoster): Decision => {
  const swap = openSwap(roster, swapId)
  if ("_tag" in swap) return refused(swap)
  if (isSelf(by, personOf(people, swap.withPersonId))) {
    return happened({ _tag: "SwapWasRefused", swapId, by: "other", reason })
  }
  return isDesk(by)
    ? happened({ _tag: "SwapWasRefused", swapId, by: "desk", reason })
    : refused({ _tag: "ActsForSomebodyElse", personId: swap.withPersonId })
}

/** What was asked and agreed holds, unless a rule of the roster says no. Nobody approves a swap of their own. */
export const approveSwap = (command: ApproveSwap, roster: OpenRoster, policy: RosterPolicy): Decision => {
  const { by, swapId, people, reason } = command
  const swap = openSwap(roster, swapId)
  if ("_tag" in swap) return refused(swap)
  if (swap.standing !== "agreed") return refused({ _tag: "SwapIsNotAgreed", swapId })
  const person = personOf(people, swap.personId)
  const other = personOf(people, swap.withPersonId)
  if (isSelf(by, person) || isSelf(by, other)) return refused({ _tag: "SwapIsOnesOwn", swapId })
  if (other === undefined) return refused({ _tag: "PersonIsUnknown", personId: swap.withPersonId })
  if (person === undefined) return refused({ _tag: "PersonIsUnknown", personId: swap.personId })
  const missing =
    notIn(roster, swap.slotId, swap.personId) ??
    (swap.withSlotId === null ? undefined : notIn(roster, swap.withSlotId, swap.withPersonId)) ??
    present(roster, swap)
  if (missing !== undefined) return refused(missing)
  const changed = roster.slots.flatMap((slot) => {
    if (slot.slotId === swap.slotId) return [inPlaceOf(slot, swap.personId, other)]
    return slot.slotId === swap.withSlotId ? [inPlaceOf(slot, swap.withPersonId, person)] : []
  })
  const fault = faultOf(changed, replaced(roster.slots, changed), command, roster, policy)
  return fault === undefined
    ? happened({ _tag: "SwapWasApproved", swapId, reason }, ...asChanged(changed, reason))
    : refused(fault)
}

/** Whoever has come to a duty is not swapped out of it. */
const present = (roster: OpenRoster, swap: Swap): RosterRejection | undefined => {
  const one = roster.attendance.find(
    ({ slotId, personId }) =>
      (slotId === swap.slotId && personId === swap.personId) ||
      (slotId === swap.withSlotId && personId === swap.withPersonId)
  )
  return one === undefined ? undefined : { _tag: "DutyHasBegun", slotId: one.slotId }
}

const inPlaceOf = (slot: Slot, personId: string, other: PersonFacts): Slot => ({
  ...slot,
  members: slot.members.map((member) =>
    member.personId === personId ? { ...asMember(other), lead: member.lead } : member
  )
})

const asMember = ({ personId, personKind, account }: PersonFacts): Omit<Member, "lead"> => ({
  personId,
  personKind,
  account
})

/** Somebody offers to take a duty that has not begun, once. */
export const signUp = (command: SignUpForSlot, roster: OpenRoster): Decision => {
  const { by, signUpId, slotId, personId, people, at } = command
  const person = personOf(people, personId)
  if (person === undefined) return refused({ _tag: "PersonIsUnknown", personId })
  if (!isSelf(by, person) && !isDesk(by)) return refused({ _tag: "ActsForSomebodyElse", personId })
  const slot = slotOf(roster, slotId)
  if (slot === undefined) return refused({ _tag: "SlotIsUnknown", slotId })
  if (slot.from < at) return refused({ _tag: "DutyHasBegun", slotId })
  const isThere =
    memberOf(slot, personId) !== undefined ||
    roster.signUps.some(
      (one) => one.slotId === slotId && one.personId === personId && one.standing === "open"
    )
  if (isThere) return refused({ _tag: "PersonIsAlreadyInTheSlot", personId, slotId })
  const { personKind, account } = person
  return happened({ _tag: "SignUpWasMade", signUpId, slotId, personId, personKind, account })
}

/** The offer is taken, and they are in the duty, or it is not. */
export const decideSignUp = (command: DecideSignUp, roster: OpenRoster, policy: RosterPolicy): Decision => {
  const { signUpId, accepted, people, reason } = command
  const asked = roster.signUps.find((one) => one.signUpId === signUpId)
  if (asked === undefined) return refused({ _tag: "SignUpIsUnknown", signUpId })
  if (asked.standing !== "open") return refused({ _tag: "SignUpIsDecided", signUpId })
  if (!accepted) return happened({ _tag: "SignUpWasDecided", signUpId, accepted, reason })
  const slot = slotOf(roster, asked.slotId)
  if (slot === undefined) return refused({ _tag: "SlotIsUnknown", slotId: asked.slotId })
  const person = personOf(people, asked.personId)
  if (person === undefined) return refused({ _tag: "PersonIsUnknown", personId: asked.personId })
  const isFirstOfficer =
    person.personKind === "officer" && slot.members.every(({ personKind }) => personKind !== "officer")
  const changed = { ...slot, members: [...slot.members, { ...asMember(person), lead: isFirstOfficer }] }
  const fault = faultOf([changed], replaced(roster.slots, [changed]), command, roster, policy)
  return fault === undefined
    ? happened({ _tag: "SignUpWasDecided", signUpId, accepted, reason }, ...asChanged([changed], reason))
    : refused(fault)
}
