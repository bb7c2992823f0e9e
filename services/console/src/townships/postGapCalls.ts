import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { WardenReadsGroup } from "@jiaosuo/townships/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"

/** The client of the lists of wardens, derived from their contract. */
const { wardenReads } = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(WardenReadsGroup), { httpClient: http, baseUrl })
)

export type PostGapsQuery = Parameters<(typeof wardenReads)["listWardenGaps"]>[0]["urlParams"]

/** One page of the gaps of posts that meet the conditions (row 34). */
export const listPostGaps = (query: PostGapsQuery) => wardenReads.listWardenGaps({ urlParams: query })

export type PostGap = Effect.Effect.Success<ReturnType<typeof listPostGaps>>["items"][number]
