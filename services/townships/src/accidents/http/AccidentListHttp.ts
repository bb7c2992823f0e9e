import { HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { exportResponse } from "../../http/Exports.ts"
import { allRows, recordExport } from "../../http/ListAnswers.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { listForm } from "../../http/Negotiation.ts"
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
    const form = listForm(yield* HttpServerRequest.HttpServerRequest)
    if (form === "json") {
      const [page, sums] = yield* Effect.all([reads.list(view, filter, request), reads.sums(view, filter)], {
        concurrency: 2
      })
      return HttpServerResponse.unsafeJson({
        items: page.rows.map((listed) => accidentItem(reference.district, listed, view.day)),
        total: page.total,
        nextCursor: nextCursor(request, page.next),
        view: filter.view,
        sums,
        ...originOf(view, filter.townships)
      } satisfies AccidentPage)
    }
    yield* recordExport("ExportAccidents", filter.townships, query.purpose)
    const { language } = yield* CurrentRequest
    const name = text("交通事故", "accidents")[language]
    return exportResponse(
      form,
      `${name}-${view.day}`,
      accidentExportColumns(reference, view.day, language),
      allRows(request, (page) =>
        Effect.map(reads.list(view, filter, page), ({ next, rows, total }) => ({
          items: rows.map((listed) => ({
            item: accidentItem(reference.district, listed, view.day),
            file: listed.state.state
          })),
          total,
          next
        }))
      )
    )
  }).pipe(withReadProblems)
