import { factOn, withFact } from "../DatedFacts.ts"
import { initialOrganisation, type Organisation, pairOf, type Unit, type Zone } from "./Organisation.ts"
import type { OrganisationEvent, OrganisationEventOf } from "./OrganisationEvents.ts"

/** Folds what happened; never fails. An event about a unit that is not there changes nothing. */
export const evolveOrganisation = (state: Organisation, event: OrganisationEvent): Organisation => {
  switch (event._tag) {
    case "UnitWasEstablished":
      return { ...state, units: { ...state.units, [event.unitId]: established(event) } }
    case "UnitWasRenamed":
      return onUnit(state, event.unitId, (unit) => ({
        ...unit,
        names: withFact(unit.names, event.from, event.name)
      }))
    case "UnitWasMovedUnder":
      return onUnit(state, event.unitId, (unit) => ({
        ...unit,
        parents: withFact(unit.parents, event.from, event.parent)
      }))
    case "UnitAreaWasSet":
      return onUnit(state, event.unitId, (unit) => ({
        ...unit,
        townships: withFact(unit.townships, event.from, event.townships),
        villages: withFact(unit.villages, event.from, event.villages)
      }))
    case "UnitWasLocated":
      return onUnit(state, event.unitId, (unit) => ({
        ...unit,
        locations: withFact(unit.locations, event.from, event.location)
      }))
    case "StationClassWasSet":
      return onUnit(state, event.unitId, (unit) => ({
        ...unit,
        classes: withFact(unit.classes, event.from, event.stationClass)
      }))
    case "StationsWereMerged":
      return event.absorbed.reduce(
        (folded, absorbed) =>
          onUnit(folded, absorbed, (unit) => ({
            ...unit,
            kinds: withFact(unit.kinds, event.from, "base-station"),
            parents: withFact(unit.parents, event.from, event.into)
          })),
        state
      )
    case "SiteWasShared": {
      const { siteId, units, location, from } = event
      return {
        ...state,
        sites: { ...state.sites, [siteId]: { siteId, units, location, from, endedFrom: null } }
      }
    }
    case "SiteSharingEnded": {
      const site = state.sites[event.siteId]
      return site === undefined
        ? state
        : { ...state, sites: { ...state.sites, [event.siteId]: { ...site, endedFrom: event.from } } }
    }
    case "UnitWasDissolved":
      return onUnit(state, event.unitId, (unit) => ({ ...unit, dissolvedFrom: event.from }))
    case "NeighboursWereSet":
      return {
        ...state,
        neighbours: { ...state.neighbours, [pairOf(event.a, event.b)]: [event.a, event.b] }
      }
    case "NeighboursWereUnset": {
      const { [pairOf(event.a, event.b)]: _apart, ...neighbours } = state.neighbours
      return { ...state, neighbours }
    }
    case "LeaderWasSet":
      return onUnit(state, event.unitId, (unit) => ({
        ...unit,
        leaders: withFact(unit.leaders, event.from, event.personId)
      }))
    case "ZoneWasFormed": {
      const { zoneId, name, members, centre, from } = event
      const zone: Zone = {
        zoneId,
        name,
        members: [{ from, value: { members, centre } }],
        heads: [],
        from,
        dissolvedFrom: null
      }
      return { ...state, zones: { ...state.zones, [zoneId]: zone } }
    }
    case "ZoneWasChanged": {
      const { members, centre, from } = event
      return onZone(state, event.zoneId, (zone) => ({
        ...zone,
        members: withFact(zone.members, from, { members, centre })
      }))
    }
    case "ZoneWasDissolved":
      return onZone(state, event.zoneId, (zone) => ({ ...zone, dissolvedFrom: event.from }))
    case "ZoneHeadWasSet":
      return onZone(state, event.zoneId, (zone) => ({
        ...zone,
        heads: withFact(zone.heads, event.from, event.personId)
      }))
    default:
      return evolveWork(state, event)
  }
}

const evolveWork = (
  state: Organisation,
  event: OrganisationEventOf<
    | "TownshipTrafficModeWasSet"
    | "MutualAidWasAgreed"
    | "MutualAidWasEnded"
    | "SurgePlanWasSet"
    | "SurgePlanWasCancelled"
    | "UnitFunctionWasGiven"
    | "UnitFunctionWasTaken"
    | "IndicatorWasRecorded"
    | "TargetWasAssigned"
    | "TargetWasWithdrawn"
  >
): Organisation => {
  switch (event._tag) {
    case "TownshipTrafficModeWasSet": {
      const facts = state.trafficModes[event.township] ?? []
      return {
        ...state,
        trafficModes: { ...state.trafficModes, [event.township]: withFact(facts, event.from, event.mode) }
      }
    }
    case "MutualAidWasAgreed": {
      const { agreementId, commands, from, until } = event
      return {
        ...state,
        agreements: { ...state.agreements, [agreementId]: { agreementId, commands, from, until } }
      }
    }
    case "MutualAidWasEnded": {
      const agreement = state.agreements[event.agreementId]
      return agreement === undefined
        ? state
        : {
            ...state,
            agreements: { ...state.agreements, [event.agreementId]: { ...agreement, until: event.until } }
          }
    }
    case "SurgePlanWasSet": {
      const { _tag, ...plan } = event
      return { ...state, surgePlans: { ...state.surgePlans, [plan.planId]: { ...plan, cancelled: false } } }
    }
    case "SurgePlanWasCancelled": {
      const plan = state.surgePlans[event.planId]
      return plan === undefined
        ? state
        : { ...state, surgePlans: { ...state.surgePlans, [event.planId]: { ...plan, cancelled: true } } }
    }
    case "UnitFunctionWasGiven":
      return onUnit(state, event.unitId, (unit) => {
        const held = factOn(unit.functions, event.from) ?? []
        return {
          ...unit,
          functions: held.includes(event.function)
            ? unit.functions
            : withFact(unit.functions, event.from, [...held, event.function])
        }
      })
    case "UnitFunctionWasTaken":
      return onUnit(state, event.unitId, (unit) => {
        const left = (factOn(unit.functions, event.from) ?? []).filter((held) => held !== event.function)
        return { ...unit, functions: withFact(unit.functions, event.from, left) }
      })
    case "IndicatorWasRecorded": {
      const { unitId, period, indicator, value, source } = event
      const ofUnit = {
        ...state.indicators[unitId],
        [`${indicator} ${period}`]: { unitId, period, indicator, value, source }
      }
      return { ...state, indicators: { ...state.indicators, [unitId]: ofUnit } }
    }
    case "TargetWasAssigned": {
      const { targetId, unitId, target, function: of, from } = event
      return {
        ...state,
        targets: {
          ...state.targets,
          [targetId]: { targetId, unitId, target, function: of, from, withdrawnFrom: null }
        }
      }
    }
    case "TargetWasWithdrawn": {
      const target = state.targets[event.targetId]
      return target === undefined
        ? state
        : {
            ...state,
            targets: { ...state.targets, [event.targetId]: { ...target, withdrawnFrom: event.from } }
          }
    }
  }
}

export const initialState: Organisation = initialOrganisation

const established = (event: OrganisationEventOf<"UnitWasEstablished">): Unit => {
  const { unitId, code, command, attributes, from } = event
  const since = <A>(value: A) => [{ from, value }]
  return {
    unitId,
    code,
    command,
    kinds: since(event.kind),
    names: since(event.name),
    parents: since(event.parent),
    townships: since(event.townships),
    villages: since(event.villages),
    locations: since(event.location),
    classes: [],
    functions: since(event.functions),
    leaders: [],
    attributes,
    from,
    dissolvedFrom: null
  }
}

const onUnit = (state: Organisation, unitId: string, change: (unit: Unit) => Unit): Organisation => {
  const unit = state.units[unitId]
  return unit === undefined ? state : { ...state, units: { ...state.units, [unitId]: change(unit) } }
}

const onZone = (state: Organisation, zoneId: string, change: (zone: Zone) => Zone): Organisation => {
  const zone = state.zones[zoneId]
  return zone === undefined ? state : { ...state, zones: { ...state.zones, [zoneId]: change(zone) } }
}
