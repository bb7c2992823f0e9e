import type { SqlClient } from "@effect/sql/SqlClient"
import type { Fragment } from "@effect/sql/Statement"
import type { SqlError } from "@effect/sql/SqlError"
import { Effect, Schema } from "effect"

/** One way to order a list: an SQL expression that is never null, its type, and what its texts look like. */
export interface SortKey {
  readonly expression: string
  readonly type: string
  readonly pattern: RegExp
}

/** An order: `-` in front of a name means descending. The row's key breaks ties, so that no row is met twice. */
export interface Order {
  readonly key: SortKey
  readonly descending: boolean
}

/** A place in an ordered list, after which the next page begins. */
export interface Cursor {
  readonly order: string
  readonly value: string
  readonly id: string
}

const StoredCursor = Schema.parseJson(Schema.Tuple(Schema.String, Schema.String, Schema.String))
const decode = Schema.decodeUnknownOption(StoredCursor)

/** A cursor as an opaque text for addresses. */
export const cursorText = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.order, cursor.value, cursor.id])).toString("base64url")

/**
 * The cursor of a text, if it was made for this order; undefined for anything else, a forged value of
 * another type included, which the database must never be asked about.
 */
export const cursorOf = (text: string, order: string, key: SortKey): Cursor | undefined => {
  const decoded = decode(Buffer.from(text, "base64url").toString("utf8"))
  if (decoded._tag === "None") return undefined
  const [madeFor, value, id] = decoded.value
  return madeFor === order && key.pattern.test(value) ? { order, value, id } : undefined
}

/** An order by its name (`plate`, `-lastVisit`) among those of a list; undefined if the list has none such. */
export const orderOf = (
  name: string,
  keys: { readonly [Name in string]: SortKey }
): Order | undefined => {
  const descending = name.startsWith("-")
  const plain = descending ? name.slice(1) : name
  const key = Object.hasOwn(keys, plain) ? keys[plain] : undefined
  return key === undefined ? undefined : { key, descending }
}

/** A page of rows, how many there are in all, and where the next page begins. */
export interface RowPage<Row> {
  readonly rows: ReadonlyArray<Row>
  readonly total: number
  readonly next: { readonly value: string; readonly id: string } | undefined
}

/** A page to be read: the order, the place after which it begins, and how many rows it has at most. */
export interface PageRequest {
  readonly order: Order
  readonly cursor: Cursor | undefined
  readonly limit: number
}

/** Condition for the rows after a cursor. */
const after = (sql: SqlClient, order: Order, idColumn: string, cursor: Cursor | undefined): Fragment => {
  if (cursor === undefined) return sql`true`
  const { expression, type } = order.key
  const left = sql.literal(`(${expression}, ${idColumn} collate "C")`)
  const cast = sql.literal(type)
  return order.descending
    ? sql`${left} < (${cursor.value}::${cast}, ${cursor.id})`
    : sql`${left} > (${cursor.value}::${cast}, ${cursor.id})`
}

/** `order by` of a page: the order, then the row's key in the same direction. */
const orderBy = (sql: SqlClient, order: Order, idColumn: string): Fragment => {
  const direction = order.descending ? "desc" : "asc"
  return sql.literal(`${order.key.expression} ${direction}, ${idColumn} collate "C" ${direction}`)
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
    readonly rowOf: (raw: Raw) => Row
  }
): Effect.Effect<RowPage<Row>, SqlError> => {
  const { table, condition, id, request } = options
  const { order, cursor, limit } = request
  const key = sql.literal(order.key.expression)
  const direction = order.descending ? "desc" : "asc"
  return Effect.map(
    sql<Raw & { readonly list_total: string; readonly list_place: string }>`
      select counted.list_total, page.*
      from (select count(*)::text as list_total from ${table} where ${condition}) as counted
      left join lateral (
        select ${sql.literal(options.columns)}, ${key} as list_key, (${key})::text as list_place
        from ${table}
        where ${condition} and ${after(sql, order, id, cursor)}
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
  expression: `coalesce(${column}, '') collate "C"`,
  type: "text",
  pattern: anyText
})

/** Order by a day; rows without one come last in rising order. */
export const byDay = (column: string): SortKey => ({
  expression: `coalesce(${column}, 'infinity'::date)`,
  type: "date",
  pattern: day
})

/** Order by an instant; rows without one come first in rising order: never is longest ago. */
export const byInstant = (column: string): SortKey => ({
  expression: `coalesce(${column}, '-infinity'::timestamptz)`,
  type: "timestamptz",
  pattern: instant
})

/** Order by a whole number computed from a row. */
export const byNumber = (expression: string): SortKey => ({
  expression: `(${expression})`,
  type: "integer",
  pattern: wholeNumber
})
