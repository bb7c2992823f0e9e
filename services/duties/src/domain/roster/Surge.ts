import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { DutyKind } from "@jiaosuo/reference/DutyTemplates"
import { absenceOn, type PersonFacts, type SurgePlan, type UnitFacts, unitOfPerson, unitOn } from "./Facts.ts"
import { dayOf, daysOfMonth, type Slot } from "./Slot.ts"

/** Duties in which officers do traffic work. */
const trafficKinds: ReadonlySet<DutyKind> = new Set(["surge", "patrol"])

/**
 * Row 27: how many officers of a unit are on traffic work on a day: as many as the strictest plan of the season says,
 * `usual` outside of every season, and nothing asked of a unit that never had a plan.
 */
export const trafficOfficersAsked = (
  plans: ReadonlyArray<SurgePlan>,
  day: CalendarDate,
  usual: number
): number | "all" => {
  if (plans.length === 0) return 0
  const inForce = plans.filter(({ from, until }) => from <= day && day <= until)
  if (inForce.length === 0) return usual
  if (inForce.some(({ officersOnTraffic }) => officersOnTraffic === "all")) return "all"
  return Math.max(...inForce.map(({ officersOnTraffic }) => Number(officersOnTraffic)))
}

/** A day with fewer officers on traffic work than the plan says. */
export interface BelowPlan {
  readonly day: CalendarDate
  readonly asked: number
  readonly all: boolean
  readonly planned: number
}

/** Row 27: the days of a month below the plan. All officers are those of the unit who are not away that day. */
export const belowSurgePlan = (
  { month, slots }: { readonly month: string; readonly slots: ReadonlyArray<Slot> },
  people: ReadonlyArray<PersonFacts>,
  unit: UnitFacts,
  usual: number
): ReadonlyArray<BelowPlan> => {
  if (unit.surgePlans.length === 0) return []
  const onTraffic = new Map<CalendarDate, Set<string>>()
  for (const slot of slots) {
    if (!trafficKinds.has(slot.kind)) continue
    const day = dayOf(slot)
    const officers = onTraffic.get(day) ?? new Set()
    onTraffic.set(day, officers)
    for (const { personId, personKind } of slot.members) {
      if (personKind === "officer") officers.add(personId)
    }
  }
  return daysOfMonth(month).flatMap((day) => {
    const asked = trafficOfficersAsked(unit.surgePlans, day, usual)
    const here = unitOn(unit, day)?.units
    const needed =
      asked === "all"
        ? people.filter(
            (person) =>
              person.personKind === "officer" &&
              here?.has(unitOfPerson(person, day) ?? "") === true &&
              absenceOn(person, [day]) === undefined
          ).length
        : asked
    const planned = onTraffic.get(day)?.size ?? 0
    return planned < needed ? [{ day, asked: needed, all: asked === "all", planned }] : []
  })
}
