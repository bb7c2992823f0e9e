import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import * as Form from "../domain/person/forms/PersonForms.ts"
import { PersonFile } from "./PersonFile.ts"

/** The contract of those who serve. A command is `POST /api/duties/people/{id}/{verb}`. */

const act = actsUnder("/api/duties/people")

/** Those who serve: officers, auxiliaries and traffic assistants. */
export const PeopleGroup = HttpApiGroup.make("people")
  .add(
    HttpApiEndpoint.post("take-on", "/api/duties/people")
      .setHeaders(CommandHeaders)
      .setPayload(Form.TakingOnForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Take somebody on")
  )
  .add(
    HttpApiEndpoint.get("person", "/api/duties/people/:id")
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(PersonFile)
      .annotate(OpenApi.Summary, "The file of somebody who serves, with its full history")
  )
  .add(act("transfer", "Transfer somebody to another unit", Form.TransferForm))
  .add(act("change-post", "Give somebody another post", Form.PostForm))
  .add(act("qualify", "Record what somebody is qualified for", Form.QualificationForm))
  .add(act("link-account", "Link somebody with the account they sign in with", Form.AccountForm))
  .add(act("record-training", "Record a training", Form.TrainingForm))
  .add(act("record-absence", "Record when somebody is away", Form.AbsenceForm))
  .add(act("cancel-absence", "Cancel an absence", Form.AbsenceEndForm))
  .add(act("earn-rest", "Credit rest that somebody has earned", Form.RestForm))
  .add(act("spend-rest", "Spend rest; never more than was earned", Form.RestSpendingForm))
  .add(act("let-go", "Record that somebody no longer serves", Form.LeavingForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "People")
