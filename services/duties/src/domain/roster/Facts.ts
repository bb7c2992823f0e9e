import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Qualification } from "@jiaosuo/kernel/Qualification"
import type { PersonKind } from "./Slot.ts"

/**
 * What a roster has to know of people and of its unit, as their own streams say. The use case loads it and hands it
 * to the decider: a decision is judged by what was known when it was made.
 */

/** Days on which somebody is not there, both included. */
export interface Absence {
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly ground: string
}

/** A person as rosters and posts look at them. */
export interface PersonFacts {
  readonly personId: string
  readonly personKind: PersonKind
  readonly account: string | null
  /** Where the person belongs from a day on, the earliest first. */
  readonly units: ReadonlyArray<{ readonly unitId: string; readonly from: CalendarDate }>
  /** First day on which the person belongs to nobody any more; null while there is none. */
  readonly leftOn: CalendarDate | null
  readonly absences: ReadonlyArray<Absence>
  /** Whether they lead a unit (所领导). */
  readonly leader: boolean
  /** A2. */
  readonly qualification: Qualification
  /** Whether any training is on record (row 52 asks for it of auxiliaries). */
  readonly trained: boolean
}

/** The unit of a roster from a day on. */
export interface UnitPeriod {
  readonly from: CalendarDate
  /** The stations of a zone; of a station only itself. */
  readonly stations: ReadonlyArray<string>
  /** The centre station of a zone. */
  readonly centre: string | null
  /**
   * Every unit whose people take part, the stations and all below them, with the station that answers for each. None
   * where the unit of the roster is no more.
   */
  readonly units: ReadonlyMap<string, string>
}

/** How many officers are on traffic work in a season (row 27); both days included. */
export interface SurgePlan {
  readonly planId: string
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly officersOnTraffic: number | "all"
}

/** The unit of a roster over time. */
export interface UnitFacts {
  /** The earliest first; the unit is not there before the first. */
  readonly periods: ReadonlyArray<UnitPeriod>
  readonly surgePlans: ReadonlyArray<SurgePlan>
}

/** The unit as it is on a day; undefined where it is not there. */
export const unitOn = (
  { periods }: Pick<UnitFacts, "periods">,
  day: CalendarDate
): UnitPeriod | undefined => {
  let found: UnitPeriod | undefined
  for (const period of periods) if (period.from <= day) found = period
  return found === undefined || found.units.size === 0 ? undefined : found
}

/** Where a person belongs on a day; null where they are not there yet, or no more. */
export const unitOfPerson = (
  { units, leftOn }: Pick<PersonFacts, "units" | "leftOn">,
  day: CalendarDate
): string | null => {
  if (leftOn !== null && leftOn <= day) return null
  let found: string | null = null
  for (const { unitId, from } of units) if (from <= day) found = unitId
  return found
}

/** The first of some days on which somebody serves no longer; undefined where they serve on all of them. */
export const leftBefore = (
  { leftOn }: Pick<PersonFacts, "leftOn">,
  days: ReadonlyArray<CalendarDate>
): CalendarDate | undefined => (leftOn === null ? undefined : days.find((day) => leftOn <= day))

/** The absence that keeps a person away on one of the days; undefined where none does. */
export const absenceOn = (
  { absences }: Pick<PersonFacts, "absences">,
  days: ReadonlyArray<CalendarDate>
): Absence | undefined => absences.find(({ from, until }) => days.some((day) => from <= day && day <= until))
