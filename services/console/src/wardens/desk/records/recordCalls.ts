import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import { type CommandAnswer, WardenRecordsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { reading, remembered } from "../places/placeCalls.ts"

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
export type WithdrawalForm = Parameters<(typeof records)["withdraw"]>[0]["payload"]
export type RecordsQuery = Parameters<(typeof api.wardenReads)["listWardenRecords"]>[0]["urlParams"]

export const makeRecord = (
  commandId: string,
  payload: RecordPayload
): Effect.Effect<CommandAnswer, unknown> =>
  remembered(records.make({ headers: { "idempotency-key": commandId }, payload }))

const onVersion = (id: string, version: number, commandId: string) => ({
  path: { id },
  headers: { "idempotency-key": commandId, "if-match": `"${version}"` }
})

/** All of it again; `version` is the one the person has seen. */
export const correctRecord = (
  id: string,
  version: number,
  commandId: string,
  payload: RecordPayload
): Effect.Effect<CommandAnswer, unknown> =>
  remembered(records.correct({ ...onVersion(id, version, commandId), payload }))

/** It counts no more. */
export const withdrawRecord = (
  id: string,
  version: number,
  commandId: string,
  payload: WithdrawalForm
): Effect.Effect<CommandAnswer, unknown> =>
  remembered(records.withdraw({ ...onVersion(id, version, commandId), payload }))

export const recordFile = (id: string) => records.file({ path: { id }, urlParams: {} })

export const listRecords = (query: RecordsQuery) =>
  Effect.suspend(() => api.wardenReads.listWardenRecords({ urlParams: { ...query, ...reading(query.asOf) } }))

export type RecordFile = Effect.Effect.Success<ReturnType<typeof recordFile>>
export type RecordsPage = Effect.Effect.Success<ReturnType<typeof listRecords>>
export type RecordItem = RecordsPage["items"][number]
