import { Schema } from "effect"
import { pageOf } from "../../http/ListEndpoint.ts"
import { Bilingual, origin } from "./Origin.ts"

/** Rows of the lists of accidents. No value of a person is in them: handlers are accounts, plates belong to vehicles. */

const Count = Schema.NonNegativeInt

/** Where an accident's file stands. */
export const StandingName = Schema.Literal(
  "Reported",
  "Accepted",
  "Refused",
  "HandedOver",
  "Closed",
  "Withdrawn",
  "Merged",
  "Historical"
)
export type StandingName = typeof StandingName.Type

/** Killed, seriously and slightly injured at the end of a window (C1). */
export const WindowShown = Schema.Struct({ dead: Count, serious: Count, slight: Count })

/** Deaths and injuries of an accident (C1 to C3). */
export const CasualtiesShown = Schema.Struct({
  h24: WindowShown,
  d3: WindowShown,
  d7: WindowShown,
  d30: WindowShown,
  /** Deaths of the official number: within 7 days (C2). */
  official: Count,
  /** Deaths within 30 days (C3). */
  international: Count,
  /** Injured of the official number, at its close (C2). */
  officialSerious: Count,
  officialSlight: Count,
  missing: Count
}).annotations({ identifier: "AccidentCasualties" })

/** A legal clock that runs. */
export const ClockShown = Schema.Struct({
  id: Schema.String,
  /** Name of the clock: `liability-paper`. */
  clock: Schema.String,
  /** Rulebook id: `A10`. */
  rule: Schema.String,
  /** What it is about: `accident`, `test/<id>`, `paper/<id>/<participant>`, `review/<id>` … */
  subject: Schema.String,
  /** The day it counts from, which is not counted itself. */
  start: Schema.String,
  /** The last day in time; of a clock that stands still (A11), the last day if it stood as long as it may. */
  due: Schema.String,
  /** The day reaches past the published calendar and is computed again when it grows. */
  provisional: Schema.Boolean,
  stopped: Schema.Boolean,
  /** Days from the day asked for to `due`; negative where it is overdue. */
  daysLeft: Schema.Int,
  state: Schema.Literal("overdue", "today", "week", "later", "stopped"),
  reason: Bilingual,
  /** Nine-digit code of the station that answers for it, and its name. */
  station: Schema.String,
  stationName: Schema.String,
  /** Account of the officer who answers for it; null: nobody yet. */
  responsible: Schema.NullOr(Schema.String)
}).annotations({ identifier: "AccidentClock" })
export type ClockShown = typeof ClockShown.Type

/** A vehicle of an accident as a list shows it. */
export const AccidentVehicleShown = Schema.Struct({
  id: Schema.String,
  plateKind: Schema.String,
  plateNumber: Schema.NullOr(Schema.String),
  vehicleType: Schema.NullOr(Schema.String),
  use: Schema.NullOr(Schema.String),
  motor: Schema.Boolean,
  /** The file in the register of key vehicles and its township there. */
  registered: Schema.NullOr(Schema.Struct({ id: Schema.String, township: Schema.String }))
})

/** One accident of a list. Codes stand as stored; their texts are at `/api/reference/codes`. */
export const AccidentItem = Schema.Struct({
  id: Schema.String,
  version: Schema.Int,
  position: Schema.Int,
  standing: StandingName,
  /** Whether figures count it: a refused, withdrawn, merged or handed-over one does not. */
  counts: Schema.Boolean,
  /** Where an accepted file stands inside. */
  phase: Schema.String,
  kind: Schema.Literal("property", "injury", "death"),
  happenedAt: Schema.String,
  /** Day in Asia/Shanghai. */
  day: Schema.String,
  /** Null where only the day is known. */
  hour: Schema.NullOr(Schema.Int),
  /** 1 (Monday) to 7; null where only the month is known. */
  weekday: Schema.NullOr(Schema.Int),
  precision: Schema.Literal("minute", "day", "month"),
  township: Schema.String,
  townshipName: Schema.String,
  village: Schema.NullOr(Schema.String),
  villageName: Schema.NullOr(Schema.String),
  /** A24: the township that handles it, and the unit in whose name. */
  handling: Schema.String,
  handlingName: Schema.String,
  authority: Schema.NullOr(Schema.String),
  road: Schema.Struct({
    code: Schema.NullOr(Schema.String),
    name: Schema.NullOr(Schema.String),
    adminClass: Schema.NullOr(Schema.String),
    type: Schema.NullOr(Schema.String)
  }),
  /** Kilometre post in metres. */
  postMetres: Schema.NullOr(Schema.Number),
  direction: Schema.NullOr(Schema.String),
  coordinates: Schema.NullOr(Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })),
  placeText: Schema.NullOr(Schema.String),
  description: Schema.NullOr(Schema.String),
  /** Codes of the national record's tables, as recorded. */
  circumstances: Schema.Record({ key: Schema.String, value: Schema.NullOr(Schema.String) }),
  propertyYuan: Schema.NullOr(Schema.Number),
  casualties: CasualtiesShown,
  /** Days in Asia/Shanghai on which people died of it, one entry for each (C8). */
  deathDays: Schema.Array(Schema.String),
  /** Severity as traffic police word it (C5) and as work safety does (C4); the second is not the first (C6). */
  trafficSeverity: Schema.NullOr(Schema.String),
  safetySeverity: Schema.NullOr(Schema.String),
  vehicles: Schema.Array(AccidentVehicleShown),
  vehicleTypes: Schema.Array(Schema.String),
  /** Key classes (K1) of the vehicles under the rules of the accident's day. */
  vehicleClasses: Schema.Array(Schema.String),
  travelModes: Schema.Array(Schema.String),
  persons: Count,
  fled: Schema.Boolean,
  /** C7: a person should look. Never a conclusion. */
  crimeFlag: Schema.Boolean,
  crimeConsidered: Schema.NullOr(Schema.Literal("filed-as-crime", "no-crime", "passed-on")),
  procedure: Schema.NullOr(Schema.Literal("simple", "general")),
  lead: Schema.NullOr(Schema.String),
  otherHandlers: Schema.Array(Schema.String),
  reportedAt: Schema.NullOr(Schema.String),
  acceptedAt: Schema.NullOr(Schema.String),
  closedOn: Schema.NullOr(Schema.String),
  archiveNumber: Schema.NullOr(Schema.String),
  /** Record that an accident of the past was taken over from, and its number there. */
  source: Schema.NullOr(Schema.Struct({ name: Schema.String, number: Schema.String })),
  /** File that stands for this one, and files that this one stands for. */
  mergedInto: Schema.NullOr(Schema.String),
  merged: Schema.Array(Schema.String),
  clocks: Schema.Array(ClockShown),
  nextDueOn: Schema.NullOr(Schema.String),
  changedAt: Schema.String
}).annotations({ identifier: "AccidentItem" })
export type AccidentItem = typeof AccidentItem.Type

/** Which date a period is about (C8). */
export const ViewName = Schema.Literal("accident-date", "death-date")
export type ViewName = typeof ViewName.Type

/** Sums over all pages of a list or over an area. Deaths by accident date or by death date, as `view` says (C8). */
export const AccidentSums = Schema.Struct({
  accidents: Count,
  /** Deaths of the official number: within 7 days (C2). */
  dead: Count,
  /** Deaths of the international number: within 30 days (C3). */
  dead30: Count,
  /** Injured of the official number, `serious` and `slight` together (C2). */
  injured: Count,
  /** Injured of the international number (C3). */
  injured30: Count,
  serious: Count,
  slight: Count
}).annotations({ identifier: "AccidentSums" })
export type AccidentSums = typeof AccidentSums.Type

/** A page of accidents. `total` counts all pages; `nextCursor` is null on the last. */
export const AccidentPage = Schema.Struct({
  ...pageOf(AccidentItem),
  view: ViewName,
  sums: AccidentSums,
  ...origin
}).annotations({ identifier: "AccidentPage" })
export type AccidentPage = typeof AccidentPage.Type

/** An accident as far as a clock or a duplicate needs it. */
export const AccidentBrief = Schema.Struct({
  id: Schema.String,
  standing: StandingName,
  kind: Schema.Literal("property", "injury", "death"),
  phase: Schema.String,
  happenedAt: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  village: Schema.NullOr(Schema.String),
  villageName: Schema.NullOr(Schema.String),
  roadCode: Schema.NullOr(Schema.String),
  roadName: Schema.NullOr(Schema.String),
  postMetres: Schema.NullOr(Schema.Number),
  coordinates: Schema.NullOr(Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })),
  placeText: Schema.NullOr(Schema.String),
  plates: Schema.Array(Schema.String),
  lead: Schema.NullOr(Schema.String)
}).annotations({ identifier: "AccidentBrief" })
export type AccidentBrief = typeof AccidentBrief.Type

/** Open clocks by state. `week` contains `today`: due on the day or one of the six after it. */
export const ClockSums = Schema.Struct({
  open: Count,
  overdue: Count,
  today: Count,
  week: Count,
  stopped: Count,
  provisional: Count
}).annotations({ identifier: "AccidentClockSums" })
export type ClockSums = typeof ClockSums.Type

/** A page of the desk: open clocks, with sums by station and officer over all that the filter takes but `due`. */
export const ClockDesk = Schema.Struct({
  ...pageOf(Schema.Struct({ ...ClockShown.fields, accident: AccidentBrief })),
  sums: ClockSums,
  byStation: Schema.Array(
    Schema.Struct({ station: Schema.String, stationName: Schema.String, ...ClockSums.fields })
  ),
  byOfficer: Schema.Array(Schema.Struct({ officer: Schema.NullOr(Schema.String), ...ClockSums.fields })),
  ...origin
}).annotations({ identifier: "ClockDesk" })
export type ClockDesk = typeof ClockDesk.Type

/** Two files that are probably one accident. A person decides. */
export const ProbableDuplicate = Schema.Struct({
  /** The later report, and the earlier one that it could be merged into. */
  newer: AccidentBrief,
  older: AccidentBrief,
  /** 0 to 1. */
  score: Schema.Number,
  minutesApart: Schema.Number,
  /** Metres between the places; null where they can be compared by village only. */
  metresApart: Schema.NullOr(Schema.Number),
  /** Plates that are in both. */
  samePlates: Schema.Array(Schema.String),
  reasons: Schema.Array(Bilingual)
}).annotations({ identifier: "ProbableDuplicate" })
export type ProbableDuplicate = typeof ProbableDuplicate.Type

/** Probable duplicates, the most probable first. */
export const DuplicatesPage = Schema.Struct({
  ...pageOf(ProbableDuplicate),
  /** Score from which on a pair is offered. */
  threshold: Schema.Number,
  ...origin
}).annotations({ identifier: "DuplicatesPage" })
export type DuplicatesPage = typeof DuplicatesPage.Type
