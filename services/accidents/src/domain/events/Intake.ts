import { Schema } from "effect"
import { Injury, KnownValues, PersonReference, PersonRole } from "../values/Parties.ts"
import { Circumstances, Place } from "../values/Place.ts"
import { Share } from "../values/Proceedings.ts"
import { day, instant, reason, warnings } from "./fields.ts"

/** From the first call to the decision whose accident it is. */

/** A1. */
export const AccidentKind = Schema.Literal("property", "injury", "death")
export type AccidentKind = typeof AccidentKind.Type

/** How a report came in (A7). */
export const ReportWay = Schema.Literal(
  "phone",
  "station",
  "patrol",
  "warden",
  "transfer",
  "online",
  "other",
  /** A 110 case of kind accident opened the file. */
  "case"
)
export type ReportWay = typeof ReportWay.Type

/** Who reported; nobody may be named (A7). */
export const Reporter = Schema.NullOr(Schema.Struct({ person: PersonReference, known: KnownValues }))
export type Reporter = typeof Reporter.Type

/** A vehicle as a caller describes it, before anybody has seen it. */
export const ReportedVehicle = Schema.Struct({
  plateKind: Schema.NullOr(Schema.String),
  plateNumber: Schema.NullOr(Schema.String),
  description: Schema.NullOr(Schema.String)
})

/** A7: what the intake record must hold. */
export const AccidentWasReported = Schema.TaggedStruct("AccidentWasReported", {
  way: ReportWay,
  /** When the report came in; `happenedAt` is when the accident was. */
  reportedAt: instant,
  reporter: Reporter,
  happenedAt: instant,
  place: Place,
  kind: AccidentKind,
  /** Casualties as the caller says. */
  saidDead: Schema.Number,
  saidInjured: Schema.Number,
  vehicles: Schema.Array(ReportedVehicle),
  /** A6: dangerous goods and whether they leak, as the caller says. */
  goods: Schema.NullOr(Schema.Struct({ what: Schema.String, leaking: Schema.Boolean })),
  /** Facts of a hit-and-run, as the caller says; null where nobody fled. */
  fled: Schema.NullOr(Schema.String),
  /** A4, A5: codes of the grounds on which it had to be reported. */
  grounds: Schema.Array(Schema.String),
  description: Schema.NullOr(Schema.String),
  /** Reported after the scene was cleared: whether to accept is decided in three working days (A7). */
  late: Schema.Boolean,
  /** The 110 case that opened the file; absent where a person reported it here. */
  caseId: Schema.optionalWith(Schema.String, { exact: true }),
  ...warnings
})

/** The accident is taken on. `authority` is the unit in whose name it is handled (V3). */
export const AccidentWasAccepted = Schema.TaggedStruct("AccidentWasAccepted", {
  authority: Schema.String,
  acceptedAt: instant,
  reason
})

export const RefusalGround = Schema.Literal("no-accident", "not-on-a-road", "not-proved", "not-ours", "other")
export type RefusalGround = typeof RefusalGround.Type

/** The accident is not taken on, and why. */
export const AccidentWasRefused = Schema.TaggedStruct("AccidentWasRefused", {
  ground: RefusalGround,
  /** A7: when it was decided; absent in what was stored before it was kept. */
  refusedAt: Schema.optionalWith(instant, { exact: true }),
  reason
})

/** A24: on which ground another body handles it. */
export const JurisdictionGround = Schema.Literal("place", "began-there", "first-found", "assigned")
export type JurisdictionGround = typeof JurisdictionGround.Type

/**
 * A24: another body handles it from now on, and the clocks start again at its receipt. A township of the
 * district keeps the file; an outside body takes it away.
 */
export const AccidentWasHandedOver = Schema.TaggedStruct("AccidentWasHandedOver", {
  authority: Schema.String,
  /** Township that handles it now; null for a body outside of the district. */
  township: Schema.NullOr(Schema.String),
  ground: JurisdictionGround,
  receivedAt: instant,
  reason
})

/** C9: the place was wrong. The accident's figures move with it. */
export const PlaceWasCorrected = Schema.TaggedStruct("PlaceWasCorrected", {
  place: Place,
  previousTownship: Schema.String,
  reason,
  ...warnings
})

/** The time or the kind of the accident was wrong. Absent values stay. */
export const ReportWasCorrected = Schema.TaggedStruct("ReportWasCorrected", {
  happenedAt: Schema.NullOr(Schema.String),
  kind: Schema.NullOr(AccidentKind),
  description: Schema.NullOr(Schema.String),
  reason,
  ...warnings
})

/** What surrounded the accident, as far as it is known now: the whole of it, in place of what was known before. */
export const CircumstancesWereRecorded = Schema.TaggedStruct("CircumstancesWereRecorded", {
  circumstances: Circumstances,
  reason
})

export const WithdrawalGround = Schema.Literal("entered-by-mistake", "no-accident", "false-report", "other")
export type WithdrawalGround = typeof WithdrawalGround.Type

/** There was no such accident: it counts nowhere any more. */
export const AccidentWasWithdrawn = Schema.TaggedStruct("AccidentWasWithdrawn", {
  ground: WithdrawalGround,
  reason
})

/** Killed, seriously and slightly injured at the end of one window (C1). */
export const WindowCounts = Schema.Struct({
  dead: Schema.Number,
  serious: Schema.Number,
  slight: Schema.Number
})

/** A person of an accident of the past. */
export const HistoricalPerson = Schema.Struct({
  participantId: Schema.String,
  person: Schema.NullOr(PersonReference),
  known: Schema.NullOr(KnownValues),
  role: PersonRole,
  sex: Schema.NullOr(Schema.String),
  age: Schema.NullOr(Schema.Number),
  travelMode: Schema.NullOr(Schema.String),
  injury: Injury,
  diedAt: Schema.NullOr(Schema.String),
  share: Schema.NullOr(Share)
})

/** An accident of the past, taken over from another record: closed from the beginning, without clocks (A23). */
export const HistoricalAccidentWasRecorded = Schema.TaggedStruct("HistoricalAccidentWasRecorded", {
  source: Schema.String,
  /** Number in the source; unique in it. */
  number: Schema.String,
  happenedAt: instant,
  /** Whether the time of day is known, or only the day, or only the month. */
  precision: Schema.Literal("minute", "day", "month"),
  place: Place,
  kind: AccidentKind,
  circumstances: Circumstances,
  /** Counts where the source gives them; null where they follow from the persons. */
  counts: Schema.NullOr(
    Schema.Struct({ day1: WindowCounts, day3: WindowCounts, day7: WindowCounts, day30: WindowCounts })
  ),
  vehicleTypes: Schema.Array(Schema.String),
  persons: Schema.Array(HistoricalPerson),
  closedOn: Schema.NullOr(day),
  ...warnings
})
