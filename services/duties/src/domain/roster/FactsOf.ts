import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Organisation } from "../organisation/Organisation.ts"
import { type OrganisationOn, organisationOn, turningDays } from "../organisation/OrganisationOn.ts"
import { type PersonOnFile, postOn, qualifiedOn } from "../person/Persons.ts"
import type { Period } from "./DutyLoad.ts"
import type { PersonFacts, UnitFacts, UnitPeriod } from "./Facts.ts"

/** What rosters ask of the organisation and of people, as both stand. */

/** 所长、副所长、教导员: whoever leads a station takes the duty of a leader (row 32). */
const leadingPosts: ReadonlySet<string> = new Set(["chief", "deputy-chief", "instructor"])

/** A person as rosters look at them; post and qualification as on a day, or on their first where that is later. */
export const personFacts = (personId: string, person: PersonOnFile, on: CalendarDate): PersonFacts => {
  const day = person.from > on ? person.from : on
  const post = postOn(person, day)
  return {
    personId,
    personKind: person.personKind,
    account: person.account,
    units: person.assignments.map(({ from, value: { unitId } }) => ({ unitId, from })),
    leftOn: person.leftFrom,
    absences: person.absences
      .filter(({ cancelled }) => !cancelled)
      .map(({ from, until, ground }) => ({ from, until, ground })),
    leader: post !== undefined && leadingPosts.has(post),
    qualification: qualifiedOn(person, day),
    trained: person.trainings.some(({ passed }) => passed !== false)
  }
}

/** The stations of a unit on a day, its centre and its kind; undefined where it is neither zone nor station. */
export const stationsOn = (
  { units, zones }: OrganisationOn,
  unitId: string
):
  | {
      readonly kind: "zone" | "station"
      readonly stations: ReadonlyArray<string>
      readonly centre: string | null
    }
  | undefined => {
  const zone = zones.find(({ zoneId }) => zoneId === unitId)
  if (zone !== undefined) return { kind: "zone", stations: zone.members, centre: zone.centre }
  const unit = units.get(unitId)
  return unit?.kind === "station" || unit?.kind === "base-station"
    ? { kind: "station", stations: [unitId], centre: unitId }
    : undefined
}

/** Every unit at or below one of the stations, with that station. */
const unitsBelow = (
  units: OrganisationOn["units"],
  stations: ReadonlyArray<string>
): ReadonlyMap<string, string> => {
  const below = new Map<string, string>()
  for (const start of units.keys()) {
    const seen = new Set<string>()
    for (let at: string | null = start; at !== null && !seen.has(at); at = units.get(at)?.parent ?? null) {
      if (stations.includes(at)) {
        below.set(start, at)
        break
      }
      seen.add(at)
    }
  }
  return below
}

/** The unit as it is from a day on. */
const periodOn = (state: Organisation, unitId: string, day: CalendarDate): UnitPeriod => {
  const on = organisationOn(state, day)
  const found = stationsOn(on, unitId)
  return found === undefined
    ? { from: day, stations: [], centre: null, units: new Map() }
    : {
        from: day,
        stations: found.stations,
        centre: found.centre,
        units: unitsBelow(on.units, found.stations)
      }
}

/** A unit over a period, as the organisation says. Its seasons are all that were ever planned and not cancelled. */
export const unitFacts = (state: Organisation, unitId: string, { from, until }: Period): UnitFacts => ({
  periods: turningDays(state, from)
    .filter((day) => day <= until)
    .map((day) => periodOn(state, unitId, day)),
  surgePlans: Object.values(state.surgePlans)
    .filter((plan) => plan.unitId === unitId && !plan.cancelled)
    .map(({ planId, from: begins, until: ends, officersOnTraffic }) => ({
      planId,
      from: begins,
      until: ends,
      officersOnTraffic
    }))
})
