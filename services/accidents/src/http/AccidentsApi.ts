import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import { Schema } from "effect"
import * as Intake from "../domain/forms/IntakeForms.ts"
import * as Investigation from "../domain/forms/InvestigationForms.ts"
import * as Parties from "../domain/forms/PartyForms.ts"
import * as Proceedings from "../domain/forms/ProceedingsForms.ts"
import { AccidentFile } from "./AccidentFile.ts"

/** The contract of accident records. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const act = actsUnder("/api/accidents")

/** The same address under the other media type it answers with. */
const alsoAsPdf = (operation: Record<string, unknown>): Record<string, unknown> => {
  const responses = operation["responses"] as Record<string, Record<string, unknown>>
  const success = responses["200"] ?? {}
  const content = {
    ...(success["content"] as Record<string, unknown>),
    "application/pdf": { schema: { type: "string", format: "binary" } }
  }
  return { ...operation, responses: { ...responses, "200": { ...success, content } } }
}

/** Accident records, from the first report to the archive. */
export const AccidentsGroup = HttpApiGroup.make("accidents")
  .add(
    HttpApiEndpoint.post("report", "/api/accidents")
      .setHeaders(CommandHeaders)
      .setPayload(Intake.ReportForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Report an accident")
  )
  .add(
    HttpApiEndpoint.get("file", "/api/accidents/:id")
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(AccidentFile)
      .annotate(OpenApi.Summary, "An accident's file with its clocks and its full history")
  )
  .add(
    HttpApiEndpoint.get("document", "/api/accidents/:id/document")
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(Schema.String.pipe(HttpApiSchema.withEncoding({ kind: "Text", contentType: "text/html" })))
      .annotate(OpenApi.Summary, "The file on paper: HTML, or PDF where Accept names application/pdf")
      .annotate(OpenApi.Transform, alsoAsPdf)
  )
  .add(act("accept", "Accept a reported accident", Intake.AcceptanceForm))
  .add(act("refuse", "Do not accept a reported accident, and why", Intake.RefusalForm))
  .add(act("hand-over", "Hand an accident over to another township or body", Intake.HandOverForm))
  .add(act("correct-place", "Correct where it happened", Intake.PlaceCorrectionForm))
  .add(
    act(
      "correct-report",
      "Correct when it happened, its kind or its description",
      Intake.ReportCorrectionForm
    )
  )
  .add(act("record-circumstances", "Record what surrounded the accident", Intake.CircumstancesForm))
  .add(act("withdraw", "Withdraw a file: there was no such accident", Intake.WithdrawalForm))
  .add(act("assign-handlers", "Say who handles the accident", Intake.AssignmentForm))
  .add(act("attend-scene", "Say that somebody is on the scene", Intake.AttendanceForm))
  .add(act("survey-scene", "Record the survey of the scene", Intake.SurveyForm))
  .add(act("request-recusal", "Record that a handler is to be replaced", Proceedings.RecusalForm))
  .add(act("decide-recusal", "Decide on a recusal", Proceedings.RecusalDecisionForm))
  .add(act("involve-vehicle", "Add a vehicle", Parties.InvolvedVehicleForm))
  .add(act("correct-vehicle", "Correct a vehicle", Parties.InvolvedVehicleCorrectionForm))
  .add(act("remove-vehicle", "Remove a vehicle that was not in it", Parties.InvolvedVehicleRemovalForm))
  .add(act("involve-person", "Add a person", Parties.InvolvedPersonForm))
  .add(act("correct-person", "Correct a person", Parties.InvolvedPersonCorrectionForm))
  .add(act("remove-person", "Remove a person who was not in it", Parties.InvolvedPersonRemovalForm))
  .add(act("find-injury", "Record how a person is, or that they died", Parties.InjuryFindingForm))
  .add(act("settle", "Record that the parties settled it themselves", Proceedings.SettlementForm))
  .add(act("choose-procedure", "Choose the simple or the general procedure", Proceedings.ProcedureForm))
  .add(act("show-evidence", "Record that the evidence was shown", Proceedings.EvidenceForm))
  .add(act("record-joint-request", "Record a joint request for a quick paper", Proceedings.JointRequestForm))
  .add(act("order-test", "Order a forensic test", Proceedings.TestOrderForm))
  .add(act("extend-test", "Give a test more time", Proceedings.TestExtensionForm))
  .add(act("receive-test-result", "Record the result of a test", Proceedings.TestResultForm))
  .add(act("serve-test-result", "Record that the result was served", Proceedings.TestServiceForm))
  .add(act("request-second-test", "Record that a second test is asked for", Proceedings.SecondTestForm))
  .add(
    act(
      "refuse-second-test",
      "Record that there is no second test: refused, or the request taken back",
      Proceedings.SecondTestRefusalForm
    )
  )
  .add(act("return-vehicle", "Record that a tested vehicle is back", Proceedings.VehicleReturnForm))
  .add(act("stop-clock", "Stop the clock", Proceedings.StopForm))
  .add(act("resume-clock", "Let the clock go on", Proceedings.ResumptionForm))
  .add(act("decide-liability", "Make a paper", Proceedings.LiabilityForm))
  .add(act("revoke-liability", "Revoke a paper", Proceedings.RevocationForm))
  .add(act("serve-paper", "Record that a paper was served", Proceedings.ServiceForm))
  .add(act("mediate-on-the-spot", "Record a mediation on the spot", Proceedings.OnTheSpotForm))
  .add(act("request-review", "Record a request for review", Proceedings.ReviewRequestForm))
  .add(act("send-review-file", "Record that the file went to the reviewing body", Proceedings.ReviewFileForm))
  .add(act("decide-review", "Record the outcome of a review", Proceedings.ReviewDecisionForm))
  .add(act("request-mediation", "Record a request for mediation", Proceedings.MediationRequestForm))
  .add(act("notify-mediation", "Announce a mediation", Proceedings.MediationNoticeForm))
  .add(act("begin-mediation", "Begin a mediation", Proceedings.MediationStartForm))
  .add(act("end-mediation", "End a mediation", Proceedings.MediationEndForm))
  .add(act("start-search", "Start the search for who fled", Proceedings.SearchForm))
  .add(act("issue-notice", "Issue a search notice", Proceedings.SearchNoticeForm))
  .add(act("cancel-notice", "Cancel a search notice", Proceedings.NoticeCancellationForm))
  .add(act("find-fugitive", "Record that vehicle or driver were found", Proceedings.FugitiveForm))
  .add(act("ask-decision", "Record that the victim asks for a decision", Proceedings.DecisionRequestForm))
  .add(act("consider-crime", "Record what a person made of the crime flag", Proceedings.CrimeForm))
  .add(act("hold-identification", "Record an identification", Investigation.IdentificationForm))
  .add(act("open-deep-investigation", "Open a deep investigation", Investigation.DeepInvestigationForm))
  .add(
    act(
      "conclude-deep-investigation",
      "Conclude a deep investigation with its findings",
      Investigation.DeepConclusionForm
    )
  )
  .add(act("order-firm-to-fix", "Order a transport firm to fix its dangers", Investigation.FirmOrderForm))
  .add(act("confirm-fix", "Confirm that a firm fixed its dangers", Investigation.FirmFixForm))
  .add(act("close", "Close the file", Intake.ClosingForm))
  .add(act("reopen", "Reopen a closed file, or one that was withdrawn by mistake", PlainForm))
  .add(act("merge", "Merge a second report of the same accident", Intake.MergeForm))
  .add(act("undo-merge", "Undo a merge", PlainForm))
  .add(act("rule-out-duplicate", "Say that another file is another accident", Intake.RulingOutForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Accidents")
