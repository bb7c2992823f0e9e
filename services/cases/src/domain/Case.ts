import type { Instant } from "@jiaosuo/kernel/Event"
import type { Grade } from "./events/Dispatch.ts"
import type { CalledCell, CallOutStep, FeedbackFigures, LegalReviewOutcome } from "./events/Handling.ts"
import type { CallSource, CaseOutcome, CaseWithdrawal, Channel } from "./events/Intake.ts"
import type { Assistant, Caller, Worker } from "./values/People.ts"
import type { Coordinates, Place } from "./values/Place.ts"

/** The state that the history of a case folds to. */

/** Where a case stands. Only an open one is worked on. */
export type Standing =
  | { readonly _tag: "Open" }
  | { readonly _tag: "Joined"; readonly into: string }
  | { readonly _tag: "Closed"; readonly outcome: CaseOutcome; readonly at: Instant }
  | { readonly _tag: "Withdrawn"; readonly ground: CaseWithdrawal }

/** Another call about the same case. */
export interface JoinedCall {
  readonly callId: string
  readonly calledAt: Instant
  readonly caller: Caller
  readonly description: string | null
  readonly source: CallSource
  /** Whether it is a case of its own, which was joined: that one keeps its number at the other desk. */
  readonly ofCase: boolean
}

/** Responsibility that is offered and neither accepted nor declined yet. */
export interface Offer {
  readonly to: string
  readonly station: string | null
  readonly by: string
  readonly at: Instant
}

/** A group on its way through a case; a step that was not taken is null. */
export interface GroupOnCase {
  readonly groupId: string
  readonly dispatchId: string
  readonly order: number
  readonly people: number
  readonly unitId: string
  readonly zoneId: string | null
  readonly township: string
  readonly distanceMetres: number | null
  /** Accounts of its people. */
  readonly members: ReadonlyArray<string>
  /** End of its duty period; null where that was not told. */
  readonly onDutyUntil: Instant | null
  /** From then on it was with another case, as was known when it was sent; null where it was not. */
  readonly elsewhereFrom: Instant | null
  /** Its sending was stated as a correction: what another case says of it does not bound it. */
  readonly corrects: boolean
  readonly dispatchedAt: Instant
  readonly dispatchedBy: string
  readonly signedAt: Instant | null
  readonly departedAt: Instant | null
  readonly arrivedAt: Instant | null
  readonly arrivedLocation: Coordinates | null
  readonly doneAt: Instant | null
  readonly outcome: string | null
  readonly calledOffAt: Instant | null
}

/** One dispatch as it was decided. */
export interface Dispatch {
  readonly dispatchId: string
  readonly grade: Grade
  readonly groups: ReadonlyArray<string>
  readonly proposed: ReadonlyArray<string>
  readonly below: boolean
  readonly crossings: ReadonlyArray<string>
  readonly agreements: ReadonlyArray<string>
  readonly by: string
  readonly at: Instant
}

export interface Approval {
  readonly approvalId: string
  readonly zoneId: string
  readonly by: string
  readonly at: Instant
}

export interface Feedback extends FeedbackFigures {
  readonly feedbackId: string
  readonly groupId: string | null
  readonly at: Instant
  readonly by: string
}

/** A branch that was called; `reportedAt` is null while it has not reported in. */
export interface Branch {
  readonly branch: string
  readonly deadline: Instant
  readonly reportedAt: Instant | null
  readonly who: string | null
}

export interface Whistle {
  readonly whistleId: string
  readonly what: string
  readonly branches: ReadonlyArray<Branch>
  readonly by: string
  readonly at: Instant
  readonly endedAt: Instant | null
}

/** A legal review. `of`: what the case was about when it was given. */
export interface LegalReview {
  readonly reviewId: string
  readonly askedAt: Instant
  readonly askedBy: string
  readonly outcome: LegalReviewOutcome | null
  readonly note: string | null
  readonly by: string | null
  readonly givenAt: Instant | null
  readonly of: { readonly kind: string; readonly type: string } | null
}

export interface SupervisionOrder {
  readonly orderId: string
  readonly what: string
  readonly dueAt: Instant
  readonly by: string
  readonly at: Instant
  readonly answeredAt: Instant | null
  readonly answer: string | null
}

export interface ReturnVisit {
  readonly visitId: string
  readonly satisfied: boolean | null
  readonly note: string | null
  readonly by: string
  readonly at: Instant
}

export interface HandOver {
  readonly handOverId: string
  readonly agency: string
  readonly at: Instant
  readonly receipt: string | null
  readonly receiptedAt: Instant | null
}

export interface Referral {
  readonly referralId: string
  readonly to: string
  readonly lifeAtRisk: boolean
  readonly at: Instant
}

export interface CallOut {
  readonly callOutId: string
  readonly need: string
  readonly at: Instant
  /** Row 23: null where no response cell was named. */
  readonly cell: CalledCell | null
  /** Row 46: what became of it where no cell was named; null while nothing did. */
  readonly moved: { readonly happened: CallOutStep; readonly at: Instant } | null
  /** Row 46: why the cell cannot come, a code; null while it may. */
  readonly couldNotCome: { readonly because: string; readonly at: Instant } | null
}

/** I6: the registration of a case that is worked on; `extendedAt` is null while the work was not extended. */
export interface Filing {
  readonly filingId: string
  readonly number: string | null
  readonly by: string
  readonly at: Instant
  readonly extendedAt: Instant | null
}

/** The accident file of the case, and what last happened to it. */
export interface AccidentLink {
  readonly accidentId: string
  readonly happened: string | null
  readonly at: Instant | null
}

/** A case on file. */
export interface CaseFile {
  readonly standing: Standing
  readonly number: string
  readonly calledAt: Instant
  readonly channel: Channel
  readonly kind: string
  readonly type: string
  readonly detail: string | null
  readonly level: string
  readonly place: Place
  readonly caller: Caller
  readonly description: string | null
  readonly source: CallSource
  readonly zone: string | null
  readonly station: string | null
  /** Row 14: whoever answers for the case. There is no case without one. */
  readonly responsible: Worker
  /** Whether they accepted it; false: they took the call, and nobody has accepted it since. */
  readonly isAccepted: boolean
  readonly offer: Offer | null
  readonly calls: ReadonlyArray<JoinedCall>
  readonly ruledOut: ReadonlyArray<string>
  readonly assistants: ReadonlyArray<{ readonly assistant: Assistant; readonly task: string | null }>
  readonly dispatches: ReadonlyArray<Dispatch>
  readonly groups: ReadonlyArray<GroupOnCase>
  readonly approvals: ReadonlyArray<Approval>
  readonly feedbacks: ReadonlyArray<Feedback>
  readonly whistles: ReadonlyArray<Whistle>
  readonly reviews: ReadonlyArray<LegalReview>
  readonly supervision: ReadonlyArray<SupervisionOrder>
  readonly returnVisits: ReadonlyArray<ReturnVisit>
  readonly handOvers: ReadonlyArray<HandOver>
  readonly referrals: ReadonlyArray<Referral>
  readonly callOuts: ReadonlyArray<CallOut>
  readonly filing: Filing | null
  readonly accident: AccidentLink | null
}

/** Nothing ever happened under this id, or a case on file. */
export type Case = { readonly _tag: "Unknown" } | ({ readonly _tag: "OnFile" } & CaseFile)

/** The case on file; undefined where nothing ever happened. */
export const onFile = (state: Case): CaseFile | undefined => (state._tag === "OnFile" ? state : undefined)

/** Nine-digit code of the place's township; null where nothing ever happened. */
export const townshipOfCase = (state: Case): string | null => onFile(state)?.place.township ?? null

/** How far a group is: the last step that it took. */
export type GroupStep = "dispatched" | "signed" | "departed" | "arrived" | "done" | "called-off"

/** The last step that a group took. */
export const stepOf = (group: GroupOnCase): GroupStep => {
  if (group.calledOffAt !== null) return "called-off"
  if (group.doneAt !== null) return "done"
  if (group.arrivedAt !== null) return "arrived"
  if (group.departedAt !== null) return "departed"
  return group.signedAt === null ? "dispatched" : "signed"
}

/** Whether a group is on the case. */
export const isEngaged = (group: GroupOnCase): boolean => group.doneAt === null && group.calledOffAt === null

/** Row 9: whether no other case may have a group (claims): it is on the case, and no later case had it since. */
export const isReserved = (group: GroupOnCase): boolean => isEngaged(group) && group.elsewhereFrom === null

/** Since when a group that nobody said is done cannot be on the case: its duty is over, or another case had it. */
export const leftAtLatest = ({ onDutyUntil, elsewhereFrom }: GroupOnCase): Instant | null =>
  elsewhereFrom === null || (onDutyUntil !== null && onDutyUntil < elsewhereFrom)
    ? onDutyUntil
    : elsewhereFrom

/** Groups that are on the case now, in the order in which they were called. */
export const engagedGroups = (file: CaseFile): ReadonlyArray<GroupOnCase> => file.groups.filter(isEngaged)

/**
 * Whether a group is on the case and can be counted on: not one whose duty period is over, or that went to another case.
 */
export const isAvailableAt = (group: GroupOnCase, at: Instant): boolean => {
  const left = leftAtLatest(group)
  return isEngaged(group) && (left === null || at < left)
}

/**
 * Row 14: whether the legal review that the type asks for was given, and still fits: the last one said so, of what
 * the case is about today.
 */
export const isReviewed = ({ reviews, kind, type }: CaseFile): boolean => {
  const given = reviews.filter(({ outcome }) => outcome !== null)
  const last = given[given.length - 1]
  return last?.outcome === "fit" && last.of?.kind === kind && last.of.type === type
}
