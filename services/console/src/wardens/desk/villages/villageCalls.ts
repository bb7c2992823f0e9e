import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenVillagesGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"

/** The client of villages with their auxiliary and their room, derived from its contract (row 42). */
const villages = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(WardenVillagesGroup), { httpClient: http, baseUrl })
).wardenVillages

export type VillagesQuery = Parameters<(typeof villages)["list"]>[0]["urlParams"]

/** One page of the villages that meet the conditions, with the sums of all in the scope. */
export const listVillages = (query: VillagesQuery) => villages.list({ urlParams: query })

export type VillageItem = Effect.Effect.Success<ReturnType<typeof listVillages>>["items"][number]
