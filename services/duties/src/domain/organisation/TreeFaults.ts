import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { OrganisationOn, UnitOn, ZoneOn } from "./OrganisationOn.ts"
import { stationOf } from "./OrganisationOn.ts"
import { type FunctionCode, parentsOf, type UnitKind } from "./Units.ts"

/**
 * What no day's organisation may be. Every command is decided by asking this of each day from which it changes
 * anything, so that a rule between units is kept whatever the order in which facts were filed.
 */
export type TreeFault =
  | { readonly _tag: "ParentIsNotInService"; readonly unitId: string; readonly parent: string | null }
  | {
      readonly _tag: "ParentIsOfTheWrongKind"
      readonly unitId: string
      readonly kind: UnitKind
      readonly parentKind: UnitKind
    }
  | { readonly _tag: "ParentIsOfAnotherForce"; readonly unitId: string; readonly parent: string }
  | { readonly _tag: "UnitIsUnderItself"; readonly unitId: string }
  | { readonly _tag: "TownshipIsServedByAnotherStation"; readonly township: string; readonly by: string }
  | { readonly _tag: "VillageBelongsToAnotherGrid"; readonly village: string; readonly by: string }
  | { readonly _tag: "VillageIsOutsideOfTheStation"; readonly village: string }
  | { readonly _tag: "ZoneSizeIsWrong"; readonly zone: string; readonly stations: number }
  | { readonly _tag: "CentreIsNotAMember"; readonly zone: string; readonly centre: string }
  | { readonly _tag: "UnitIsNotAStation"; readonly unitId: string }
  | { readonly _tag: "StationIsInAnotherZone"; readonly unitId: string; readonly by: string }
  | {
      readonly _tag: "StationsAreNotNeighbours"
      readonly zone: string
      readonly apart: ReadonlyArray<string>
    }
  | { readonly _tag: "UnitSharesAnotherSite"; readonly unitId: string }
  | { readonly _tag: "UnitHasNotTheFunction"; readonly unitId: string; readonly function: FunctionCode }

/** A fault with the first day on which it would be there. */
export type FaultOnADay = TreeFault & { readonly on: CalendarDate }

/** Row 3. */
export const zoneSizes = { least: 4, most: 5 } as const

/** Whether so many stations can be cut into zones of four and five, none left over: eleven, seven or six cannot. */
export const canBeZonedWithoutRemainder = (stations: number): boolean =>
  Math.ceil(stations / zoneSizes.most) <= Math.floor(stations / zoneSizes.least)

/** The first thing that is wrong with a day's organisation; undefined where nothing is. */
export const faultOf = (tree: OrganisationOn): TreeFault | undefined =>
  first(tree.units.values(), (unit) => parentFault(unit, tree)) ??
  areaFault(tree) ??
  first(tree.zones, (zone) => zoneFault(zone, tree)) ??
  overlapFault(tree) ??
  siteFault(tree) ??
  targetFault(tree)

const first = <A>(things: Iterable<A>, fault: (thing: A) => TreeFault | undefined): TreeFault | undefined => {
  for (const thing of things) {
    const found = fault(thing)
    if (found !== undefined) return found
  }
  return undefined
}

const parentFault = (unit: UnitOn, { units }: OrganisationOn): TreeFault | undefined => {
  const { unitId, kind, parent } = unit
  if (!units.has(unit.command)) return { _tag: "ParentIsNotInService", unitId, parent: unit.command }
  if (parent === null) {
    return kind === "command" ? undefined : { _tag: "ParentIsNotInService", unitId, parent }
  }
  const above = units.get(parent)
  if (above === undefined) return { _tag: "ParentIsNotInService", unitId, parent }
  if (!parentsOf[kind].includes(above.kind)) {
    return { _tag: "ParentIsOfTheWrongKind", unitId, kind, parentKind: above.kind }
  }
  if (kind !== "command" && above.command !== unit.command) {
    return { _tag: "ParentIsOfAnotherForce", unitId, parent }
  }
  const seen = new Set([unitId])
  for (let one: UnitOn | undefined = above; one !== undefined; ) {
    if (seen.has(one.unitId)) return { _tag: "UnitIsUnderItself", unitId }
    seen.add(one.unitId)
    one = one.parent === null ? undefined : units.get(one.parent)
  }
  return undefined
}

/** Townships of a force are divided among its stations; villages of a station among its grids (row 26). */
const areaFault = ({ units }: OrganisationOn): TreeFault | undefined => {
  const served = new Map<string, string>()
  const gridOf = new Map<string, string>()
  for (const unit of units.values()) {
    if (unit.kind === "station" || unit.kind === "base-station") {
      for (const township of unit.townships) {
        const key = `${unit.command} ${township}`
        const by = served.get(key)
        if (by !== undefined) return { _tag: "TownshipIsServedByAnotherStation", township, by }
        served.set(key, unit.unitId)
      }
    }
    if (unit.kind === "grid") {
      const station = stationOf(units, unit.unitId)
      const townships = station === null ? [] : townshipsServedBy(units, station.unitId)
      for (const village of unit.villages) {
        const by = gridOf.get(village)
        if (by !== undefined) return { _tag: "VillageBelongsToAnotherGrid", village, by }
        if (!townships.includes(village.slice(0, 9))) return { _tag: "VillageIsOutsideOfTheStation", village }
        gridOf.set(village, unit.unitId)
      }
    }
  }
  return undefined
}

/** Townships that a station answers for, with those of the base stations that it leads. */
export const townshipsServedBy = (
  units: OrganisationOn["units"],
  stationId: string
): ReadonlyArray<string> => [
  ...new Set(
    [...units.values()]
      .filter(
        ({ unitId, kind, parent }) =>
          unitId === stationId || (kind === "base-station" && parent === stationId)
      )
      .flatMap(({ townships }) => townships)
  )
]

const zoneFault = (zone: ZoneOn, tree: OrganisationOn): TreeFault | undefined => {
  const members = new Set(zone.members)
  if (members.size < zoneSizes.least || members.size > zoneSizes.most) {
    return { _tag: "ZoneSizeIsWrong", zone: zone.name, stations: members.size }
  }
  for (const unitId of members) {
    if (tree.units.get(unitId)?.kind !== "station") return { _tag: "UnitIsNotAStation", unitId }
  }
  if (!members.has(zone.centre)) return { _tag: "CentreIsNotAMember", zone: zone.name, centre: zone.centre }
  const apart = notReached(zone.centre, members, tree)
  return apart.length === 0
    ? undefined
    : {
        _tag: "StationsAreNotNeighbours",
        zone: zone.name,
        apart: apart.map((unitId) => tree.units.get(unitId)?.name ?? unitId)
      }
}

/** Members that the centre does not reach over neighbours within the zone. */
const notReached = (
  centre: string,
  members: ReadonlySet<string>,
  { neighboursOf }: OrganisationOn
): ReadonlyArray<string> => {
  const reached = new Set([centre])
  const next = [centre]
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    for (const neighbour of neighboursOf(one)) {
      if (!members.has(neighbour) || reached.has(neighbour)) continue
      reached.add(neighbour)
      next.push(neighbour)
    }
  }
  return [...members].filter((member) => !reached.has(member)).sort()
}

const overlapFault = ({ zones }: OrganisationOn): TreeFault | undefined => {
  const zoneOf = new Map<string, string>()
  for (const { name, members } of zones) {
    for (const unitId of new Set(members)) {
      const by = zoneOf.get(unitId)
      if (by !== undefined) return { _tag: "StationIsInAnotherZone", unitId, by }
      zoneOf.set(unitId, name)
    }
  }
  return undefined
}

const siteFault = ({ sites, units }: OrganisationOn): TreeFault | undefined => {
  const placed = new Set<string>()
  for (const site of sites) {
    for (const unitId of site.units) {
      const kind = units.get(unitId)?.kind
      if (kind !== "station" && kind !== "base-station") return { _tag: "UnitIsNotAStation", unitId }
      if (placed.has(unitId)) return { _tag: "UnitSharesAnotherSite", unitId }
      placed.add(unitId)
    }
  }
  return undefined
}

/** Row 24: whoever answers for a target has the function for it. */
const targetFault = ({ targets, units }: OrganisationOn): TreeFault | undefined =>
  first(targets, ({ unitId, function: wanted }) =>
    units.get(unitId)?.functions.includes(wanted) === true
      ? undefined
      : { _tag: "UnitHasNotTheFunction", unitId, function: wanted }
  )
