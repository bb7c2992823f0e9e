import { derivedId } from "@jiaosuo/kernel/Ids"
import type { PersonFacts } from "../domain/roster/Facts.ts"
import type { CheckedSlot, CheckedSlotChange } from "../domain/roster/forms/RosterChecks.ts"
import type { MemberForm } from "../domain/roster/forms/RosterForms.ts"
import type { OpenRoster } from "../domain/roster/Roster.ts"
import { dayOf, type Member, type Slot } from "../domain/roster/Slot.ts"

/** The members of a duty as their own files say. Whoever is not on file is refused by the decision itself. */
export const membersOf = (
  given: ReadonlyArray<MemberForm>,
  people: ReadonlyArray<PersonFacts>
): ReadonlyArray<Member> => {
  const byId = new Map(people.map((person) => [person.personId, person]))
  const known = given.map(({ personId, lead = false }): Member => {
    const person = byId.get(personId)
    const { personKind = "officer", account = null } = person ?? {}
    return { personId, personKind, account, lead }
  })
  if (known.some(({ lead }) => lead)) return known
  const first = known.findIndex(({ personKind }) => personKind === "officer")
  return known.map((member, i) => (i === first ? { ...member, lead: true } : member))
}

/** Duties of a form with ids that follow from the command id; response groups get the next number of their day. */
export const slotsToPlan = (
  checked: ReadonlyArray<CheckedSlot>,
  roster: OpenRoster | undefined,
  people: ReadonlyArray<PersonFacts>,
  commandId: string
): ReadonlyArray<Slot> => {
  const highest = new Map<string, number>()
  const raise = (day: string, number: number): void => {
    highest.set(day, Math.max(number, highest.get(day) ?? 0))
  }
  for (const slot of roster?.slots ?? []) {
    if (slot.group !== null) raise(dayOf(slot), slot.group.number)
  }
  return checked.map(({ kind, from, until, unitId, number, members }, index) => {
    const slotId = derivedId("slot", commandId, index)
    const day = dayOf({ from })
    const given = number ?? (highest.get(day) ?? 0) + 1
    if (kind === "response-group") raise(day, given)
    return {
      slotId,
      kind,
      from,
      until,
      unitId: unitId ?? roster?.unitId ?? "",
      group: kind === "response-group" ? { groupId: slotId, number: given } : null,
      members: membersOf(members, people)
    }
  })
}

/** Duties as a form changes them; what it does not name stays. One that is not planned is refused by the decision. */
export const slotsAsChanged = (
  changes: ReadonlyArray<CheckedSlotChange>,
  roster: OpenRoster | undefined,
  people: ReadonlyArray<PersonFacts>
): ReadonlyArray<Slot> => {
  const planned = new Map((roster?.slots ?? []).map((slot) => [slot.slotId, slot]))
  return changes.map(({ slotId, from, until, unitId, members }): Slot => {
    const slot = planned.get(slotId)
    return {
      slotId,
      kind: slot?.kind ?? "desk",
      from: from ?? slot?.from ?? "",
      until: until ?? slot?.until ?? "",
      unitId: unitId ?? slot?.unitId ?? "",
      group: slot?.group ?? null,
      members: members === null ? (slot?.members ?? []) : membersOf(members, people)
    }
  })
}
