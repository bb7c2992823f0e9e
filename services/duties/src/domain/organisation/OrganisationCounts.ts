import type { District } from "@jiaosuo/reference/Divisions"
import { agreementBetween, type OrganisationOn, stationOf, type UnitOn } from "./OrganisationOn.ts"
import { canBeZonedWithoutRemainder, townshipsServedBy } from "./TreeFaults.ts"
import type { StationClass, TrafficMode, UnitKind } from "./Units.ts"

/** What can be counted of a day's organisation, and what is missing in it. */

/** Numbers of units; `stations` are those that are nobody's base station. */
export interface OrganisationCounts {
  readonly byKind: { readonly [Kind in UnitKind]: number }
  /** Stations that lead base stations (中心派出所, row 17). */
  readonly centralStations: number
  /** Row 25: the three classes and the stations without one are all stations. */
  readonly byClass: { readonly [Class in StationClass | "none"]: number }
  readonly zones: number
  /** Row 3: whether all stations of the district's own force could be in zones of four and five. */
  readonly zoning: {
    readonly stations: number
    readonly outside: number
    readonly withoutRemainderPossible: boolean
  }
}

/** Counts of a day. */
export const countsOf = (tree: OrganisationOn): OrganisationCounts => {
  const units = [...tree.units.values()]
  const of = (kind: UnitKind): number => units.filter((unit) => unit.kind === kind).length
  const stations = units.filter(({ kind }) => kind === "station")
  const classed = (wanted: StationClass | null): number =>
    stations.filter(({ stationClass }) => stationClass === wanted).length
  const leading = new Set(units.filter(({ kind }) => kind === "base-station").map(({ parent }) => parent))
  const zoned = new Set(tree.zones.flatMap(({ members }) => members))
  return {
    byKind: {
      command: of("command"),
      department: of("department"),
      station: of("station"),
      "base-station": of("base-station"),
      sector: of("sector"),
      grid: of("grid"),
      "police-room": of("police-room")
    },
    centralStations: leading.size,
    byClass: {
      "all-round": classed("all-round"),
      offensive: classed("offensive"),
      defensive: classed("defensive"),
      none: classed(null)
    },
    zones: tree.zones.length,
    zoning: {
      stations: stations.length,
      outside: stations.filter(({ unitId }) => !zoned.has(unitId)).length,
      withoutRemainderPossible: canBeZonedWithoutRemainder(stations.length)
    }
  }
}

/** Who answers for a township on a day. */
export interface TownshipOn {
  readonly township: string
  readonly mode: TrafficMode
  /** The station at the head of whoever serves it; null where nobody does. */
  readonly station: string | null
  /** The unit that serves it itself: the station or one of its base stations. */
  readonly servedBy: string | null
  readonly zone: string | null
  /** Row 20: units that share a site with the one that serves it. */
  readonly sharesSiteWith: ReadonlyArray<string>
}

/** Rows 1, 2 and 20: every township with a station's duty, in the order of the district's codes. */
export const townshipsOn = (tree: OrganisationOn, district: District): ReadonlyArray<TownshipOn> => {
  const serving = new Map<string, UnitOn>()
  for (const unit of tree.units.values()) {
    if (unit.kind !== "station" && unit.kind !== "base-station") continue
    // The force that is named first answers; another one's units are guests in the township.
    for (const township of unit.townships) if (!serving.has(township)) serving.set(township, unit)
  }
  return district.stations.map(({ code }) => {
    const unit = serving.get(code)
    const station = unit === undefined ? null : stationOf(tree.units, unit.unitId)
    const site = tree.sites.find(({ units }) => unit !== undefined && units.includes(unit.unitId))
    return {
      township: code,
      mode: tree.trafficModes.get(code) ?? "squadron_only",
      station: station?.unitId ?? null,
      servedBy: unit?.unitId ?? null,
      zone:
        tree.zones.find(({ members }) => station !== null && members.includes(station.unitId))?.zoneId ??
        null,
      sharesSiteWith: site?.units.filter((unitId) => unitId !== unit?.unitId) ?? []
    }
  })
}

/** Something that is not wrong but missing in a day's organisation. */
export type OrganisationGap =
  | { readonly _tag: "StationIsInNoZone"; readonly unitId: string }
  | { readonly _tag: "ZoneHasNoHead"; readonly zoneId: string }
  | {
      readonly _tag: "AgreementHasRunOut"
      readonly zoneId: string
      readonly commands: readonly [string, string]
    }
  | {
      readonly _tag: "VillagesAreInNoGrid"
      readonly unitId: string
      readonly villages: ReadonlyArray<string>
    }
  | { readonly _tag: "StationHasNoClass"; readonly unitId: string }

/** What is missing on a day. Villages are asked of stations that have grids at all (row 26). */
export const gapsIn = (tree: OrganisationOn, district: District): ReadonlyArray<OrganisationGap> => {
  const units = [...tree.units.values()]
  const stations = units.filter(({ kind }) => kind === "station")
  const zoned = new Set(tree.zones.flatMap(({ members }) => members))
  return [
    ...stations.flatMap(
      ({ unitId, stationClass }): ReadonlyArray<OrganisationGap> => [
        ...(zoned.has(unitId) ? [] : [{ _tag: "StationIsInNoZone" as const, unitId }]),
        ...(stationClass === null ? [{ _tag: "StationHasNoClass" as const, unitId }] : [])
      ]
    ),
    ...tree.zones.flatMap(({ zoneId, head, members }): ReadonlyArray<OrganisationGap> => {
      const forces = [...new Set(members.flatMap((unitId) => tree.units.get(unitId)?.command ?? []))]
      const pairs = forces.flatMap((one, i) => forces.slice(i + 1).map((other) => [one, other] as const))
      return [
        ...(head === null ? [{ _tag: "ZoneHasNoHead" as const, zoneId }] : []),
        ...pairs
          .filter(([one, other]) => agreementBetween(tree, one, other) === undefined)
          .map((commands) => ({ _tag: "AgreementHasRunOut" as const, zoneId, commands }))
      ]
    }),
    ...stations.flatMap(({ unitId }): ReadonlyArray<OrganisationGap> => {
      const grids = units.filter(
        (unit) => unit.kind === "grid" && stationOf(tree.units, unit.unitId)?.unitId === unitId
      )
      if (grids.length === 0) return []
      const covered = new Set(grids.flatMap(({ villages }) => villages))
      const villages = townshipsServedBy(tree.units, unitId)
        .flatMap((township) => district.villagesOf(township))
        .map(({ code }) => code)
        .filter((code) => !covered.has(code))
      return villages.length === 0 ? [] : [{ _tag: "VillagesAreInNoGrid", unitId, villages }]
    })
  ]
}
