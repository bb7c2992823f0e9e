import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { type CommandAnswer, RoadHazardsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { listCases } from "../../../cases/readCalls.ts"
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

/** One command on a hazard; `version` is the one the person has seen. */
export const actOnHazard = <V extends HazardVerb>(
  verb: V,
  id: string,
  version: number,
  commandId: string,
  payload: HazardForm<V>
) => {
  // One call for all verbs: each takes its own form, which the signature ties to the verb.
  const call = hazards[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: HazardForm<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  const headers = { "idempotency-key": commandId, "if-match": `"${version}"` }
  return remembered(call({ path: { id }, headers, payload }))
}

export const hazardFile = (id: string) => hazards.file({ path: { id }, urlParams: {} })

export const listRoadHazards = (query: HazardsQuery) =>
  Effect.suspend(() => api.wardenReads.listRoadHazards({ urlParams: { ...query, ...reading() } }))

/** The case that the station was asked for: cases have the hazard's id as the number of the desk `wardens`. */
export const caseOfHazard = (id: string) =>
  Effect.map(listCases({ source: "wardens", q: id, limit: 5 }), ({ items }) =>
    items.find(({ source }) => source?.desk === "wardens" && source.number === id)
  )

export type RoadHazardFile = Effect.Effect.Success<ReturnType<typeof hazardFile>>
export type RoadHazardItem = Effect.Effect.Success<ReturnType<typeof listRoadHazards>>["items"][number]
