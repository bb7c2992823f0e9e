import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { CallOutsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { acting, reading, remembered } from "../deskCalls.ts"
import { everyWarden } from "../peopleAndPlaces.ts"

/** The clients of call-outs and of their times, derived from their contracts (rows 23, 45, 46). */
const { callOuts, wardenReads } = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(CallOutsGroup).add(WardenReadsGroup), {
    httpClient: http,
    baseUrl
  })
)

type CallOuts = typeof callOuts
export type CallOutVerb = Exclude<keyof CallOuts, "open" | "list" | "who" | "file">
export type CallOutFormOf<V extends CallOutVerb> = Parameters<CallOuts[V]>[0]["payload"]
export type CallOutForm = Parameters<CallOuts["open"]>[0]["payload"]
export type WhoQuery = Parameters<CallOuts["who"]>[0]["urlParams"]
export type TimesQuery = Parameters<(typeof wardenReads)["listCallOutTimes"]>[0]["urlParams"]

export const openCallOut = (commandId: string, payload: CallOutForm) =>
  remembered(callOuts.open({ headers: { "idempotency-key": commandId }, payload }))

const act = acting<CallOutVerb>(callOuts)

/** One command on a call-out; who answers meanwhile is no reason to refuse it. */
export const actOnCallOut = <V extends CallOutVerb>(
  verb: V,
  id: string,
  commandId: string,
  form: CallOutFormOf<V> & Readonly<Record<string, unknown>>
) => act(verb, id, commandId, undefined, form)

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
  Effect.suspend(() => wardenReads.listCallOutTimes({ urlParams: { ...query, ...reading(query.asOf) } }))

/** Names of the volunteers in the reader's townships by the id of their file, as the reader may see them (X2). */
export const volunteerNames = Effect.map(
  everyWarden({ role: "volunteer" }),
  (volunteers): ReadonlyMap<string, string> =>
    new Map(volunteers.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
)

export type CallOutFile = Effect.Effect.Success<ReturnType<typeof callOutFile>>
export type CallOutParty = CallOutFile["parties"][number]
export type OpenCallOut = Effect.Effect.Success<typeof openCallOuts>[number]
export type PassedOver = CallOutFile["passedOverAtLast"][number]
export type WhoCouldGo = Effect.Effect.Success<ReturnType<typeof whoCouldGo>>
export type TimesItem = Effect.Effect.Success<ReturnType<typeof callOutTimes>>["items"][number]
