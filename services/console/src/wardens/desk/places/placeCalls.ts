import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { WardenPlacesGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { acting, allPages, beginning, reading } from "../deskCalls.ts"

/** The clients of places and of what is read about their days, derived from their contracts. */
const api = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(WardenPlacesGroup).add(WardenReadsGroup), {
    httpClient: http,
    baseUrl
  })
)
const { wardenPlaces: places, wardenReads: reads } = api

type Places = typeof places
export type PlaceVerb = Exclude<keyof Places, "open" | "list" | "file">
export type PlaceForm<V extends PlaceVerb> = Parameters<Places[V]>[0]["payload"]
export type PlaceOpening = Parameters<Places["open"]>[0]["payload"]

type QueryOf<Call extends keyof typeof reads> = Parameters<(typeof reads)[Call]>[0]["urlParams"]
export type PostsQuery = QueryOf<"listWardenPosts">
export type ShiftsQuery = QueryOf<"listWardenShifts">

export const openPlace = beginning(places.open)
export const actOnPlace = acting<PlaceVerb>(places)

export const placeFile = (id: string) => places.file({ path: { id }, urlParams: {} })

/** Places at an instant, with who is planned and who is there. */
export const listPosts = (query: PostsQuery) =>
  Effect.suspend(() => reads.listWardenPosts({ urlParams: { ...query, ...reading(query.asOf) } }))

/** All places of a township at this instant. */
export const postsNow = (township: string) => allPages((page) => listPosts({ township, ...page }))

/** One page of the shifts that meet the conditions. */
export const listShifts = (query: ShiftsQuery) =>
  Effect.suspend(() => reads.listWardenShifts({ urlParams: { ...query, ...reading(query.asOf) } }))

/** Shifts of some days, all of them. */
export const shiftsOf = (query: Omit<ShiftsQuery, "limit">) =>
  allPages((page) => listShifts({ ...query, ...page }))

/** Stretches of the hours of places for which nobody is planned, all of them. */
export const gapsOf = (query: Omit<QueryOf<"listWardenGaps">, "limit">) =>
  allPages((page) =>
    Effect.suspend(() => reads.listWardenGaps({ urlParams: { ...query, ...page, ...reading() } }))
  )

type AnswerOf<Call extends (...args: never) => Effect.Effect<unknown, unknown>> = Effect.Effect.Success<
  ReturnType<Call>
>

export type PlaceFile = AnswerOf<typeof placeFile>
export type PostItem = AnswerOf<typeof listPosts>["items"][number]
export type ShiftItem = AnswerOf<typeof shiftsOf>[number]
export type GapItem = AnswerOf<typeof gapsOf>[number]
