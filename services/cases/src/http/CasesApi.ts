import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import { Schema } from "effect"
import * as Form from "../domain/forms/CaseForms.ts"
import { CaseFileView, DispatchProposalView } from "./CaseFile.ts"

/** The contract of cases. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const act = actsUnder("/api/cases")

/** Cases, from the call to the closing (接、派、处、督). */
export const CasesGroup = HttpApiGroup.make("cases")
  .add(
    HttpApiEndpoint.post("take", "/api/cases")
      .setHeaders(CommandHeaders)
      .setPayload(Form.IntakeForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Take a call: whoever takes it answers for it until another accepts")
  )
  .add(
    HttpApiEndpoint.get("file", "/api/cases/:id")
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(CaseFileView)
      .annotate(OpenApi.Summary, "A case with its clocks, its timeline and its full history")
  )
  .add(
    HttpApiEndpoint.get("proposal", "/api/cases/:id/proposal")
      .setPath(byId)
      .setUrlParams(
        Schema.Struct({
          at: Schema.optional(Schema.String).annotations({ description: "RFC 3339; now where absent" })
        })
      )
      .addSuccess(DispatchProposalView)
      .annotate(OpenApi.Summary, "Which groups should go, with the reasons for and against each")
  )
  .add(
    HttpApiEndpoint.post("seen", "/api/cases/groups/:groupId/seen")
      .setPath(Schema.Struct({ groupId: Schema.String }))
      .setHeaders(CommandHeaders)
      .setPayload(Form.SightingForm)
      .addSuccess(CommandAnswer)
      .annotate(OpenApi.Summary, "Say where a response group is")
  )
  .add(act("correct", "Correct kind, place or description", Form.CaseCorrectionForm))
  .add(act("change-level", "Make it graver or less grave", Form.LevelForm))
  .add(act("join-call", "Join another call about the same case", Form.JoinedCallForm))
  .add(act("join", "Say that it is the same as another case", Form.JoinForm))
  .add(act("undo-join", "Undo the joining", PlainForm))
  .add(act("rule-out-duplicate", "Say that another case is another one", Form.RulingOutForm))
  .add(act("offer", "Ask another to answer for it", Form.OfferForm))
  .add(act("accept-responsibility", "Answer for it from now on", PlainForm))
  .add(act("decline", "Do not answer for it, or take the offer back", PlainForm))
  .add(act("assign", "Have somebody assist", Form.AssistantForm))
  .add(act("release", "Let an assistant go", Form.AssistantForm))
  .add(act("approve-crossing", "Let the groups of another zone come", Form.CrossingForm))
  .add(act("dispatch", "Send response groups, in that order", Form.DispatchForm))
  .add(act("sign", "A group signs for the dispatch", Form.GroupForm))
  .add(act("depart", "A group departs", Form.GroupForm))
  .add(act("arrive", "A group is on the scene", Form.ArrivalForm))
  .add(act("done", "A group is done", Form.GroupDoneForm))
  .add(act("call-off", "Call a group off", Form.GroupForm))
  .add(act("feedback", "Give feedback", Form.FeedbackForm))
  .add(act("blow-whistle", "Call branches to help, with deadlines", Form.WhistleForm))
  .add(act("report-in", "A branch reports in", Form.ReportingInForm))
  .add(act("end-whistle", "End a whistle", Form.WhistleEndForm))
  .add(act("ask-review", "Ask for the legal review", Form.ReviewRequestForm))
  .add(act("review", "Give the legal review", Form.ReviewForm))
  .add(act("order-supervision", "Order something to be put right", Form.SupervisionForm))
  .add(act("answer-supervision", "Answer a supervision order", Form.SupervisionAnswerForm))
  .add(act("return-visit", "Record what the caller said afterwards", Form.ReturnVisitForm))
  .add(act("hand-over", "Hand it over to another agency", Form.HandOverForm))
  .add(act("receipt", "Record the receipt of a hand-over", Form.ReceiptForm))
  .add(act("refer", "Refer help outside police duty to others", Form.ReferralForm))
  .add(act("call-out", "Call volunteers out", Form.CallOutForm))
  .add(act("file-case", "Register it as a case to work on", Form.CaseFilingForm))
  .add(act("extend-work", "Give the work on a filed case more time", PlainForm))
  .add(act("close", "Close it", Form.CaseClosingForm))
  .add(act("reopen", "Reopen it", PlainForm))
  .add(act("withdraw", "Withdraw it: there was nothing to it", Form.CaseWithdrawalForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Cases")
