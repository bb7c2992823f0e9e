import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { organisationOn } from "../domain/organisation/OrganisationOn.ts"
import type { Location } from "../domain/organisation/Units.ts"
import { assignmentOn } from "../domain/person/Persons.ts"
import type { Period } from "../domain/roster/DutyLoad.ts"
import type { PersonFacts, UnitFacts } from "../domain/roster/Facts.ts"
import { personFacts, stationsOn, unitFacts } from "../domain/roster/FactsOf.ts"
import { OrganisationDirectory } from "../OrganisationDirectory.ts"
import { PeopleDirectory } from "../PeopleDirectory.ts"

/** What rosters and posts ask of the organisation and of people, as it stands when they ask. */
export interface DutyFacts {
  /** Everybody, as they are from the first day of a period on. */
  readonly people: (on: CalendarDate) => Effect.Effect<ReadonlyArray<PersonFacts>, StoreIsUnavailable>
  /** A zone or a station over a period, with all its seasons. */
  readonly unit: (unitId: string, period: Period) => Effect.Effect<UnitFacts, StoreIsUnavailable>
  /** What kind of unit it is in a period, and where it lies, that of a zone's centre first; undefined where it is none. */
  readonly place: (unitId: string, period: Period) => Effect.Effect<UnitPlace | undefined, StoreIsUnavailable>
  /** The township of the unit that somebody serves in on a day; null where it has none, or nobody has this id. */
  readonly townshipOf: (
    personId: string,
    day: CalendarDate
  ) => Effect.Effect<string | null, StoreIsUnavailable>
  /** Where the stations of a unit are on a day, as far as it is known. */
  readonly locations: (
    unitId: string,
    day: CalendarDate
  ) => Effect.Effect<ReadonlyArray<Location>, StoreIsUnavailable>
}

/** The kind of a unit, and its townships. */
export interface UnitPlace {
  readonly unitKind: "zone" | "station"
  readonly townships: ReadonlyArray<string>
}

/** The facts over the directories. */
export const makeDutyFacts: Effect.Effect<DutyFacts, never, OrganisationDirectory | PeopleDirectory> =
  Effect.gen(function* () {
    const organisation = yield* OrganisationDirectory
    const directory = yield* PeopleDirectory
    return {
      people: (on) =>
        Effect.map(directory.everybody, (everybody) =>
          [...everybody].map(([personId, person]) => personFacts(personId, person, on))
        ),
      unit: (unitId, { from, until }) =>
        // A duty of the last day ends on the day after.
        Effect.map(organisation.current, ({ state }) =>
          unitFacts(state, unitId, { from, until: addDays(until, 1) })
        ),
      place: (unitId, { from, until }) =>
        Effect.map(organisation.current, ({ state }) => {
          for (const day of [until, from]) {
            const on = organisationOn(state, day)
            const found = stationsOn(on, unitId)
            if (found === undefined) continue
            const { kind, stations, centre } = found
            const ordered = [...stations].sort((a, b) => Number(b === centre) - Number(a === centre))
            const townships = ordered.flatMap((station) => on.units.get(station)?.townships ?? [])
            return { unitKind: kind, townships: [...new Set(townships)] }
          }
          return undefined
        }),
      townshipOf: (personId, day) =>
        Effect.map(directory.person(personId), (person) =>
          person === undefined ? null : (assignmentOn(person, day)?.township ?? null)
        ),
      locations: (unitId, day) =>
        Effect.map(organisation.current, ({ state }) => {
          const on = organisationOn(state, day)
          const { stations } = stationsOn(on, unitId) ?? { stations: [] }
          return stations.flatMap((station) => on.units.get(station)?.location ?? [])
        })
    }
  })
