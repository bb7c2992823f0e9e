import { crewFault, crewOf, doubleBooking, memberFault, positionOf } from "@jiaosuo/duties/api"
import type { Duty, RosterFile } from "./dutyCalls.ts"
import type { DutyMessages } from "./dutyMessages.ts"
import { daysBetween, shifted, timeOf } from "./dutyTimes.ts"

/**
 * What is asked while somebody or something is dragged: the questions of the duties themselves, of the facts that the
 * server sent along with the roster. The server asks them again when it is dropped, and of other rosters as well.
 */

type Person = RosterFile["facts"]["people"][number]
type Fault = NonNullable<ReturnType<typeof crewFault> | ReturnType<typeof memberFault>>

/** A roster ready to be asked. */
export interface Checks {
  /** Why somebody cannot go to a duty, from another one or from none; undefined where it fits. */
  readonly place: (personId: string, slotId: string, fromSlotId: string | undefined) => string | undefined
  /** Why a duty cannot be on another day; undefined where it can. */
  readonly move: (slotId: string, day: string) => string | undefined
  /** Whether a duty has fewer people than it needs. */
  readonly isIncomplete: (slot: Duty) => boolean
  /** Whether somebody could be there on a day at all: not away, of the unit, on no duty. */
  readonly isFree: (personId: string, day: string) => boolean
  /** The duties as they are when somebody is put into one of them; those that change only. */
  readonly placed: (personId: string, slotId: string, fromSlotId: string | undefined) => ReadonlyArray<Duty>
  readonly absencesOf: (personId: string) => Person["absences"]
}

/** The time of a duty as instants that can be compared. */
const inUtc = (slot: Duty): Duty => ({
  ...slot,
  from: new Date(slot.from).toISOString(),
  until: new Date(slot.until).toISOString()
})

export const dutyName = (slot: Duty, messages: DutyMessages): string =>
  slot.group === null ? slot.name : `${slot.name} ${messages.group(slot.group.number)}`

/** `11-26 处警组第2组`. */
export const dutyOnDay = (slot: Duty, messages: DutyMessages): string =>
  `${slot.day.slice(5)} ${dutyName(slot, messages)}`

const withMember = (slot: Duty, person: Person): Duty => ({
  ...slot,
  members: [
    ...slot.members,
    {
      personId: person.personId,
      personKind: person.personKind,
      account: person.account,
      lead: person.personKind === "officer" && !slot.members.some(({ lead }) => lead)
    }
  ]
})

/** A duty without somebody; where they led it, the first officer who is left does. */
export const withoutMember = (slot: Duty, personId: string): Duty => {
  const left = slot.members.filter((member) => member.personId !== personId)
  const lead = left.find((member) => member.lead) ?? left.find(({ personKind }) => personKind === "officer")
  return { ...slot, members: left.map((member) => ({ ...member, lead: member === lead })) }
}

/** The roster's own questions, over the facts that came with it. */
export const checksOf = (file: RosterFile, messages: DutyMessages): Checks => {
  const { facts, slots, month, published } = file
  const words = messages.roster.checks
  const people = new Map(
    facts.people.map((person) => [
      person.personId,
      { ...person, absences: person.absences.map((absence) => ({ ...absence, ground: "" })) }
    ])
  )
  const unit = {
    periods: facts.periods.map((period) => ({ ...period, units: new Map(Object.entries(period.units)) })),
    surgePlans: []
  }
  const daysOff = new Set(facts.daysOff)
  const isWorkingDay = (day: string): boolean => !daysOff.has(day)
  const inTime = slots.map(inUtc)
  const byId = new Map(inTime.map((slot) => [slot.slotId, slot]))
  const begun = new Set(file.attendance.map(({ slotId }) => slotId))
  const dutiesOf = (personId: string): ReadonlyArray<Duty> =>
    inTime.filter(({ members }) => members.some((member) => member.personId === personId))
  const position = (slot: Duty) => positionOf({ positions: facts.positions }, slot, isWorkingDay)

  const nameOfSlot = (slotId: string): string => {
    const slot = byId.get(slotId)
    return slot === undefined
      ? ""
      : `${dutyOnDay(slot, messages)} ${timeOf(slots.find((one) => one.slotId === slotId)?.from ?? "")}`
  }

  const wordsOf = (fault: Fault, slotId: string): string | undefined => {
    switch (fault._tag) {
      case "PersonIsUnknown":
        return words.stranger
      case "PersonIsNotOfTheUnit":
        return words.otherUnit
      case "PersonIsAbsent":
        return words.absent(fault.absence.from, fault.absence.until)
      case "PersonIsNoLeader":
        return words.noLeader
      case "PersonIsInTwoSlots":
        return words.double(nameOfSlot(fault.slots.find((one) => one !== slotId) ?? fault.slots[0]))
      default:
        return undefined
    }
  }

  /** Too many never fits; too few only stands until the roster is published. */
  const composition = (slot: Duty): string | undefined => {
    const asked = position(slot)
    if (asked === undefined) return undefined
    const { officers, auxiliaries } = crewOf(slot.members)
    if (officers > asked.officers.most) return words.tooManyOfficers(asked.officers.most)
    if (auxiliaries > asked.auxiliaries.most) return words.tooManyAuxiliaries(asked.auxiliaries.most)
    if (slot.members.length > asked.people.most) return words.tooMany(asked.people.most)
    const fault = published ? crewFault(slot, asked) : undefined
    if (fault?._tag === "GroupIsTooSmall") return words.tooSmall(asked.people.least)
    return fault?._tag === "GroupHasNoLead" ? words.noLead : undefined
  }

  const placed: Checks["placed"] = (personId, slotId, fromSlotId) => {
    const person = people.get(personId)
    const to = slots.find((slot) => slot.slotId === slotId)
    const from = slots.find((slot) => slot.slotId === fromSlotId)
    if (person === undefined || to === undefined) return []
    return [withMember(to, person), ...(from === undefined ? [] : [withoutMember(from, personId)])]
  }

  const place: Checks["place"] = (personId, slotId, fromSlotId) => {
    const slot = byId.get(slotId)
    const person = people.get(personId)
    if (slot === undefined || person === undefined) return words.stranger
    if (slot.members.some((member) => member.personId === personId)) return words.already
    if (fromSlotId !== undefined && begun.has(fromSlotId)) return words.past
    const filled = withMember(slot, person)
    const alone = { ...slot, members: filled.members.filter((member) => member.personId === personId) }
    const fault =
      memberFault(alone, people, unit, position(slot)) ??
      doubleBooking(
        [...dutiesOf(personId).filter((duty) => duty.slotId !== fromSlotId), alone],
        new Set([personId])
      )
    return (fault === undefined ? undefined : wordsOf(fault, slotId)) ?? composition(filled)
  }

  const move: Checks["move"] = (slotId, day) => {
    const slot = slots.find((one) => one.slotId === slotId)
    if (slot === undefined || !day.startsWith(month)) return words.otherMonth
    if (begun.has(slotId)) return words.past
    const days = daysBetween(slot.day, day)
    const moved = inUtc({
      ...slot,
      day,
      from: shifted(slot.from, days),
      until: shifted(slot.until, days)
    })
    const others = inTime.filter((one) => one.slotId !== slotId)
    const fault =
      memberFault(moved, people, unit, position(moved)) ??
      doubleBooking([...others, moved], new Set(moved.members.map(({ personId }) => personId)))
    if (fault === undefined) return undefined
    return wordsOf(fault, slotId)
  }

  return {
    place,
    move,
    placed,
    isIncomplete: (slot) => {
      const fault = crewFault(slot, position(slot))
      return slot.members.length === 0 || fault?._tag === "GroupIsTooSmall"
    },
    isFree: (personId, day) =>
      !(people.get(personId)?.absences ?? []).some(({ from, until }) => from <= day && day <= until) &&
      !dutiesOf(personId).some((slot) => slot.day === day),
    absencesOf: (personId) => people.get(personId)?.absences ?? []
  }
}
