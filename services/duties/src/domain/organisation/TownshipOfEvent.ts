import type { Organisation, Unit } from "./Organisation.ts"
import type { OrganisationEvent } from "./OrganisationEvents.ts"

/** The newest fact, whatever its day. */
const newest = <A>(facts: ReadonlyArray<{ readonly value: A }>): A | undefined =>
  facts[facts.length - 1]?.value

/**
 * Nine-digit township that a unit lies in: the one it is named after, the first it answers for, or that of the unit
 * above it; null where it is the whole district's.
 */
export const townshipOfUnit = ({ units }: Pick<Organisation, "units">, unitId: string): string | null => {
  const seen = new Set<string>()
  let unit: Unit | undefined = units[unitId]
  while (unit !== undefined && !seen.has(unit.unitId)) {
    const township: string | null | undefined = unit.code ?? newest(unit.townships)?.[0]
    if (township !== undefined && township !== null) return township
    const village = newest(unit.villages)?.[0]
    if (village !== undefined) return village.slice(0, 9)
    seen.add(unit.unitId)
    const parent: string | null = newest(unit.parents) ?? null
    unit = parent === null ? undefined : units[parent]
  }
  return null
}

/** The township that an event is told under: of the unit that it is about, of a zone its centre's. */
export const townshipOfEvent = (event: OrganisationEvent, after: Organisation): string | null => {
  switch (event._tag) {
    case "UnitWasEstablished":
    case "UnitWasRenamed":
    case "UnitWasMovedUnder":
    case "UnitAreaWasSet":
    case "UnitWasLocated":
    case "StationClassWasSet":
    case "UnitWasDissolved":
    case "LeaderWasSet":
    case "SurgePlanWasSet":
    case "UnitFunctionWasGiven":
    case "UnitFunctionWasTaken":
    case "IndicatorWasRecorded":
    case "TargetWasAssigned":
      return townshipOfUnit(after, event.unitId)
    case "StationsWereMerged":
      return townshipOfUnit(after, event.into)
    case "ZoneWasFormed":
    case "ZoneWasChanged":
      return townshipOfUnit(after, event.centre)
    case "ZoneWasDissolved":
    case "ZoneHeadWasSet":
      return townshipOfUnit(after, newest(after.zones[event.zoneId]?.members ?? [])?.centre ?? "")
    case "TownshipTrafficModeWasSet":
      return event.township
    case "SurgePlanWasCancelled":
      return townshipOfUnit(after, after.surgePlans[event.planId]?.unitId ?? "")
    case "TargetWasWithdrawn":
      return townshipOfUnit(after, after.targets[event.targetId]?.unitId ?? "")
    case "SiteWasShared":
    case "SiteSharingEnded":
    case "NeighboursWereSet":
    case "NeighboursWereUnset":
    case "MutualAidWasAgreed":
    case "MutualAidWasEnded":
      return null
  }
}
