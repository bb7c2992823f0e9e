import { filing, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { LegalReviewOutcome } from "../events/Handling.ts"
import { CaseOutcome, CaseWithdrawal, Channel } from "../events/Intake.ts"
import { Coordinates } from "../values/Place.ts"

/**
 * What people hand in about a case, as they wrote it. Only the shape is asked here; codes, places and instants are for
 * the checks to say, all fields at once.
 */

const written = (description: string) => Written.annotations({ description })

/** Where it is: a township or a village, and as much of the rest as is known. */
export const PlaceForm = Schema.Struct({
  township: written("Nine-digit code; follows from the village where that is given"),
  village: written("Twelve-digit code"),
  location: Schema.optional(Schema.NullOr(Coordinates)).annotations({ description: "Degrees, WGS 84" }),
  address: Written,
  road: written("G205, S234, X012"),
  post: written("Kilometre post as it is written: K12+300; instead of postMetres"),
  postMetres: WrittenNumber.annotations({ description: "Kilometre post in metres" })
}).annotations({ identifier: "CasePlaceForm" })
export type PlaceForm = typeof PlaceForm.Type

/** Who called. Without a name the call is anonymous; a number can be left all the same (I1). */
export const CallerForm = Schema.Struct({
  name: Written,
  idNumber: Written,
  phone: Written,
  address: Written
}).annotations({ identifier: "CaseCallerForm" })
export type CallerForm = typeof CallerForm.Type

const Source = Schema.optional(
  Schema.NullOr(Schema.Struct({ desk: Schema.String, number: Schema.String }))
).annotations({ description: "The other desk that the call comes from, with its number there" })

const calledAt = written("RFC 3339: when the call came in; now where absent")

/** I1: an intake sheet (接警单). */
export const IntakeForm = Schema.Struct({
  channel: Channel,
  calledAt,
  kind: Schema.String.annotations({ description: "Code of the table case-kinds (I7)" }),
  type: Schema.String,
  detail: Written,
  level: written("Code of the level scheme (I4); that of the type where absent"),
  place: PlaceForm,
  caller: Schema.optional(Schema.NullOr(CallerForm)),
  description: Written,
  source: Source
}).annotations({ identifier: "CaseIntake" })
export type IntakeForm = typeof IntakeForm.Type

export const CaseCorrectionForm = Schema.Struct({
  kind: Written,
  type: Written,
  detail: Written,
  place: Schema.optional(Schema.NullOr(PlaceForm)),
  description: Written,
  ...filing
}).annotations({ identifier: "CaseCorrection" })
export type CaseCorrectionForm = typeof CaseCorrectionForm.Type

export const LevelForm = Schema.Struct({ level: Schema.String, ...filing }).annotations({
  identifier: "CaseLevelChange"
})
export type LevelForm = typeof LevelForm.Type

export const JoinedCallForm = Schema.Struct({
  calledAt,
  caller: Schema.optional(Schema.NullOr(CallerForm)),
  description: Written,
  source: Source
}).annotations({ identifier: "CaseJoinedCall" })
export type JoinedCallForm = typeof JoinedCallForm.Type

export const JoinForm = Schema.Struct({
  into: Schema.UUID.annotations({ description: "The case that goes on" }),
  ...filing
}).annotations({ identifier: "CaseJoin" })
export type JoinForm = typeof JoinForm.Type

export const RulingOutForm = Schema.Struct({ other: Schema.UUID, ...filing }).annotations({
  identifier: "CaseRulingOut"
})
export type RulingOutForm = typeof RulingOutForm.Type

export const OfferForm = Schema.Struct({
  to: Schema.String.annotations({ description: "Account" }),
  station: written("Nine-digit code of their station, whose people may then read the case"),
  ...filing
}).annotations({ identifier: "CaseOffer" })
export type OfferForm = typeof OfferForm.Type

/** Either a person, by account, or a unit of the organisation. */
export const AssistantForm = Schema.Struct({
  account: Written,
  station: written("Nine-digit code of the person's station"),
  unitId: Written,
  task: Written,
  ...filing
}).annotations({ identifier: "CaseAssistant" })
export type AssistantForm = typeof AssistantForm.Type

export const CrossingForm = Schema.Struct({
  zoneId: Schema.String.annotations({
    description: "The foreign zone, or station outside of zones, whose groups may come"
  }),
  ...filing
}).annotations({ identifier: "CaseCrossingApproval" })
export type CrossingForm = typeof CrossingForm.Type

/** I5: what happened is recorded although another case says that it had the group then. Asks for a reason. */
const stated = {
  correction: Schema.optional(Schema.Boolean).annotations({
    description:
      "What is filed late is stated as what really happened, although another case had the group then; with a reason"
  })
} as const

export const DispatchForm = Schema.Struct({
  groups: Schema.Array(Schema.String).annotations({
    description: "Response groups (ids of their roster slots) in the order in which they are called"
  }),
  ...stated,
  ...filing
}).annotations({ identifier: "CaseDispatch" })
export type DispatchForm = typeof DispatchForm.Type

export const GroupForm = Schema.Struct({ groupId: Schema.String, ...stated, ...filing }).annotations({
  identifier: "CaseGroupStep"
})
export type GroupForm = typeof GroupForm.Type

export const ArrivalForm = Schema.Struct({
  groupId: Schema.String,
  location: Schema.optional(Schema.NullOr(Coordinates)),
  ...stated,
  ...filing
}).annotations({ identifier: "CaseArrival" })
export type ArrivalForm = typeof ArrivalForm.Type

export const GroupDoneForm = Schema.Struct({
  groupId: Schema.String,
  outcome: Written,
  ...stated,
  ...filing
}).annotations({ identifier: "CaseGroupDone" })
export type GroupDoneForm = typeof GroupDoneForm.Type

/** I1: a feedback sheet (反馈单). */
export const FeedbackForm = Schema.Struct({
  groupId: written("The group that gives it; the case as a whole where absent"),
  vehicles: WrittenNumber,
  people: WrittenNumber,
  injured: WrittenNumber,
  dead: WrittenNumber,
  caught: WrittenNumber,
  accidentForm: Written,
  dangerousGoods: Written,
  weather: Written,
  road: Written,
  handling: Schema.String,
  evidence: Schema.optional(Schema.Boolean),
  ...filing
}).annotations({ identifier: "CaseFeedback" })
export type FeedbackForm = typeof FeedbackForm.Type

export const WhistleForm = Schema.Struct({
  what: Schema.String,
  branches: Schema.Array(
    Schema.Struct({
      branch: Schema.String,
      minutes: WrittenNumber.annotations({ description: "Until it reports in; the limit where absent" })
    })
  ),
  ...filing
}).annotations({ identifier: "CaseWhistle" })
export type WhistleForm = typeof WhistleForm.Type

export const ReportingInForm = Schema.Struct({
  whistleId: Schema.String,
  branch: Schema.String,
  who: written("Account or post of whoever is there, never a name; the giver where absent"),
  ...filing
}).annotations({ identifier: "CaseReportingIn" })
export type ReportingInForm = typeof ReportingInForm.Type

export const WhistleEndForm = Schema.Struct({ whistleId: Schema.String, ...filing }).annotations({
  identifier: "CaseWhistleEnd"
})
export type WhistleEndForm = typeof WhistleEndForm.Type

export const ReviewRequestForm = Schema.Struct({ note: Written, ...filing }).annotations({
  identifier: "CaseReviewRequest"
})
export type ReviewRequestForm = typeof ReviewRequestForm.Type

export const ReviewForm = Schema.Struct({
  outcome: LegalReviewOutcome,
  note: Written,
  ...filing
}).annotations({ identifier: "CaseReview" })
export type ReviewForm = typeof ReviewForm.Type

export const SupervisionForm = Schema.Struct({
  what: Schema.String,
  dueAt: written("RFC 3339; the limit from now where absent"),
  ...filing
}).annotations({ identifier: "CaseSupervision" })
export type SupervisionForm = typeof SupervisionForm.Type

export const SupervisionAnswerForm = Schema.Struct({
  orderId: Schema.String,
  answer: Schema.String,
  ...filing
}).annotations({ identifier: "CaseSupervisionAnswer" })
export type SupervisionAnswerForm = typeof SupervisionAnswerForm.Type

export const ReturnVisitForm = Schema.Struct({
  satisfied: Schema.optional(Schema.NullOr(Schema.Boolean)).annotations({
    description: "Null where the caller was not reached or did not say"
  }),
  note: Written,
  ...filing
}).annotations({ identifier: "CaseReturnVisit" })
export type ReturnVisitForm = typeof ReturnVisitForm.Type

export const HandOverForm = Schema.Struct({ agency: Schema.String, ...filing }).annotations({
  identifier: "CaseHandOver"
})
export type HandOverForm = typeof HandOverForm.Type

export const ReceiptForm = Schema.Struct({
  handOverId: Schema.String,
  receipt: Schema.String,
  ...filing
}).annotations({ identifier: "CaseReceipt" })
export type ReceiptForm = typeof ReceiptForm.Type

export const ReferralForm = Schema.Struct({
  to: Schema.String,
  lifeAtRisk: Schema.optional(Schema.Boolean),
  ...filing
}).annotations({ identifier: "CaseReferral" })
export type ReferralForm = typeof ReferralForm.Type

export const CallOutForm = Schema.Struct({
  need: Schema.String,
  cellId: written("The response cell of a village that is to go; absent: whoever can"),
  skill: written("Code of the cell abilities that it takes: wasp, first-aid, boat …"),
  people: WrittenNumber.annotations({
    description: "How many it takes, where no cell is named; at least those of the need"
  }),
  ...filing
}).annotations({ identifier: "CaseCallOut" })
export type CallOutForm = typeof CallOutForm.Type

/** I6. */
export const CaseFilingForm = Schema.Struct({
  number: written("Number of the registration form"),
  ...filing
}).annotations({ identifier: "CaseFiling" })
export type CaseFilingForm = typeof CaseFilingForm.Type

export const CaseClosingForm = Schema.Struct({ outcome: CaseOutcome, ...filing }).annotations({
  identifier: "CaseClosing"
})
export type CaseClosingForm = typeof CaseClosingForm.Type

export const CaseWithdrawalForm = Schema.Struct({ ground: CaseWithdrawal, ...filing }).annotations({
  identifier: "CaseWithdrawal"
})
export type CaseWithdrawalForm = typeof CaseWithdrawalForm.Type

/** Where a group is. */
export const SightingForm = Schema.Struct({
  longitude: Schema.Number,
  latitude: Schema.Number,
  ...filing
}).annotations({ identifier: "GroupSighting" })
export type SightingForm = typeof SightingForm.Type
