import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { FileQuery } from "@jiaosuo/orders/http/FileContract"
import { actsUnder, byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import { Schema } from "effect"
import * as Form from "../domain/roster/forms/RosterForms.ts"
import { ModeView, RosterFile } from "./RosterFile.ts"

/** The contract of rosters. A command is `POST …/{verb}`; its id is the `Idempotency-Key`. */

const address = "/api/duties/rosters"
const act = actsUnder(address)

/** Row 29: of which duty, and when. */
export const ModeQuery = Schema.Struct({
  slot: Schema.String.annotations({ description: "Id of the duty" }),
  at: Schema.optional(Schema.String).annotations({ description: "RFC 3339; now where absent" })
})
export type ModeQuery = typeof ModeQuery.Type

/** Rosters of zones and stations. */
export const RostersGroup = HttpApiGroup.make("rosters")
  .add(
    HttpApiEndpoint.post("open", address)
      .setHeaders(CommandHeaders)
      .setPayload(Form.OpeningForm)
      .addSuccess(CommandAnswer, { status: 201 })
      .annotate(OpenApi.Summary, "Open the roster of a zone or a station for a month")
  )
  .add(
    HttpApiEndpoint.get("of-unit", `${address}/of-unit`)
      .setUrlParams(
        Schema.Struct({ unit: Schema.String, month: Schema.String, ...FileQuery.fields }).annotations({
          description: "The unit's id, and the month as 2026-09"
        })
      )
      .addSuccess(RosterFile)
      .annotate(OpenApi.Summary, "The roster of a unit for a month")
  )
  .add(
    HttpApiEndpoint.get("file", `${address}/:id`)
      .setPath(byId)
      .setUrlParams(FileQuery)
      .addSuccess(RosterFile)
      .annotate(
        OpenApi.Summary,
        "A roster with gaps, conflicts, loads, the spread of duty days and its history"
      )
  )
  .add(
    HttpApiEndpoint.get("mode", `${address}/:id/mode`)
      .setPath(byId)
      .setUrlParams(ModeQuery)
      .addSuccess(ModeView)
      .annotate(OpenApi.Summary, "Whether a duty is at its post, on patrol or at an incident at an instant")
  )
  .add(act("name-people", "Say who takes part", Form.PeopleForm))
  .add(act("plan", "Plan duties", Form.PlanForm))
  .add(act("draft", "Plan what is missing from the rules, absences and past load", PlainForm))
  .add(act("change-slot", "Change duties: their time, place or people; several at once", Form.ChangeForm))
  .add(act("remove-slot", "Take duties out", Form.RemovalForm))
  .add(act("publish", "Publish: the roster holds, and nobody is on another one then", PlainForm))
  .add(act("withdraw", "Take the publication back", PlainForm))
  .add(act("request-swap", "Ask another to take a duty", Form.SwapForm))
  .add(act("agree-swap", "Agree to a swap", Form.SwapDecisionForm))
  .add(act("refuse-swap", "Refuse a swap", Form.SwapDecisionForm))
  .add(act("approve-swap", "Approve a swap that both want", Form.SwapDecisionForm))
  .add(act("sign-up", "Offer to take a duty", Form.SignUpForm))
  .add(act("decide-sign-up", "Take an offer or decline it", Form.SignUpDecisionForm))
  .add(act("check-in", "Come to a duty, with the place", Form.AttendanceForm))
  .add(act("check-out", "Go from a duty", Form.AttendanceForm))
  .add(act("switch-mode", "Change from post to patrol, or go to an incident", Form.ModeForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Rosters")
