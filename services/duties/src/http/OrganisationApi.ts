import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { byId, CommandAnswer } from "@jiaosuo/orders/http/OrderContract"
import type { Schema } from "effect"
import * as Form from "../domain/organisation/forms/OrganisationForms.ts"
import {
  CentreAnswer,
  CentreQuery,
  DayQuery,
  HeadCountsAnswer,
  IndicatorsAnswer,
  KnownQuery,
  OrganisationAnswer,
  OrganisationQuery,
  ScoresAnswer,
  ScoresQuery,
  UnitLifeAnswer,
  ValuesAnswer,
  ValuesQuery
} from "./OrganisationAnswers.ts"

/**
 * The contract of the organisation: one thing for the whole district, so that a command is
 * `POST /api/duties/organisation/<verb>` and the id of its answer that of the unit, zone or plan concerned.
 */

const act = <const Verb extends string, Form, FormEncoded>(
  verb: Verb,
  summary: string,
  form: Schema.Schema<Form, FormEncoded>
) =>
  HttpApiEndpoint.post(verb, `/api/duties/organisation/${verb}`)
    .setHeaders(CommandHeaders)
    .setPayload(form)
    .addSuccess(CommandAnswer)
    .annotate(OpenApi.Summary, summary)

/** The organisation of the district, and what is asked of it. */
export const OrganisationGroup = HttpApiGroup.make("organisation")
  .add(
    HttpApiEndpoint.get("organisation", "/api/duties/organisation")
      .setUrlParams(OrganisationQuery)
      .addSuccess(OrganisationAnswer)
      .annotate(OpenApi.Summary, "The organisation on any day, as it was known at any instant")
  )
  .add(
    HttpApiEndpoint.get("unitLife", "/api/duties/organisation/units/:id")
      .setPath(byId)
      .setUrlParams(KnownQuery)
      .addSuccess(UnitLifeAnswer)
      .annotate(OpenApi.Summary, "A unit's whole life, through mergers and dissolution")
  )
  .add(
    HttpApiEndpoint.get("suggestCentre", "/api/duties/organisation/suggest-centre")
      .setUrlParams(CentreQuery)
      .addSuccess(CentreAnswer)
      .annotate(OpenApi.Summary, "Which station should be a zone's centre, with three scores explained")
  )
  .add(
    HttpApiEndpoint.get("headCounts", "/api/duties/organisation/head-counts")
      .setUrlParams(OrganisationQuery)
      .addSuccess(HeadCountsAnswer)
      .annotate(OpenApi.Summary, "People of every unit on a day; traffic assistants against their limits")
  )
  .add(
    HttpApiEndpoint.get("indicators", "/api/duties/indicators")
      .setUrlParams(DayQuery)
      .addSuccess(IndicatorsAnswer)
      .annotate(OpenApi.Summary, "The 29 base indicators with weights and sources")
  )
  .add(
    HttpApiEndpoint.get("indicatorScores", "/api/duties/indicators/scores")
      .setUrlParams(ScoresQuery)
      .addSuccess(ScoresAnswer)
      .annotate(OpenApi.Summary, "Scores of a year; a unit with a missing value is named, not compared")
  )
  .add(
    HttpApiEndpoint.get("indicatorValues", "/api/duties/indicators/values")
      .setUrlParams(ValuesQuery)
      .addSuccess(ValuesAnswer)
      .annotate(OpenApi.Summary, "The base indicators of a unit for a year; what is missing is null")
  )
  .add(act("establish-unit", "Establish a unit", Form.EstablishmentForm))
  .add(act("rename-unit", "Give a unit another name", Form.RenamingForm))
  .add(act("move-unit", "Put a unit under another one", Form.UnitMoveForm))
  .add(act("set-area", "Set the townships or villages that a unit answers for", Form.AreaForm))
  .add(act("locate-unit", "Say where a unit is", Form.UnitLocationForm))
  .add(act("classify-station", "Set the class of a station", Form.ClassForm))
  .add(act("merge-stations", "Make stations base stations of a central one", Form.StationMergerForm))
  .add(act("share-site", "Let stations share a site", Form.SiteForm))
  .add(act("end-site-sharing", "End the sharing of a site", Form.SiteEndForm))
  .add(act("dissolve-unit", "Dissolve a unit", Form.UnitForm))
  .add(act("set-neighbours", "Say which stations are neighbours", Form.NeighboursForm))
  .add(act("unset-neighbours", "Say which stations are no neighbours after all", Form.NeighboursForm))
  .add(act("set-leader", "Set who leads a unit", Form.LeaderForm))
  .add(act("form-zone", "Form a zone of four or five neighbouring stations with one centre", Form.ZoneForm))
  .add(act("change-zone", "Change the stations or the centre of a zone", Form.ZoneChangeForm))
  .add(act("dissolve-zone", "Dissolve a zone", Form.ZoneEndForm))
  .add(act("set-zone-head", "Set the officer who heads a zone", Form.ZoneHeadForm))
  .add(act("set-traffic-mode", "Set who answers for the traffic of townships", Form.TrafficModeForm))
  .add(act("agree-mutual-aid", "Record an agreement of two forces to help each other", Form.MutualAidForm))
  .add(act("end-mutual-aid", "End an agreement", Form.MutualAidEndForm))
  .add(act("set-surge-plan", "Plan how many officers are on traffic in a season", Form.SurgePlanForm))
  .add(act("cancel-surge-plan", "Cancel such a plan", Form.SurgePlanEndForm))
  .add(act("give-function", "Give a unit a function", Form.FunctionForm))
  .add(act("take-function", "Take a function from a unit", Form.FunctionForm))
  .add(act("record-indicators", "Record base indicators of a unit for a period", Form.IndicatorsForm))
  .add(act("assign-target", "Assign a target to a unit that has the function for it", Form.TargetForm))
  .add(act("withdraw-target", "Withdraw a target", Form.TargetEndForm))
  .addError(Forbidden)
  .addError(NotFound)
  .addError(Conflict)
  .addError(PreconditionFailed)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Organisation")
