import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { Forbidden, NotFound, Unprocessable } from "@jiaosuo/http/Problems"
import { exportedListEndpoint } from "../../http/ListEndpoint.ts"
import { CaseAnalysis } from "./CaseAnalysisAnswer.ts"
import { CaseDesk, CasePage, CaseRulesAnswer, DuplicateCases } from "./CaseAnswer.ts"
import {
  CaseAnalysisQuery,
  CaseDeskQuery,
  CaseListQuery,
  CaseLiveQuery,
  CaseRulesQuery,
  DuplicateCasesQuery
} from "./CaseParameters.ts"

const EventStream = HttpApiSchema.Text({ contentType: "text/event-stream" })

/** The list, the desk, the analysis and the live stream of cases. Files themselves are at `/api/cases/{id}`. */
export const CaseReadsGroup = HttpApiGroup.make("caseReads")
  .add(exportedListEndpoint("listCases", "/api/cases", { of: "Cases", query: CaseListQuery, page: CasePage }))
  .add(
    HttpApiEndpoint.get("caseDesk", "/api/cases/desk")
      .setUrlParams(CaseDeskQuery)
      .addSuccess(CaseDesk)
      .annotate(OpenApi.Summary, "Open cases with their clocks, and the response groups with their states")
  )
  .add(
    HttpApiEndpoint.get("duplicateCases", "/api/cases/duplicates")
      .setUrlParams(DuplicateCasesQuery)
      .addSuccess(DuplicateCases)
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Other open cases near in time and place, for a person to decide")
  )
  .add(
    HttpApiEndpoint.get("caseAnalysis", "/api/cases/analysis")
      .setUrlParams(CaseAnalysisQuery)
      .addSuccess(CaseAnalysis)
      .annotate(OpenApi.Summary, "Cases by kind, level, hour, township and zone; response times; demand")
  )
  .add(
    HttpApiEndpoint.get("caseRules", "/api/cases/rules")
      .setUrlParams(CaseRulesQuery)
      .addSuccess(CaseRulesAnswer)
      .annotate(OpenApi.Summary, "Kinds, types, details and levels of a day, for forms")
  )
  .add(
    HttpApiEndpoint.get("caseLive", "/api/cases/live")
      .setUrlParams(CaseLiveQuery)
      .addSuccess(EventStream)
      .annotate(OpenApi.Summary, "Cases and groups as they change, as server-sent events")
      .annotate(
        OpenApi.Description,
        [
          'Events: `ready` `{"position":…}` first; then `case` (`CaseNews`) and `group` (`GroupNews`), the whole row each time;',
          'at last `restart` `{"reason":…}` where the page must read the desk again.',
          "`id` begins with the position in the log; a reader that comes back with it as `Last-Event-ID` misses nothing",
          "and is told nothing twice. The line is closed after 15 minutes; browsers reconnect. Comments keep it open."
        ].join(" ")
      )
  )
  .addError(Forbidden)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Cases: lists, desk, analysis, live")
