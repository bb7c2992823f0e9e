import { HttpServerResponse } from "@effect/platform"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import { pageOrExport } from "../../http/ExportedList.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { caseListDefaults } from "../CaseFilterQuery.ts"
import { caseItem } from "../CaseItems.ts"
import { CaseMoments, originOf } from "../CaseMoments.ts"
import { caseOrders } from "../CaseQueries.ts"
import { CaseReads } from "../CaseReads.ts"
import type { CasePage } from "./CaseAnswer.ts"
import { caseExportColumns } from "./CaseExport.ts"
import { caseFilter, caseView } from "./CaseFilters.ts"
import type { CaseListQuery } from "./CaseParameters.ts"

/** `GET /api/cases`: a page, or all rows as CSV or XLSX. */
export const listCases = (query: CaseListQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const reads = yield* CaseReads
    const moments = yield* CaseMoments
    const filter = yield* caseFilter(query, caseListDefaults)
    const request = yield* listRequest("cases", query, caseOrders, "-calledAt")
    const view = yield* caseView(query)
    const showing = yield* moments.showing(view)
    const page = Effect.map(
      Effect.all([reads.list(view, filter, request), reads.sums(view, filter)], { concurrency: 2 }),
      ([{ next, rows, total }, sums]) =>
        HttpServerResponse.unsafeJson({
          items: rows.map((listed) => caseItem(listed, showing)),
          total,
          nextCursor: nextCursor(request, next),
          sums,
          ...originOf(view, filter.townships)
        } satisfies CasePage)
    )
    return yield* pageOrExport({
      request,
      page,
      action: "ExportCases",
      name: text("警情", "cases"),
      day: view.day,
      townships: filter.townships,
      purpose: query.purpose,
      columns: caseExportColumns,
      rows: (asked) =>
        Effect.map(reads.list(view, filter, asked), ({ next, rows, total }) => ({
          items: rows.map((listed) => caseItem(listed, showing)),
          total,
          next
        }))
    })
  }).pipe(withReadProblems)
