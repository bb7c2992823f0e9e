import { type Organisation, organisationOn } from "@jiaosuo/duties/events"
import type { CalendarDate } from "@jiaosuo/kernel/Event"

/** What units and zones are called, and which zone a unit is in. */
export interface UnitNames {
  /** Of a unit or of a zone; the id itself where nobody knows it. */
  readonly nameOf: (id: string) => string
  /** The zone itself, or the one that the unit, or the station above it, is a member of on the day. */
  readonly zoneOf: (unitId: string) => string | null
}

const newest = <A>(facts: ReadonlyArray<{ readonly value: A }>): A | undefined =>
  facts[facts.length - 1]?.value

/** Names as they are on a day; those of units that are no more, or not yet, as they were told last. */
export const unitNamesOn = (organisations: ReadonlyArray<Organisation>, day: CalendarDate): UnitNames => {
  const names = new Map<string, string>()
  const zones = new Map<string, string>()
  for (const organisation of organisations) {
    for (const unit of Object.values(organisation.units)) {
      names.set(unit.unitId, newest(unit.names) ?? unit.unitId)
    }
    for (const zone of Object.values(organisation.zones)) names.set(zone.zoneId, zone.name)
    const today = organisationOn(organisation, day)
    for (const unit of today.units.values()) names.set(unit.unitId, unit.name)
    for (const { members, zoneId } of today.zones) {
      zones.set(zoneId, zoneId)
      for (const member of members) zones.set(member, zoneId)
    }
    for (const { parent, unitId } of today.units.values()) {
      const above = parent === null ? undefined : zones.get(parent)
      if (!zones.has(unitId) && above !== undefined) zones.set(unitId, above)
    }
  }
  return { nameOf: (id) => names.get(id) ?? id, zoneOf: (unitId) => zones.get(unitId) ?? null }
}
