import { Schema } from "effect"
import { Approval, Handler, LiabilityShare, PaperKind } from "../values/Proceedings.ts"
import { day, instant, reason, warnings } from "./fields.ts"

/** From the choice of a procedure to a paper that is served. */

/** The parties of a property accident settled it themselves; an auxiliary may guide them (A3). */
export const PartiesSettledThemselves = Schema.TaggedStruct("PartiesSettledThemselves", {
  settledOn: day,
  guidedBy: Schema.NullOr(Handler),
  amountYuan: Schema.NullOr(Schema.Number),
  shares: Schema.Array(LiabilityShare),
  reason
})

/**
 * A8. `agreed`: all parties of a slight injury agree to the simple procedure. `complicated`: an injury accident
 * whose evidence is shown before the paper is made, like that of a death (A10).
 */
export const ProcedureWasChosen = Schema.TaggedStruct("ProcedureWasChosen", {
  procedure: Schema.Literal("simple", "general"),
  agreed: Schema.Boolean,
  complicated: Schema.Boolean,
  reason
})

/** A10: the evidence was shown to the parties in public, before the paper was made. */
export const EvidenceWasShown = Schema.TaggedStruct("EvidenceWasShown", {
  shownOn: day,
  participantIds: Schema.Array(Schema.String),
  note: Schema.NullOr(Schema.String)
})

/** A10 (art 69): all parties of an injury accident ask in writing for a quick paper, and the county level approves. */
export const JointRequestWasMade = Schema.TaggedStruct("JointRequestWasMade", {
  requestedOn: day,
  approval: Approval,
  reason
})

/** A12. What is examined, by whom, and until when. `repeats` names the first test of a second one. */
export const TestWasOrdered = Schema.TaggedStruct("TestWasOrdered", {
  testId: Schema.String,
  what: Schema.String,
  participantId: Schema.NullOr(Schema.String),
  /** The vehicle that is held for it. */
  vehicleId: Schema.NullOr(Schema.String),
  institution: Schema.String,
  orderedOn: day,
  repeats: Schema.NullOr(Schema.String)
})

/** A12: up to 60 days, with approval. */
export const TestWasExtended = Schema.TaggedStruct("TestWasExtended", {
  testId: Schema.String,
  until: day,
  approval: Approval,
  reason
})

export const TestResultWasReceived = Schema.TaggedStruct("TestResultWasReceived", {
  testId: Schema.String,
  receivedOn: day,
  conclusion: Schema.String
})

/** A12: copies to the parties. */
export const TestResultWasServed = Schema.TaggedStruct("TestResultWasServed", {
  testId: Schema.String,
  servedOn: day
})

/** A12: once, in three working days. The second test is ordered by `TestWasOrdered` with `repeats`. */
export const SecondTestWasRequested = Schema.TaggedStruct("SecondTestWasRequested", {
  testId: Schema.String,
  participantId: Schema.String,
  requestedOn: day,
  reason
})

/**
 * A12, A13: there is no second test: the head who approves one says no, or the party takes the request back. The
 * first result is fixed from then on, once the time to ask is over.
 */
export const SecondTestWasRefused = Schema.TaggedStruct("SecondTestWasRefused", {
  testId: Schema.String,
  decidedOn: day,
  ground: Schema.Literal("not-approved", "request-withdrawn"),
  reason
})

/** A12: the vehicle that was held for a test is back with its owner. */
export const TestedVehicleWasReturned = Schema.TaggedStruct("TestedVehicleWasReturned", {
  testId: Schema.String,
  returnedOn: day
})

/** A11: approved by the next higher body, with written notice to the parties; 60 days at most. */
export const ClockWasStopped = Schema.TaggedStruct("ClockWasStopped", {
  stopId: Schema.String,
  ground: Schema.Literal("key-person-in-treatment", "evidence-not-to-be-had"),
  stoppedOn: day,
  approval: Approval,
  noticeServedOn: day,
  reason
})

export const ClockWasResumed = Schema.TaggedStruct("ClockWasResumed", {
  stopId: Schema.String,
  resumedOn: day,
  reason
})

/**
 * A8, A10, A11: a paper was made. A certificate has no shares. `supersedes` names the paper that it takes the
 * place of (A14, A17), which is revoked by an event of its own before.
 */
export const LiabilityWasDecided = Schema.TaggedStruct("LiabilityWasDecided", {
  paperId: Schema.String,
  kind: PaperKind,
  number: Schema.String,
  decidedOn: day,
  shares: Schema.Array(LiabilityShare),
  by: Schema.Array(Handler),
  supersedes: Schema.NullOr(Schema.String),
  reason,
  ...warnings
})

export const LiabilityWasRevoked = Schema.TaggedStruct("LiabilityWasRevoked", {
  paperId: Schema.String,
  ground: Schema.Literal("review", "fugitive-found", "own-correction"),
  revokedOn: day,
  reason
})

/** A14. */
export const PaperWasServed = Schema.TaggedStruct("PaperWasServed", {
  paperId: Schema.String,
  participantId: Schema.String,
  servedAt: instant,
  way: Schema.Literal("in-person", "left", "post", "announcement", "electronic"),
  /** The party was told of review, mediation and suit. */
  informed: Schema.Boolean
})
