import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Either } from "effect"
import type { DatedFacts } from "../../DatedFacts.ts"
import { newestFrom } from "../../DatedFacts.ts"
import { livesOn, type Organisation, type Unit, type Zone } from "../Organisation.ts"
import type { OrganisationEvent } from "../OrganisationEvents.ts"
import { evolveOrganisation } from "../OrganisationHistory.ts"
import { organisationOn, turningDays } from "../OrganisationOn.ts"
import type { OrganisationRejection } from "../OrganisationRejections.ts"
import { faultOf } from "../TreeFaults.ts"

/** What a command comes to: the events that follow, or the reason why not. */
export type Decision = Either.Either<ReadonlyArray<OrganisationEvent>, OrganisationRejection>

/** The command is refused, and this is why. */
export const refused = (rejection: OrganisationRejection): Decision => Either.left(rejection)

/** The command is accepted, and this happened, without any rule between units being touched. */
export const happened = (...events: ReadonlyArray<OrganisationEvent>): Decision => Either.right(events)

/** The command is accepted and changes nothing: the organisation says so already. */
export const unchanged: Decision = Either.right([])

/**
 * The command is accepted unless some day, from `from` on, would be at fault: each day on which anything begins or
 * ends is looked at, so that a fact filed late cannot break what was filed for a later day.
 */
export const unlessAtFault = (
  state: Organisation,
  from: CalendarDate,
  ...events: ReadonlyArray<OrganisationEvent>
): Decision => {
  const after = events.reduce(evolveOrganisation, state)
  for (const on of turningDays(after, from)) {
    const fault = faultOf(organisationOn(after, on))
    if (fault !== undefined) return refused({ ...fault, on })
  }
  return happened(...events)
}

/** An id names one thing for ever: a second one under it would take the place of the first. */
export const unlessOnFile = (things: Readonly<Record<string, unknown>>, id: string): Decision | undefined =>
  things[id] === undefined ? undefined : refused({ _tag: "EntryIsAlreadyOnFile", id })

/** Decides on a unit that is there on a day, on facts of one kind that do not go back before the newest on file. */
export const onUnitInService = (
  state: Organisation,
  unitId: string,
  from: CalendarDate,
  factsOf: (unit: Unit) => DatedFacts<unknown>,
  decide: (unit: Unit) => Decision
): Decision => {
  const unit = state.units[unitId]
  if (unit === undefined) return refused({ _tag: "UnitIsUnknown", unitId })
  if (!livesOn({ from: unit.from, end: unit.dissolvedFrom }, from)) {
    return refused({ _tag: "UnitIsNotInService", unitId, on: from })
  }
  return unlessOlder(factsOf(unit), from) ?? decide(unit)
}

/** The same for a zone. */
export const onZoneInService = (
  state: Organisation,
  zoneId: string,
  from: CalendarDate,
  factsOf: (zone: Zone) => DatedFacts<unknown>,
  decide: (zone: Zone) => Decision
): Decision => {
  const zone = state.zones[zoneId]
  if (zone === undefined) return refused({ _tag: "ZoneIsUnknown", zoneId })
  if (!livesOn({ from: zone.from, end: zone.dissolvedFrom }, from)) {
    return refused({ _tag: "ZoneIsNotInService", zoneId, on: from })
  }
  return unlessOlder(factsOf(zone), from) ?? decide(zone)
}

/** Facts are filed in the order of their days; one of the same day takes the place of the other. */
export const unlessOlder = (facts: DatedFacts<unknown>, from: CalendarDate): Decision | undefined => {
  const onFile = newestFrom(facts)
  return from < onFile ? refused({ _tag: "FactIsOlderThanTheOneOnFile", from, onFile }) : undefined
}
