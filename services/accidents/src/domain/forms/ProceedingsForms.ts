import { Qualification } from "@jiaosuo/kernel/Qualification"
import { filing, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { PaperKind, Share } from "../values/Proceedings.ts"

/**
 * What people hand in while an accident is handled, as they wrote it. Only the shape is asked here; days, texts
 * and amounts are for the checks to say, all fields at once, and what the file allows is for the decision.
 */

/** A day that counts as today where it is left out. */
const today = Written.annotations({ description: "Day in Asia/Shanghai; today where absent" })

export const ApprovalForm = Schema.Struct({
  body: Schema.String.annotations({ description: "Who approved" }),
  number: Written,
  on: Schema.String.annotations({ description: "Day of the approval" })
})
export type ApprovalForm = typeof ApprovalForm.Type

/** A15. `intent`: the party caused the accident on purpose. */
export const ShareForm = Schema.Struct({
  participantId: Schema.String,
  share: Share,
  grounds: Written,
  intent: Schema.optional(Schema.Boolean)
})
export type ShareForm = typeof ShareForm.Type

/** A18: three people at most come for a side. */
export const SideForm = Schema.Struct({
  participantIds: Schema.Array(Schema.String),
  attendants: Schema.Number
})
export type SideForm = typeof SideForm.Type

export const SettlementForm = Schema.Struct({
  settledOn: today,
  guided: Schema.optional(Schema.Boolean),
  amountYuan: WrittenNumber,
  shares: Schema.optional(Schema.Array(ShareForm)),
  ...filing
}).annotations({ identifier: "AccidentSettlement" })
export type SettlementForm = typeof SettlementForm.Type

export const ProcedureForm = Schema.Struct({
  procedure: Schema.Literal("simple", "general"),
  agreed: Schema.optional(Schema.Boolean),
  complicated: Schema.optional(Schema.Boolean),
  ...filing
}).annotations({ identifier: "AccidentProcedureChoice" })
export type ProcedureForm = typeof ProcedureForm.Type

export const EvidenceForm = Schema.Struct({
  shownOn: today,
  participantIds: Schema.Array(Schema.String),
  note: Written,
  ...filing
}).annotations({ identifier: "AccidentEvidenceShowing" })
export type EvidenceForm = typeof EvidenceForm.Type

export const JointRequestForm = Schema.Struct({
  requestedOn: today,
  approval: ApprovalForm,
  ...filing
}).annotations({ identifier: "AccidentJointRequest" })
export type JointRequestForm = typeof JointRequestForm.Type

export const TestOrderForm = Schema.Struct({
  what: Schema.String,
  participantId: Written,
  vehicleId: Written,
  institution: Schema.String,
  orderedOn: today,
  repeats: Written.annotations({ description: "The first test, where this is the second one" }),
  ...filing
}).annotations({ identifier: "AccidentTestOrder" })
export type TestOrderForm = typeof TestOrderForm.Type

export const TestExtensionForm = Schema.Struct({
  testId: Schema.String,
  until: Schema.String,
  approval: ApprovalForm,
  ...filing
}).annotations({ identifier: "AccidentTestExtension" })
export type TestExtensionForm = typeof TestExtensionForm.Type

export const TestResultForm = Schema.Struct({
  testId: Schema.String,
  receivedOn: today,
  conclusion: Schema.String,
  ...filing
}).annotations({ identifier: "AccidentTestResult" })
export type TestResultForm = typeof TestResultForm.Type

export const TestServiceForm = Schema.Struct({
  testId: Schema.String,
  servedOn: today,
  ...filing
}).annotations({ identifier: "AccidentTestService" })
export type TestServiceForm = typeof TestServiceForm.Type

export const SecondTestForm = Schema.Struct({
  testId: Schema.String,
  participantId: Schema.String,
  requestedOn: today,
  ...filing
}).annotations({ identifier: "AccidentSecondTestRequest" })
export type SecondTestForm = typeof SecondTestForm.Type

/** A12: whoever approves a second test said no, and why; or the party took the request back. */
export const SecondTestRefusalForm = Schema.Struct({
  testId: Schema.String,
  ground: Schema.Literal("not-approved", "request-withdrawn"),
  decidedOn: today,
  ...filing
}).annotations({ identifier: "AccidentSecondTestRefusal" })
export type SecondTestRefusalForm = typeof SecondTestRefusalForm.Type

export const VehicleReturnForm = Schema.Struct({
  testId: Schema.String,
  returnedOn: today,
  ...filing
}).annotations({ identifier: "AccidentVehicleReturn" })
export type VehicleReturnForm = typeof VehicleReturnForm.Type

export const StopForm = Schema.Struct({
  ground: Schema.Literal("key-person-in-treatment", "evidence-not-to-be-had"),
  stoppedOn: today,
  approval: ApprovalForm,
  noticeServedOn: today,
  ...filing
}).annotations({ identifier: "AccidentClockStop" })
export type StopForm = typeof StopForm.Type

export const ResumptionForm = Schema.Struct({
  stopId: Schema.String,
  resumedOn: today,
  ...filing
}).annotations({ identifier: "AccidentClockResumption" })
export type ResumptionForm = typeof ResumptionForm.Type

export const LiabilityForm = Schema.Struct({
  kind: PaperKind,
  number: Schema.String,
  decidedOn: today,
  shares: Schema.optional(Schema.Array(ShareForm)),
  withoutFault: Schema.optional(Schema.Boolean),
  signedBy: Schema.optional(Schema.Array(Schema.String)).annotations({
    description: "Accounts of the other handlers who sign; all of the file where absent"
  }),
  ...filing
}).annotations({ identifier: "AccidentLiability" })
export type LiabilityForm = typeof LiabilityForm.Type

export const RevocationForm = Schema.Struct({
  paperId: Schema.String,
  ground: Schema.Literal("fugitive-found", "own-correction"),
  revokedOn: today,
  ...filing
}).annotations({ identifier: "AccidentLiabilityRevocation" })
export type RevocationForm = typeof RevocationForm.Type

/** A14: served at `happenedAt`. */
export const ServiceForm = Schema.Struct({
  paperId: Schema.String,
  participantId: Schema.String,
  way: Schema.Literal("in-person", "left", "post", "announcement", "electronic"),
  informed: Schema.Boolean,
  ...filing
}).annotations({ identifier: "AccidentPaperService" })
export type ServiceForm = typeof ServiceForm.Type

export const OnTheSpotForm = Schema.Struct({
  heldOn: today,
  askedByAll: Schema.Boolean,
  objection: Schema.optional(
    Schema.NullOr(Schema.Literal("to-the-finding", "signature-refused", "mediation-unwanted"))
  ),
  agreed: Schema.Boolean,
  amountYuan: WrittenNumber,
  ...filing
}).annotations({ identifier: "AccidentOnTheSpotMediation" })
export type OnTheSpotForm = typeof OnTheSpotForm.Type

export const ReviewRequestForm = Schema.Struct({
  paperId: Schema.String,
  participantId: Schema.String,
  requestedOn: today,
  handedTo: Schema.Literal("deciding-unit", "reviewing-body"),
  noticedOn: Written.annotations({ description: "Handed in above: when the deciding unit was told" }),
  ...filing
}).annotations({ identifier: "AccidentReviewRequest" })
export type ReviewRequestForm = typeof ReviewRequestForm.Type

export const ReviewFileForm = Schema.Struct({
  reviewId: Schema.String,
  sentOn: today,
  receivedOn: Written,
  ...filing
}).annotations({ identifier: "AccidentReviewFile" })
export type ReviewFileForm = typeof ReviewFileForm.Type

/** A17: two officers of the reviewing body, by account or police number. */
export const ReviewDecisionForm = Schema.Struct({
  reviewId: Schema.String,
  outcome: Schema.Literal("upheld", "redo", "revoked", "ended"),
  decidedOn: today,
  reviewers: Schema.Array(Schema.Struct({ account: Schema.String, qualification: Qualification })),
  ...filing
}).annotations({ identifier: "AccidentReviewDecision" })
export type ReviewDecisionForm = typeof ReviewDecisionForm.Type

export const MediationRequestForm = Schema.Struct({
  requestedOn: today,
  after: Schema.Literal("paper", "review", "peoples-mediation"),
  peoplesMediationEndedOn: Written,
  sides: Schema.Array(SideForm),
  ...filing
}).annotations({ identifier: "AccidentMediationRequest" })
export type MediationRequestForm = typeof MediationRequestForm.Type

export const MediationNoticeForm = Schema.Struct({
  mediationId: Schema.String,
  notifiedOn: today,
  heldOn: Schema.String,
  ...filing
}).annotations({ identifier: "AccidentMediationNotice" })
export type MediationNoticeForm = typeof MediationNoticeForm.Type

export const MediationStartForm = Schema.Struct({
  mediationId: Schema.String,
  startGround: Schema.Literal("funeral-ended", "treatment-ended", "disability-fixed", "loss-fixed"),
  startOn: Schema.String,
  begunOn: today,
  sides: Schema.Array(SideForm),
  mediators: Schema.optional(Schema.Array(Schema.Struct({ account: Schema.String }))).annotations({
    description: "Who mediates, by account or police number: two at most"
  }),
  ...filing
}).annotations({ identifier: "AccidentMediationStart" })
export type MediationStartForm = typeof MediationStartForm.Type

export const MediationEndForm = Schema.Struct({
  mediationId: Schema.String,
  outcome: Schema.Literal("agreement", "no-agreement", "withdrawn"),
  endedOn: today,
  amountYuan: WrittenNumber,
  ...filing
}).annotations({ identifier: "AccidentMediationEnd" })
export type MediationEndForm = typeof MediationEndForm.Type

/** A20: started at `happenedAt`. */
export const SearchForm = Schema.Struct({ description: Schema.String, ...filing }).annotations({
  identifier: "AccidentSearch"
})
export type SearchForm = typeof SearchForm.Type

export const SearchNoticeForm = Schema.Struct({
  kind: Schema.Literal("block", "assistance", "reward"),
  number: Written,
  issuedOn: today,
  ...filing
}).annotations({ identifier: "AccidentSearchNotice" })
export type SearchNoticeForm = typeof SearchNoticeForm.Type

export const NoticeCancellationForm = Schema.Struct({
  noticeId: Schema.String,
  cancelledOn: today,
  ...filing
}).annotations({ identifier: "AccidentNoticeCancellation" })
export type NoticeCancellationForm = typeof NoticeCancellationForm.Type

export const FugitiveForm = Schema.Struct({
  foundOn: today,
  vehicleId: Written,
  participantId: Written,
  ...filing
}).annotations({ identifier: "AccidentFugitive" })
export type FugitiveForm = typeof FugitiveForm.Type

export const DecisionRequestForm = Schema.Struct({
  participantId: Schema.String,
  requestedOn: today,
  ...filing
}).annotations({ identifier: "AccidentDecisionRequest" })
export type DecisionRequestForm = typeof DecisionRequestForm.Type

export const CrimeForm = Schema.Struct({
  conclusion: Schema.Literal("filed-as-crime", "no-crime", "passed-on"),
  number: Written,
  consideredOn: today,
  ...filing
}).annotations({ identifier: "AccidentCrimeConsideration" })
export type CrimeForm = typeof CrimeForm.Type

export const RecusalForm = Schema.Struct({
  handler: Schema.String,
  askedBy: Written.annotations({ description: "Participant who asks; empty where the handler asks" }),
  ground: Schema.Literal("party", "relative", "interest", "other"),
  requestedOn: today,
  ...filing
}).annotations({ identifier: "AccidentRecusal" })
export type RecusalForm = typeof RecusalForm.Type

export const RecusalDecisionForm = Schema.Struct({
  recusalId: Schema.String,
  granted: Schema.Boolean,
  decidedOn: today,
  ...filing
}).annotations({ identifier: "AccidentRecusalDecision" })
export type RecusalDecisionForm = typeof RecusalDecisionForm.Type
