import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { Effect, Either, ParseResult, Schema } from "effect"
import {
  type AccidentTableName,
  type AccidentTables,
  accidentTableNames,
  makeAccidentTables
} from "./AccidentTables.ts"
import { type CaseTableName, type CaseTables, caseTableNames, makeCaseTables } from "./CaseTables.ts"
import { type DayCountingRule, makeDayCountingRules } from "./Deadlines.ts"
import { type District, DistrictFiles, makeDistrict } from "./Divisions.ts"
import { type DutyTableName, type DutyTables, dutyTableNames, makeDutyTables } from "./DutyTables.ts"
import { type ExportRules, makeExportRules } from "./ExportRules.ts"
import type { RuleTable } from "./RuleTables.ts"
import {
  makeVehicleTables,
  type VehicleTableName,
  type VehicleTables,
  vehicleTableNames
} from "./VehicleTables.ts"
import {
  makeWardenTables,
  type WardenTableName,
  type WardenTables,
  wardenTableNames
} from "./WardenTables.ts"
import { type PublishedYear, PublishedYearFile } from "./WorkingDays.ts"

/** A folder of reference data that cannot be used: which file, and what is wrong with it. */
export class ReferenceDataIsUnusable extends Schema.TaggedError<ReferenceDataIsUnusable>(
  "@jiaosuo/reference/ReferenceDataIsUnusable"
)("ReferenceDataIsUnusable", { path: Schema.String, reason: Schema.String }) {
  override get message(): string {
    return `${this.path}: ${this.reason}`
  }
}

const unusable = (path: string) => (reason: unknown) =>
  new ReferenceDataIsUnusable({ path, reason: reason instanceof Error ? reason.message : String(reason) })

const readJson = (path: string): Effect.Effect<unknown, ReferenceDataIsUnusable> =>
  Effect.tryPromise({ try: () => readFile(path, "utf8"), catch: unusable(path) }).pipe(
    Effect.flatMap((content) =>
      Effect.try({ try: () => JSON.parse(content.replace(/^\uFEFF/, "")) as unknown, catch: unusable(path) })
    )
  )

const jsonFilesIn = (folder: string): Effect.Effect<ReadonlyArray<string>, ReferenceDataIsUnusable> =>
  Effect.tryPromise({ try: () => readdir(folder), catch: unusable(folder) }).pipe(
    Effect.map((names) => names.filter((name) => name.endsWith(".json")).sort())
  )

const decodeAt =
  (path: string) =>
  <A, I>(schema: Schema.Schema<A, I>, value: unknown): Effect.Effect<A, ReferenceDataIsUnusable> =>
    Schema.decodeUnknown(schema)(value).pipe(
      Effect.mapError((error) => unusable(path)(ParseResult.TreeFormatter.formatErrorSync(error)))
    )

/** A district from its folder: `district.json`, `townships.json`, `villages.json`. */
export const loadDistrict = (folder: string): Effect.Effect<District, ReferenceDataIsUnusable> =>
  Effect.gen(function* () {
    const files = yield* Effect.all({
      district: readJson(join(folder, "district.json")),
      townships: readJson(join(folder, "townships.json")),
      villages: readJson(join(folder, "villages.json"))
    })
    const decoded = yield* decodeAt(folder)(DistrictFiles, files)
    return yield* Either.mapLeft(makeDistrict(decoded), unusable(folder))
  })

const isVehicleTableName = (name: string): name is VehicleTableName =>
  (vehicleTableNames as ReadonlyArray<string>).includes(name)

const isAccidentTableName = (name: string): name is AccidentTableName =>
  (accidentTableNames as ReadonlyArray<string>).includes(name)

const isCaseTableName = (name: string): name is CaseTableName =>
  (caseTableNames as ReadonlyArray<string>).includes(name)

const isDutyTableName = (name: string): name is DutyTableName =>
  (dutyTableNames as ReadonlyArray<string>).includes(name)

const isWardenTableName = (name: string): name is WardenTableName =>
  (wardenTableNames as ReadonlyArray<string>).includes(name)

/** The dated tables, with the files of a folder in place of the built-in ones of the same name. */
export const loadRuleTables = (
  folder: string
): Effect.Effect<
  {
    readonly vehicles: VehicleTables
    readonly accidents: AccidentTables
    readonly duties: DutyTables
    readonly cases: CaseTables
    readonly wardens: WardenTables
    readonly exports: ExportRules
    readonly dayCounting: RuleTable<DayCountingRule>
  },
  ReferenceDataIsUnusable
> =>
  Effect.gen(function* () {
    const replaced: Partial<Record<VehicleTableName, unknown>> = {}
    const accidents: Partial<Record<AccidentTableName, unknown>> = {}
    const cases: Partial<Record<CaseTableName, unknown>> = {}
    const duties: Partial<Record<DutyTableName, unknown>> = {}
    const wardens: Partial<Record<WardenTableName, unknown>> = {}
    let dayCounting: unknown
    let exportLimits: unknown
    for (const file of yield* jsonFilesIn(folder)) {
      const name = file.slice(0, -".json".length)
      const path = join(folder, file)
      // A misspelt name would silently leave the built-in table in force.
      if (name === "day-counting") dayCounting = yield* readJson(path)
      else if (name === "export-limits") exportLimits = yield* readJson(path)
      else if (isVehicleTableName(name)) replaced[name] = yield* readJson(path)
      else if (isAccidentTableName(name)) accidents[name] = yield* readJson(path)
      else if (isDutyTableName(name)) duties[name] = yield* readJson(path)
      else if (isCaseTableName(name)) cases[name] = yield* readJson(path)
      else if (isWardenTableName(name)) wardens[name] = yield* readJson(path)
      else {
        const known = [
          ...vehicleTableNames,
          ...accidentTableNames,
          ...dutyTableNames,
          ...caseTableNames,
          ...wardenTableNames,
          "day-counting",
          "export-limits"
        ].join(", ")
        return yield* unusable(path)(`no table has this name; there are ${known}`)
      }
    }
    return {
      vehicles: yield* Either.mapLeft(makeVehicleTables(replaced), unusable(folder)),
      accidents: yield* Either.mapLeft(makeAccidentTables(accidents), unusable(folder)),
      duties: yield* Either.mapLeft(makeDutyTables(duties), unusable(folder)),
      cases: yield* Either.mapLeft(makeCaseTables(cases), unusable(folder)),
      wardens: yield* Either.mapLeft(makeWardenTables(wardens), unusable(folder)),
      exports: yield* Either.mapLeft(makeExportRules(exportLimits), unusable(folder)),
      dayCounting: yield* Either.mapLeft(makeDayCountingRules(dayCounting), unusable(folder))
    }
  })

/** Years of the working-day calendar from a folder: `2027.json` and so on, each a published year. */
export const loadCalendarYears = (
  folder: string
): Effect.Effect<ReadonlyArray<PublishedYear>, ReferenceDataIsUnusable> =>
  Effect.gen(function* () {
    const years: Array<PublishedYear> = []
    for (const file of yield* jsonFilesIn(folder)) {
      const path = join(folder, file)
      years.push(yield* decodeAt(path)(PublishedYearFile, yield* readJson(path)))
    }
    return years
  })
