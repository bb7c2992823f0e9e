import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { type CommandAnswer, WardenShiftsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { allPages, reading, remembered } from "../places/placeCalls.ts"

/** The client of shifts and of what they are planned by, derived from their contracts. */
const api = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(WardenShiftsGroup).add(WardenReadsGroup), {
    httpClient: http,
    baseUrl
  })
)
const shifts = api.wardenShifts

type Shifts = typeof shifts
export type ShiftVerb = Exclude<keyof Shifts, "plan" | "file">
export type ShiftForm<V extends ShiftVerb> = Parameters<Shifts[V]>[0]["payload"]
export type ShiftPlan = Parameters<Shifts["plan"]>[0]["payload"]

export const planShift = (commandId: string, payload: ShiftPlan) =>
  remembered(shifts.plan({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a shift. Who comes and goes meanwhile is no reason to refuse it: the rules say what is. */
export const actOnShift = <V extends ShiftVerb>(
  verb: V,
  id: string,
  commandId: string,
  payload: ShiftForm<V>
) => {
  // One call for all verbs: each takes its own form, which the signature ties to the verb.
  const call = shifts[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: ShiftForm<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(call({ path: { id }, headers: { "idempotency-key": commandId }, payload }))
}

export const shiftFile = (id: string) => shifts.file({ path: { id }, urlParams: {} })

/** Market days and gatherings of some days in a township: what may need a post (row 34). */
export const gatheringsOf = (township: string, gathersFrom: string, gathersUntil: string) =>
  allPages((cursor) =>
    Effect.suspend(() =>
      api.wardenReads.listWardenRecords({
        urlParams: {
          township,
          gathersFrom,
          gathersUntil,
          limit: 500,
          ...(cursor === undefined ? {} : { cursor }),
          ...reading()
        }
      })
    )
  )

export type ShiftFile = Effect.Effect.Success<ReturnType<typeof shiftFile>>
export type GatheringItem = Effect.Effect.Success<ReturnType<typeof gatheringsOf>>[number]
