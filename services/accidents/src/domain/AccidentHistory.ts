import type { Accident, AccidentFile } from "./Accident.ts"
import type { AccidentEvent } from "./AccidentEvents.ts"
import { afterIntake, historical, reported } from "./history/Intake.ts"
import { afterInvestigation } from "./history/Investigation.ts"
import { afterParties } from "./history/Parties.ts"
import { afterProcedure } from "./history/Procedure.ts"
import { afterReview } from "./history/Reviews.ts"
import { afterScene } from "./history/Scene.ts"
import { afterStanding } from "./history/Standing.ts"

/** Nothing has happened yet. */
export const initialState: Accident = { _tag: "Unknown" }

/** The file after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolve = (accident: Accident, event: AccidentEvent): Accident => {
  if (accident._tag === "File") return evolveFile(accident, event)
  switch (event._tag) {
    case "AccidentWasReported":
      return reported(event)
    case "HistoricalAccidentWasRecorded":
      return historical(event)
    default:
      return accident
  }
}

const evolveFile = (file: AccidentFile, event: AccidentEvent): AccidentFile => {
  switch (event._tag) {
    case "AccidentWasReported":
    case "HistoricalAccidentWasRecorded":
      return file
    case "AccidentWasAccepted":
    case "AccidentWasRefused":
    case "AccidentWasHandedOver":
    case "AccidentWasWithdrawn":
    case "AccidentWasClosed":
    case "AccidentWasReopened":
    case "AccidentWasMerged":
    case "MergeWasUndone":
    case "DuplicateWasRuledOut":
    case "DuplicateWasTakenIn":
    case "DuplicateWasGivenBack":
      return afterStanding(file, event)
    case "PlaceWasCorrected":
    case "ReportWasCorrected":
    case "CircumstancesWereRecorded":
      return afterIntake(file, event)
    case "HandlersWereAssigned":
    case "SceneWasAttended":
    case "SceneWasSurveyed":
    case "RecusalWasRequested":
    case "RecusalWasDecided":
      return afterScene(file, event)
    case "VehicleWasInvolved":
    case "InvolvedVehicleWasCorrected":
    case "InvolvedVehicleWasRemoved":
    case "KeyVehicleWasLinked":
    case "KeyVehicleWasUnlinked":
    case "PersonWasInvolved":
    case "InvolvedPersonWasCorrected":
    case "InvolvedPersonWasRemoved":
    case "InjuryWasFound":
      return afterParties(file, event)
    case "PartiesSettledThemselves":
    case "ProcedureWasChosen":
    case "EvidenceWasShown":
    case "JointRequestWasMade":
    case "TestWasOrdered":
    case "TestWasExtended":
    case "TestResultWasReceived":
    case "TestResultWasServed":
    case "SecondTestWasRequested":
    case "SecondTestWasRefused":
    case "TestedVehicleWasReturned":
    case "ClockWasStopped":
    case "ClockWasResumed":
    case "LiabilityWasDecided":
    case "LiabilityWasRevoked":
    case "PaperWasServed":
      return afterProcedure(file, event)
    case "OnTheSpotMediationWasHeld":
    case "ReviewWasRequested":
    case "ReviewFileWasSent":
    case "ReviewWasDecided":
    case "MediationWasRequested":
    case "MediationWasNotified":
    case "MediationWasBegun":
    case "MediationEnded":
    case "SearchWasStarted":
    case "SearchNoticeWasIssued":
    case "SearchNoticeWasCancelled":
    case "FugitiveWasFound":
    case "VictimAskedForDecision":
    case "CrimeFlagWasConsidered":
      return afterReview(file, event)
    case "IdentificationWasHeld":
    case "DeepInvestigationWasOpened":
    case "DeepInvestigationWasConcluded":
    case "FirmWasOrderedToFix":
    case "FirmFixWasConfirmed":
      return afterInvestigation(file, event)
  }
}
