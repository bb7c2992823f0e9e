import type { District } from "@jiaosuo/reference/Divisions"
import { accidentLists } from "../accidents/status/AccidentFigureLists.ts"
import type { CaseCodes } from "../cases/status/CaseCounts.ts"
import { caseLists } from "../cases/status/CaseFigureLists.ts"
import { dutyLists } from "../duties/status/DutyFigureLists.ts"
import type { FileField } from "../vehicles/FileFields.ts"
import { fileFields } from "../vehicles/FileFields.ts"
import type { DueKind, DueWindow } from "../vehicles/VehicleFilter.ts"
import { dueKinds, dueWindows, onFile } from "../vehicles/VehicleFilter.ts"
import type { StatedFilter } from "../vehicles/VehicleFilterQuery.ts"
import { queryOfFilter } from "../vehicles/VehicleFilterQuery.ts"
import { vehicleStates } from "../vehicles/VehicleTable.ts"
import type { WardenCodes } from "../wardens/status/WardenCounts.ts"
import { wardenLists } from "../wardens/status/WardenFigureLists.ts"

/**
 * Every figure of a status with the filter that it counts. The same filter makes the condition in SQL and the
 * address of the list behind the figure, so that a number and its list cannot say different things.
 */

type Filter = Partial<StatedFilter>

/** Name of a due window in the answer. */
export const windowNames: { readonly [Window in DueWindow]: string } = {
  overdue: "overdue",
  "30": "within30Days",
  "60": "within60Days",
  unknown: "unknown"
}

const dueFigures = (kind: DueKind): ReadonlyArray<readonly [string, Filter]> =>
  dueWindows.map((window) => [`${kind}.${windowNames[window]}`, { states: onFile, due: [{ kind, window }] }])

/** Figures that are counted by a condition of their own. */
export const countedFigures: ReadonlyArray<readonly [path: string, filter: Filter]> = [
  ["vehicles", { states: onFile }],
  ["withoutClass", { states: onFile, class: "none" }],
  ...vehicleStates.map((state): readonly [string, Filter] => [`byState.${state}`, { states: [state] }]),
  ["hazards.vehicles", { states: onFile, hazard: { kind: null, standing: "open" } }],
  ...dueKinds.flatMap(dueFigures),
  ["neverVisited", { states: onFile, neverVisited: true }],
  ["completeness.complete", { states: onFile, missing: "none" }],
  ["completeness.verified", { states: onFile, neverVisited: false }]
]

/** The filter of the vehicles of a class. */
export const ofClass = (code: string): Filter => ({ states: onFile, class: code })

/** The filter of the files that lack a field. */
export const lacking = (field: FileField): Filter => ({ states: onFile, missing: field })

/** What pins all lists of one answer to the moment and the day that its figures stand for. */
export interface Pinned {
  readonly day: string
  readonly asOf: string | null
  /** Instant from which the clocks of cases are seen, and at which people on duty are counted. */
  readonly at: string
  readonly township: string | null
}

/** Figure → address of the list behind it, for the classes and hazards that the tables know. */
export const listsBehind = (
  classes: ReadonlyArray<string>,
  hazards: ReadonlyArray<string>,
  caseCodes: CaseCodes,
  wardenCodes: WardenCodes,
  pinned: Pinned
): Readonly<Record<string, string>> => {
  const address = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
    const all = {
      ...query,
      township: pinned.township ?? undefined,
      day: pinned.day,
      asOf: pinned.asOf ?? undefined
    }
    const stated = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return `${path}?${new URLSearchParams(stated).toString()}`
  }
  const vehicles = (filter: Filter, more: Readonly<Record<string, string>> = {}): string =>
    address("/api/vehicles", { ...queryOfFilter(filter), ...more })
  const hazardList = (standing: "open" | "cleared", kind?: string): string =>
    address("/api/hazards", { state: "on-file", standing, kind })

  return Object.fromEntries([
    ...countedFigures.map(([path, filter]) => [path, vehicles(filter)]),
    ...classes.map((code) => [`byClass.${code}`, vehicles(ofClass(code))]),
    ["hazards.open", hazardList("open")],
    ["hazards.cleared", hazardList("cleared")],
    ...hazards.flatMap((kind) => [
      [`hazards.byKind.${kind}.open`, hazardList("open", kind)],
      [`hazards.byKind.${kind}.cleared`, hazardList("cleared", kind)]
    ]),
    ...fileFields.map((field) => [`completeness.missing.${field}`, vehicles(lacking(field))]),
    ["lastVisitAt", vehicles({ states: onFile }, { sort: "-lastVisit" })],
    ["villages.total", address("/api/townships/villages", {})],
    ["villages.withoutEntry", address("/api/townships/villages", { entry: "none" })],
    ["unregistered", address("/api/unregistered-vehicles", { state: "listed" })],
    ...accidentLists(address, pinned.day),
    ...caseLists(address, pinned.day, pinned.at, caseCodes),
    ...dutyLists(address, pinned.at),
    ...wardenLists(address, pinned.day, pinned.at, wardenCodes)
  ])
}

/** Names of the areas that a status has a line for: the stations, and any other township that has figures. */
export const areasOf = (district: District, counted: Iterable<string>): ReadonlyArray<string> => {
  const codes = new Set(district.stations.map((township) => township.code))
  for (const code of counted) codes.add(code)
  return [...codes].sort()
}
