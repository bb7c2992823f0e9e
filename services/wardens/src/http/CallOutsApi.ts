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
import * as Form from "../domain/callout/forms/CallOutForms.ts"
import { CallOutFile, CallOutsPage, CallOutsQuery, WhoAnswer, WhoQuery } from "./CallOutFile.ts"

/** The contract of call-outs. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/wardens/call-outs"
const act = actsUnder(address)

/** Call-outs of volunteers and response cells (rows 23, 45, 46). */
export const CallOutsGroup = HttpApiGroup.make("callOuts")
  .add(
    HttpApiEndpoint.post("open", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.CallOutForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Call out who is near and can go; whoever is further away follows")
  )
  .add(
    HttpApiEndpoint.get("list", address)
      .setUrlParams(CallOutsQuery)
      .addSuccess(CallOutsPage)
      .addError(BadRequest)
      .addError(ServiceUnavailable)
      .annotate(
        OpenApi.Summary,
        "Call-outs in the reader's townships, and those in which the reader is asked"
      )
  )
  .add(
    HttpApiEndpoint.get("who", `${address}/who`)
      .setUrlParams(WhoQuery)
      .addSuccess(WhoAnswer)
      .addError(ServiceUnavailable)
      .annotate(OpenApi.Summary, "Who would be asked for a need, and who is passed over, with the reasons")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(CallOutFile)
      .annotate(OpenApi.Summary, "A call-out with its rings, who was asked, and its history")
  )
  .add(act("accept", "They come", Form.CallOutPartyForm))
  .add(act("decline", "They cannot", Form.CallOutPartyForm))
  .add(act("arrive", "They are there", Form.CallOutPartyForm))
  .add(act("finish", "It was done, or there was nothing to do", Form.CallOutFinishForm))
  .add(act("ask-next", "Ask whoever is further away now", PlainForm))
  .add(act("stop", "Stop the call-out", PlainForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Call-outs of volunteers")
