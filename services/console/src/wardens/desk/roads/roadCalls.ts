import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { RoadHazardsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { acting, reading, remembered } from "../deskCalls.ts"

/** The client of hazards on roads and of their list, derived from their contracts. */
const api = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(RoadHazardsGroup).add(WardenReadsGroup), {
    httpClient: http,
    baseUrl
  })
)
const hazards = api.roadHazards

type Hazards = typeof hazards
export type HazardVerb = Exclude<keyof Hazards, "report" | "file">
export type HazardForm<V extends HazardVerb> = Parameters<Hazards[V]>[0]["payload"]
export type HazardReport = Parameters<Hazards["report"]>[0]["payload"]
export type HazardsQuery = Parameters<(typeof api.wardenReads)["listRoadHazards"]>[0]["urlParams"]

export const reportHazard = (commandId: string, payload: HazardReport) =>
  remembered(hazards.report({ headers: { "idempotency-key": commandId }, payload }))

export const actOnHazard = acting<HazardVerb>(hazards)

export const hazardFile = (id: string) => hazards.file({ path: { id }, urlParams: {} })

export const listRoadHazards = (query: HazardsQuery) =>
  Effect.suspend(() => api.wardenReads.listRoadHazards({ urlParams: { ...query, ...reading(query.asOf) } }))

export type RoadHazardFile = Effect.Effect.Success<ReturnType<typeof hazardFile>>
export type RoadHazardItem = Effect.Effect.Success<ReturnType<typeof listRoadHazards>>["items"][number]
