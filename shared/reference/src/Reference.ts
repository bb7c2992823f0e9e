import { Context, Effect, Either, Layer } from "effect"
import { type AccidentRules, builtInAccidentRules, makeAccidentRules } from "./AccidentRules.ts"
import { builtInCaseRules, type CaseRules, makeCaseRules } from "./CaseRules.ts"
import { builtInDeadlines, type Deadlines, makeDeadlines } from "./Deadlines.ts"
import { type District, zhanhua } from "./Divisions.ts"
import { builtInDutyRules, type DutyRules, makeDutyRules } from "./DutyRules.ts"
import { builtInExportRules, type ExportRules } from "./ExportRules.ts"
import {
  loadCalendarYears,
  loadDistrict,
  loadRuleTables,
  ReferenceDataIsUnusable
} from "./ReferenceFolder.ts"
import { versionOf } from "./TableVersion.ts"
import { builtInVehicleRules, makeVehicleRules, type VehicleRules } from "./VehicleRules.ts"
import { builtInWardenRules, makeWardenRules, type WardenRules } from "./WardenRules.ts"
import { builtInCalendar, makeCalendar, packagedYears } from "./WorkingDays.ts"

/** The reference data in force in this installation. Everything in it is pure: pass it on to deciders. */
export interface ReferenceData {
  readonly district: District
  readonly vehicleRules: VehicleRules
  readonly accidentRules: AccidentRules
  /** Templates, limits and posts of duties (D1 to D3, K14). */
  readonly dutyRules: DutyRules
  readonly caseRules: CaseRules
  /** Numbers and trainings of the wardens. */
  readonly wardenRules: WardenRules
  /** X1: from how many rows an export needs a second approval. Nothing is derived from it: it is in no fingerprint. */
  readonly exportRules: ExportRules
  /** Deadlines with their rules and working-day calendar (`deadlines.calendar`). */
  readonly deadlines: Deadlines
  /** Fingerprint of the rule tables and the calendar: what was derived from another version is stale. */
  readonly version: string
}

/** Where replacements for the built-in data are; a part that is absent stays built in. */
export interface ReferenceFolders {
  /** `district.json`, `townships.json`, `villages.json` of another district. */
  readonly district?: string | undefined
  /** Table files that replace the built-in ones of the same name. */
  readonly tables?: string | undefined
  /** Years of the working-day calendar beyond those built in: `2027.json`. */
  readonly calendar?: string | undefined
}

const reference = (
  district: District,
  vehicleRules: VehicleRules,
  accidentRules: AccidentRules,
  dutyRules: DutyRules,
  caseRules: CaseRules,
  wardenRules: WardenRules,
  exportRules: ExportRules,
  deadlines: Deadlines
): ReferenceData => ({
  district,
  vehicleRules,
  accidentRules,
  dutyRules,
  caseRules,
  wardenRules,
  exportRules,
  deadlines,
  version: versionOf(
    vehicleRules.version,
    accidentRules.version,
    dutyRules.version,
    caseRules.version,
    wardenRules.version,
    deadlines.version
  )
})

/** The built-in data: 沾化区, the tables of this package and the packaged calendar. */
export const builtInReference: ReferenceData = reference(
  zhanhua,
  builtInVehicleRules,
  builtInAccidentRules,
  builtInDutyRules,
  builtInCaseRules,
  builtInWardenRules,
  builtInExportRules,
  builtInDeadlines
)

/** The data with replacements from folders. Fails on the first file that cannot be used. */
export const loadReference = (
  folders: ReferenceFolders
): Effect.Effect<ReferenceData, ReferenceDataIsUnusable> =>
  Effect.gen(function* () {
    const district = folders.district === undefined ? zhanhua : yield* loadDistrict(folders.district)
    const tables = folders.tables === undefined ? undefined : yield* loadRuleTables(folders.tables)
    let calendar = builtInCalendar
    if (folders.calendar !== undefined) {
      const path = folders.calendar
      const years = yield* loadCalendarYears(path)
      calendar = yield* Either.mapLeft(
        makeCalendar([...packagedYears, ...years]),
        (reason) => new ReferenceDataIsUnusable({ path, reason })
      )
    }
    const deadlines = makeDeadlines(tables?.dayCounting ?? builtInDeadlines.rules, calendar)
    return reference(
      district,
      tables === undefined ? builtInVehicleRules : makeVehicleRules(tables.vehicles),
      makeAccidentRules(tables?.accidents ?? builtInAccidentRules.tables, deadlines),
      tables === undefined ? builtInDutyRules : makeDutyRules(tables.duties),
      tables === undefined ? builtInCaseRules : makeCaseRules(tables.cases),
      tables === undefined ? builtInWardenRules : makeWardenRules(tables.wardens),
      tables?.exports ?? builtInExportRules,
      deadlines
    )
  })

/** The reference data in force. */
export class Reference extends Context.Tag("@jiaosuo/reference/Reference")<Reference, ReferenceData>() {
  /** The built-in data. */
  static readonly layer: Layer.Layer<Reference> = Layer.succeed(this, builtInReference)
}

/** The data with replacements from folders, as a service. */
export const layerOfFolders = (folders: ReferenceFolders): Layer.Layer<Reference, ReferenceDataIsUnusable> =>
  Layer.effect(Reference, loadReference(folders))
