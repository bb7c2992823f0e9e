import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import * as Form from "../domain/service/forms/ServiceForms.ts"
import { ServiceFile } from "./ServiceFile.ts"

/** The contract of services. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/wardens/services"
const act = actsUnder(address)

/** What people asked mobile units and rooms for (rows 40, 47, 58, 72). Its lists and counts are townships'. */
export const MobileServicesGroup = HttpApiGroup.make("mobileServices")
  .add(
    HttpApiEndpoint.post("request", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.ServiceForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Take a service down that somebody asked for")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(ServiceFile)
      .annotate(OpenApi.Summary, "A service with its trips, its hand-overs and its history")
  )
  .add(
    act("correct", "Put the kind, the channel, the village or the papers right", Form.ServiceCorrectionForm)
  )
  .add(act("finish", "It is done", PlainForm))
  .add(act("reopen", "Papers were missing: a second trip", Form.ReopenServiceForm))
  .add(act("hand-over", "Ask another force to do it", Form.HandOverForm))
  .add(act("answer-hand-over", "The other force answered", Form.HandOverAnswerForm))
  .add(act("withdraw", "It counts no more", PlainForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Services of mobile units")
