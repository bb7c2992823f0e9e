import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { District } from "@jiaosuo/reference/Divisions"
import { type AccidentCounts, accidentFiguresOf } from "../accidents/status/AccidentCounts.ts"
import { openPhases } from "../accidents/status/AccidentFigureLists.ts"
import { type CaseCodes, type CaseCounts, caseFiguresOf } from "../cases/status/CaseCounts.ts"
import { type DutyCounts, dutyFiguresOf } from "../duties/status/DutyCounts.ts"
import type { AreaStatus } from "../http/StatusAnswer.ts"
import type { Parked } from "../lists/RegisterReader.ts"
import { fileFields } from "../vehicles/FileFields.ts"
import type { DueKind } from "../vehicles/VehicleFilter.ts"
import { type WardenCodes, type WardenCounts, wardenFiguresOf } from "../wardens/status/WardenCounts.ts"
import type { RegisterCounts, TownshipCounts } from "./StatusQuery.ts"
import { filledShare, noCounts } from "./StatusQuery.ts"

/** What the lines of a status are made with, apart from the counts. */
export interface AreaContext {
  readonly district: District
  readonly classes: ReadonlyArray<string>
  readonly hazards: ReadonlyArray<string>
  readonly parked: Parked
  readonly accidents: AccidentCounts
  readonly cases: CaseCounts
  /** Kinds and levels that cases are counted by. */
  readonly caseCodes: CaseCodes
  readonly duties: DutyCounts
  readonly wardens: WardenCounts
  /** Kinds of persuasions and levels of hazards that are counted. */
  readonly wardenCodes: WardenCodes
}

/** An area before its counts become an answer. */
interface Area {
  readonly code: string
  readonly name: string
  readonly townships: ReadonlyArray<string>
  /** Whether what is in no township is part of it. */
  readonly wholeDistrict: boolean
  readonly counts: TownshipCounts
  readonly villages: ReadonlyArray<{ readonly code: string; readonly name: string }>
  readonly parked: number
}

const sumOf = (values: Iterable<number>): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

const answerFor = (area: Area, context: AreaContext, withEntry: ReadonlySet<string>): AreaStatus => {
  const { counts } = area
  const of = (path: string): number => counts.counted[path] ?? 0
  const due = (kind: DueKind) => ({
    overdue: of(`${kind}.overdue`),
    within30Days: of(`${kind}.within30Days`),
    within60Days: of(`${kind}.within60Days`),
    unknown: of(`${kind}.unknown`)
  })
  const withoutEntry = area.villages.filter((village) => !withEntry.has(village.code))
  return {
    code: area.code,
    name: area.name,
    incomplete: area.parked > 0 || context.parked.withoutTownship > 0,
    parked: area.parked,
    vehicles: of("vehicles"),
    byClass: Object.fromEntries(context.classes.map((code) => [code, counts.byClass.get(code) ?? 0])),
    withoutClass: of("withoutClass"),
    byState: {
      normal: of("byState.normal"),
      suspended: of("byState.suspended"),
      deregistered: of("byState.deregistered")
    },
    hazards: {
      open: sumOf(counts.openHazards.values()),
      cleared: sumOf(counts.clearedHazards.values()),
      vehicles: of("hazards.vehicles"),
      byKind: Object.fromEntries(
        context.hazards.map((kind) => [
          kind,
          { open: counts.openHazards.get(kind) ?? 0, cleared: counts.clearedHazards.get(kind) ?? 0 }
        ])
      )
    },
    inspection: due("inspection"),
    insurance: due("insurance"),
    scrap: due("scrap"),
    villages: {
      total: area.villages.length,
      withoutEntry: withoutEntry.length,
      withoutEntryList: withoutEntry.map(({ code, name }) => ({ code, name }))
    },
    lastVisitAt: counts.lastVisitAt === null ? null : inShanghai(counts.lastVisitAt),
    neverVisited: of("neverVisited"),
    completeness: {
      share: filledShare(counts),
      complete: of("completeness.complete"),
      verified: of("completeness.verified"),
      missing: Object.fromEntries(fileFields.map((field) => [field, counts.missing.get(field) ?? 0]))
    },
    unregistered: counts.unregistered,
    accidents: accidentFiguresOf(context.accidents, area.townships, openPhases),
    cases: caseFiguresOf(context.cases, area.townships, context.caseCodes),
    duties: dutyFiguresOf(context.duties, area.townships, area.wholeDistrict),
    wardens: wardenFiguresOf(context.wardens, area.townships, context.wardenCodes)
  }
}

const addTo = (sums: Map<string, number>, more: ReadonlyMap<string, number>): void => {
  for (const [key, count] of more) sums.set(key, (sums.get(key) ?? 0) + count)
}

/** The sum of townships: a vehicle is in one township only, so nothing is counted twice. */
const summed = (townships: ReadonlyArray<TownshipCounts>): TownshipCounts => {
  const sum = noCounts()
  for (const counts of townships) {
    for (const [path, count] of Object.entries(counts.counted)) {
      sum.counted[path] = (sum.counted[path] ?? 0) + count
    }
    addTo(sum.byClass, counts.byClass)
    addTo(sum.openHazards, counts.openHazards)
    addTo(sum.clearedHazards, counts.clearedHazards)
    addTo(sum.missing, counts.missing)
    sum.filled += counts.filled
    sum.fields += counts.fields
    sum.unregistered += counts.unregistered
    const visit = counts.lastVisitAt
    if (visit !== null && (sum.lastVisitAt === null || visit > sum.lastVisitAt)) sum.lastVisitAt = visit
  }
  return sum
}

/**
 * The lines of a status for some townships, and their sum. `wholeDistrict` says whether the sum stands for the
 * district, events of no township included, or only for the reader's part of it.
 */
export const areaStatuses = (
  counts: RegisterCounts,
  codes: ReadonlyArray<string>,
  wholeDistrict: boolean,
  context: AreaContext
): { readonly district: AreaStatus; readonly townships: ReadonlyArray<AreaStatus> } => {
  const { district, parked } = context
  const nothing = noCounts()
  const areas = codes.map(
    (code): Area => ({
      code,
      townships: [code],
      wholeDistrict: false,
      name: district.township(code)?.name ?? code,
      counts: counts.townships.get(code) ?? nothing,
      villages: district.villagesOf(code),
      parked: parked.byTownship.get(code) ?? 0
    })
  )
  const townships = areas.map((area) => answerFor(area, context, counts.villagesWithEntry))
  const whole: Area = {
    code: district.code,
    name: district.name,
    townships: codes,
    wholeDistrict,
    counts: summed(areas.map((area) => area.counts)),
    villages: areas.flatMap((area) => area.villages),
    parked: wholeDistrict ? parked.total : sumOf(areas.map((area) => area.parked))
  }
  return { district: answerFor(whole, context, counts.villagesWithEntry), townships }
}
