import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { CallOutsGroup, type CommandAnswer, WardenPlacesGroup, WardensGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { readAfter, wroteAt } from "../../../server/readYourWrites.ts"

/** The clients of call-outs and of their times, derived from their contracts (rows 23, 45, 46). */
const { callOuts, wardenPlaces, wardenReads, wardens } = Effect.runSync(
  HttpApiClient.makeWith(
    HttpApi.make("jiaosuo").add(CallOutsGroup).add(WardenReadsGroup).add(WardensGroup).add(WardenPlacesGroup),
    {
      httpClient: http,
      baseUrl
    }
  )
)

type CallOuts = typeof callOuts
export type CallOutVerb = Exclude<keyof CallOuts, "open" | "list" | "who" | "file">
type VerbForm<V extends CallOutVerb> = Parameters<CallOuts[V]>[0]["payload"]
export type CallOutForm = Parameters<CallOuts["open"]>[0]["payload"]
export type WhoQuery = Parameters<CallOuts["who"]>[0]["urlParams"]
export type TimesQuery = Parameters<(typeof wardenReads)["listCallOutTimes"]>[0]["urlParams"]

/** Remembers where the log was, so that the next page contains what was just done. */
const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

export const openCallOut = (commandId: string, payload: CallOutForm) =>
  remembered(callOuts.open({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a call-out. */
export const actOnCallOut = <V extends CallOutVerb>(
  verb: V,
  id: string,
  commandId: string,
  payload: VerbForm<V>
) => {
  // One call for all verbs: each takes its own form, which the signature ties to the verb.
  const call = callOuts[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: VerbForm<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(call({ path: { id }, headers: { "idempotency-key": commandId }, payload }))
}

/** A call-out; with a purpose those who were asked are shown in full, and the reading is on record (X2). */
export const callOutFile = (id: string, purpose?: string) =>
  callOuts.file({ path: { id }, urlParams: purpose === undefined ? {} : { unmask: "true", purpose } })

/** More than are ever open at once. */
const mostOpen = 200

/** Call-outs in which people are still out or asked, the newest first. */
export const openCallOuts = Effect.map(
  callOuts.list({ urlParams: { open: "yes", limit: mostOpen } }),
  ({ items }) => [...items].reverse()
)

/** Who would be asked for a need, and who is passed over; nobody is asked. */
export const whoCouldGo = (urlParams: WhoQuery) => callOuts.who({ urlParams })

/** Call-outs of a filter with their times. */
export const callOutTimes = (query: TimesQuery) =>
  Effect.suspend(() => {
    const after = query.asOf === undefined ? readAfter() : undefined
    return wardenReads.listCallOutTimes({
      urlParams: { ...query, ...(after === undefined ? {} : { after }) }
    })
  })

/** As many names as one answer holds. */
const mostNames = 500

/** Names of the volunteers in the reader's townships by the id of their file, as the reader may see them (X2). */
export const volunteerNames = Effect.map(
  wardens.list({ urlParams: { role: "volunteer", limit: mostNames } }),
  ({ items }): ReadonlyMap<string, string> =>
    new Map(items.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
)

/** Posts and stations of the reader's townships: what a map has to go by. */
export const landmarks = Effect.map(
  wardenPlaces.list({ urlParams: { limit: mostNames } }),
  ({ items }) => items
)

export type CallOutFile = Effect.Effect.Success<ReturnType<typeof callOutFile>>
export type CallOutParty = CallOutFile["parties"][number]
export type OpenCallOut = Effect.Effect.Success<typeof openCallOuts>[number]
export type PassedOver = CallOutFile["passedOverAtLast"][number]
export type WhoCouldGo = Effect.Effect.Success<ReturnType<typeof whoCouldGo>>
export type TimesItem = Effect.Effect.Success<ReturnType<typeof callOutTimes>>["items"][number]
