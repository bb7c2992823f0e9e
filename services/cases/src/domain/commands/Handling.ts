import type { Instant } from "@jiaosuo/kernel/Event"
import type { DispatchSituation } from "../dispatch/Situation.ts"
import type {
  CalledBranch,
  CalledCell,
  CallOutStep,
  FeedbackFigures,
  LegalReviewOutcome
} from "../events/Handling.ts"
import type { Coordinates } from "../values/Place.ts"
import type { Act, Why } from "./Intake.ts"

/** What may be asked of a case's groups, its handling and its supervision. Ids and instants are given. */
export type HandlingCommand =
  | ApproveCrossing
  | DispatchGroups
  | SignDispatch
  | DepartGroup
  | ArriveGroup
  | FinishGroup
  | CallOffGroup
  | GiveFeedback
  | BlowWhistle
  | ReportIn
  | EndWhistle
  | AskReview
  | GiveReview
  | OrderSupervision
  | AnswerSupervision
  | MakeReturnVisit
  | HandOverCase
  | ReceiptHandOver
  | ReferCase
  | CallOutVolunteers
  | FileCase
  | ExtendCaseWork
  | LinkAccidentFile
  | MoveAccidentFile
  | MoveCallOut
  | TellCellCouldNotCome

/** Row 10. */
export interface ApproveCrossing extends Act, Why {
  readonly _tag: "ApproveCrossing"
  readonly approvalId: string
  readonly zoneId: string
}

/** Rows 7 to 10, 12: the groups in the order in which they are called, and what was known of all groups. */
export interface DispatchGroups extends Act {
  readonly _tag: "DispatchGroups"
  /** The case itself: of what a group was at, only other cases matter. */
  readonly caseId: string
  readonly dispatchId: string
  readonly groupIds: ReadonlyArray<string>
  readonly situation: DispatchSituation
  /** I5: why what is filed late holds although another case says that it had a group then; null: it is an order. */
  readonly correction: Correction | null
}

/** I5: what somebody states as what really happened, although another case says otherwise. */
export interface Correction {
  readonly reason: string | null
}

/** A step of a group, as it is reported. */
export interface GroupStepReport extends Act {
  readonly groupId: string
  /** Absent or null: it contradicts nothing. */
  readonly correction?: Correction | null
}

export interface SignDispatch extends GroupStepReport {
  readonly _tag: "SignDispatch"
}

export interface DepartGroup extends GroupStepReport {
  readonly _tag: "DepartGroup"
}

export interface ArriveGroup extends GroupStepReport {
  readonly _tag: "ArriveGroup"
  readonly location: Coordinates | null
}

export interface FinishGroup extends GroupStepReport {
  readonly _tag: "FinishGroup"
  readonly outcome: string | null
}

export interface CallOffGroup extends GroupStepReport, Why {
  readonly _tag: "CallOffGroup"
}

export interface GiveFeedback extends Act {
  readonly _tag: "GiveFeedback"
  readonly feedbackId: string
  readonly groupId: string | null
  readonly figures: FeedbackFigures
}

export interface BlowWhistle extends Act {
  readonly _tag: "BlowWhistle"
  readonly whistleId: string
  readonly what: string
  readonly branches: ReadonlyArray<CalledBranch>
}

export interface ReportIn extends Act {
  readonly _tag: "ReportIn"
  readonly whistleId: string
  readonly branch: string
  readonly who: string
}

export interface EndWhistle extends Act, Why {
  readonly _tag: "EndWhistle"
  readonly whistleId: string
}

export interface AskReview extends Act {
  readonly _tag: "AskReview"
  readonly reviewId: string
  readonly note: string | null
}

export interface GiveReview extends Act {
  readonly _tag: "GiveReview"
  readonly outcome: LegalReviewOutcome
  readonly note: string | null
}

export interface OrderSupervision extends Act {
  readonly _tag: "OrderSupervision"
  readonly orderId: string
  readonly what: string
  readonly dueAt: Instant
}

export interface AnswerSupervision extends Act {
  readonly _tag: "AnswerSupervision"
  readonly orderId: string
  readonly answer: string
}

export interface MakeReturnVisit extends Act {
  readonly _tag: "MakeReturnVisit"
  readonly visitId: string
  readonly satisfied: boolean | null
  readonly note: string | null
}

export interface HandOverCase extends Act, Why {
  readonly _tag: "HandOverCase"
  readonly handOverId: string
  readonly agency: string
}

export interface ReceiptHandOver extends Act {
  readonly _tag: "ReceiptHandOver"
  readonly handOverId: string
  readonly receipt: string
}

export interface ReferCase extends Act, Why {
  readonly _tag: "ReferCase"
  readonly referralId: string
  readonly to: string
  readonly lifeAtRisk: boolean
}

export interface CallOutVolunteers extends Act {
  readonly _tag: "CallOutVolunteers"
  readonly callOutId: string
  readonly need: string
  readonly cell?: CalledCell
  /** Of whoever goes, where no cell is named; null: whoever can. */
  readonly skill?: string | null
  readonly people?: number | null
}

/** I6. */
export interface FileCase extends Act {
  readonly _tag: "FileCase"
  readonly filingId: string
  readonly number: string | null
}

export interface ExtendCaseWork extends Act, Why {
  readonly _tag: "ExtendCaseWork"
}

/** Given by the reaction to the accident file, never by a person. */
export interface LinkAccidentFile {
  readonly _tag: "LinkAccidentFile"
  readonly accidentId: string
}

export interface MoveAccidentFile {
  readonly _tag: "MoveAccidentFile"
  readonly accidentId: string
  readonly happened: string
  readonly at: Instant
}

/** Given by the reaction to call-outs of volunteers, never by a person (row 46). */
export interface MoveCallOut {
  readonly _tag: "MoveCallOut"
  readonly callOutId: string
  readonly happened: CallOutStep
  readonly at: Instant
}

/** Given by the reaction to response cells, never by a person (row 46). */
export interface TellCellCouldNotCome {
  readonly _tag: "TellCellCouldNotCome"
  readonly callOutId: string
  readonly cellId: string
  readonly because: string
  readonly at: Instant
}
