import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import {
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
import * as Form from "../domain/cell/forms/CellForms.ts"
import { CellFile, CellsAnswer, CellsQuery } from "./CellFile.ts"

/** The contract of response cells. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/duties/cells"
const act = actsUnder(address)

/** Response cells of villages (row 23). */
export const CellsGroup = HttpApiGroup.make("cells")
  .add(
    HttpApiEndpoint.post("form", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.CellForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Form a response cell of a village")
  )
  .add(
    HttpApiEndpoint.get("list", address)
      .setUrlParams(CellsQuery)
      .addSuccess(CellsAnswer)
      .addError(ServiceUnavailable)
      .annotate(
        OpenApi.Summary,
        "Cells in the reader's townships: who is free, and the newest call-out of each"
      )
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(CellFile)
      .annotate(OpenApi.Summary, "A cell with its members, its response log and its history")
  )
  .add(act("change", "Change the name, the place, the members, skills or equipment", Form.CellChangeForm))
  .add(act("call-out", "Call the cell out", Form.CellCallOutForm))
  .add(act("answer", "The cell comes, or cannot", Form.CallOutAnswerForm))
  .add(act("arrive", "The cell is there", Form.CallOutArrivalForm))
  .add(act("end-call-out", "The call-out is over", Form.CallOutEndForm))
  .add(act("disband", "Disband the cell", PlainForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Response cells")
