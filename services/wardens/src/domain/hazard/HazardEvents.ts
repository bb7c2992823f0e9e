import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"
import { Location } from "../Location.ts"

/** What may happen to a hazard on a road, from the report to the check, as it is stored: add, never change. */

const Text = Schema.NullOr(Schema.String)
const why = { at: Schema.String, reason: Text } as const

/** A level, and what follows from it under the rules of its day. */
const grade = {
  /** Code of the levels of road hazards. */
  level: Schema.String,
  /** Until when it is to be cleared. */
  dueAt: Schema.String,
  /** Whether the station is asked for a case. */
  asksForCase: Schema.Boolean
} as const

export const RoadHazardWasReported = Schema.TaggedStruct("RoadHazardWasReported", {
  /** Code of the items of wardens. */
  code: Schema.String,
  ...grade,
  /** Nine-digit code. */
  township: Schema.String,
  /** Twelve-digit code. */
  village: Text,
  location: Schema.NullOr(Location),
  road: Text,
  /** What is wrong, in words. */
  description: Text,
  /** What the photo is called where it is kept. */
  photo: Text,
  /** A vehicle that has to do with it; `number` is null where it has no plate (kind 41, N5). */
  plate: Schema.NullOr(Schema.Struct({ kind: Schema.String, number: Text })),
  /** Whoever saw it; null where it was no warden. */
  wardenId: Text,
  /** Account of whoever filed it. */
  by: Schema.String,
  ...why,
  warnings: Schema.Array(Warning)
})

/** The station sees it otherwise. */
export const RoadHazardWasRated = Schema.TaggedStruct("RoadHazardWasRated", { ...grade, ...why })

/** Who clears it: a warden, or somebody else by name of their office. Exactly one of both is there. */
export const RoadHazardWasAssigned = Schema.TaggedStruct("RoadHazardWasAssigned", {
  wardenId: Text,
  office: Text,
  ...why
})

/** Whoever was to clear it says that it is. */
export const RoadHazardWasFixed = Schema.TaggedStruct("RoadHazardWasFixed", {
  photo: Text,
  note: Text,
  ...why
})

/** Somebody of the station looked, and it is. */
export const RoadHazardWasCleared = Schema.TaggedStruct("RoadHazardWasCleared", {
  /** Whether that was after it was due. */
  late: Schema.Boolean,
  ...why
})

/** Somebody of the station looked, and it is not. */
export const RoadHazardWasSentBack = Schema.TaggedStruct("RoadHazardWasSentBack", why)

/** There was none, or it was reported twice. */
export const RoadHazardWasWithdrawn = Schema.TaggedStruct("RoadHazardWasWithdrawn", why)

/** The station was asked for a case, and has one; it may be another's that the hazard's was joined to. */
export const RoadHazardBecameACase = Schema.TaggedStruct("RoadHazardBecameACase", {
  caseId: Schema.String,
  /** Number that people name the case by. */
  number: Schema.String,
  /** When the case began. */
  at: Schema.String
})

/** How a case ended, in the words of cases; `withdrawn`: there was nothing to it. */
export const HazardCaseOutcome = Schema.Literal(
  "settled",
  "mediated",
  "filed",
  "handed-over",
  "referred",
  "false-call",
  "not-found",
  "other",
  "withdrawn"
)
export type HazardCaseOutcome = typeof HazardCaseOutcome.Type

/** The case is over. Whether the hazard is still there, somebody looks at the road for. */
export const CaseOfRoadHazardEnded = Schema.TaggedStruct("CaseOfRoadHazardEnded", {
  caseId: Schema.String,
  outcome: HazardCaseOutcome,
  at: Schema.String
})

export const CaseOfRoadHazardWasReopened = Schema.TaggedStruct("CaseOfRoadHazardWasReopened", {
  caseId: Schema.String,
  at: Schema.String
})

export const HazardEvent = Schema.Union(
  RoadHazardWasReported,
  RoadHazardWasRated,
  RoadHazardWasAssigned,
  RoadHazardWasFixed,
  RoadHazardWasCleared,
  RoadHazardWasSentBack,
  RoadHazardWasWithdrawn,
  RoadHazardBecameACase,
  CaseOfRoadHazardEnded,
  CaseOfRoadHazardWasReopened
)
export type HazardEvent = typeof HazardEvent.Type

/** The event of one type: `HazardEventOf<"RoadHazardWasReported">`. */
export type HazardEventOf<Type extends HazardEvent["_tag"]> = Extract<HazardEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const hazardEventCodec = makeEventCodec<HazardEvent>({
  RoadHazardWasReported: { version: 1, schema: RoadHazardWasReported },
  RoadHazardWasRated: { version: 1, schema: RoadHazardWasRated },
  RoadHazardWasAssigned: { version: 1, schema: RoadHazardWasAssigned },
  RoadHazardWasFixed: { version: 1, schema: RoadHazardWasFixed },
  RoadHazardWasCleared: { version: 1, schema: RoadHazardWasCleared },
  RoadHazardWasSentBack: { version: 1, schema: RoadHazardWasSentBack },
  RoadHazardWasWithdrawn: { version: 1, schema: RoadHazardWasWithdrawn },
  RoadHazardBecameACase: { version: 1, schema: RoadHazardBecameACase },
  CaseOfRoadHazardEnded: { version: 1, schema: CaseOfRoadHazardEnded },
  CaseOfRoadHazardWasReopened: { version: 1, schema: CaseOfRoadHazardWasReopened }
})
