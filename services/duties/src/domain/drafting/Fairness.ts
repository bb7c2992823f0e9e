import type { IsWorkingDay } from "../roster/Composition.ts"
import { type DaySort, dayNumber, daySorts } from "../roster/CountedDays.ts"
import { dayOf, type PersonKind, type Slot } from "../roster/Slot.ts"

/** How evenly something is spread over people. */
export interface Spread {
  readonly people: number
  readonly min: number
  readonly max: number
  readonly mean: number
  /** Of the whole population. */
  readonly standardDeviation: number
}

/** The spread of duty days over those who take part, officers and the others apart. */
export interface Fairness {
  readonly officers: SpreadOfDuties
  readonly auxiliaries: SpreadOfDuties
}

/** All duty days; those on Saturdays and Sundays that are off; those on other days off (holidays, days in lieu). */
export interface SpreadOfDuties {
  readonly dutyDays: Spread
  readonly weekends: Spread
  readonly holidays: Spread
}

/** The spread of some numbers. */
export const spreadOf = (values: ReadonlyArray<number>): Spread => {
  if (values.length === 0) return { people: 0, min: 0, max: 0, mean: 0, standardDeviation: 0 }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return {
    people: values.length,
    min: Math.min(...values),
    max: Math.max(...values),
    mean,
    standardDeviation: Math.sqrt(variance)
  }
}

/** How evenly duty days are spread over people; whoever has none counts with none. */
export const fairnessOfDays = (
  people: ReadonlyArray<{ readonly personKind: PersonKind; readonly days: ReadonlySet<number> }>,
  sortOf: (day: number) => DaySort
): Fairness => {
  const spread = (isMeant: (kind: PersonKind) => boolean): SpreadOfDuties => {
    const each = people.filter(({ personKind }) => isMeant(personKind)).map(({ days }) => [...days])
    const count = (counts: (day: number) => boolean): Spread =>
      spreadOf(each.map((days) => days.filter(counts).length))
    return {
      dutyDays: count(() => true),
      weekends: count((day) => sortOf(day) === "weekend"),
      holidays: count((day) => sortOf(day) === "holiday")
    }
  }
  return {
    officers: spread((kind) => kind === "officer"),
    auxiliaries: spread((kind) => kind !== "officer")
  }
}

/** {@link fairnessOfDays} of the people who take part in some duties. */
export const fairnessOf = (
  slots: ReadonlyArray<Slot>,
  people: ReadonlyArray<{ readonly personId: string; readonly personKind: PersonKind }>,
  isWorkingDay: IsWorkingDay
): Fairness => {
  const days = new Map(people.map(({ personId }) => [personId, new Set<number>()]))
  for (const slot of slots) {
    const day = dayNumber(dayOf(slot))
    for (const { personId } of slot.members) days.get(personId)?.add(day)
  }
  return fairnessOfDays(
    people.map(({ personId, personKind }) => ({ personKind, days: days.get(personId) ?? new Set() })),
    daySorts(isWorkingDay)
  )
}
