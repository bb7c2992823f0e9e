/** What this context says to others: its events, how they are read, what they fold to, and their titles. */
export type { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
export type {
  AccidentLink,
  Case,
  CaseFile,
  Dispatch,
  Filing,
  GroupOnCase,
  GroupStep,
  HandOver,
  JoinedCall,
  LegalReview,
  Offer,
  Standing,
  SupervisionOrder,
  Whistle
} from "./domain/Case.ts"
export { engagedGroups, isEngaged, isReviewed, onFile, stepOf, townshipOfCase } from "./domain/Case.ts"
export type { EventOf } from "./domain/CaseEvents.ts"
export { CaseEvent, caseEventCodec } from "./domain/CaseEvents.ts"
export { evolve, initialState } from "./domain/CaseHistory.ts"
export type { CaseWork } from "./domain/CaseWork.ts"
export { caseWorkOf } from "./domain/CaseWork.ts"
export { cellIsMissing } from "./domain/CellAnswers.ts"
export type { Clock, ClockName } from "./domain/Clocks.ts"
export { clocksOf } from "./domain/Clocks.ts"
export { needsReview } from "./domain/decisions/Closing.ts"
export { DispatchedGroup, Grade } from "./domain/events/Dispatch.ts"
export { FeedbackFigures, LegalReviewOutcome } from "./domain/events/Handling.ts"
export { CallSource, CaseOutcome, CaseWithdrawal, Channel } from "./domain/events/Intake.ts"
export { GroupEvent, groupEventCodec } from "./domain/group/GroupEvents.ts"
export {
  channelNames,
  eventTitles,
  gradeNames,
  groupStepNames,
  outcomeNames,
  standingNames,
  withdrawalNames,
  workerNames
} from "./domain/Labels.ts"
export type { JoinWindow } from "./domain/Similarity.ts"
export { similarityOf } from "./domain/Similarity.ts"
export type { Timeline } from "./domain/Timeline.ts"
export { timelineOf } from "./domain/Timeline.ts"
export * from "./domain/values/People.ts"
export * from "./domain/values/Place.ts"
export { accountsOfCase, townshipsOfCase } from "./domain/WithinCaseScope.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "cases"
