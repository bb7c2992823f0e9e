import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Fragment } from "@effect/sql/Statement"
import type { Effect } from "effect"
import { readingRowsOf } from "../lists/Columns.ts"
import type { PageRequest, RowPage, SortKey } from "../lists/Paging.ts"
import { byInstant, byText, readPage } from "../lists/Paging.ts"
import type { SearchWord } from "../lists/Search.ts"
import { searchCondition } from "../lists/Search.ts"
import type { UnregisteredRow, UnregisteredState } from "./UnregisteredTable.ts"
import { unregisteredTable } from "./UnregisteredTable.ts"

/** Which unregistered vehicles a list shows and a figure counts. */
export interface UnregisteredFilter {
  /** Any of these townships; null for the whole district. */
  readonly townships: ReadonlyArray<string> | null
  readonly village?: string | undefined
  readonly kind?: string | undefined
  readonly states?: ReadonlyArray<UnregisteredState> | undefined
  readonly search?: ReadonlyArray<SearchWord> | undefined
}

/** Orders of the list of unregistered vehicles. */
export const unregisteredOrders = {
  listedAt: byInstant("listed_at"),
  changedAt: byInstant("changed_at"),
  village: byText("village"),
  kind: byText("kind")
} as const satisfies { readonly [name: string]: SortKey }

/** The conditions of a filter on the table. Without any it is `true`. */
export const unregisteredCondition = (sql: SqlClient, filter: UnregisteredFilter): Fragment => {
  const all: Array<Fragment> = []
  if (filter.townships !== null) all.push(sql`township = any(${filter.townships}::text[])`)
  if (filter.village !== undefined) all.push(sql`village = ${filter.village}`)
  if (filter.kind !== undefined) all.push(sql`kind = ${filter.kind}`)
  if (filter.states !== undefined) all.push(sql`state = any(${filter.states}::text[])`)
  for (const word of filter.search ?? []) all.push(searchCondition(sql, word))
  return all.length === 0 ? sql`true` : sql.and(all)
}

const reading = readingRowsOf(unregisteredTable)

/** A page of unregistered vehicles: `schema` from the model's view. */
export const readUnregistered = (
  sql: SqlClient,
  schema: string,
  filter: UnregisteredFilter,
  request: PageRequest
): Effect.Effect<RowPage<UnregisteredRow>, SqlError> =>
  readPage<{ readonly unregistered_id: string }, UnregisteredRow>(sql, {
    table: sql.literal(`${schema}.unregistered_vehicle`),
    condition: unregisteredCondition(sql, filter),
    ...reading,
    id: "unregistered_id",
    request
  })
