import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Schema } from "effect"
import * as Dispatch from "./events/Dispatch.ts"
import * as Handling from "./events/Handling.ts"
import * as Intake from "./events/Intake.ts"
import * as Responsibility from "./events/Responsibility.ts"

/**
 * What can happen to a case, as it is stored. Add, never change: a changed shape is a new version with an
 * upcaster, and `test/fixtures/events` keeps an example of every version ever written.
 *
 * Who, when and in which township is in the envelope of each event; `reason` is the why.
 */
export const CaseEvent = Schema.Union(
  Intake.CaseWasTaken,
  Intake.CaseWasCorrected,
  Intake.LevelWasChanged,
  Intake.CallWasJoined,
  Intake.JoinedCallWasTakenOut,
  Intake.CaseWasJoinedTo,
  Intake.JoinWasUndone,
  Intake.DuplicateWasRuledOut,
  Intake.CaseWasClosed,
  Intake.CaseWasReopened,
  Intake.CaseWasWithdrawn,
  Responsibility.ResponsibilityWasOffered,
  Responsibility.ResponsibilityWasAccepted,
  Responsibility.ResponsibilityWasDeclined,
  Responsibility.AssistantWasAssigned,
  Responsibility.AssistantWasReleased,
  Dispatch.GroupsWereDispatched,
  Dispatch.CommandWasNotified,
  Dispatch.DispatchWasSigned,
  Dispatch.GroupDeparted,
  Dispatch.GroupArrived,
  Dispatch.GroupIsDone,
  Dispatch.GroupWasCalledOff,
  Dispatch.BorderCrossingWasApproved,
  Handling.FeedbackWasGiven,
  Handling.WhistleWasBlown,
  Handling.BranchReportedIn,
  Handling.WhistleEnded,
  Handling.LegalReviewWasAsked,
  Handling.LegalReviewWasGiven,
  Handling.SupervisionWasOrdered,
  Handling.SupervisionWasAnswered,
  Handling.ReturnVisitWasMade,
  Handling.CaseWasHandedOver,
  Handling.HandOverWasReceipted,
  Handling.CaseWasReferred,
  Handling.VolunteersWereCalledOut,
  Handling.CallOutMoved,
  Handling.CellCouldNotCome,
  Handling.CaseWasFiled,
  Handling.CaseWorkWasExtended,
  Handling.AccidentFileWasLinked,
  Handling.AccidentFileMoved
)
export type CaseEvent = typeof CaseEvent.Type

/** The event of one type: `EventOf<"GroupArrived">`. */
export type EventOf<Type extends CaseEvent["_tag"]> = Extract<CaseEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const caseEventCodec = makeEventCodec<CaseEvent>({
  CaseWasTaken: { version: 1, schema: Intake.CaseWasTaken },
  CaseWasCorrected: { version: 1, schema: Intake.CaseWasCorrected },
  LevelWasChanged: { version: 1, schema: Intake.LevelWasChanged },
  CallWasJoined: { version: 1, schema: Intake.CallWasJoined },
  JoinedCallWasTakenOut: { version: 1, schema: Intake.JoinedCallWasTakenOut },
  CaseWasJoinedTo: { version: 1, schema: Intake.CaseWasJoinedTo },
  JoinWasUndone: { version: 1, schema: Intake.JoinWasUndone },
  DuplicateWasRuledOut: { version: 1, schema: Intake.DuplicateWasRuledOut },
  CaseWasClosed: { version: 1, schema: Intake.CaseWasClosed },
  CaseWasReopened: { version: 1, schema: Intake.CaseWasReopened },
  CaseWasWithdrawn: { version: 1, schema: Intake.CaseWasWithdrawn },
  ResponsibilityWasOffered: { version: 1, schema: Responsibility.ResponsibilityWasOffered },
  ResponsibilityWasAccepted: { version: 1, schema: Responsibility.ResponsibilityWasAccepted },
  ResponsibilityWasDeclined: { version: 1, schema: Responsibility.ResponsibilityWasDeclined },
  AssistantWasAssigned: { version: 1, schema: Responsibility.AssistantWasAssigned },
  AssistantWasReleased: { version: 1, schema: Responsibility.AssistantWasReleased },
  GroupsWereDispatched: { version: 1, schema: Dispatch.GroupsWereDispatched },
  CommandWasNotified: { version: 1, schema: Dispatch.CommandWasNotified },
  DispatchWasSigned: { version: 1, schema: Dispatch.DispatchWasSigned },
  GroupDeparted: { version: 1, schema: Dispatch.GroupDeparted },
  GroupArrived: { version: 1, schema: Dispatch.GroupArrived },
  GroupIsDone: { version: 1, schema: Dispatch.GroupIsDone },
  GroupWasCalledOff: { version: 1, schema: Dispatch.GroupWasCalledOff },
  BorderCrossingWasApproved: { version: 1, schema: Dispatch.BorderCrossingWasApproved },
  FeedbackWasGiven: { version: 1, schema: Handling.FeedbackWasGiven },
  WhistleWasBlown: { version: 1, schema: Handling.WhistleWasBlown },
  BranchReportedIn: { version: 1, schema: Handling.BranchReportedIn },
  WhistleEnded: { version: 1, schema: Handling.WhistleEnded },
  LegalReviewWasAsked: { version: 1, schema: Handling.LegalReviewWasAsked },
  LegalReviewWasGiven: { version: 1, schema: Handling.LegalReviewWasGiven },
  SupervisionWasOrdered: { version: 1, schema: Handling.SupervisionWasOrdered },
  SupervisionWasAnswered: { version: 1, schema: Handling.SupervisionWasAnswered },
  ReturnVisitWasMade: { version: 1, schema: Handling.ReturnVisitWasMade },
  CaseWasHandedOver: { version: 1, schema: Handling.CaseWasHandedOver },
  HandOverWasReceipted: { version: 1, schema: Handling.HandOverWasReceipted },
  CaseWasReferred: { version: 1, schema: Handling.CaseWasReferred },
  VolunteersWereCalledOut: { version: 1, schema: Handling.VolunteersWereCalledOut },
  CallOutMoved: { version: 1, schema: Handling.CallOutMoved },
  CellCouldNotCome: { version: 1, schema: Handling.CellCouldNotCome },
  CaseWasFiled: { version: 1, schema: Handling.CaseWasFiled },
  CaseWorkWasExtended: { version: 1, schema: Handling.CaseWorkWasExtended },
  AccidentFileWasLinked: { version: 1, schema: Handling.AccidentFileWasLinked },
  AccidentFileMoved: { version: 1, schema: Handling.AccidentFileMoved }
})
