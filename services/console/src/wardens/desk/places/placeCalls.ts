import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { type CommandAnswer, WardenPlacesGroup, WardensGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { readAfter, wroteAt } from "../../../server/readYourWrites.ts"

/** The clients of places, of who serves at them, and of what is read about their days, derived from their contracts. */
const api = Effect.runSync(
  HttpApiClient.makeWith(
    HttpApi.make("jiaosuo").add(WardenPlacesGroup).add(WardensGroup).add(WardenReadsGroup),
    { httpClient: http, baseUrl }
  )
)
const { wardenPlaces: places, wardenReads: reads } = api

type Places = typeof places
export type PlaceVerb = Exclude<keyof Places, "open" | "list" | "file">
export type PlaceForm<V extends PlaceVerb> = Parameters<Places[V]>[0]["payload"]
export type PlaceOpening = Parameters<Places["open"]>[0]["payload"]

type QueryOf<Call extends keyof typeof reads> = Parameters<(typeof reads)[Call]>[0]["urlParams"]
export type PostsQuery = QueryOf<"listWardenPosts">
export type ShiftsQuery = QueryOf<"listWardenShifts">

/** Remembers where the log was, so that the next page contains what was just done. */
export const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

/** What is known now, one's own last entry included; or what was known at an instant. */
export const reading = (asOf?: string) => {
  const after = readAfter()
  return asOf !== undefined || after === undefined ? {} : { after }
}

/** A list, page after page: of one township there are some hundreds of anything at most. */
export const allPages = <Item>(
  page: (
    cursor: string | undefined
  ) => Effect.Effect<{ readonly items: ReadonlyArray<Item>; readonly nextCursor: string | null }, unknown>,
  cursor?: string
): Effect.Effect<ReadonlyArray<Item>, unknown> =>
  Effect.flatMap(page(cursor), ({ items, nextCursor }) =>
    nextCursor === null
      ? Effect.succeed(items)
      : Effect.map(allPages(page, nextCursor), (rest) => [...items, ...rest])
  )

const from = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })

export const openPlace = (commandId: string, payload: PlaceOpening) =>
  remembered(places.open({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a place; `version` is the one the person has seen. */
export const actOnPlace = <V extends PlaceVerb>(
  verb: V,
  id: string,
  version: number,
  commandId: string,
  payload: PlaceForm<V>
) => {
  // One call for all verbs: each takes its own form, which the signature ties to the verb.
  const call = places[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: PlaceForm<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  const headers = { "idempotency-key": commandId, "if-match": `"${version}"` }
  return remembered(call({ path: { id }, headers, payload }))
}

export const placeFile = (id: string) => places.file({ path: { id }, urlParams: {} })

/** All places of a township, or of all that somebody sees; with how many are posted at each. */
export const placesOf = (township: string | undefined, open: "yes" | "all") =>
  allPages((cursor) =>
    places.list({
      urlParams: { open, limit: 500, ...(township === undefined ? {} : { township }), ...from(cursor) }
    })
  )

/** Everybody in the service of a township who has not left; names are masked (X2). */
export const wardensOf = (township: string) =>
  allPages((cursor) => api.wardens.list({ urlParams: { township, limit: 500, ...from(cursor) } }))

/** Whoever is posted at a place; names are masked (X2). */
export const wardensAt = (place: string) =>
  allPages((cursor) => api.wardens.list({ urlParams: { place, limit: 500, ...from(cursor) } }))

/** Places at an instant, with who is planned and who is there. */
export const listPosts = (query: PostsQuery) =>
  Effect.suspend(() => reads.listWardenPosts({ urlParams: { ...query, ...reading(query.asOf) } }))

/** All places of a township at this instant. */
export const postsNow = (township: string) =>
  allPages((cursor) => listPosts({ township, limit: 500, ...from(cursor) }))

/** One page of the shifts that meet the conditions. */
export const listShifts = (query: ShiftsQuery) =>
  Effect.suspend(() => reads.listWardenShifts({ urlParams: { ...query, ...reading(query.asOf) } }))

/** Shifts of some days, all of them. */
export const shiftsOf = (query: Omit<ShiftsQuery, "limit">) =>
  allPages((cursor) => listShifts({ ...query, limit: 500, ...from(cursor) }))

/** Stretches of the hours of places for which nobody is planned, all of them. */
export const gapsOf = (query: Omit<QueryOf<"listWardenGaps">, "limit">) =>
  allPages((cursor) =>
    Effect.suspend(() =>
      reads.listWardenGaps({ urlParams: { ...query, limit: 500, ...from(cursor), ...reading() } })
    )
  )

type AnswerOf<Call extends (...args: never) => Effect.Effect<unknown, unknown>> = Effect.Effect.Success<
  ReturnType<Call>
>

export type PlaceFile = AnswerOf<typeof placeFile>
export type PlaceItem = AnswerOf<typeof placesOf>[number]
export type WardenItem = AnswerOf<typeof wardensOf>[number]
export type PostItem = AnswerOf<typeof listPosts>["items"][number]
export type ShiftItem = AnswerOf<typeof shiftsOf>[number]
export type GapItem = AnswerOf<typeof gapsOf>[number]
