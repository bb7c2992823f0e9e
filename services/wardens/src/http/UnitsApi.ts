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
import * as Month from "../domain/month/forms/MonthForms.ts"
import * as Form from "../domain/unit/forms/UnitForms.ts"
import { CoverageAnswer, CoverageQuery, UnitFile, UnitsPage, UnitsQuery } from "./UnitFile.ts"

/** The contract of mobile units. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/wardens/units"
const act = actsUnder(address)

/** Mobile units, their kit (row 39), what they did and what that covers (row 38). */
export const MobileUnitsGroup = HttpApiGroup.make("mobileUnits")
  .add(
    HttpApiEndpoint.post("form", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.UnitForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Form a mobile police team or a mobile police room")
  )
  .add(
    HttpApiEndpoint.get("list", address)
      .setUrlParams(UnitsQuery)
      .addSuccess(UnitsPage)
      .addError(BadRequest)
      .addError(ServiceUnavailable)
      .annotate(OpenApi.Summary, "Mobile units in the reader's townships, with what is missing of their kit")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(UnitFile)
      .annotate(OpenApi.Summary, "A mobile unit with its people, its kit, its village groups and its history")
  )
  .add(
    HttpApiEndpoint.get("coverage", "/api/wardens/coverage")
      .setUrlParams(CoverageQuery)
      .addSuccess(CoverageAnswer)
      .addError(ServiceUnavailable)
      .annotate(
        OpenApi.Summary,
        "Village groups visited and time in the room of a mobile unit in a month, with what was missed"
      )
  )
  .add(act("change", "Change the name or the room", Form.UnitChangeForm))
  .add(act("disband", "Disband the unit", PlainForm))
  .add(act("join", "Somebody joins", Form.JoinUnitForm))
  .add(act("leave", "Somebody leaves", Form.LeaveUnitForm))
  .add(act("issue", "Issue a thing of the kit", Form.KitForm))
  .add(act("take-back", "Take a thing of the kit back", Form.KitReturnForm))
  .add(act("list-groups", "List village groups that the unit is to visit", Form.VillageGroupsForm))
  .add(act("end-groups", "Village groups are no more", Form.VillageGroupsEndForm))
  .add(act("visit-groups", "File a round through village groups", Month.GroupVisitForm))
  .add(act("record-room-time", "File time in the room", Month.RoomTimeForm))
  .add(act("withdraw-entry", "A round or a time in the room counts no more", Month.EntryWithdrawalForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Mobile units")
