import { Schema } from "effect"
import { Handler, MediationSide } from "../values/Proceedings.ts"
import { day, instant, reason } from "./fields.ts"

/** What follows a paper: review, mediation, the search for who fled, a crime, the end of the file. */

/** A9: on the spot, because all parties asked for it together. */
export const OnTheSpotMediationWasHeld = Schema.TaggedStruct("OnTheSpotMediationWasHeld", {
  heldOn: day,
  agreed: Schema.Boolean,
  amountYuan: Schema.NullOr(Schema.Number),
  reason
})

/** A17: written, once per accident. `handedTo`: the unit that decided, or the one above that reviews. */
export const ReviewWasRequested = Schema.TaggedStruct("ReviewWasRequested", {
  reviewId: Schema.String,
  paperId: Schema.String,
  participantId: Schema.String,
  requestedOn: day,
  handedTo: Schema.Literal("deciding-unit", "reviewing-body"),
  /** Handed in above: the day on which the deciding unit was told. */
  noticedOn: Schema.NullOr(day),
  reason
})

/** A17: the reviewing body has the request and the file; it is accepted on the day of receipt. */
export const ReviewFileWasSent = Schema.TaggedStruct("ReviewFileWasSent", {
  reviewId: Schema.String,
  sentOn: day,
  receivedOn: Schema.NullOr(day)
})

export const ReviewWasDecided = Schema.TaggedStruct("ReviewWasDecided", {
  reviewId: Schema.String,
  outcome: Schema.Literal("upheld", "redo", "revoked", "ended"),
  decidedOn: day,
  by: Schema.Array(Handler),
  reason
})

/** A18: all parties ask in writing. `after` says from which day their time ran. */
export const MediationWasRequested = Schema.TaggedStruct("MediationWasRequested", {
  mediationId: Schema.String,
  requestedOn: day,
  after: Schema.Literal("paper", "review", "peoples-mediation"),
  afterOn: day,
  sides: Schema.Array(MediationSide)
})

/** A18: three working days before it begins. `heldOn` is the day it is announced for. */
export const MediationWasNotified = Schema.TaggedStruct("MediationWasNotified", {
  mediationId: Schema.String,
  notifiedOn: day,
  heldOn: day
})

/** A18: its time runs from the end of the funeral, of treatment, the fixing of disability, or of the loss. */
export const MediationWasBegun = Schema.TaggedStruct("MediationWasBegun", {
  mediationId: Schema.String,
  startGround: Schema.Literal("funeral-ended", "treatment-ended", "disability-fixed", "loss-fixed"),
  startOn: day,
  begunOn: day,
  sides: Schema.Array(MediationSide),
  /** Who mediated, by account or police number; absent where nobody said. */
  mediators: Schema.optionalWith(Schema.Array(Schema.String), { exact: true })
})

export const MediationEnded = Schema.TaggedStruct("MediationEnded", {
  mediationId: Schema.String,
  outcome: Schema.Literal("agreement", "no-agreement", "withdrawn"),
  endedOn: day,
  amountYuan: Schema.NullOr(Schema.Number),
  reason
})

/** A20. */
export const SearchWasStarted = Schema.TaggedStruct("SearchWasStarted", {
  startedAt: instant,
  description: Schema.String
})
export const SearchNoticeWasIssued = Schema.TaggedStruct("SearchNoticeWasIssued", {
  noticeId: Schema.String,
  kind: Schema.Literal("block", "assistance", "reward"),
  number: Schema.NullOr(Schema.String),
  issuedOn: day
})
export const SearchNoticeWasCancelled = Schema.TaggedStruct("SearchNoticeWasCancelled", {
  noticeId: Schema.String,
  cancelledOn: day
})
/** A10, A14: what is found by then. The search is over on the day on which vehicle and driver both are. */
export const FugitiveWasFound = Schema.TaggedStruct("FugitiveWasFound", {
  foundOn: day,
  vehicleId: Schema.NullOr(Schema.String),
  participantId: Schema.NullOr(Schema.String),
  reason
})

/** A14: the victim of an unsolved hit-and-run asks in writing for a decision. */
export const VictimAskedForDecision = Schema.TaggedStruct("VictimAskedForDecision", {
  participantId: Schema.String,
  requestedOn: day
})

/** C7: a person looked at the flag. Only a person concludes anything from it. */
export const CrimeFlagWasConsidered = Schema.TaggedStruct("CrimeFlagWasConsidered", {
  conclusion: Schema.Literal("filed-as-crime", "no-crime", "passed-on"),
  /** Number of the criminal case, where one was filed. */
  number: Schema.NullOr(Schema.String),
  consideredOn: day,
  reason
})

export const AccidentWasClosed = Schema.TaggedStruct("AccidentWasClosed", {
  archiveNumber: Schema.String,
  /** 结案方式. */
  way: Schema.Literal("settled", "mediated", "court", "criminal", "no-further-request", "other"),
  closedOn: day,
  reason
})

export const AccidentWasReopened = Schema.TaggedStruct("AccidentWasReopened", { reason })

/** Two reports, one accident: this file counts no more, the other one stands for both. Both histories stay. */
export const AccidentWasMerged = Schema.TaggedStruct("AccidentWasMerged", {
  into: Schema.String,
  score: Schema.NullOr(Schema.Number),
  /** Which of the other file's places for duplicates it takes; the first where absent. */
  slot: Schema.optionalWith(Schema.Number, { exact: true }),
  reason
})
export const MergeWasUndone = Schema.TaggedStruct("MergeWasUndone", { from: Schema.String, reason })

/** A person looked: the other file is another accident, and is not offered again. */
export const DuplicateWasRuledOut = Schema.TaggedStruct("DuplicateWasRuledOut", {
  other: Schema.String,
  reason
})

/** The other side of a merge: a person said that the file `from` is of this accident, and it counts here. */
export const DuplicateWasTakenIn = Schema.TaggedStruct("DuplicateWasTakenIn", { from: Schema.String })

/** The other side of a merge that was undone: the file `from` counts for itself again. */
export const DuplicateWasGivenBack = Schema.TaggedStruct("DuplicateWasGivenBack", { from: Schema.String })
