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
import * as Form from "../domain/team/forms/TeamForms.ts"
import { TeamFile, TeamsPage, TeamsQuery } from "./TeamFile.ts"

/** The contract of teams of volunteers. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/wardens/teams"
const act = actsUnder(address)

/** Teams of volunteers that a station leads (row 45). */
export const TeamsGroup = HttpApiGroup.make("wardenTeams")
  .add(
    HttpApiEndpoint.post("form", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.TeamForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Form a team of volunteers")
  )
  .add(
    HttpApiEndpoint.get("list", address)
      .setUrlParams(TeamsQuery)
      .addSuccess(TeamsPage)
      .addError(BadRequest)
      .addError(ServiceUnavailable)
      .annotate(OpenApi.Summary, "Teams in the reader's townships")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(TeamFile)
      .addError(ServiceUnavailable)
      .annotate(OpenApi.Summary, "A team with its members, the vote of its captain and its history")
  )
  .add(act("change", "Change the name or the villages", Form.TeamChangeForm))
  .add(act("join", "A volunteer joins", Form.JoiningForm))
  .add(act("leave", "A member leaves", Form.TeamLeavingForm))
  .add(act("elect-captain", "A captain was elected; the vote is kept", Form.ElectionForm))
  .add(act("end-captaincy", "The captain's time ends", PlainForm))
  .add(act("disband", "Disband the team", PlainForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Teams of volunteers")
