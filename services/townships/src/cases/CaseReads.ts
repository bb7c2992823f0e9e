import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Context, Effect, Layer } from "effect"
import { unavailableAt } from "../lists/Failures.ts"
import type { ReadFailure } from "../lists/ModelReader.ts"
import type { PageRequest, RowPage } from "../lists/Paging.ts"
import { type AnalysedCases, readAnalysis } from "./analysis/AnalysisQueries.ts"
import type { CaseFilter } from "./CaseFilter.ts"
import type { CaseView } from "./CaseMoments.ts"
import {
  type ListedCase,
  type ListedGroup,
  readAllCases,
  readCase,
  readCaseSums,
  readCases,
  readGroupsOnDuty
} from "./CaseQueries.ts"
import type { CaseSums } from "./http/CaseAnswer.ts"

/** Most rows of a question that is not paged. */
const mostCases = 5_000
const mostGroups = 2_000

/** Everything that is asked of the tables of cases, at a moment. */
export class CaseReads extends Context.Tag("@jiaosuo/townships/CaseReads")<
  CaseReads,
  {
    readonly list: (
      view: CaseView,
      filter: CaseFilter,
      request: PageRequest
    ) => Effect.Effect<RowPage<ListedCase>, ReadFailure>

    readonly sums: (view: CaseView, filter: CaseFilter) => Effect.Effect<CaseSums, ReadFailure>

    /** All cases of a filter, 5 000 at most. */
    readonly all: (
      view: CaseView,
      filter: CaseFilter
    ) => Effect.Effect<ReadonlyArray<ListedCase>, ReadFailure>

    readonly one: (view: CaseView, id: string) => Effect.Effect<ListedCase | undefined, ReadFailure>

    /** Groups whose duty touches a time, and all that are on a case; 2 000 at most. */
    readonly groups: (
      view: CaseView,
      period: { readonly from: Instant; readonly until: Instant },
      townships: ReadonlyArray<string> | null
    ) => Effect.Effect<ReadonlyArray<ListedGroup>, ReadFailure>

    readonly analysis: (view: CaseView, filter: CaseFilter) => Effect.Effect<AnalysedCases, ReadFailure>
  }
>() {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const reading = <A>(operation: string, effect: Effect.Effect<A, SqlError>) =>
    effect.pipe(unavailableAt(operation), Effect.withSpan(`CaseReads.${operation}`))
  return CaseReads.of({
    list: ({ at, schema }, filter, request) => reading("list", readCases(sql, schema, filter, at, request)),
    sums: ({ at, schema }, filter) => reading("sums", readCaseSums(sql, schema, filter, at)),
    all: ({ at, schema }, filter) => reading("all", readAllCases(sql, schema, filter, at, mostCases)),
    one: ({ schema }, id) => reading("one", readCase(sql, schema, id)),
    groups: ({ schema }, period, townships) =>
      reading("groups", readGroupsOnDuty(sql, schema, period, townships, mostGroups)),
    analysis: ({ at, schema }, filter) => reading("analysis", readAnalysis(sql, schema, filter, at))
  })
})

/** Reads the model's tables with one statement for each question. */
export const layer: Layer.Layer<CaseReads, never, SqlClient> = Layer.effect(CaseReads, make)
