import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { reaches } from "@jiaosuo/kernel/Qualification"
import type { DutyPosition } from "@jiaosuo/reference/DutyTemplates"
import type { DraftInput } from "../../../src/domain/drafting/DraftInput.ts"
import type { Draft } from "../../../src/domain/drafting/DraftRoster.ts"
import type { PersonFacts } from "../../../src/domain/roster/Facts.ts"
import { dayOf, instantOf, type Slot } from "../../../src/domain/roster/Slot.ts"

const hour = 3_600_000

/** The last of what has begun by a day. */
const latest = <A extends { readonly from: string }>(all: ReadonlyArray<A>, day: string): A | undefined =>
  [...all].filter(({ from }) => from <= day).at(-1)

const lengthOf = ({ from, until }: Pick<Slot, "from" | "until">): number =>
  (Date.parse(until) - Date.parse(from)) / hour

/** Days that a duty takes an hour of. */
const daysIn = (slot: Slot): ReadonlyArray<string> => {
  const days: Array<string> = []
  const last = dayOf({ from: new Date(Date.parse(slot.until) - 1).toISOString() })
  for (let day = dayOf(slot); day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

const asks = (input: DraftInput, kind: string, day: string): DutyPosition | undefined =>
  input.template.positions.find(
    (one) =>
      one.kind === kind && (one.days === "every" || (one.days === "working") === input.isWorkingDay(day))
  )

/** Rule: what the template asks for, where, when and how often; nothing beside it. */
const templateFaults = (draft: Draft, input: DraftInput): ReadonlyArray<string> => {
  const broken: Array<string> = []
  for (const slot of draft.slots) {
    const day = dayOf(slot)
    const name = `${slot.kind} of ${day} at ${slot.unitId}`
    if (!day.startsWith(input.month)) broken.push(`${name} is of another month`)
    const position = asks(input, slot.kind, day)
    const period = latest(input.unit.periods, day)
    if (position === undefined || period === undefined || period.units.size === 0) {
      broken.push(`${name} is not asked for`)
      continue
    }
    const places =
      position.where === "unit"
        ? [input.unitId]
        : position.where === "centre"
          ? [period.centre]
          : period.stations
    if (!places.includes(slot.unitId)) broken.push(`${name} is nowhere that is asked for`)
    if (slot.from !== instantOf(day, position.begins)) broken.push(`${name} begins at ${slot.from}`)
    if (lengthOf(slot) !== position.hours) broken.push(`${name} takes ${lengthOf(slot)} h`)
    const same = [...input.planned, ...draft.slots].filter(
      (one) => one.kind === slot.kind && one.unitId === slot.unitId && dayOf(one) === day
    )
    if (same.filter(({ members }) => members.length > 0).length > position.groups) {
      broken.push(`${name} is there too often`)
    }
    if ((slot.kind === "response-group") !== (slot.group !== null)) broken.push(`${name}: a group or none`)
    if (slot.group !== null) {
      const numbers = same.map(({ group }) => group?.number)
      if (slot.group.groupId !== slot.slotId) broken.push(`${name} is another group`)
      if (numbers.filter((one) => one === slot.group?.number).length > 1)
        broken.push(`${name}: one number twice`)
    }
  }
  return broken
}

/** Rule: a whole crew of the right kinds, with one lead who is qualified (A2). */
const crewFaults = (slot: Slot, position: DutyPosition, crew: ReadonlyArray<PersonFacts>) => {
  const broken: Array<string> = []
  const name = `${slot.kind} of ${dayOf(slot)}`
  const officers = crew.filter(({ personKind }) => personKind === "officer").length
  const numbers = [
    [officers, position.officers],
    [crew.length - officers, position.auxiliaries],
    [crew.length, position.people]
  ] as const
  for (const [count, { least, most }] of numbers) {
    if (count < least || count > most) broken.push(`${name} has ${count}, not ${least} to ${most}`)
  }
  if (new Set(crew).size !== crew.length) broken.push(`${name} has somebody twice`)
  const leads = slot.members.filter(({ lead }) => lead)
  if (officers > 0 && leads.length !== 1) broken.push(`${name} has ${leads.length} leads`)
  for (const { personId, personKind } of leads) {
    const lead = crew.find((one) => one.personId === personId)
    if (slot.kind === "response-group" && personKind !== "officer") broken.push(`${personId} leads a group`)
    if (!reaches(lead?.qualification ?? "none", position.qualification))
      broken.push(`${personId} is not qualified`)
  }
  return broken
}

/** Rule: of the unit on the day, there until the end, not away, and a leader where one is asked for. */
const personFaults = (slot: Slot, position: DutyPosition, one: PersonFacts, input: DraftInput) => {
  const broken: Array<string> = []
  const day = dayOf(slot)
  for (const d of daysIn(slot)) {
    if (one.absences.some(({ from, until }) => from <= d && d <= until))
      broken.push(`${one.personId} is away on ${d}`)
    if (one.leftOn !== null && one.leftOn <= d) broken.push(`${one.personId} left before ${d}`)
  }
  const at = latest(one.units, day)?.unitId
  if (at === undefined || latest(input.unit.periods, day)?.units.has(at) !== true) {
    broken.push(`${one.personId} is of ${at} on ${day}`)
  }
  if (position.leader && !one.leader) broken.push(`${one.personId} is no leader`)
  return broken
}

/** Rule: nobody twice at a moment, and rest between any two duties, whosever roster they are on. */
const restFaults = (draft: Draft, input: DraftInput): ReadonlyArray<string> => {
  const broken: Array<string> = []
  const all = [...input.planned, ...input.neighbours, ...draft.slots]
  const drafted = new Set(draft.slots.map(({ slotId }) => slotId))
  for (const { personId } of input.people) {
    const own = all.filter(({ members }) => members.some((member) => member.personId === personId))
    for (const a of own) {
      for (const b of own) {
        if (a === b || Date.parse(a.from) > Date.parse(b.from)) continue
        if (!drafted.has(a.slotId) && !drafted.has(b.slotId)) continue
        const between = (Date.parse(b.from) - Date.parse(a.until)) / hour
        const due = lengthOf(a) >= 16 ? 24 : 12
        if (between < due) broken.push(`${personId} has ${between} h between ${a.from} and ${b.from}`)
      }
    }
  }
  return broken
}

/** Every rule that a draft breaks, looked for without a line of the code that made it. */
export const brokenRules = (draft: Draft, input: DraftInput): ReadonlyArray<string> => {
  const ids = [...input.planned, ...input.neighbours, ...draft.slots].map(({ slotId }) => slotId)
  const byId = new Map(input.people.map((one) => [one.personId, one]))
  return [
    // Rule: what is planned already stays, and nothing takes its place.
    ...(new Set(ids).size === ids.length ? [] : ["two duties have one id"]),
    ...templateFaults(draft, input),
    ...draft.slots.flatMap((slot) => {
      const position = asks(input, slot.kind, dayOf(slot))
      const crew = slot.members.flatMap(({ personId }) => byId.get(personId) ?? [])
      if (position === undefined || crew.length !== slot.members.length)
        return [`${slot.slotId} has strangers`]
      return [
        ...crewFaults(slot, position, crew),
        ...crew.flatMap((one) => personFaults(slot, position, one, input))
      ]
    }),
    ...restFaults(draft, input)
  ]
}
