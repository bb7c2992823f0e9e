import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { WardenShiftsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { acting, allPages, beginning, reading } from "../deskCalls.ts"

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

export const planShift = beginning(shifts.plan)
export const actOnShift = acting<ShiftVerb>(shifts)

export const shiftFile = (id: string) => shifts.file({ path: { id }, urlParams: {} })

/** Market days and gatherings of some days in a township: what may need a post (row 34). */
export const gatheringsOf = (township: string, gathersFrom: string, gathersUntil: string) =>
  allPages((page) =>
    Effect.suspend(() =>
      api.wardenReads.listWardenRecords({
        urlParams: { township, gathersFrom, gathersUntil, ...page, ...reading() }
      })
    )
  )

export type ShiftFile = Effect.Effect.Success<ReturnType<typeof shiftFile>>
export type GatheringItem = Effect.Effect.Success<ReturnType<typeof gatheringsOf>>[number]
