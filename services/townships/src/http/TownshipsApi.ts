import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { Forbidden, NotFound, Unprocessable } from "@jiaosuo/http/Problems"
import { Schema } from "effect"
import { exportedListEndpoint, listEndpoint } from "./ListEndpoint.ts"
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
    exportedListEndpoint("listVehicles", "/api/vehicles", {
      of: "Vehicles",
      query: VehicleListQuery,
      page: VehiclePage
    })
  )
  .add(
    listEndpoint("listHazards", "/api/hazards", {
      of: "Hazards found on vehicles, open and cleared",
      query: HazardListQuery,
      page: HazardPage
    })
  )
  .add(
    exportedListEndpoint("listUnregisteredVehicles", "/api/unregistered-vehicles", {
      of: "Unregistered village vehicles",
      query: UnregisteredListQuery,
      page: UnregisteredPage
    })
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
