import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { OperationsGroup } from "@jiaosuo/townships/api"
import * as Effect from "effect/Effect"
import { baseUrl, httpForUploads } from "../server/http.ts"

/** The client of operation; verifying a long log takes longer than a page usually waits. */
const operations = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(OperationsGroup), {
    httpClient: httpForUploads,
    baseUrl
  })
).operations

/** Models and parked events at once. */
export const operationState = Effect.all(
  { models: operations.models({}), parked: operations.parked({}) },
  { concurrency: "unbounded" }
)

type State = Effect.Effect.Success<typeof operationState>
export type Model = State["models"]["models"][number]
export type Parked = State["parked"]["parked"][number]

/** Builds a model anew beside the live one. */
export const rebuild = (name: string) => operations.rebuild({ path: { name } })

/** Applies a parked event again. */
export const retryParked = ({ model, position }: Parked) =>
  operations.retryParked({ path: { model, position } })

/** Leaves a parked event out for good. */
export const dropParked = ({ parked, reason }: { readonly parked: Parked; readonly reason: string }) =>
  operations.dropParked({ path: { model: parked.model, position: parked.position }, payload: { reason } })

/** Walks the whole log. */
export const verifyLog = operations.verifyLog({})
