import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { WardensGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { acting, beginning } from "../deskCalls.ts"
import type { WardensQuery } from "../peopleAndPlaces.ts"

/** The clients of wardens as people and of their roll, derived from their contracts. */
const { wardens, wardenReads } = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(WardensGroup).add(WardenReadsGroup), {
    httpClient: http,
    baseUrl
  })
)

type Wardens = typeof wardens

/** Verbs of `POST /api/wardens/wardens/{id}/{verb}`, each with the form that it takes. */
export type Verb = Exclude<keyof Wardens, "apply" | "list" | "me" | "file">
export type FormOf<V extends Verb> = Parameters<Wardens[V]>[0]["payload"]
export type Application = Parameters<Wardens["apply"]>[0]["payload"]
export type RollQuery = Parameters<(typeof wardenReads)["listRoll"]>[0]["urlParams"]

export const apply = beginning(wardens.apply)
export const actOnWarden = acting<Verb>(wardens)

/** A warden; with a purpose, personal values are shown in full and the reading is on record (X2). */
export const wardenFile = (id: string, purpose?: string) =>
  wardens.file({ path: { id }, urlParams: purpose === undefined ? {} : { unmask: "true", purpose } })

/** One page of those who meet the conditions, as they are now; names masked (X2). */
export const listWardens = (query: WardensQuery) => wardens.list({ urlParams: query })

/** One page of the roll of an earlier moment; it names nobody (X2). */
export const rollAsOf = (query: RollQuery) => wardenReads.listRoll({ urlParams: query })

export type WardenFile = Effect.Effect.Success<ReturnType<typeof wardenFile>>
export type WardenItem = Effect.Effect.Success<ReturnType<typeof listWardens>>["items"][number]
export type RollItem = Effect.Effect.Success<ReturnType<typeof rollAsOf>>["items"][number]
