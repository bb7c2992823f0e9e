import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { Forbidden, NotFound, Unprocessable } from "@jiaosuo/http/Problems"
import { exportedListEndpoint } from "../../http/ListEndpoint.ts"
import { TransportFirmsPage } from "../firms/FirmsAnswer.ts"
import { AccidentPage, ClockDesk, DuplicatesPage } from "./AccidentAnswer.ts"
import {
  AccidentListQuery,
  BlackSpotsQuery,
  ClockDeskQuery,
  CrosstabQuery,
  DuplicatesQuery,
  HoursQuery,
  MapQuery,
  TransportFirmsQuery,
  YearOverYearQuery
} from "./AccidentParameters.ts"
import {
  BlackSpotsAnswer,
  CrosstabAnswer,
  HoursAnswer,
  MapAnswer,
  YearOverYearAnswer
} from "./AnalysisAnswer.ts"

/** Media type of GeoJSON (RFC 7946). */
export const geoJsonType = "application/geo+json"

/** The same answer under the media type that maps ask for. */
const asGeoJson = (operation: Record<string, unknown>): Record<string, unknown> => {
  const responses = operation["responses"] as Record<string, Record<string, unknown>>
  const success = responses["200"] ?? {}
  const content = success["content"] as Record<string, unknown>
  return {
    ...operation,
    responses: {
      ...responses,
      "200": { ...success, content: { [geoJsonType]: content["application/json"] } }
    }
  }
}

/** The lists, the desk and the analysis of accidents. Files themselves are at `/api/accidents/{id}`. */
export const AccidentReadsGroup = HttpApiGroup.make("accidentReads")
  .add(
    exportedListEndpoint("listAccidents", "/api/accidents", {
      of: "Accidents",
      query: AccidentListQuery,
      page: AccidentPage
    })
  )
  .add(
    HttpApiEndpoint.get("accidentClocks", "/api/accidents/clocks")
      .setUrlParams(ClockDeskQuery)
      .addSuccess(ClockDesk)
      .annotate(
        OpenApi.Summary,
        "Open legal clocks: overdue, due today, due this week; by station and officer"
      )
  )
  .add(
    HttpApiEndpoint.get("probableDuplicates", "/api/accidents/duplicates")
      .setUrlParams(DuplicatesQuery)
      .addSuccess(DuplicatesPage)
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Files that are probably one accident, for a person to decide")
  )
  .add(
    HttpApiEndpoint.get("transportFirms", "/api/accidents/transport-firms")
      .setUrlParams(TransportFirmsQuery)
      .addSuccess(TransportFirmsPage)
      .annotate(
        OpenApi.Summary,
        "Transport firms with two grave accidents, to be ordered to fix their dangers"
      )
  )
  .add(
    HttpApiEndpoint.get("blackSpots", "/api/accidents/analysis/black-spots")
      .setUrlParams(BlackSpotsQuery)
      .addSuccess(BlackSpotsAnswer)
      .annotate(OpenApi.Summary, "Black spots by the dated rules, by post and by distance")
  )
  .add(
    HttpApiEndpoint.get("accidentHours", "/api/accidents/analysis/hours")
      .setUrlParams(HoursQuery)
      .addSuccess(HoursAnswer)
      .annotate(OpenApi.Summary, "Accidents by hour and weekday")
  )
  .add(
    HttpApiEndpoint.get("accidentCrosstab", "/api/accidents/analysis/crosstab")
      .setUrlParams(CrosstabQuery)
      .addSuccess(CrosstabAnswer)
      .annotate(OpenApi.Summary, "Any two dimensions against each other, with exact sums")
  )
  .add(
    HttpApiEndpoint.get("accidentYearOverYear", "/api/accidents/analysis/year-over-year")
      .setUrlParams(YearOverYearQuery)
      .addSuccess(YearOverYearAnswer)
      .annotate(OpenApi.Summary, "Two periods of equal length against each other, by township")
  )
  .add(
    HttpApiEndpoint.get("accidentMap", "/api/accidents/map")
      .setUrlParams(MapQuery)
      .addSuccess(MapAnswer)
      .annotate(OpenApi.Summary, "Accidents and black spots as GeoJSON")
      .annotate(OpenApi.Transform, asGeoJson)
  )
  .addError(Forbidden)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Accidents: lists and analysis")
