import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Fragment } from "@effect/sql/Statement"
import { Effect } from "effect"

/** One way to order a list: an SQL expression that is never null, its type, and what its texts look like. */
export interface SortKey {
  /** Depends on the direction where rows without a value come last in both. */
  readonly expression: (descending: boolean) => string
  readonly type: string
  readonly pattern: RegExp
}

/** An order: `-` in front of a name means descending. The row's key breaks ties, so that no row is met twice. */
export interface Order {
  readonly key: SortKey
  readonly descending: boolean
}

/** A place in an ordered list, after which the next page begins: the value of its order and the row's key. */
export interface Place {
  readonly value: string
  readonly id: string
}

/** Whether a value may be the place in an order: the database is never asked about a forged one. */
export const isPlaceIn = (order: Order, value: unknown): value is string =>
  typeof value === "string" && order.key.pattern.test(value)

/** An order by its name (`plate`, `-lastVisit`) among those of a list; undefined if the list has none such. */
export const orderOf = (name: string, keys: { readonly [Name in string]: SortKey }): Order | undefined => {
  const descending = name.startsWith("-")
  const plain = descending ? name.slice(1) : name
  const key = Object.hasOwn(keys, plain) ? keys[plain] : undefined
  return key === undefined ? undefined : { key, descending }
}

/** A page of rows, how many there are in all, and where the next page begins. */
export interface RowPage<Row> {
  readonly rows: ReadonlyArray<Row>
  readonly total: number
  readonly next: Place | undefined
}

/** A page to be read: the order, the place after which it begins, and how many rows it has at most. */
export interface PageRequest {
  readonly order: Order
  readonly after: Place | undefined
  readonly limit: number
  /** False where nobody asks how many there are in all: an export reads every row anyway. */
  readonly counting: boolean
}

/** Condition for the rows after a cursor. */
const after = (sql: SqlClient, order: Order, idColumn: string, place: Place | undefined): Fragment => {
  if (place === undefined) return sql`true`
  const { expression, type } = order.key
  const left = sql.literal(`(${expression(order.descending)}, ${idColumn} collate "C")`)
  const cast = sql.literal(type)
  return order.descending
    ? sql`${left} < (${place.value}::${cast}, ${place.id})`
    : sql`${left} > (${place.value}::${cast}, ${place.id})`
}

/**
 * `order by` of a page: the order, then the row's key in the same direction. It names `list_key`: a bare column would be
 * the text that is read of it, which is another order and no index's.
 */
const orderBy = (sql: SqlClient, { descending }: Order, idColumn: string): Fragment => {
  const direction = descending ? "desc" : "asc"
  return sql.literal(`list_key ${direction}, ${idColumn} collate "C" ${direction}`)
}

/**
 * One statement for a page and the number of all rows: both see the same moment. The page asks for one row more
 * than it shows, to know whether there is another.
 */
export const readPage = <Raw extends object, Row>(
  sql: SqlClient,
  options: {
    readonly table: Fragment
    readonly condition: Fragment
    readonly columns: string
    readonly id: keyof Raw & string
    readonly request: PageRequest
    readonly rowOf: (raw: Raw & Readonly<Record<string, unknown>>) => Row
  }
): Effect.Effect<RowPage<Row>, SqlError> => {
  const { table, condition, id, request } = options
  const { order, limit } = request
  const key = sql.literal(order.key.expression(order.descending))
  const direction = order.descending ? "desc" : "asc"
  const total = request.counting
    ? sql`(select count(*)::text as list_total from ${table} where ${condition})`
    : sql`(select '0' as list_total)`
  return Effect.map(
    sql<
      Raw & Readonly<Record<string, unknown>> & { readonly list_total: string; readonly list_place: string }
    >`
      select counted.list_total, page.*
      from ${total} as counted
      left join lateral (
        select ${sql.literal(options.columns)}, ${key} as list_key, (${key})::text as list_place
        from ${table}
        where ${condition} and ${after(sql, order, id, request.after)}
        order by ${orderBy(sql, order, id)}
        limit ${limit + 1}
      ) as page on true
      order by ${sql.literal(`page.list_key ${direction}, page.${id} collate "C" ${direction}`)}`,
    (found) => {
      const total = Number(found[0]?.list_total ?? 0)
      const present = found.filter((row) => row[id] !== null)
      const shown = present.slice(0, limit)
      const last = shown[shown.length - 1]
      return {
        total,
        rows: shown.map(options.rowOf),
        next:
          present.length > limit && last !== undefined
            ? { value: last.list_place, id: String(last[id]) }
            : undefined
      }
    }
  )
}

const day = /^(-?infinity|\d{4}-\d{2}-\d{2})$/
const instant = /^(-?infinity|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00)$/
const anyText = /^[^\0]*$/
const wholeNumber = /^\d{1,9}$/

/** Order by a text that may be empty; the empty ones first. */
export const byText = (column: string): SortKey => ({
  expression: () => `coalesce(${column}, '') collate "C"`,
  type: "text",
  pattern: anyText
})

/** Order by a day; rows without one come last in either direction. */
export const byDay = (column: string): SortKey => ({
  expression: (descending) => `coalesce(${column}, '${descending ? "-" : ""}infinity'::date)`,
  type: "date",
  pattern: day
})

/** Order by an instant; rows without one come first in rising order: never is longest ago. */
export const byInstant = (column: string): SortKey => ({
  expression: () => `coalesce(${column}, '-infinity'::timestamptz)`,
  type: "timestamptz",
  pattern: instant
})

/** Order by an instant that every row has: an index on the column serves it. */
export const byKnownInstant = (column: string): SortKey => ({
  ...byInstant(column),
  expression: () => column
})

/** Order by a whole number computed from a row. */
export const byNumber = (expression: string): SortKey => ({
  expression: () => `(${expression})`,
  type: "integer",
  pattern: wholeNumber
})
