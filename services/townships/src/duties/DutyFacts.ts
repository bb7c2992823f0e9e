import {
  assignmentOn,
  factOn,
  type Organisation,
  type PersonOnFile,
  townshipOfUnit,
  type UnitFacts,
  unitFacts,
  unitFactsOn
} from "@jiaosuo/duties/events"
import { addDays, daysBetween } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Period } from "../accidents/Periods.ts"

/** What every question about duties needs of the organisation and of people, at one moment. */
export interface DutyFacts {
  readonly organisation: Organisation
  readonly people: ReadonlyMap<string, PersonOnFile>
}

/** The name of a zone or a unit on a day: the one it had then, or its first; its id where nobody knows it. */
export const unitNameOn = ({ units, zones }: Organisation, unitId: string, day: CalendarDate): string => {
  const names = units[unitId]?.names
  return zones[unitId]?.name ?? factOn(names ?? [], day) ?? names?.[0]?.value ?? unitId
}

/** The township that a unit lies in; of a zone that of its centre on the day. Null where it is the whole district's. */
export const townshipOfDuty = (
  organisation: Organisation,
  unitId: string,
  day: CalendarDate
): string | null => {
  const members = organisation.zones[unitId]?.members
  const made = factOn(members ?? [], day) ?? members?.[0]?.value
  return townshipOfUnit(organisation, made?.centre ?? unitId)
}

/** All zones and units that lie in one of the townships, seen from a day. */
export const unitsIn = (
  organisation: Organisation,
  townships: ReadonlyArray<string>,
  day: CalendarDate
): ReadonlyArray<string> =>
  [...Object.keys(organisation.units), ...Object.keys(organisation.zones)].filter((unitId) => {
    const township = townshipOfDuty(organisation, unitId, day)
    return township !== null && townships.includes(township)
  })

/** Whose days are looked at: those in units of the townships, of all where it is null, and of one zone or station. */
export interface ServiceScope {
  readonly townships: ReadonlyArray<string> | null
  readonly unitId: string | null
}

/**
 * The stretches of a period on which people serve within a scope, each person's in order. A transfer, a merger or a
 * change of the zone ends one and may begin another: what was before keeps counting where it was.
 */
export const serviceIn = (
  { organisation }: DutyFacts,
  { townships, unitId }: ServiceScope,
  period: Period
): ((person: PersonOnFile) => ReadonlyArray<Period>) => {
  const unit: UnitFacts | null = unitId === null ? null : unitFacts(organisation, unitId, period)
  return (person) => stretchesOf(person, townships, unit, period)
}

const stretchesOf = (
  person: PersonOnFile,
  townships: ServiceScope["townships"],
  unit: UnitFacts | null,
  period: Period
): ReadonlyArray<Period> => {
  const turns = [
    period.from,
    person.from,
    ...(person.leftFrom === null ? [] : [person.leftFrom]),
    ...person.assignments.map(({ from }) => from),
    ...(unit?.periods.map(({ from }) => from) ?? [])
  ]
  const starts = [...new Set(turns)].filter((day) => period.from <= day && day <= period.until).sort()
  const stretches: Array<Period> = []
  starts.forEach((from, i) => {
    const next = starts[i + 1]
    const until = next === undefined ? period.until : addDays(next, -1)
    const assignment = assignmentOn(person, from)
    if (assignment === undefined) return
    const { township } = assignment
    if (townships !== null && (township === null || !townships.includes(township))) return
    if (unit !== null && unitFactsOn(unit, from)?.units.has(assignment.unitId) !== true) return
    const last = stretches[stretches.length - 1]
    if (last !== undefined && addDays(last.until, 1) === from)
      stretches[stretches.length - 1] = { ...last, until }
    else stretches.push({ from, until })
  })
  return stretches
}

/** What two periods share; undefined where it is nothing. */
export const sharedBy = (one: Period, other: Period): Period | undefined => {
  const from = one.from > other.from ? one.from : other.from
  const until = one.until < other.until ? one.until : other.until
  return from <= until ? { from, until } : undefined
}

/** Days of a period, both counted. */
export const lengthOf = ({ from, until }: Period): number => daysBetween(from, until) + 1

/** The months of a period (`2026-09`), in order. */
export const monthsOf = ({ from, until }: Period): ReadonlyArray<string> => {
  const months: Array<string> = []
  for (let day = `${from.slice(0, 7)}-01`; day <= until; day = `${addDays(day, 31).slice(0, 7)}-01`) {
    months.push(day.slice(0, 7))
  }
  return months
}
