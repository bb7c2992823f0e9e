import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { Forbidden, NotFound, Unprocessable } from "@jiaosuo/http/Problems"
import { Schema } from "effect"
import {
  HazardListQuery,
  StatusQuery,
  UnregisteredListQuery,
  VehicleListQuery,
  VillageListQuery
} from "./ListParameters.ts"
import {
  CodesAnswer,
  RulesAnswer,
  TownshipsAnswer,
  VillagesAnswer,
  VillagesWithEntryAnswer
} from "./ReferenceAnswer.ts"
import { DistrictStatusAnswer, TownshipStatusAnswer } from "./StatusAnswer.ts"
import { HazardPage, UnregisteredPage, VehiclePage } from "./VehicleAnswer.ts"

/** The contract of figures, lists and reference data. */

/** Media type of a workbook (XLSX). */
export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

const file = { schema: { type: "string", format: "binary" } }

/** Adds the two export forms to the documented answer: the schema can name one media type only. */
export const alsoAsFile = (operation: Record<string, unknown>): Record<string, unknown> => {
  const responses = operation["responses"] as Record<string, Record<string, unknown>>
  const success = responses["200"] ?? {}
  const content = success["content"] as Record<string, unknown>
  return {
    ...operation,
    responses: {
      ...responses,
      "200": { ...success, content: { ...content, "text/csv": file, [workbookType]: file } }
    }
  }
}

/** Live news of the figures, as server-sent events. */
const EventStream = HttpApiSchema.Text({ contentType: "text/event-stream" })

/** Figures per township, the lists behind them, and what codes mean. */
export const TownshipsGroup = HttpApiGroup.make("townships")
  .add(
    HttpApiEndpoint.get("districtStatus", "/api/townships/status")
      .setUrlParams(StatusQuery)
      .addSuccess(DistrictStatusAnswer)
      .annotate(OpenApi.Summary, "Figures of all townships in scope and their sum")
  )
  .add(
    HttpApiEndpoint.get("townshipStatus", "/api/townships/:code/status")
      .setPath(Schema.Struct({ code: Schema.String }))
      .setUrlParams(StatusQuery)
      .addSuccess(TownshipStatusAnswer)
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Figures of one township")
  )
  .add(
    HttpApiEndpoint.get("statusChanges", "/api/townships/changes")
      .addSuccess(EventStream)
      .annotate(OpenApi.Summary, "Position of the figures whenever it moves, as server-sent events")
      .annotate(
        OpenApi.Description,
        'Event `position` with data `{"position":…}`, at most five times a second; comments keep the line open.'
      )
  )
  .add(
    HttpApiEndpoint.get("listVillages", "/api/townships/villages")
      .setUrlParams(VillageListQuery)
      .addSuccess(VillagesWithEntryAnswer)
      .annotate(OpenApi.Summary, "Villages, and whether anything was ever entered in them")
  )
  .add(
    HttpApiEndpoint.get("listVehicles", "/api/vehicles")
      .setUrlParams(VehicleListQuery)
      .addSuccess(VehiclePage)
      .annotate(OpenApi.Summary, "Vehicles, filtered and in pages; all of them as CSV or XLSX by Accept")
      .annotate(OpenApi.Transform, alsoAsFile)
  )
  .add(
    HttpApiEndpoint.get("listHazards", "/api/hazards")
      .setUrlParams(HazardListQuery)
      .addSuccess(HazardPage)
      .annotate(OpenApi.Summary, "Hazards found on vehicles, open and cleared, in pages")
  )
  .add(
    HttpApiEndpoint.get("listUnregisteredVehicles", "/api/unregistered-vehicles")
      .setUrlParams(UnregisteredListQuery)
      .addSuccess(UnregisteredPage)
      .annotate(
        OpenApi.Summary,
        "Unregistered village vehicles, in pages; all of them as CSV or XLSX by Accept"
      )
      .annotate(OpenApi.Transform, alsoAsFile)
  )
  .add(
    HttpApiEndpoint.get("referenceTownships", "/api/reference/townships")
      .addSuccess(TownshipsAnswer)
      .annotate(OpenApi.Summary, "The district and its townships")
  )
  .add(
    HttpApiEndpoint.get("referenceVillages", "/api/reference/villages")
      .setUrlParams(Schema.Struct({ township: Schema.optional(Schema.String) }))
      .addSuccess(VillagesAnswer)
      .annotate(OpenApi.Summary, "Villages of a township or of the district")
  )
  .add(
    HttpApiEndpoint.get("referenceCodes", "/api/reference/codes")
      .addSuccess(CodesAnswer)
      .annotate(OpenApi.Summary, "All code tables with their texts")
  )
  .add(
    HttpApiEndpoint.get("referenceRules", "/api/reference/rules")
      .addSuccess(RulesAnswer)
      .annotate(OpenApi.Summary, "The dated rules that classes and due days follow from")
  )
  .addError(Forbidden)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Townships")
