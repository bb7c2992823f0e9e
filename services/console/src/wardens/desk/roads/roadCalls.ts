import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { type CommandAnswer, RoadHazardsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { reading, remembered } from "../places/placeCalls.ts"

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

/** One command on a hazard. What is told of its case meanwhile is no reason to refuse it: the rules say what is. */
export const actOnHazard = <V extends HazardVerb>(
  verb: V,
  id: string,
  commandId: string,
  payload: HazardForm<V>
) => {
  // One call for all verbs: each takes its own form, which the signature ties to the verb.
  const call = hazards[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: HazardForm<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(call({ path: { id }, headers: { "idempotency-key": commandId }, payload }))
}

export const hazardFile = (id: string) => hazards.file({ path: { id }, urlParams: {} })

export const listRoadHazards = (query: HazardsQuery) =>
  Effect.suspend(() => api.wardenReads.listRoadHazards({ urlParams: { ...query, ...reading(query.asOf) } }))

export type RoadHazardFile = Effect.Effect.Success<ReturnType<typeof hazardFile>>
export type RoadHazardItem = Effect.Effect.Success<ReturnType<typeof listRoadHazards>>["items"][number]
