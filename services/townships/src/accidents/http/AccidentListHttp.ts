import { HttpServerResponse } from "@effect/platform"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { pageOrExport } from "../../http/ExportedList.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { listDefaults } from "../AccidentFilterQuery.ts"
import { accidentItem } from "../AccidentItems.ts"
import { originOf } from "../AccidentMoments.ts"
import { accidentOrders } from "../AccidentQueries.ts"
import { AccidentReads } from "../AccidentReads.ts"
import type { AccidentPage } from "./AccidentAnswer.ts"
import { accidentExportColumns } from "./AccidentExport.ts"
import { accidentFilter, accidentView } from "./AccidentFilters.ts"
import type { AccidentListQuery } from "./AccidentParameters.ts"

/** `GET /api/accidents`: a page, or all rows as CSV or XLSX. */
export const listAccidents = (query: AccidentListQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const reads = yield* AccidentReads
    const reference = yield* Reference
    const view = yield* accidentView(query)
    const filter = yield* accidentFilter(query, listDefaults, view.day)
    const request = yield* listRequest("accidents", query, accidentOrders, "-happenedAt")
    const page = Effect.map(
      Effect.all([reads.list(view, filter, request), reads.sums(view, filter)], { concurrency: 2 }),
      ([{ next, rows, total }, sums]) =>
        HttpServerResponse.unsafeJson({
          items: rows.map((listed) => accidentItem(reference.district, listed, view.day)),
          total,
          nextCursor: nextCursor(request, next),
          view: filter.view,
          sums,
          ...originOf(view, filter.townships)
        } satisfies AccidentPage)
    )
    return yield* pageOrExport({
      request,
      page,
      action: "ExportAccidents",
      name: text("交通事故", "accidents"),
      day: view.day,
      townships: filter.townships,
      purpose: query.purpose,
      columns: (language) => accidentExportColumns(reference, view.day, language),
      rows: (asked) =>
        Effect.map(reads.list(view, filter, asked), ({ next, rows, total }) => ({
          items: rows.map((listed) => ({
            item: accidentItem(reference.district, listed, view.day),
            file: listed.state.state
          })),
          total,
          next
        }))
    })
  }).pipe(withReadProblems)
