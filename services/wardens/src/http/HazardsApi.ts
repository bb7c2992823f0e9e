import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import * as Form from "../domain/hazard/forms/HazardForms.ts"
import { RoadHazardFile } from "./HazardFile.ts"

/** The contract of hazards. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/wardens/hazards"
const act = actsUnder(address)

/** Hazards on roads: reported → assigned → fixed → cleared, or sent back. */
export const RoadHazardsGroup = HttpApiGroup.make("roadHazards")
  .add(
    HttpApiEndpoint.post("report", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.HazardForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Report a hazard on a road")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(RoadHazardFile)
      .annotate(OpenApi.Summary, "A hazard with its history")
  )
  .add(act("rate", "It is of another level", Form.HazardRatingForm))
  .add(act("assign", "Somebody is to clear it", Form.HazardAssignmentForm))
  .add(act("fix", "Whoever was to clear it says that it is", Form.HazardRepairForm))
  .add(act("clear", "Somebody looked, and it is cleared", PlainForm))
  .add(act("send-back", "Somebody looked, and it is not", PlainForm))
  .add(act("withdraw", "There was none", PlainForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Hazards on roads")
