import { HttpServerRequest, type HttpServerResponse } from "@effect/platform"
import { AccessLog } from "@jiaosuo/http/AccessLog"
import { CurrentRequest, type Language } from "@jiaosuo/http/CurrentRequest"
import { largestLimit } from "@jiaosuo/http/Paging"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import type { Text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import { Chunk, Effect, Option, Stream } from "effect"
import type { PageRequest, Place } from "../lists/Paging.ts"
import type { ShownPage } from "../lists/RegisterLists.ts"
import { requireApproval } from "./ExportApproval.ts"
import { exportResponse } from "./Exports.ts"
import type { ListRequest } from "./ListRequests.ts"
import { listForm } from "./Negotiation.ts"

/** How a list is answered that is exported as well. */

/** All rows of a list, a page at a time: each page is one statement, none is held open between. */
const allRows = <Row, E>(
  request: ListRequest,
  read: (request: PageRequest) => Effect.Effect<ShownPage<Row>, E>
): Stream.Stream<Row, E> =>
  Stream.paginateChunkEffect(undefined as Place | undefined, (after) =>
    Effect.map(read({ ...request, after, limit: largestLimit, counting: false }), (page) => [
      Chunk.unsafeFromArray([...page.items]),
      page.next === undefined ? Option.none<Place | undefined>() : Option.some<Place | undefined>(page.next)
    ])
  )

/** Records an export before its first row is read (X1): who, which list, of which townships, and why. */
const recordExport = (action: string, townships: ReadonlyArray<string> | null, purpose: string | undefined) =>
  Effect.gen(function* () {
    const log = yield* AccessLog
    const { district } = yield* Reference
    yield* log.record({
      action,
      subject: townships === null ? `district/${district.code}` : `township/${townships.join(",")}`,
      purpose: purpose ?? null,
      result: "granted"
    })
  })

/** A list as it was asked for, and both of its forms. */
export interface ExportedList<Row, E, E2, R> {
  readonly request: ListRequest
  /** The page as JSON. */
  readonly page: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
  /** The export: what the access log calls it (`ExportVehicles`), and the name of its file before the day. */
  readonly action: string
  readonly name: Text
  readonly day: string
  /** The townships in it; null for the whole district. */
  readonly townships: ReadonlyArray<string> | null
  readonly purpose: string | undefined
  readonly columns: (language: Language) => ReadonlyArray<SpreadsheetColumn<Row>>
  /** The rows of one page of the export. */
  readonly rows: (request: PageRequest) => Effect.Effect<ShownPage<Row>, E2>
}

/**
 * A page, or all rows as CSV or XLSX, by the `Accept` of the request. An export is in the access log first, and one of
 * more rows than the limit needs the approval of another (X1).
 */
export const pageOrExport = <Row, E, E2, R>(list: ExportedList<Row, E, E2, R>) =>
  Effect.gen(function* () {
    const form = listForm(yield* HttpServerRequest.HttpServerRequest)
    if (form === "json") return yield* list.page
    // A grid worker looks vehicles up, one by one (row 35): a whole list is for those who answer for it.
    const { account } = yield* requireRole(...caseRoles)
    const { total } = yield* list.rows({ ...list.request, after: undefined, limit: 1, counting: true })
    yield* requireApproval({ account, action: list.action, purpose: list.purpose ?? "", rows: total })
    yield* recordExport(list.action, list.townships, list.purpose)
    const { language } = yield* CurrentRequest
    return exportResponse(
      form,
      `${list.name[language]}-${list.day}`,
      list.columns(language),
      allRows(list.request, list.rows)
    )
  })
