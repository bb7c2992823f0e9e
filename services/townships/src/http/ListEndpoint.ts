import { HttpApiEndpoint, OpenApi } from "@effect/platform"
import { Schema } from "effect"

/** What a list is in the contract. Free of anything that only a server has. */

/** Media type of a workbook (XLSX). */
export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

const file = { schema: { type: "string", format: "binary" } }

/** Adds the two export forms to the documented answer: the schema can name one media type only. */
const alsoAsFile = (operation: Record<string, unknown>): Record<string, unknown> => {
  const responses = operation["responses"] as Record<string, Record<string, unknown>>
  const success = responses["200"] ?? {}
  const content = success["content"] as Record<string, unknown>
  return {
    ...operation,
    responses: {
      ...responses,
      "200": { ...success, content: { ...content, "text/csv": file, [workbookType]: file } }
    }
  }
}

/** What every page says. `total` counts all pages; `nextCursor` is null on the last. */
export const pageOf = <Item extends Schema.Schema.Any>(item: Item) => ({
  items: Schema.Array(item),
  total: Schema.NonNegativeInt,
  nextCursor: Schema.NullOr(Schema.String)
})

/**
 * A list in pages: `GET path`. `of` says in the contract what is listed ("Hazards found on vehicles").
 *
 * @example
 * HttpApiGroup.make("caseReads").add(
 *   listEndpoint("listCases", "/api/cases", { of: "Cases", query: CaseListQuery, page: CasePage })
 * )
 */
export const listEndpoint = <
  const Name extends string,
  Query extends Schema.Schema.Any,
  Page extends Schema.Schema.Any
>(
  name: Name,
  path: `/${string}`,
  list: {
    readonly of: string
    readonly query: Query & HttpApiEndpoint.HttpApiEndpoint.ValidateUrlParams<Query>
    readonly page: Page
  }
) =>
  HttpApiEndpoint.get(name, path)
    .setUrlParams(list.query)
    .addSuccess(list.page)
    .annotate(OpenApi.Summary, `${list.of}, filtered and in pages`)

/** A list whose rows are had as CSV or XLSX as well, by `Accept`: all of them, whatever the page. */
export const exportedListEndpoint = <
  const Name extends string,
  Query extends Schema.Schema.Any,
  Page extends Schema.Schema.Any
>(
  name: Name,
  path: `/${string}`,
  list: {
    readonly of: string
    readonly query: Query & HttpApiEndpoint.HttpApiEndpoint.ValidateUrlParams<Query>
    readonly page: Page
  }
) =>
  listEndpoint(name, path, list)
    .annotate(OpenApi.Summary, `${list.of}, filtered and in pages; all of them as CSV or XLSX by Accept`)
    .annotate(OpenApi.Transform, alsoAsFile)
