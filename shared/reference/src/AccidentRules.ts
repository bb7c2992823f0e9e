import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { Either } from "effect"
import { type AccidentCodeTables, accidentCodesBy } from "./AccidentCodes.ts"
import { type AccidentClocks, makeAccidentClocks } from "./AccidentDeadlines.ts"
import type { AccidentKind, AccidentProcedure } from "./AccidentKinds.ts"
import { type AccidentTables, makeAccidentTables } from "./AccidentTables.ts"
import { type BlackSpotLevel, type BlackSpotRule, blackSpotRuleBy } from "./BlackSpotRules.ts"
import {
  type CasualtyHistory,
  type CasualtyNumbers,
  type CasualtyWindow,
  casualtiesBy,
  windowEndsBy
} from "./CasualtyWindows.ts"
import { type CrimeFacts, type CrimeFlag, crimeFlagsBy } from "./CrimeTest.ts"
import { builtInDeadlines, type Deadlines } from "./Deadlines.ts"
import type { Checked } from "./Finding.ts"
import {
  type DeepInvestigationRule,
  deepInvestigationRuleBy,
  type FirmOrderRule,
  firmOrderRuleBy
} from "./GraveAccidents.ts"
import { type IdentificationRule, type IdentifiedKind, identificationRuleBy } from "./Identifications.ts"
import { isLateReportBy, type ReportWay } from "./LateReports.ts"
import {
  type Handler,
  type HandlerAct,
  type HandlersNeeded,
  handlersNeededBy,
  mayDoBy,
  type Permission
} from "./Qualifications.ts"
import { type ReportDutyFound, type ReportGroundRule, reportDutyBy } from "./ReportGrounds.ts"
import { type Harm, type Severities, severitiesBy } from "./Severity.ts"
import { versionOf } from "./TableVersion.ts"

/** The dated rules of accidents, ready to be asked. Every answer is a pure function of its question. */
export interface AccidentRules extends AccidentClocks {
  /** Fingerprint of the tables and of the working-day calendar. */
  readonly version: string
  readonly tables: AccidentTables
  /** A7: whether a report was made afterwards, when the scene was cleared. */
  readonly isLateReport: (
    report: { readonly way: ReportWay; readonly happenedAt: Instant; readonly reportedAt: Instant },
    on: CalendarDate
  ) => boolean
  /** The grounds on which an accident must be reported, in the order of the regulation (A4, A5, A6). */
  readonly reportGrounds: (on: CalendarDate) => ReadonlyArray<ReportGroundRule>
  /** A4, A5, A6: `grounds` are codes of {@link reportGrounds}. */
  readonly reportDuty: (
    accident: { readonly kind: AccidentKind; readonly grounds: ReadonlyArray<string> },
    on: CalendarDate
  ) => ReportDutyFound
  /** A2, A8. */
  readonly handlersNeeded: (
    kind: AccidentKind,
    procedure: AccidentProcedure,
    on: CalendarDate
  ) => Checked<HandlersNeeded>
  /** A2, A3. In the general procedure unless the simple one is named. */
  readonly mayDo: (
    handler: Handler,
    act: HandlerAct,
    kind: AccidentKind,
    on: CalendarDate,
    procedure?: AccidentProcedure
  ) => Permission
  /** C4 and C5, apart (C6). */
  readonly severities: (harm: Harm & { readonly on: CalendarDate }) => Severities
  /** C7: grounds for a person to look at, never a conclusion. */
  readonly crimeFlags: (facts: CrimeFacts, on: CalendarDate) => ReadonlyArray<CrimeFlag>
  /** C1, C2, C3: by the windows in force on the day of the accident. */
  readonly casualties: (accident: CasualtyHistory) => CasualtyNumbers
  /** C1: the last instant of each window of an accident. */
  readonly windowEnds: (
    occurredAt: Instant
  ) => ReadonlyArray<{ readonly window: CasualtyWindow; readonly closesAt: Instant }>
  /** Rulebook section 11: the code tables of a day. */
  readonly codeTables: (on: CalendarDate) => AccidentCodeTables
  /** What makes a black spot of a level on a day, for `spotsByPost`, `spotsByDistance` and `countPerBin`. */
  readonly blackSpotRule: (level: BlackSpotLevel, on: CalendarDate) => BlackSpotRule | undefined
  /** A19: among how many somebody identifies, in an accident of a day. */
  readonly identificationRule: (of: IdentifiedKind, on: CalendarDate) => IdentificationRule
  /** A19: from how many dead on an accident of a day is investigated in depth. */
  readonly deepInvestigationRule: (on: CalendarDate) => DeepInvestigationRule
  /** A22: which accidents of a transport firm make an order; `on` is the day of the later one. */
  readonly firmOrderRule: (on: CalendarDate) => FirmOrderRule
}

/** Rules that answer from the given tables and deadlines. */
export const makeAccidentRules = (tables: AccidentTables, deadlines: Deadlines): AccidentRules => ({
  ...makeAccidentClocks(tables.deadlines, deadlines),
  version: versionOf(tables.version, deadlines.version),
  tables,
  reportGrounds: (on) => tables.reportGrounds.inForce(on),
  reportDuty: (accident, on) => reportDutyBy(tables.reportGrounds, accident, on),
  handlersNeeded: (kind, procedure, on) => handlersNeededBy(tables.handlers, kind, procedure, on),
  mayDo: (handler, act, kind, on, procedure) => mayDoBy(tables, handler, act, kind, on, procedure),
  severities: ({ on, ...harm }) => severitiesBy(tables.severity, harm, on),
  crimeFlags: (facts, on) => crimeFlagsBy(tables.crimeTest, facts, on),
  casualties: (accident) => casualtiesBy(tables.casualtyWindows, accident),
  windowEnds: (occurredAt) => windowEndsBy(tables.casualtyWindows, occurredAt),
  codeTables: (on) => accidentCodesBy(tables.codes, on),
  blackSpotRule: (level, on) => blackSpotRuleBy(tables.blackSpots, level, on),
  isLateReport: (report, on) => isLateReportBy(tables.lateReports, report, on),
  identificationRule: (of, on) => identificationRuleBy(tables.identifications, of, on),
  deepInvestigationRule: (on) => deepInvestigationRuleBy(tables.graveAccidents, on),
  firmOrderRule: (on) => firmOrderRuleBy(tables.graveAccidents, on)
})

/** The rules of the built-in tables and calendar. */
export const builtInAccidentRules: AccidentRules = makeAccidentRules(
  Either.getOrThrowWith(makeAccidentTables(), (reason) => new Error(`the built-in rule tables: ${reason}`)),
  builtInDeadlines
)
