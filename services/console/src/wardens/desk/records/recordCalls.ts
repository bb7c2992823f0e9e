import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { WardenRecordsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { acting, reading, remembered } from "../deskCalls.ts"

/** The client of records of work and of their list, derived from their contracts. */
const api = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(WardenRecordsGroup).add(WardenReadsGroup), {
    httpClient: http,
    baseUrl
  })
)
const records = api.wardenRecords

export type RecordPayload = Parameters<(typeof records)["make"]>[0]["payload"]
export type WorkPayload = RecordPayload["work"]
export type WorkKind = WorkPayload["kind"]
export type RecordVerb = "correct" | "withdraw"
export type WithdrawalForm = Parameters<(typeof records)["withdraw"]>[0]["payload"]
export type RecordsQuery = Parameters<(typeof api.wardenReads)["listWardenRecords"]>[0]["urlParams"]

export const makeRecord = (commandId: string, payload: RecordPayload) =>
  remembered(records.make({ headers: { "idempotency-key": commandId }, payload }))

/** All of it again, or it counts no more. */
export const actOnRecord = acting<RecordVerb>(records)

export const recordFile = (id: string) => records.file({ path: { id }, urlParams: {} })

export const listRecords = (query: RecordsQuery) =>
  Effect.suspend(() => api.wardenReads.listWardenRecords({ urlParams: { ...query, ...reading(query.asOf) } }))

export type RecordFile = Effect.Effect.Success<ReturnType<typeof recordFile>>
export type RecordsPage = Effect.Effect.Success<ReturnType<typeof listRecords>>
export type RecordItem = RecordsPage["items"][number]
