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
import * as Form from "../domain/shift/forms/ShiftForms.ts"
import { ShiftFile } from "./ShiftFile.ts"

/** The contract of shifts. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/wardens/shifts"
const act = actsUnder(address)

/** Stays at posts, planned and done (row 34). */
export const WardenShiftsGroup = HttpApiGroup.make("wardenShifts")
  .add(
    HttpApiEndpoint.post("plan", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.ShiftForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Plan a stay of wardens at a post")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(ShiftFile)
      .addError(ServiceUnavailable)
      .annotate(OpenApi.Summary, "A shift with who came and went, and its history")
  )
  .add(act("change", "Plan it otherwise, before anybody came", Form.ShiftChangeForm))
  .add(act("cancel", "Cancel it, before anybody came", PlainForm))
  .add(act("check-in", "A warden is there", Form.AttendanceForm))
  .add(act("check-out", "A warden goes", Form.AttendanceForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Shifts at posts of wardens")
