import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { factOn } from "../DatedFacts.ts"
import {
  type Agreement,
  livesOn,
  type Organisation,
  type Site,
  type SurgePlan,
  type Target,
  type Unit,
  type Zone
} from "./Organisation.ts"
import type { FiveAttributes, FunctionCode, Location, StationClass, TrafficMode, UnitKind } from "./Units.ts"

/** The organisation as it is on one day: any question about a past or a coming day is answered by this. */

/** A unit as it is on a day. */
export interface UnitOn {
  readonly unitId: string
  readonly kind: UnitKind
  readonly name: string
  readonly code: string | null
  readonly command: string
  readonly parent: string | null
  readonly townships: ReadonlyArray<string>
  readonly villages: ReadonlyArray<string>
  readonly location: Location | null
  /** Stations only (row 25); null where none is set. */
  readonly stationClass: StationClass | null
  readonly functions: ReadonlyArray<FunctionCode>
  readonly attributes: FiveAttributes | null
  readonly leader: string | null
  /** First day of its life. */
  readonly from: CalendarDate
}

/** A zone as it is on a day. */
export interface ZoneOn {
  readonly zoneId: string
  readonly name: string
  readonly members: ReadonlyArray<string>
  readonly centre: string
  readonly head: string | null
  readonly from: CalendarDate
}

/** Everything that holds on a day. */
export interface OrganisationOn {
  readonly day: CalendarDate
  readonly units: ReadonlyMap<string, UnitOn>
  readonly zones: ReadonlyArray<ZoneOn>
  readonly sites: ReadonlyArray<Site>
  readonly agreements: ReadonlyArray<Agreement>
  readonly surgePlans: ReadonlyArray<SurgePlan>
  readonly targets: ReadonlyArray<Target>
  readonly trafficModes: ReadonlyMap<string, TrafficMode>
  /** Which stations touch; a merged one counts as the station that leads it. */
  readonly neighboursOf: (stationId: string) => ReadonlySet<string>
}

/** A unit as it is on a day; undefined where it is not there yet, or no more. */
export const unitOn = (unit: Unit, day: CalendarDate): UnitOn | undefined => {
  if (!livesOn({ from: unit.from, end: unit.dissolvedFrom }, day)) return undefined
  const kind = factOn(unit.kinds, day) as UnitKind
  return {
    unitId: unit.unitId,
    kind,
    name: factOn(unit.names, day) as string,
    code: unit.code,
    command: unit.command,
    parent: factOn(unit.parents, day) ?? null,
    townships: factOn(unit.townships, day) ?? [],
    villages: factOn(unit.villages, day) ?? [],
    location: factOn(unit.locations, day) ?? null,
    stationClass: kind === "station" ? (factOn(unit.classes, day) ?? null) : null,
    functions: factOn(unit.functions, day) ?? [],
    attributes: unit.attributes,
    leader: factOn(unit.leaders, day) ?? null,
    from: unit.from
  }
}

const zoneOn = (zone: Zone, day: CalendarDate): ZoneOn | undefined => {
  const made = factOn(zone.members, day)
  if (made === undefined || !livesOn({ from: zone.from, end: zone.dissolvedFrom }, day)) return undefined
  const { zoneId, name, from } = zone
  return { zoneId, name, ...made, head: factOn(zone.heads, day) ?? null, from }
}

const there = <A, B>(
  things: Readonly<Record<string, A>>,
  on: (thing: A) => B | undefined
): ReadonlyArray<B> =>
  Object.values(things).flatMap((thing) => {
    const found = on(thing)
    return found === undefined ? [] : [found]
  })

/** The station that answers for a unit: itself, or the first station above it; null where there is none. */
export const stationOf = (units: OrganisationOn["units"], unitId: string): UnitOn | null => {
  const seen = new Set<string>()
  let unit = units.get(unitId)
  while (unit !== undefined && !seen.has(unit.unitId)) {
    if (unit.kind === "station") return unit
    seen.add(unit.unitId)
    unit = unit.parent === null ? undefined : units.get(unit.parent)
  }
  return null
}

/** The tree of a day, with everything else that holds then. Days are those of Asia/Shanghai. */
export const organisationOn = (state: Organisation, day: CalendarDate): OrganisationOn => {
  const units = new Map(there(state.units, (unit) => unitOn(unit, day)).map((unit) => [unit.unitId, unit]))
  const touching = new Map<string, Set<string>>()
  const touch = (one: string, other: string): void => {
    const others = touching.get(one) ?? new Set()
    touching.set(one, others.add(other))
  }
  for (const [a, b] of Object.values(state.neighbours)) {
    const one = stationOf(units, a)?.unitId
    const other = stationOf(units, b)?.unitId
    if (one === undefined || other === undefined || one === other) continue
    touch(one, other)
    touch(other, one)
  }
  const nobody: ReadonlySet<string> = new Set()
  return {
    day,
    units,
    zones: there(state.zones, (zone) => zoneOn(zone, day)),
    sites: there(state.sites, (site) =>
      livesOn({ from: site.from, end: site.endedFrom }, day) ? site : undefined
    ),
    agreements: there(state.agreements, (agreement) =>
      agreement.from <= day && (agreement.until === null || day <= agreement.until) ? agreement : undefined
    ),
    surgePlans: there(state.surgePlans, (plan) =>
      !plan.cancelled && plan.from <= day && day <= plan.until ? plan : undefined
    ),
    targets: there(state.targets, (target) =>
      livesOn({ from: target.from, end: target.withdrawnFrom }, day) ? target : undefined
    ),
    trafficModes: new Map(
      Object.entries(state.trafficModes).flatMap(([township, facts]) => {
        const mode = factOn(facts, day)
        return mode === undefined ? [] : [[township, mode] as const]
      })
    ),
    neighboursOf: (stationId) => touching.get(stationId) ?? nobody
  }
}

/** The plan that says how many officers of a unit are on traffic on a day (row 27); undefined outside of a season. */
export const surgePlanOn = (state: Organisation, unitId: string, day: CalendarDate): SurgePlan | undefined =>
  organisationOn(state, day).surgePlans.find((plan) => plan.unitId === unitId)

/** Row 2: who answers for the traffic of a township on a day; before any merger the squadron does. */
export const trafficModeOn = (state: Organisation, township: string, day: CalendarDate): TrafficMode =>
  factOn(state.trafficModes[township] ?? [], day) ?? "squadron_only"

/** Row 12: the agreement under which two police forces help each other on a day. */
export const agreementBetween = (
  { agreements }: Pick<OrganisationOn, "agreements">,
  a: string,
  b: string
): Agreement | undefined =>
  agreements.find(({ commands }) => commands.includes(a) && commands.includes(b) && a !== b)

/** Every day on which something begins or ends, from a day on, that day first. */
export const turningDays = (state: Organisation, from: CalendarDate): ReadonlyArray<CalendarDate> => {
  const days = new Set<CalendarDate>([from])
  const add = (day: CalendarDate | null): void => {
    if (day !== null && day > from) days.add(day)
  }
  const addAll = (facts: ReadonlyArray<{ readonly from: CalendarDate }>): void => {
    for (const fact of facts) add(fact.from)
  }
  for (const unit of Object.values(state.units)) {
    add(unit.from)
    add(unit.dissolvedFrom)
    for (const facts of [unit.kinds, unit.parents, unit.townships, unit.villages, unit.functions])
      addAll(facts)
  }
  for (const zone of Object.values(state.zones)) {
    add(zone.from)
    add(zone.dissolvedFrom)
    addAll(zone.members)
  }
  for (const site of Object.values(state.sites)) {
    add(site.from)
    add(site.endedFrom)
  }
  for (const target of Object.values(state.targets)) {
    add(target.from)
    add(target.withdrawnFrom)
  }
  return [...days].sort()
}
