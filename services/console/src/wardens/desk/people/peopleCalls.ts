import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { type CommandAnswer, WardenPlacesGroup, WardensGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { wroteAt } from "../../../server/readYourWrites.ts"

/** The clients of wardens as people and of the places that they are posted at, derived from their contracts. */
const { wardens, wardenPlaces, wardenReads } = Effect.runSync(
  HttpApiClient.makeWith(
    HttpApi.make("jiaosuo").add(WardensGroup).add(WardenPlacesGroup).add(WardenReadsGroup),
    { httpClient: http, baseUrl }
  )
)

type Wardens = typeof wardens

/** Verbs of `POST /api/wardens/wardens/{id}/{verb}`, each with the form that it takes. */
export type Verb = Exclude<keyof Wardens, "apply" | "list" | "me" | "file">
export type FormOf<V extends Verb> = Parameters<Wardens[V]>[0]["payload"]
export type Application = Parameters<Wardens["apply"]>[0]["payload"]
export type WardensQuery = Parameters<Wardens["list"]>[0]["urlParams"]
export type RollQuery = Parameters<(typeof wardenReads)["listRoll"]>[0]["urlParams"]
type PlacesQuery = Parameters<(typeof wardenPlaces)["list"]>[0]["urlParams"]

/** Remembers where the log was, so that the next page contains what was just done. */
const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

/** Takes an application down. The same `commandId` again answers the same and takes nothing. */
export const apply = (commandId: string, payload: Application) =>
  remembered(wardens.apply({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a warden; `version` is the one the person has seen, undefined where it does not matter. */
export const actOnWarden = <V extends Verb>(
  verb: V,
  id: string,
  commandId: string,
  version: number | undefined,
  payload: FormOf<V>
): Effect.Effect<CommandAnswer, unknown> => {
  // One call for all verbs: each takes its own form, which the signature above ties to the verb.
  const call = wardens[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: FormOf<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(
    call({
      path: { id },
      headers: {
        "idempotency-key": commandId,
        ...(version === undefined ? {} : { "if-match": `"${version}"` })
      },
      payload
    })
  )
}

/** A warden; with a purpose, personal values are shown in full and the reading is on record (X2). */
export const wardenFile = (id: string, purpose?: string) =>
  wardens.file({ path: { id }, urlParams: purpose === undefined ? {} : { unmask: "true", purpose } })

/** One page of those who meet the conditions, as they are now; names masked (X2). */
export const listWardens = (query: WardensQuery) => wardens.list({ urlParams: query })

/** One page of the roll of an earlier moment; it names nobody (X2). */
export const rollAsOf = (query: RollQuery) => wardenReads.listRoll({ urlParams: query })

const mostOfPage = 500

/** All pages of a list. */
const everyPage = <Item, E>(
  page: (
    cursor: string | undefined
  ) => Effect.Effect<{ readonly items: ReadonlyArray<Item>; readonly nextCursor: string | null }, E>
): Effect.Effect<ReadonlyArray<Item>, E> =>
  Effect.gen(function* () {
    const items: Array<Item> = []
    let cursor: string | undefined
    do {
      const { items: more, nextCursor } = yield* page(cursor)
      items.push(...more)
      cursor = nextCursor ?? undefined
    } while (cursor !== undefined)
    return items
  })

const further = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor })

/** Everybody who meets the conditions. */
export const everyWarden = (query: Omit<WardensQuery, "limit" | "cursor">) =>
  everyPage((cursor) => listWardens({ ...query, limit: mostOfPage, ...further(cursor) }))

/** Every place that meets the conditions: those that are open, unless others are asked for. */
export const everyPlace = (query: Omit<PlacesQuery, "limit" | "cursor">) =>
  everyPage((cursor) => wardenPlaces.list({ urlParams: { ...query, limit: mostOfPage, ...further(cursor) } }))

export type WardenFile = Effect.Effect.Success<ReturnType<typeof wardenFile>>
export type WardenItem = Effect.Effect.Success<ReturnType<typeof listWardens>>["items"][number]
export type RollItem = Effect.Effect.Success<ReturnType<typeof rollAsOf>>["items"][number]
export type PlaceItem = Effect.Effect.Success<ReturnType<typeof everyPlace>>[number]
