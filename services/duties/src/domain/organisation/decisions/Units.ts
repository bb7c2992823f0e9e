import { factOn } from "../../DatedFacts.ts"
import { livesOn, type Organisation, pairOf, type Unit } from "../Organisation.ts"
import type { CommandOf } from "../OrganisationCommands.ts"
import type { OrganisationEvent } from "../OrganisationEvents.ts"
import { organisationOn, unitOn } from "../OrganisationOn.ts"
import { fiveNames } from "../Units.ts"
import {
  type Decision,
  happened,
  onUnitInService,
  refused,
  unchanged,
  unlessAtFault,
  unlessOnFile
} from "./Decision.ts"

export const establish = (command: CommandOf<"EstablishUnit">, state: Organisation): Decision => {
  const { _tag, ...unit } = command
  const { unitId, kind, parent, from } = unit
  if (state.units[unitId] !== undefined) return refused({ _tag: "UnitIsAlreadyEstablished", unitId })
  const above = parent === null ? undefined : state.units[parent]
  if (parent !== null && above === undefined) return refused({ _tag: "UnitIsUnknown", unitId: parent })
  const force = kind === "command" ? unitId : (above?.command ?? unitId)
  return unlessAtFault(state, from, { _tag: "UnitWasEstablished", ...unit, command: force })
}

export const rename = (
  { unitId, name, from, reason }: CommandOf<"RenameUnit">,
  state: Organisation
): Decision =>
  onUnitInService(
    state,
    unitId,
    from,
    (unit) => unit.names,
    (unit) =>
      factOn(unit.names, from) === name
        ? unchanged
        : happened({ _tag: "UnitWasRenamed", unitId, name, from, reason })
  )

export const move = (
  { unitId, parent, from, reason }: CommandOf<"MoveUnit">,
  state: Organisation
): Decision =>
  onUnitInService(
    state,
    unitId,
    from,
    (unit) => unit.parents,
    (unit) =>
      factOn(unit.parents, from) === parent
        ? unchanged
        : unlessAtFault(state, from, { _tag: "UnitWasMovedUnder", unitId, parent, from, reason })
  )

export const setArea = (command: CommandOf<"SetUnitArea">, state: Organisation): Decision => {
  const { _tag, ...area } = command
  return onUnitInService(
    state,
    area.unitId,
    area.from,
    (unit) => unit.townships,
    () => unlessAtFault(state, area.from, { _tag: "UnitAreaWasSet", ...area })
  )
}

export const locate = (command: CommandOf<"LocateUnit">, state: Organisation): Decision => {
  const { _tag, ...located } = command
  return onUnitInService(
    state,
    located.unitId,
    located.from,
    (unit) => unit.locations,
    () => happened({ _tag: "UnitWasLocated", ...located })
  )
}

/** Row 25: only stations have a class. */
export const classify = (command: CommandOf<"ClassifyStation">, state: Organisation): Decision => {
  const { _tag, ...classified } = command
  const { unitId, from } = classified
  return onUnitInService(
    state,
    unitId,
    from,
    (unit) => unit.classes,
    (unit) =>
      unitOn(unit, from)?.kind === "station"
        ? happened({ _tag: "StationClassWasSet", ...classified })
        : refused({ _tag: "UnitIsNotAStation", unitId, on: from })
  )
}

/**
 * Rows 17 and 19: the absorbed become base stations of the central one, keep their own history and their five, and
 * leave the zone that they were in; where the central one is in it, it takes over the centre.
 */
export const merge = (command: CommandOf<"MergeStations">, state: Organisation): Decision => {
  const { into, from, reason } = command
  const absorbed = [...new Set(command.absorbed)]
  if (absorbed.length === 0 || absorbed.includes(into)) return refused({ _tag: "NothingIsMerged" })
  for (const unitId of [into, ...absorbed]) {
    const notReady = onUnitInService(
      state,
      unitId,
      from,
      ({ kinds, parents }) => [...kinds, ...parents].sort((a, b) => (a.from < b.from ? -1 : 1)),
      (unit) =>
        unitOn(unit, from)?.kind === "station"
          ? unchanged
          : refused({ _tag: "UnitIsNotAStation", unitId, on: from })
    )
    if (notReady._tag === "Left") return notReady
  }
  const changed = changedFive(command, state)
  if (changed !== undefined) return changed
  const attributes = [into, ...absorbed].map((unitId) => {
    const five = state.units[unitId]?.attributes ?? null
    return { unitId, before: five, after: five }
  })
  return unlessAtFault(
    state,
    from,
    { _tag: "StationsWereMerged", into, absorbed, attributes, from, reason },
    ...zonesWithout(absorbed, command, state)
  )
}

/** Row 19: the five that somebody gives for after the merger are those from before it. */
const changedFive = (command: CommandOf<"MergeStations">, state: Organisation): Decision | undefined => {
  for (const { unitId, attributes } of command.attributes) {
    const unit = state.units[unitId]
    if (unit === undefined) return refused({ _tag: "UnitIsUnknown", unitId })
    for (const attribute of fiveNames) {
      const before = unit.attributes?.[attribute] ?? null
      const after = attributes[attribute]
      if (before !== after)
        return refused({ _tag: "FiveMustStayUnchanged", unitId, attribute, before, after })
    }
  }
  return undefined
}

const zonesWithout = (
  absorbed: ReadonlyArray<string>,
  { into, from, reason }: CommandOf<"MergeStations">,
  state: Organisation
): ReadonlyArray<OrganisationEvent> =>
  organisationOn(state, from).zones.flatMap(
    ({ zoneId, members, centre }): ReadonlyArray<OrganisationEvent> => {
      if (!members.some((member) => absorbed.includes(member))) return []
      const left = members.filter((member) => !absorbed.includes(member))
      const heart = absorbed.includes(centre) && left.includes(into) ? into : centre
      return [{ _tag: "ZoneWasChanged", zoneId, members: left, centre: heart, from, reason }]
    }
  )

/** Row 20. */
export const shareSite = (command: CommandOf<"ShareSite">, state: Organisation): Decision => {
  const { siteId, location, from, reason } = command
  const units = [...new Set(command.units)]
  if (units.length < 2) return refused({ _tag: "SiteIsOfOneUnitOnly" })
  const unknown = units.find((unitId) => state.units[unitId] === undefined)
  if (unknown !== undefined) return refused({ _tag: "UnitIsUnknown", unitId: unknown })
  return (
    unlessOnFile(state.sites, siteId) ??
    unlessAtFault(state, from, { _tag: "SiteWasShared", siteId, units, location, from, reason })
  )
}

export const endSiteSharing = (
  { siteId, from, reason }: CommandOf<"EndSiteSharing">,
  state: Organisation
): Decision => {
  const site = state.sites[siteId]
  return site === undefined || !livesOn({ from: site.from, end: site.endedFrom }, from)
    ? refused({ _tag: "SiteIsUnknown", siteId })
    : happened({ _tag: "SiteSharingEnded", siteId, from, reason })
}

/** All that a unit ever was, in the order of days. */
const everything = (unit: Unit) =>
  [
    unit.kinds,
    unit.names,
    unit.parents,
    unit.townships,
    unit.villages,
    unit.locations,
    unit.classes,
    unit.functions,
    unit.leaders
  ]
    .flat()
    .sort((a, b) => (a.from < b.from ? -1 : 1))

export const dissolve = (
  { unitId, from, reason }: CommandOf<"DissolveUnit">,
  state: Organisation
): Decision =>
  onUnitInService(state, unitId, from, everything, (unit) =>
    unit.dissolvedFrom === null
      ? unlessAtFault(state, from, { _tag: "UnitWasDissolved", unitId, from, reason })
      : refused({ _tag: "UnitIsNotInService", unitId, on: unit.dissolvedFrom })
  )

/** Which stations touch is geography and has no date; pairs on file already are left out. */
export const setNeighbours = ({ pairs }: CommandOf<"SetNeighbours">, state: Organisation): Decision => {
  const wrong = wrongPair(pairs, state)
  if (wrong !== undefined) return wrong
  const added = new Map(
    pairs.flatMap(([a, b]) =>
      state.neighbours[pairOf(a, b)] === undefined ? [[pairOf(a, b), [a, b] as const] as const] : []
    )
  )
  return happened(
    ...[...added.values()].map(([a, b]): OrganisationEvent => ({ _tag: "NeighboursWereSet", a, b }))
  )
}

/** Refused where a zone, on any day, would come apart. */
export const unsetNeighbours = (
  { pairs, reason }: CommandOf<"UnsetNeighbours">,
  state: Organisation
): Decision => {
  const wrong = wrongPair(pairs, state)
  if (wrong !== undefined) return wrong
  const known = pairs.filter(([a, b]) => state.neighbours[pairOf(a, b)] !== undefined)
  if (known.length === 0) return unchanged
  return unlessAtFault(
    state,
    "",
    ...known.map(([a, b]): OrganisationEvent => ({ _tag: "NeighboursWereUnset", a, b, reason }))
  )
}

const wrongPair = (
  pairs: ReadonlyArray<readonly [string, string]>,
  { units }: Organisation
): Decision | undefined => {
  for (const [a, b] of pairs) {
    if (a === b) return refused({ _tag: "StationIsItsOwnNeighbour", unitId: a })
    for (const unitId of [a, b]) {
      const unit = units[unitId]
      if (unit === undefined) return refused({ _tag: "UnitIsUnknown", unitId })
      if (!unit.kinds.some(({ value }) => value === "station")) {
        return refused({ _tag: "UnitIsNotAStation", unitId, on: unit.from })
      }
    }
  }
  return undefined
}

export const setLeader = (command: CommandOf<"SetLeader">, state: Organisation): Decision => {
  const { _tag, ...led } = command
  return onUnitInService(
    state,
    led.unitId,
    led.from,
    (unit) => unit.leaders,
    (unit) =>
      (factOn(unit.leaders, led.from) ?? null) === led.personId
        ? unchanged
        : happened({ _tag: "LeaderWasSet", ...led })
  )
}
