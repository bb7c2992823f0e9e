import { Schema } from "effect"
import { Place } from "../values/Place.ts"
import { instant, reason } from "./fields.ts"

/** What was done about a case, who was asked for help, and who watched over it. */

const Written = Schema.NullOr(Schema.String)

/** I1: the figures of a feedback sheet (反馈单). */
export const feedbackFigures = {
  vehicles: Schema.Number,
  people: Schema.Number,
  injured: Schema.Number,
  dead: Schema.Number,
  caught: Schema.Number,
  accidentForm: Written,
  dangerousGoods: Written,
  weather: Written,
  road: Written,
  handling: Schema.String,
  evidence: Schema.Boolean
} as const

export const FeedbackFigures = Schema.Struct(feedbackFigures)
export type FeedbackFigures = typeof FeedbackFigures.Type

export const FeedbackWasGiven = Schema.TaggedStruct("FeedbackWasGiven", {
  feedbackId: Schema.String,
  /** The group that gives it; null: for the case as a whole. */
  groupId: Written,
  at: instant,
  by: Schema.String,
  ...feedbackFigures
})

/** A branch (警种) that is called, and until when it reports in. */
export const CalledBranch = Schema.Struct({ branch: Schema.String, deadline: instant })
export type CalledBranch = typeof CalledBranch.Type

/** Row 15: a station whistles, branches report in (吹哨报到). */
export const WhistleWasBlown = Schema.TaggedStruct("WhistleWasBlown", {
  whistleId: Schema.String,
  what: Schema.String,
  branches: Schema.Array(CalledBranch),
  by: Schema.String,
  at: instant
})

export const BranchReportedIn = Schema.TaggedStruct("BranchReportedIn", {
  whistleId: Schema.String,
  branch: Schema.String,
  at: instant,
  who: Schema.String
})

export const WhistleEnded = Schema.TaggedStruct("WhistleEnded", {
  whistleId: Schema.String,
  at: instant,
  reason
})

/** Row 14: early legal review (法制前置). */
export const LegalReviewWasAsked = Schema.TaggedStruct("LegalReviewWasAsked", {
  reviewId: Schema.String,
  by: Schema.String,
  at: instant,
  note: Written
})

export const LegalReviewOutcome = Schema.Literal("fit", "return")
export type LegalReviewOutcome = typeof LegalReviewOutcome.Type

export const LegalReviewWasGiven = Schema.TaggedStruct("LegalReviewWasGiven", {
  reviewId: Schema.String,
  outcome: LegalReviewOutcome,
  note: Written,
  by: Schema.String,
  at: instant
})

/** I8, row 14: supervision throughout (全程监督). */
export const SupervisionWasOrdered = Schema.TaggedStruct("SupervisionWasOrdered", {
  orderId: Schema.String,
  what: Schema.String,
  dueAt: instant,
  by: Schema.String,
  at: instant
})

export const SupervisionWasAnswered = Schema.TaggedStruct("SupervisionWasAnswered", {
  orderId: Schema.String,
  answer: Schema.String,
  by: Schema.String,
  at: instant
})

/** The caller was asked afterwards (回访). */
export const ReturnVisitWasMade = Schema.TaggedStruct("ReturnVisitWasMade", {
  visitId: Schema.String,
  satisfied: Schema.NullOr(Schema.Boolean),
  note: Written,
  by: Schema.String,
  at: instant
})

/** I5: passed on to another agency, which gives a receipt within its clock. */
export const CaseWasHandedOver = Schema.TaggedStruct("CaseWasHandedOver", {
  handOverId: Schema.String,
  agency: Schema.String,
  at: instant,
  by: Schema.String,
  reason
})

export const HandOverWasReceipted = Schema.TaggedStruct("HandOverWasReceipted", {
  handOverId: Schema.String,
  receipt: Schema.String,
  at: instant
})

/** I7: help outside police duty is for somebody else; with life at risk police act first. */
export const CaseWasReferred = Schema.TaggedStruct("CaseWasReferred", {
  referralId: Schema.String,
  to: Schema.String,
  lifeAtRisk: Schema.Boolean,
  at: instant,
  reason
})

/** Row 23: the response cell of a village that is called, with the skill that it takes; null: anybody will do. */
export const CalledCell = Schema.Struct({ cellId: Schema.String, skill: Written })
export type CalledCell = typeof CalledCell.Type

/**
 * Row 46: volunteers are called out (义警). A cell that is named is called by duties, which keep cells; else the wardens
 * hear it, and find who can go from what the case was about, and where, at that moment.
 */
export const VolunteersWereCalledOut = Schema.TaggedStruct("VolunteersWereCalledOut", {
  callOutId: Schema.String,
  need: Schema.String,
  at: instant,
  cell: Schema.optionalWith(CalledCell, { exact: true }),
  type: Schema.optionalWith(Schema.String, { exact: true }),
  place: Schema.optionalWith(Place, { exact: true }),
  /** Code of the cell abilities. */
  skill: Schema.optionalWith(Written, { exact: true }),
  people: Schema.optionalWith(Schema.NullOr(Schema.Int), { exact: true })
})

/** What became of a call-out that named no cell. */
export const CallOutStep = Schema.Literal(
  "CallOutWasManned",
  "PartyArrived",
  "CallOutWasFinished",
  "CallOutWasStopped",
  "CallOutFoundTooFew"
)
export type CallOutStep = typeof CallOutStep.Type

/** Row 46: something became of the call-out: the type of its event, and when. */
export const CallOutMoved = Schema.TaggedStruct("CallOutMoved", {
  callOutId: Schema.String,
  happened: CallOutStep,
  at: instant
})

/** Row 46: the response cell that was called cannot come: somebody else has to go. */
export const CellCouldNotCome = Schema.TaggedStruct("CellCouldNotCome", {
  callOutId: Schema.String,
  cellId: Schema.String,
  /** The code that duties give, `CellIsOutAlready`; `CellCannot` where the cell itself says so. */
  because: Schema.String,
  at: instant
})

/** I6: the case is registered as one to work on (受案登记). */
export const CaseWasFiled = Schema.TaggedStruct("CaseWasFiled", {
  filingId: Schema.String,
  /** Number of the registration form; null where it has none yet. */
  number: Written,
  by: Schema.String,
  at: instant
})

/** I6: the work on a filed case takes longer, with the approval of the command. */
export const CaseWorkWasExtended = Schema.TaggedStruct("CaseWorkWasExtended", {
  filingId: Schema.String,
  by: Schema.String,
  at: instant,
  reason
})

/** The accident file that this case opened. */
export const AccidentFileWasLinked = Schema.TaggedStruct("AccidentFileWasLinked", {
  accidentId: Schema.String
})

/** Something happened to the accident file: the type of its event, and when. */
export const AccidentFileMoved = Schema.TaggedStruct("AccidentFileMoved", {
  accidentId: Schema.String,
  happened: Schema.String,
  at: instant
})
