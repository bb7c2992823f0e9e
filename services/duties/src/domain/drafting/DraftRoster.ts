import type { DutyPosition } from "@jiaosuo/reference/DutyTemplates"
import { positionOf } from "../roster/Composition.ts"
import { gapsOf } from "../roster/Gaps.ts"
import type { Gap } from "../roster/RosterEvents.ts"
import { dayOf, hoursAfter, instantOf, type Slot } from "../roster/Slot.ts"
import { balance } from "./Balance.ts"
import type { DraftGap, DraftInput, UnfitReason } from "./DraftInput.ts"
import {
  type DraftPerson,
  draftPeople,
  enter,
  isAtHome,
  leave,
  type OpenDuty,
  openDuty,
  type Place,
  unfitFor
} from "./DraftState.ts"
import { type Fairness, fairnessOf } from "./Fairness.ts"

/** A month as it could be planned. */
export interface Draft {
  /** New duties, complete crews only, by day and in the order of the template. */
  readonly slots: ReadonlyArray<Slot>
  /** What could not be filled, and why. */
  readonly gaps: ReadonlyArray<DraftGap>
  /** Of the whole month, what was planned already included. */
  readonly fairness: Fairness
}

/**
 * Drafts the duties of a month that are not planned yet. Never broken: nobody twice at a moment, rest between duties,
 * absences, units, crews, leaders and qualifications. What cannot be filled is left out and listed with the reasons.
 * The scarcest positions are filled first for the whole month, each duty by whoever has the fewest; then duties are
 * evened out. Pure, without chance: ties go by the last duty, then by id.
 */
export const draftRoster = (input: DraftInput): Draft => {
  const { unitId, month, template, unit, planned, isWorkingDay } = input
  const people = draftPeople(input)
  const open = gapsOf({ unitId, month, slots: planned }, template, unit, isWorkingDay).flatMap((gap) =>
    dutiesOfGap(gap, input)
  )
  const filled: Array<OpenDuty> = []
  /** Fills what can be filled, and gives back the rest with its reasons. */
  const fillAll = (duties: ReadonlyArray<OpenDuty>): ReadonlyArray<readonly [OpenDuty, DraftGap]> =>
    duties.flatMap((duty) => {
      const gap = fill(duty, people, input)
      if (gap !== undefined) return [[duty, gap]]
      filled.push(duty)
      return []
    })
  const tried = fillAll(byScarcity(open, people))
  for (const isOfficer of [true, false]) {
    const ofKind = people.filter((person) => person.isOfficer === isOfficer)
    balance(ofKind, filled, input)
  }
  // Duties have changed hands: somebody may be free now for what nobody could take before.
  const gaps = fillAll(tried.map(([duty]) => duty)).map(([, gap]) => gap)
  const order = new Map(template.positions.map((position, i) => [position, i]))
  const slots = filled
    .sort(
      (a, b) =>
        a.from - b.from ||
        (order.get(a.position) ?? 0) - (order.get(b.position) ?? 0) ||
        (a.number ?? 0) - (b.number ?? 0) ||
        (a.unitId < b.unitId ? -1 : a.unitId > b.unitId ? 1 : 0)
    )
    .map((duty, index) => asSlot(duty, input.slotId(index)))
  return {
    slots,
    gaps: gaps.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    fairness: fairnessOf(
      [...planned, ...slots],
      people.map(({ facts }) => facts),
      isWorkingDay
    )
  }
}

/** The duties behind a gap; response groups get the numbers that are free that day. */
const dutiesOfGap = (gap: Gap, { template, planned, isWorkingDay }: DraftInput): ReadonlyArray<OpenDuty> => {
  const from = instantOf(gap.day, "12:00")
  const position = positionOf(template, { kind: gap.kind, from }, isWorkingDay)
  if (position === undefined) return []
  const used = new Set(
    planned
      .filter((slot) => slot.kind === gap.kind && dayOf(slot) === gap.day)
      .map(({ group }) => group?.number)
  )
  const begins = instantOf(gap.day, position.begins)
  let number = 0
  return Array.from({ length: gap.duties }, () => {
    do number++
    while (used.has(number))
    return openDuty(
      { from: begins, until: hoursAfter(begins, position.hours), unitId: gap.unitId },
      position,
      gap.kind === "response-group" ? number : null,
      isWorkingDay
    )
  })
}

const mayTake = ({ facts, isOfficer }: DraftPerson, position: DutyPosition): boolean =>
  (isOfficer ? position.officers.most > 0 : position.auxiliaries.most > 0) &&
  (!position.leader || facts.leader)

/** Positions that few may take come first, for the whole month; within a position day by day. */
const byScarcity = (
  open: ReadonlyArray<OpenDuty>,
  people: ReadonlyArray<DraftPerson>
): ReadonlyArray<OpenDuty> => {
  const positions = [...new Set(open.map(({ position }) => position))]
  const rank = new Map(
    positions.map((position) => [position, people.filter((person) => mayTake(person, position)).length])
  )
  return [...open].sort(
    (a, b) =>
      Number(b.position.leader) - Number(a.position.leader) ||
      (rank.get(a.position) ?? 0) - (rank.get(b.position) ?? 0) ||
      positions.indexOf(a.position) - positions.indexOf(b.position) ||
      a.from - b.from
  )
}

/** A duty away from one's own station weighs like so many duties more. */
const awayFromHome = 1.5

const lastUntil = ({ taken }: DraftPerson, { from }: OpenDuty): number =>
  taken.reduce((last, { until }) => (until <= from && until > last ? until : last), 0)

/** Who has fewest goes first: on days off fewest of those. Then whose last duty is longest ago, then by id. */
const compare = (a: DraftPerson, b: DraftPerson, duty: OpenDuty, input: DraftInput): number => {
  const home = (person: DraftPerson): number => (isAtHome(person, duty, input) ? 0 : awayFromHome)
  const off = (person: DraftPerson): number => person.dutyDaysOff + person.pastOff
  const all = (person: DraftPerson): number => person.dutyDays + person.past
  return (
    (duty.off ? off(a) + home(a) - off(b) - home(b) : 0) ||
    all(a) + home(a) - all(b) - home(b) ||
    lastUntil(a, duty) - lastUntil(b, duty) ||
    (a.facts.personId < b.facts.personId ? -1 : 1)
  )
}

/** The best of those who fit a place; undefined where nobody does. */
const pick = (
  place: Place,
  people: ReadonlyArray<DraftPerson>,
  input: DraftInput
): DraftPerson | undefined => {
  let best: DraftPerson | undefined
  for (const person of people) {
    if (person.isOfficer !== place.officer || person.days.has(place.duty.day)) continue
    if (best !== undefined && compare(best, person, place.duty, input) <= 0) continue
    if (unfitFor(person, place, input) === undefined) best = person
  }
  return best
}

/** Fills a duty whole; or empties it again and says what was missing. */
const fill = (
  duty: OpenDuty,
  people: ReadonlyArray<DraftPerson>,
  input: DraftInput
): DraftGap | undefined => {
  const { officers, auxiliaries, people: both } = duty.position
  const missing = { officers: 0, auxiliaries: 0 }
  const because: Record<UnfitReason, number> = {
    "of-another-unit": 0,
    away: 0,
    "no-leader": 0,
    "not-qualified": 0,
    "on-duty": 0,
    resting: 0
  }
  const add = (officer: boolean): boolean => {
    const leads = officer && !duty.crew.some(({ isOfficer }) => isOfficer)
    const person = pick({ duty, officer, leads }, people, input)
    if (person !== undefined) enter(person, duty)
    return person !== undefined
  }
  for (let n = 0; n < officers.least; n++) if (!add(true)) missing.officers++
  for (let n = 0; n < auxiliaries.least; n++) if (!add(false)) missing.auxiliaries++
  const count = (officer: boolean): number =>
    duty.crew.filter(({ isOfficer }) => isOfficer === officer).length
  while (duty.crew.length + missing.officers + missing.auxiliaries < both.least) {
    const added =
      (count(false) < auxiliaries.most && add(false)) || (count(true) < officers.most && add(true))
    if (added) continue
    if (auxiliaries.most > auxiliaries.least) missing.auxiliaries++
    else missing.officers++
  }
  if (missing.officers === 0 && missing.auxiliaries === 0) return undefined
  for (const person of people) {
    if (person.isOfficer ? missing.officers === 0 : missing.auxiliaries === 0) continue
    const leads = person.isOfficer && !duty.crew.some(({ isOfficer }) => isOfficer)
    const reason = unfitFor(person, { duty, officer: person.isOfficer, leads }, input)
    if (reason !== undefined) because[reason]++
    else if (person.days.has(duty.day)) because["on-duty"]++
  }
  for (const person of [...duty.crew]) leave(person, duty)
  const { day, position, unitId } = duty
  return { day, kind: position.kind, unitId, ...missing, because }
}

const asSlot = ({ crew, position, from, until, unitId, number }: OpenDuty, slotId: string): Slot => ({
  slotId,
  kind: position.kind,
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
  unitId,
  group: number === null ? null : { groupId: slotId, number },
  members: crew.map(({ facts: { personId, personKind, account } }, i) => ({
    personId,
    personKind,
    account,
    lead: i === 0 && personKind === "officer"
  }))
})
