import { Schema } from "effect"
import { Coordinates } from "../values/Place.ts"
import { instant, reason, Warning, warnings } from "./fields.ts"

/** Rows 7 to 10 and 12: who is sent, and how far they are (派警、签收、出警、到场、处理完毕). */

const Text = Schema.Struct({ zh: Schema.String, en: Schema.String })

/** A response group as it was sent: on one duty period, from its roster's slot. */
export const DispatchedGroup = Schema.Struct({
  groupId: Schema.String,
  /** 1 for the first group of the case, counted on over its dispatches. */
  order: Schema.Number,
  people: Schema.Number,
  unitId: Schema.String,
  zoneId: Schema.NullOr(Schema.String),
  /** Township of the unit. */
  township: Schema.String,
  distanceMetres: Schema.NullOr(Schema.Number),
  /** Why it was proposed, or what spoke against it. */
  reasons: Schema.Array(Text),
  /** The accounts of its people: they act for it, whatever their station. */
  members: Schema.optionalWith(Schema.Array(Schema.String), { exact: true }),
  /** End of its duty period: from then on it keeps the case from nothing. */
  onDutyUntil: Schema.optionalWith(instant, { exact: true }),
  /** From then on it was with another case: filed late, this sending reserves nothing. */
  elsewhereFrom: Schema.optionalWith(instant, { exact: true }),
  /** Stated as a correction although another case says that it had the group then. */
  corrects: Schema.optionalWith(Schema.Literal(true), { exact: true })
})
export type DispatchedGroup = typeof DispatchedGroup.Type

/** Row 7: what the level asks for. */
export const Grade = Schema.Literal("general", "important", "major")
export type Grade = typeof Grade.Type

export const GroupsWereDispatched = Schema.TaggedStruct("GroupsWereDispatched", {
  dispatchId: Schema.String,
  grade: Grade,
  groups: Schema.Array(DispatchedGroup),
  /** The groups that were proposed at that moment, in order. */
  proposed: Schema.Array(Schema.String),
  /** Row 7: fewer groups or people than the grade asks for. */
  below: Schema.Boolean,
  /** Row 10: the approvals by which groups left their zone. */
  crossings: Schema.Array(Schema.String),
  /** Row 12: the mutual-aid agreements by which groups of other commands were sent. */
  agreements: Schema.Array(Schema.String),
  by: Schema.String,
  at: instant,
  ...warnings
})

/** Row 8: the command is told of a case to which every group is sent. */
export const CommandWasNotified = Schema.TaggedStruct("CommandWasNotified", {
  dispatchId: Schema.String,
  grade: Grade,
  groups: Schema.Number,
  people: Schema.Number,
  /** Absent where a dispatch that went with it keeps them. */
  warnings: Schema.optionalWith(Schema.Array(Warning), { exact: true })
})

/** Absent where nothing was wrong: that the group was with another case by then, stated as a correction. */
const statedWarnings = { warnings: Schema.optionalWith(Schema.Array(Warning), { exact: true }) } as const

export const DispatchWasSigned = Schema.TaggedStruct("DispatchWasSigned", {
  groupId: Schema.String,
  at: instant,
  by: Schema.String,
  ...statedWarnings
})

export const GroupDeparted = Schema.TaggedStruct("GroupDeparted", {
  groupId: Schema.String,
  at: instant,
  ...statedWarnings
})

export const GroupArrived = Schema.TaggedStruct("GroupArrived", {
  groupId: Schema.String,
  at: instant,
  location: Schema.NullOr(Coordinates),
  ...statedWarnings
})

export const GroupIsDone = Schema.TaggedStruct("GroupIsDone", {
  groupId: Schema.String,
  at: instant,
  outcome: Schema.NullOr(Schema.String),
  ...statedWarnings
})

export const GroupWasCalledOff = Schema.TaggedStruct("GroupWasCalledOff", {
  groupId: Schema.String,
  at: instant,
  reason,
  ...statedWarnings
})

/** Row 10: groups of another zone may come. */
export const BorderCrossingWasApproved = Schema.TaggedStruct("BorderCrossingWasApproved", {
  approvalId: Schema.String,
  /** The foreign zone, or the foreign station outside of zones. */
  zoneId: Schema.String,
  by: Schema.String,
  at: instant,
  reason
})
