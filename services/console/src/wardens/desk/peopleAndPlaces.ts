import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenPlacesGroup, WardensGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../server/http.ts"
import { allPages } from "./deskCalls.ts"

/** Who serves, and the places that they serve at: what all parts of the desk offer and name. */
const { wardenPlaces, wardens } = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(WardensGroup).add(WardenPlacesGroup), {
    httpClient: http,
    baseUrl
  })
)

export type WardensQuery = Parameters<typeof wardens.list>[0]["urlParams"]
type PlacesQuery = Parameters<typeof wardenPlaces.list>[0]["urlParams"]

/** Everybody who meets the conditions, their names masked (X2); of all states but those who have left. */
export const everyWarden = (query: Omit<WardensQuery, "limit" | "cursor">) =>
  allPages((page) => wardens.list({ urlParams: { ...query, ...page } }))

/** Every place that meets the conditions: those that are open, unless others are asked for. */
export const everyPlace = (query: Omit<PlacesQuery, "limit" | "cursor">) =>
  allPages((page) => wardenPlaces.list({ urlParams: { ...query, ...page } }))

export type WardenItem = Effect.Effect.Success<ReturnType<typeof everyWarden>>[number]
export type PlaceItem = Effect.Effect.Success<ReturnType<typeof everyPlace>>[number]
