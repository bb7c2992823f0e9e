import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { EventOf } from "../AccidentEvents.ts"
import type { Warning } from "../events/fields.ts"
import type { Approval, Handler, LiabilityShare, MediationSide, PaperKind } from "../values/Proceedings.ts"

/**
 * What may be asked of an accident once somebody handles it: from the choice of a procedure to the last
 * mediation. Values are checked before they get here, ids and instants are given. `by` is who gives the command,
 * with the qualification of the day (A2, A3).
 */
export type ProceedingsCommand =
  | SettleThemselves
  | ChooseProcedure
  | ShowEvidence
  | RecordJointRequest
  | OrderTest
  | ExtendTest
  | ReceiveTestResult
  | ServeTestResult
  | RequestSecondTest
  | RefuseSecondTest
  | ReturnVehicle
  | StopClock
  | ResumeClock
  | DecideLiability
  | RevokeLiability
  | ServePaper
  | MediateOnTheSpot
  | RequestReview
  | SendReviewFile
  | DecideReview
  | RequestMediation
  | NotifyMediation
  | BeginMediation
  | EndMediation
  | StartSearch
  | IssueNotice
  | CancelNotice
  | FindFugitive
  | AskDecision
  | ConsiderCrime
  | RequestRecusal
  | DecideRecusal

const proceedings: { readonly [Tag in ProceedingsCommand["_tag"]]: true } = {
  SettleThemselves: true,
  ChooseProcedure: true,
  ShowEvidence: true,
  RecordJointRequest: true,
  OrderTest: true,
  ExtendTest: true,
  ReceiveTestResult: true,
  ServeTestResult: true,
  RequestSecondTest: true,
  RefuseSecondTest: true,
  ReturnVehicle: true,
  StopClock: true,
  ResumeClock: true,
  DecideLiability: true,
  RevokeLiability: true,
  ServePaper: true,
  MediateOnTheSpot: true,
  RequestReview: true,
  SendReviewFile: true,
  DecideReview: true,
  RequestMediation: true,
  NotifyMediation: true,
  BeginMediation: true,
  EndMediation: true,
  StartSearch: true,
  IssueNotice: true,
  CancelNotice: true,
  FindFugitive: true,
  AskDecision: true,
  ConsiderCrime: true,
  RequestRecusal: true,
  DecideRecusal: true
}

/** Whether a command is one of the proceedings; one that is missing above does not compile. */
export const isProceeding = (command: { readonly _tag: string }): command is ProceedingsCommand =>
  command._tag in proceedings

interface Act {
  readonly by: Handler
}

interface Why {
  readonly reason: string | null
}

/** The parties agreed among themselves; `guided`: the giver of the command guided them (A3). */
export interface SettleThemselves extends Act, Why {
  readonly _tag: "SettleThemselves"
  readonly settledOn: CalendarDate
  readonly guided: boolean
  readonly amountYuan: number | null
  readonly shares: ReadonlyArray<LiabilityShare>
}

/** A8. `agreed`: all parties of a slight injury agree; `complicated`: an injury accident of A10 (art 63). */
export interface ChooseProcedure extends Act, Why {
  readonly _tag: "ChooseProcedure"
  readonly procedure: "simple" | "general"
  readonly agreed: boolean
  readonly complicated: boolean
}

export interface ShowEvidence extends Act {
  readonly _tag: "ShowEvidence"
  readonly shownOn: CalendarDate
  readonly participantIds: ReadonlyArray<string>
  readonly note: string | null
}

export interface RecordJointRequest extends Act, Why {
  readonly _tag: "RecordJointRequest"
  readonly requestedOn: CalendarDate
  readonly approval: Approval
}

export interface OrderTest extends Act {
  readonly _tag: "OrderTest"
  readonly testId: string
  readonly what: string
  readonly participantId: string | null
  readonly vehicleId: string | null
  readonly institution: string
  readonly orderedOn: CalendarDate
  readonly repeats: string | null
}

export interface ExtendTest extends Act, Why {
  readonly _tag: "ExtendTest"
  readonly testId: string
  readonly until: CalendarDate
  readonly approval: Approval
}

export interface ReceiveTestResult extends Act {
  readonly _tag: "ReceiveTestResult"
  readonly testId: string
  readonly receivedOn: CalendarDate
  readonly conclusion: string
}

export interface ServeTestResult extends Act {
  readonly _tag: "ServeTestResult"
  readonly testId: string
  readonly servedOn: CalendarDate
}

export interface RequestSecondTest extends Act, Why {
  readonly _tag: "RequestSecondTest"
  readonly testId: string
  readonly participantId: string
  readonly requestedOn: CalendarDate
}

/** A12, A13: why there is no second test after all. */
export interface RefuseSecondTest extends Act, Why {
  readonly _tag: "RefuseSecondTest"
  readonly testId: string
  readonly decidedOn: CalendarDate
  readonly ground: EventOf<"SecondTestWasRefused">["ground"]
}

export interface ReturnVehicle extends Act {
  readonly _tag: "ReturnVehicle"
  readonly testId: string
  readonly returnedOn: CalendarDate
}

export interface StopClock extends Act, Why {
  readonly _tag: "StopClock"
  readonly stopId: string
  readonly ground: EventOf<"ClockWasStopped">["ground"]
  readonly stoppedOn: CalendarDate
  readonly approval: Approval
  readonly noticeServedOn: CalendarDate
}

export interface ResumeClock extends Act, Why {
  readonly _tag: "ResumeClock"
  readonly stopId: string
  readonly resumedOn: CalendarDate
}

/**
 * A8, A10, A15. `signedBy`: accounts of the file's other handlers who sign with the giver; null for all officers
 * among them. `withoutFault`: an accident in the word's own sense, for which nobody is liable.
 */
export interface DecideLiability extends Act, Why {
  readonly _tag: "DecideLiability"
  readonly paperId: string
  readonly kind: PaperKind
  readonly number: string
  readonly decidedOn: CalendarDate
  readonly shares: ReadonlyArray<LiabilityShare>
  readonly withoutFault: boolean
  readonly signedBy: ReadonlyArray<string> | null
  readonly warnings: ReadonlyArray<Warning>
}

export interface RevokeLiability extends Act, Why {
  readonly _tag: "RevokeLiability"
  readonly paperId: string
  /** A review revokes by itself: see `DecideReview`. */
  readonly ground: "fugitive-found" | "own-correction"
  readonly revokedOn: CalendarDate
}

export interface ServePaper extends Act {
  readonly _tag: "ServePaper"
  readonly paperId: string
  readonly participantId: string
  readonly servedAt: Instant
  readonly way: EventOf<"PaperWasServed">["way"]
  readonly informed: boolean
}

/** A9. `askedByAll`: all parties asked for it together; `objection`: what stands against it. */
export interface MediateOnTheSpot extends Act, Why {
  readonly _tag: "MediateOnTheSpot"
  readonly heldOn: CalendarDate
  readonly askedByAll: boolean
  readonly objection: "to-the-finding" | "signature-refused" | "mediation-unwanted" | null
  readonly agreed: boolean
  readonly amountYuan: number | null
}

export interface RequestReview extends Act, Why {
  readonly _tag: "RequestReview"
  readonly reviewId: string
  readonly paperId: string
  readonly participantId: string
  readonly requestedOn: CalendarDate
  readonly handedTo: "deciding-unit" | "reviewing-body"
  /** Handed in above: the day on which the deciding unit was told; null for the other way. */
  readonly noticedOn: CalendarDate | null
}

export interface SendReviewFile extends Act {
  readonly _tag: "SendReviewFile"
  readonly reviewId: string
  readonly sentOn: CalendarDate
  readonly receivedOn: CalendarDate | null
}

export interface DecideReview extends Act, Why {
  readonly _tag: "DecideReview"
  readonly reviewId: string
  readonly outcome: EventOf<"ReviewWasDecided">["outcome"]
  readonly decidedOn: CalendarDate
  /** Officers of the reviewing body. */
  readonly reviewers: ReadonlyArray<Handler>
}

/** A18. `peoplesMediationEndedOn`: where people's mediation failed first. */
export interface RequestMediation extends Act {
  readonly _tag: "RequestMediation"
  readonly mediationId: string
  readonly requestedOn: CalendarDate
  readonly after: "paper" | "review" | "peoples-mediation"
  readonly peoplesMediationEndedOn: CalendarDate | null
  readonly sides: ReadonlyArray<MediationSide>
}

export interface NotifyMediation extends Act {
  readonly _tag: "NotifyMediation"
  readonly mediationId: string
  readonly notifiedOn: CalendarDate
  readonly heldOn: CalendarDate
}

export interface BeginMediation extends Act {
  readonly _tag: "BeginMediation"
  readonly mediationId: string
  readonly startGround: EventOf<"MediationWasBegun">["startGround"]
  readonly startOn: CalendarDate
  readonly begunOn: CalendarDate
  readonly sides: ReadonlyArray<MediationSide>
  /** Two at most, by account or police number; absent where nobody says. */
  readonly mediators?: ReadonlyArray<string>
}

export interface EndMediation extends Act, Why {
  readonly _tag: "EndMediation"
  readonly mediationId: string
  readonly outcome: EventOf<"MediationEnded">["outcome"]
  readonly endedOn: CalendarDate
  readonly amountYuan: number | null
}

export interface StartSearch extends Act {
  readonly _tag: "StartSearch"
  readonly startedAt: Instant
  readonly description: string
}

export interface IssueNotice extends Act {
  readonly _tag: "IssueNotice"
  readonly noticeId: string
  readonly kind: EventOf<"SearchNoticeWasIssued">["kind"]
  readonly number: string | null
  readonly issuedOn: CalendarDate
}

export interface CancelNotice extends Act {
  readonly _tag: "CancelNotice"
  readonly noticeId: string
  readonly cancelledOn: CalendarDate
}

/** A10, A14: names what is found by then, the vehicle, its driver, or both. */
export interface FindFugitive extends Act, Why {
  readonly _tag: "FindFugitive"
  readonly foundOn: CalendarDate
  readonly vehicleId: string | null
  readonly participantId: string | null
}

export interface AskDecision extends Act {
  readonly _tag: "AskDecision"
  readonly participantId: string
  readonly requestedOn: CalendarDate
}

export interface ConsiderCrime extends Act, Why {
  readonly _tag: "ConsiderCrime"
  readonly conclusion: EventOf<"CrimeFlagWasConsidered">["conclusion"]
  readonly number: string | null
  readonly consideredOn: CalendarDate
}

export interface RequestRecusal extends Act, Why {
  readonly _tag: "RequestRecusal"
  readonly recusalId: string
  /** Account of the handler. */
  readonly handler: string
  /** Participant who asks; null where the handler asks. */
  readonly askedBy: string | null
  readonly ground: EventOf<"RecusalWasRequested">["ground"]
  readonly requestedOn: CalendarDate
}

export interface DecideRecusal extends Act, Why {
  readonly _tag: "DecideRecusal"
  readonly recusalId: string
  readonly granted: boolean
  readonly decidedOn: CalendarDate
}
