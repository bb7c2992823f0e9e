import type { HttpServerResponse } from "@effect/platform"
import type { SpreadsheetColumn } from "@jiaosuo/http/Spreadsheet"
import type { Text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { pageOrExport } from "../../http/ExportedList.ts"
import type { ListRequest } from "../../http/ListRequests.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import type { ShownPage } from "../../lists/RegisterLists.ts"
import type { WardenView } from "../WardenMoments.ts"
import { type CodeNames, codeNames } from "./CodeNames.ts"

/** A list of wardens as it was asked for, and both of its forms. */
interface WardenList<Row, E, E2, R> {
  readonly view: WardenView
  readonly townships: ReadonlyArray<string> | null
  readonly query: { readonly purpose?: string | undefined }
  readonly request: ListRequest
  readonly action: string
  readonly name: Text
  readonly page: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>
  readonly columns: (names: CodeNames) => ReadonlyArray<SpreadsheetColumn<Row>>
  readonly rows: (request: PageRequest) => Effect.Effect<ShownPage<Row>, E2>
}

/** A page of a list of wardens, or all its rows as CSV or XLSX, with the codes by the names of the answer's day. */
export const wardenPageOrExport = <Row, E, E2, R>({
  view,
  query,
  columns,
  ...list
}: WardenList<Row, E, E2, R>) =>
  Effect.flatMap(Reference, (reference) =>
    pageOrExport({
      ...list,
      day: view.day,
      purpose: query.purpose,
      columns: (language) => columns(codeNames(reference, view.day, language))
    })
  )
