import { Either } from "effect"
import codesFile from "../data/rules/accident-codes.json" with { type: "json" }
import deadlinesFile from "../data/rules/accident-deadlines.json" with { type: "json" }
import severityFile from "../data/rules/accident-severity.json" with { type: "json" }
import blackSpotsFile from "../data/rules/black-spots.json" with { type: "json" }
import windowsFile from "../data/rules/casualty-windows.json" with { type: "json" }
import crimeTestFile from "../data/rules/crime-test.json" with { type: "json" }
import graveFile from "../data/rules/grave-accidents.json" with { type: "json" }
import handlerActsFile from "../data/rules/handler-acts.json" with { type: "json" }
import handlersFile from "../data/rules/handlers.json" with { type: "json" }
import identificationsFile from "../data/rules/identifications.json" with { type: "json" }
import lateReportsFile from "../data/rules/late-reports.json" with { type: "json" }
import groundsFile from "../data/rules/report-grounds.json" with { type: "json" }
import { type AccidentCodeRule, readAccidentCodes } from "./AccidentCodes.ts"
import { type AccidentDeadlineRule, readAccidentDeadlines } from "./AccidentDeadlines.ts"
import { type BlackSpotRule, readBlackSpots } from "./BlackSpotRules.ts"
import { type CasualtyWindowRule, readCasualtyWindows } from "./CasualtyWindows.ts"
import { type CrimeTestRule, readCrimeTest } from "./CrimeTest.ts"
import { type GraveAccidentRule, readGraveAccidents } from "./GraveAccidents.ts"
import { type IdentificationRule, readIdentifications } from "./Identifications.ts"
import { type LateReportRule, readLateReports } from "./LateReports.ts"
import { type HandlerActRule, type HandlersRule, readHandlerActs, readHandlers } from "./Qualifications.ts"
import { type ReportGroundRule, readReportGrounds } from "./ReportGrounds.ts"
import type { RuleTable } from "./RuleTables.ts"
import { readSeverities, type SeverityRule } from "./Severity.ts"
import { versionOf } from "./TableVersion.ts"

/** The dated tables of accidents. */
export interface AccidentTables {
  /** Legal clocks: A7 to A21, C2, C3. */
  readonly deadlines: RuleTable<AccidentDeadlineRule>
  /** A4 to A6. */
  readonly reportGrounds: RuleTable<ReportGroundRule>
  /** A2. */
  readonly handlers: RuleTable<HandlersRule>
  /** A3. */
  readonly handlerActs: RuleTable<HandlerActRule>
  /** C4 and C5. */
  readonly severity: RuleTable<SeverityRule>
  /** C7. */
  readonly crimeTest: RuleTable<CrimeTestRule>
  /** C1 to C3. */
  readonly casualtyWindows: RuleTable<CasualtyWindowRule>
  /** Section 11. */
  readonly codes: RuleTable<AccidentCodeRule>
  /** 事故多发点段. */
  readonly blackSpots: RuleTable<BlackSpotRule>
  /** A19: least numbers of what is shown. */
  readonly identifications: RuleTable<IdentificationRule>
  /** A19, A22: what accidents with several dead ask for. */
  readonly graveAccidents: RuleTable<GraveAccidentRule>
  /** A7: when a report is one afterwards. */
  readonly lateReports: RuleTable<LateReportRule>
  /** Fingerprint of all of them. */
  readonly version: string
}

const builtIn = {
  "accident-deadlines": deadlinesFile,
  "report-grounds": groundsFile,
  handlers: handlersFile,
  "handler-acts": handlerActsFile,
  "accident-severity": severityFile,
  "crime-test": crimeTestFile,
  "casualty-windows": windowsFile,
  "accident-codes": codesFile,
  "black-spots": blackSpotsFile,
  "late-reports": lateReportsFile,
  identifications: identificationsFile,
  "grave-accidents": graveFile
} satisfies Readonly<Record<string, unknown>>

/** Names of the table files, without `.json`: each file in a folder of tables replaces the built-in one. */
export type AccidentTableName = keyof typeof builtIn

/** All {@link AccidentTableName}s. */
export const accidentTableNames = Object.keys(builtIn) as ReadonlyArray<AccidentTableName>

/**
 * The tables, with those given (parsed JSON of table files) in place of the built-in ones. Left: which
 * table is wrong and how.
 */
export const makeAccidentTables = (
  replaced: Partial<Readonly<Record<AccidentTableName, unknown>>> = {}
): Either.Either<AccidentTables, string> =>
  Either.gen(function* () {
    const fileOf = (name: AccidentTableName): unknown => replaced[name] ?? builtIn[name]
    return {
      deadlines: yield* readAccidentDeadlines(fileOf("accident-deadlines")),
      reportGrounds: yield* readReportGrounds(fileOf("report-grounds")),
      handlers: yield* readHandlers(fileOf("handlers")),
      handlerActs: yield* readHandlerActs(fileOf("handler-acts")),
      severity: yield* readSeverities(fileOf("accident-severity")),
      crimeTest: yield* readCrimeTest(fileOf("crime-test")),
      casualtyWindows: yield* readCasualtyWindows(fileOf("casualty-windows")),
      codes: yield* readAccidentCodes(fileOf("accident-codes")),
      blackSpots: yield* readBlackSpots(fileOf("black-spots")),
      identifications: yield* readIdentifications(fileOf("identifications")),
      graveAccidents: yield* readGraveAccidents(fileOf("grave-accidents")),
      lateReports: yield* readLateReports(fileOf("late-reports")),
      version: versionOf(...accidentTableNames.map(fileOf))
    }
  })
