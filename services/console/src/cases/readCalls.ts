import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { CaseReadsGroup } from "@jiaosuo/townships/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { readAfter } from "../server/readYourWrites.ts"

/** The client of lists, desk and choices of cases, derived from their contract. */
const reads = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(CaseReadsGroup), { httpClient: http, baseUrl })
).caseReads

type QueryOf<Call extends keyof typeof reads> = Parameters<(typeof reads)[Call]>[0]["urlParams"]

export type CaseListQuery = QueryOf<"listCases">
export type CaseAnalysisQuery = QueryOf<"caseAnalysis">
export type DuplicatesQuery = QueryOf<"duplicateCases">

/** What is known now, one's own last entry included; or what was known at an instant. */
const reading = (asOf: string | undefined) => {
  const after = readAfter()
  return asOf !== undefined || after === undefined ? {} : { after }
}

/** One page of the cases that meet the conditions. */
export const listCases = (query: CaseListQuery) =>
  Effect.suspend(() => reads.listCases({ urlParams: { ...query, ...reading(query.asOf) } }))

const mostOfPage = 500

const deskPage = (cursor: string | undefined) =>
  Effect.suspend(() =>
    reads.caseDesk({
      urlParams: { limit: mostOfPage, ...(cursor === undefined ? {} : { cursor }), ...reading(undefined) }
    })
  )

/** The whole desk: all open cases of one's townships, and the groups. */
export const caseDesk = Effect.gen(function* () {
  const first = yield* deskPage(undefined)
  const items = [...first.items]
  let next = first.nextCursor
  while (next !== null) {
    const page = yield* deskPage(next)
    items.push(...page.items)
    next = page.nextCursor
  }
  return { ...first, items }
})

/** Other open cases that may be the same: as a case, or as a call that is being taken. */
export const duplicateCases = (query: DuplicatesQuery) =>
  Effect.suspend(() => reads.duplicateCases({ urlParams: { ...query, ...reading(undefined) } }))

/** The cases of a period, taken apart. */
export const caseAnalysis = (query: CaseAnalysisQuery) =>
  Effect.suspend(() => reads.caseAnalysis({ urlParams: { ...query, ...reading(query.asOf) } }))

/** Kinds, types and levels of today, for forms. */
export const caseRules = Effect.suspend(() => reads.caseRules({ urlParams: {} }))

type AnswerOf<Call extends (...args: never) => Effect.Effect<unknown, unknown>> = Effect.Effect.Success<
  ReturnType<Call>
>

export type CaseItem = AnswerOf<typeof listCases>["items"][number]
export type CaseAnalysis = AnswerOf<typeof caseAnalysis>
export type Desk = Effect.Effect.Success<typeof caseDesk>
export type DutyGroup = Desk["groups"][number]
export type CaseRules = Effect.Effect.Success<typeof caseRules>
export type RunningClock = CaseItem["clocks"][number]
export type DuplicateCase = AnswerOf<typeof duplicateCases>["items"][number]
