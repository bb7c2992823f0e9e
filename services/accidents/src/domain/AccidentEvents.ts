import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Schema } from "effect"
import * as Afterwards from "./events/Afterwards.ts"
import * as Intake from "./events/Intake.ts"
import * as Parties from "./events/Parties.ts"
import * as Procedure from "./events/Procedure.ts"
import * as Scene from "./events/Scene.ts"

/**
 * What can happen to an accident's file, as it is stored. Add, never change: a changed shape is a new version
 * with an upcaster, and `test/fixtures/events` keeps an example of every version ever written.
 *
 * Who, when and in which township is in the envelope of each event; `reason` is the why.
 */

export const AccidentEvent = Schema.Union(
  Intake.AccidentWasReported,
  Intake.AccidentWasAccepted,
  Intake.AccidentWasRefused,
  Intake.AccidentWasHandedOver,
  Intake.PlaceWasCorrected,
  Intake.ReportWasCorrected,
  Intake.CircumstancesWereRecorded,
  Intake.AccidentWasWithdrawn,
  Intake.HistoricalAccidentWasRecorded,
  Scene.HandlersWereAssigned,
  Scene.SceneWasAttended,
  Scene.SceneWasSurveyed,
  Scene.RecusalWasRequested,
  Scene.RecusalWasDecided,
  Parties.VehicleWasInvolved,
  Parties.InvolvedVehicleWasCorrected,
  Parties.InvolvedVehicleWasRemoved,
  Parties.KeyVehicleWasLinked,
  Parties.KeyVehicleWasUnlinked,
  Parties.PersonWasInvolved,
  Parties.InvolvedPersonWasCorrected,
  Parties.InvolvedPersonWasRemoved,
  Parties.InjuryWasFound,
  Procedure.PartiesSettledThemselves,
  Procedure.ProcedureWasChosen,
  Procedure.EvidenceWasShown,
  Procedure.JointRequestWasMade,
  Procedure.TestWasOrdered,
  Procedure.TestWasExtended,
  Procedure.TestResultWasReceived,
  Procedure.TestResultWasServed,
  Procedure.SecondTestWasRequested,
  Procedure.TestedVehicleWasReturned,
  Procedure.ClockWasStopped,
  Procedure.ClockWasResumed,
  Procedure.LiabilityWasDecided,
  Procedure.LiabilityWasRevoked,
  Procedure.PaperWasServed,
  Afterwards.OnTheSpotMediationWasHeld,
  Afterwards.ReviewWasRequested,
  Afterwards.ReviewFileWasSent,
  Afterwards.ReviewWasDecided,
  Afterwards.MediationWasRequested,
  Afterwards.MediationWasNotified,
  Afterwards.MediationWasBegun,
  Afterwards.MediationEnded,
  Afterwards.SearchWasStarted,
  Afterwards.SearchNoticeWasIssued,
  Afterwards.SearchNoticeWasCancelled,
  Afterwards.FugitiveWasFound,
  Afterwards.VictimAskedForDecision,
  Afterwards.CrimeFlagWasConsidered,
  Afterwards.AccidentWasClosed,
  Afterwards.AccidentWasReopened,
  Afterwards.AccidentWasMerged,
  Afterwards.MergeWasUndone,
  Afterwards.DuplicateWasRuledOut
)
export type AccidentEvent = typeof AccidentEvent.Type

/** The event of one type: `EventOf<"PlaceWasCorrected">`. */
export type EventOf<Type extends AccidentEvent["_tag"]> = Extract<AccidentEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const accidentEventCodec = makeEventCodec<AccidentEvent>({
  AccidentWasReported: { version: 1, schema: Intake.AccidentWasReported },
  AccidentWasAccepted: { version: 1, schema: Intake.AccidentWasAccepted },
  AccidentWasRefused: { version: 1, schema: Intake.AccidentWasRefused },
  AccidentWasHandedOver: { version: 1, schema: Intake.AccidentWasHandedOver },
  PlaceWasCorrected: { version: 1, schema: Intake.PlaceWasCorrected },
  ReportWasCorrected: { version: 1, schema: Intake.ReportWasCorrected },
  CircumstancesWereRecorded: { version: 1, schema: Intake.CircumstancesWereRecorded },
  AccidentWasWithdrawn: { version: 1, schema: Intake.AccidentWasWithdrawn },
  HistoricalAccidentWasRecorded: { version: 1, schema: Intake.HistoricalAccidentWasRecorded },
  HandlersWereAssigned: { version: 1, schema: Scene.HandlersWereAssigned },
  SceneWasAttended: { version: 1, schema: Scene.SceneWasAttended },
  SceneWasSurveyed: { version: 1, schema: Scene.SceneWasSurveyed },
  RecusalWasRequested: { version: 1, schema: Scene.RecusalWasRequested },
  RecusalWasDecided: { version: 1, schema: Scene.RecusalWasDecided },
  VehicleWasInvolved: { version: 1, schema: Parties.VehicleWasInvolved },
  InvolvedVehicleWasCorrected: { version: 1, schema: Parties.InvolvedVehicleWasCorrected },
  InvolvedVehicleWasRemoved: { version: 1, schema: Parties.InvolvedVehicleWasRemoved },
  KeyVehicleWasLinked: { version: 1, schema: Parties.KeyVehicleWasLinked },
  KeyVehicleWasUnlinked: { version: 1, schema: Parties.KeyVehicleWasUnlinked },
  PersonWasInvolved: { version: 1, schema: Parties.PersonWasInvolved },
  InvolvedPersonWasCorrected: { version: 1, schema: Parties.InvolvedPersonWasCorrected },
  InvolvedPersonWasRemoved: { version: 1, schema: Parties.InvolvedPersonWasRemoved },
  InjuryWasFound: { version: 1, schema: Parties.InjuryWasFound },
  PartiesSettledThemselves: { version: 1, schema: Procedure.PartiesSettledThemselves },
  ProcedureWasChosen: { version: 1, schema: Procedure.ProcedureWasChosen },
  EvidenceWasShown: { version: 1, schema: Procedure.EvidenceWasShown },
  JointRequestWasMade: { version: 1, schema: Procedure.JointRequestWasMade },
  TestWasOrdered: { version: 1, schema: Procedure.TestWasOrdered },
  TestWasExtended: { version: 1, schema: Procedure.TestWasExtended },
  TestResultWasReceived: { version: 1, schema: Procedure.TestResultWasReceived },
  TestResultWasServed: { version: 1, schema: Procedure.TestResultWasServed },
  SecondTestWasRequested: { version: 1, schema: Procedure.SecondTestWasRequested },
  TestedVehicleWasReturned: { version: 1, schema: Procedure.TestedVehicleWasReturned },
  ClockWasStopped: { version: 1, schema: Procedure.ClockWasStopped },
  ClockWasResumed: { version: 1, schema: Procedure.ClockWasResumed },
  LiabilityWasDecided: { version: 1, schema: Procedure.LiabilityWasDecided },
  LiabilityWasRevoked: { version: 1, schema: Procedure.LiabilityWasRevoked },
  PaperWasServed: { version: 1, schema: Procedure.PaperWasServed },
  OnTheSpotMediationWasHeld: { version: 1, schema: Afterwards.OnTheSpotMediationWasHeld },
  ReviewWasRequested: { version: 1, schema: Afterwards.ReviewWasRequested },
  ReviewFileWasSent: { version: 1, schema: Afterwards.ReviewFileWasSent },
  ReviewWasDecided: { version: 1, schema: Afterwards.ReviewWasDecided },
  MediationWasRequested: { version: 1, schema: Afterwards.MediationWasRequested },
  MediationWasNotified: { version: 1, schema: Afterwards.MediationWasNotified },
  MediationWasBegun: { version: 1, schema: Afterwards.MediationWasBegun },
  MediationEnded: { version: 1, schema: Afterwards.MediationEnded },
  SearchWasStarted: { version: 1, schema: Afterwards.SearchWasStarted },
  SearchNoticeWasIssued: { version: 1, schema: Afterwards.SearchNoticeWasIssued },
  SearchNoticeWasCancelled: { version: 1, schema: Afterwards.SearchNoticeWasCancelled },
  FugitiveWasFound: { version: 1, schema: Afterwards.FugitiveWasFound },
  VictimAskedForDecision: { version: 1, schema: Afterwards.VictimAskedForDecision },
  CrimeFlagWasConsidered: { version: 1, schema: Afterwards.CrimeFlagWasConsidered },
  AccidentWasClosed: { version: 1, schema: Afterwards.AccidentWasClosed },
  AccidentWasReopened: { version: 1, schema: Afterwards.AccidentWasReopened },
  AccidentWasMerged: { version: 1, schema: Afterwards.AccidentWasMerged },
  MergeWasUndone: { version: 1, schema: Afterwards.MergeWasUndone },
  DuplicateWasRuledOut: { version: 1, schema: Afterwards.DuplicateWasRuledOut }
})
