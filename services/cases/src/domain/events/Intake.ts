import { Schema } from "effect"
import { Caller, Worker } from "../values/People.ts"
import { Place } from "../values/Place.ts"
import { instant, reason, Warning, warnings } from "./fields.ts"

/** How a call came in. */
export const Channel = Schema.Literal("phone", "walk-in", "station", "warden", "other-desk", "app")
export type Channel = typeof Channel.Type

/** What a call is about, by the codes of the table of its day (I7) and the level scheme (I4). */
export const caseMatter = {
  kind: Schema.String,
  type: Schema.String,
  detail: Schema.NullOr(Schema.String),
  level: Schema.String
} as const

/** The other desk that a call comes from, with its number there. */
export const CallSource = Schema.NullOr(Schema.Struct({ desk: Schema.String, number: Schema.String }))
export type CallSource = typeof CallSource.Type

/** I1, I5: a call became a case. Whoever took it answers for it until another accepts (首接负责). */
export const CaseWasTaken = Schema.TaggedStruct("CaseWasTaken", {
  /** Number that people name it by: day of the call and eight digits. */
  number: Schema.String,
  calledAt: instant,
  channel: Channel,
  ...caseMatter,
  place: Place,
  caller: Caller,
  description: Schema.NullOr(Schema.String),
  source: CallSource,
  taker: Worker,
  /** Zone and station of the place on that day, where the organisation is known. */
  zone: Schema.NullOr(Schema.String),
  station: Schema.NullOr(Schema.String),
  ...warnings
})

/** Something was wrong or has become known since. Values that did not change are repeated. */
export const CaseWasCorrected = Schema.TaggedStruct("CaseWasCorrected", {
  kind: Schema.String,
  type: Schema.String,
  detail: Schema.NullOr(Schema.String),
  place: Place,
  description: Schema.NullOr(Schema.String),
  zone: Schema.NullOr(Schema.String),
  station: Schema.NullOr(Schema.String),
  reason,
  ...warnings
})

/** I4: graver or less grave than it was taken for. */
export const LevelWasChanged = Schema.TaggedStruct("LevelWasChanged", {
  level: Schema.String,
  previousLevel: Schema.String,
  reason,
  /** Absent where the groups that are on the case are enough for the new level. */
  warnings: Schema.optionalWith(Schema.Array(Warning), { exact: true })
})

/** Another call about the same case, joined to it at once. */
export const CallWasJoined = Schema.TaggedStruct("CallWasJoined", {
  callId: Schema.String,
  calledAt: instant,
  caller: Caller,
  description: Schema.NullOr(Schema.String),
  source: CallSource,
  /** False: it never was a case of its own, and its number at the other desk is this case's. Absent: it was one. */
  ofCase: Schema.optionalWith(Schema.Boolean, { exact: true })
})

/** A call that was joined turned out to be about something else. */
export const JoinedCallWasTakenOut = Schema.TaggedStruct("JoinedCallWasTakenOut", {
  callId: Schema.String
})

/** This case is the same as another that was taken before. `score`: how alike the two are, from 0 to 1. */
export const CaseWasJoinedTo = Schema.TaggedStruct("CaseWasJoinedTo", {
  into: Schema.String,
  score: Schema.Number,
  reason,
  ...warnings
})

/** The joining was a mistake. */
export const JoinWasUndone = Schema.TaggedStruct("JoinWasUndone", { into: Schema.String, reason })

/** Somebody looked, and it is another case. */
export const DuplicateWasRuledOut = Schema.TaggedStruct("DuplicateWasRuledOut", {
  other: Schema.String,
  reason
})

/** How a case ended. */
export const CaseOutcome = Schema.Literal(
  "settled",
  "mediated",
  "filed",
  "handed-over",
  "referred",
  "false-call",
  "not-found",
  "other"
)
export type CaseOutcome = typeof CaseOutcome.Type

export const CaseWasClosed = Schema.TaggedStruct("CaseWasClosed", {
  outcome: CaseOutcome,
  at: instant,
  reason
})

export const CaseWasReopened = Schema.TaggedStruct("CaseWasReopened", { at: instant, reason })

/** There was nothing to it. */
export const CaseWithdrawal = Schema.Literal("wrong-number", "test-call", "taken-by-mistake")
export type CaseWithdrawal = typeof CaseWithdrawal.Type

export const CaseWasWithdrawn = Schema.TaggedStruct("CaseWasWithdrawn", {
  ground: CaseWithdrawal,
  reason
})
