import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  PreconditionFailed,
  ServiceUnavailable,
  Unprocessable
} from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import * as Form from "../domain/warden/forms/WardenForms.ts"
import { OwnWarden, WardenFile, WardensPage, WardensQuery } from "./WardenFile.ts"

/** The contract of wardens. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/wardens/wardens"
const act = actsUnder(address)

/** Those who serve, want to or did (rows 34, 36, 42, 45). */
export const WardensGroup = HttpApiGroup.make("wardens")
  .add(
    HttpApiEndpoint.post("apply", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.ApplicationForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Take the application of somebody down who wants to serve")
  )
  .add(
    HttpApiEndpoint.get("list", address)
      .setUrlParams(WardensQuery)
      .addSuccess(WardensPage)
      .addError(BadRequest)
      .addError(ServiceUnavailable)
      .annotate(OpenApi.Summary, "Wardens in the reader's townships, their names masked (X2)")
  )
  .add(
    HttpApiEndpoint.get("me", `${address}/me`)
      .addSuccess(OwnWarden)
      .addError(ServiceUnavailable)
      .annotate(OpenApi.Summary, "The warden that the reader's account is linked to")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(WardenFile)
      .annotate(OpenApi.Summary, "A warden with trainings, loans, injuries and history")
  )
  .add(act("check", "The application was checked", Form.CheckForm))
  .add(act("begin-training", "They begin their training", PlainForm))
  .add(act("record-training", "A training was taken", Form.WardenTrainingForm))
  .add(act("activate", "They go into active service", PlainForm))
  .add(act("rest", "They rest for a while", PlainForm))
  .add(act("resume", "They are back in active service", PlainForm))
  .add(act("let-go", "They leave", PlainForm))
  .add(act("change", "Change villages, skills or where they set out from", Form.WardenChangeForm))
  .add(act("change-roles", "Change what they are", Form.RolesForm))
  .add(act("post", "Post them at a place, or nowhere any more", Form.PostingForm))
  .add(act("transfer", "They serve in another township from now on", Form.TransferForm))
  .add(act("link-account", "Link the account that they sign in with", Form.WardenAccountForm))
  .add(act("lend", "Lend a piece of equipment", Form.LoanForm))
  .add(act("take-back", "A piece of equipment came back", Form.ReturnForm))
  .add(act("report-injury", "They were hurt while they served", Form.InjuryForm))
  .add(act("insure", "Record their insurance", Form.InsuranceForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Wardens")
