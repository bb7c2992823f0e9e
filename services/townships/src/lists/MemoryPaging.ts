import type { PageRequest, Place, SortKey } from "./Paging.ts"

/** Pages of a list that is worked out in memory, with the same orders and cursors as those of the tables. */

/** One way to order rows in memory. */
export interface MemoryKey<Row> extends SortKey {
  /** What rows are compared by; of one without a value, what puts it last in the direction. */
  readonly valueOf: (row: Row, descending: boolean) => string | number
}

const inMemory = {
  expression: () => {
    throw new Error("this list is no table")
  }
} as const

/** Order by a number; rows without one come last in either direction. */
export const byNumberOf = <Row>(numberOf: (row: Row) => number | null): MemoryKey<Row> => ({
  ...inMemory,
  type: "float8",
  pattern: /^-?(\d+(\.\d+)?(e[+-]?\d+)?|Infinity)$/,
  valueOf: (row, descending) => numberOf(row) ?? (descending ? -Infinity : Infinity)
})

/** Order by a text. */
export const byTextOf = <Row>(textOf: (row: Row) => string): MemoryKey<Row> => ({
  ...inMemory,
  type: "text",
  pattern: /^[^\0]*$/,
  valueOf: (row) => textOf(row)
})

/** One page of rows, and where the next one begins. Ids break ties, so that no row is met twice. */
export const pageInMemory = <Row>(
  rows: ReadonlyArray<Row>,
  orders: Readonly<Record<string, MemoryKey<Row>>>,
  idOf: (row: Row) => string,
  { order: { key, descending }, after, limit }: PageRequest
): { readonly items: ReadonlyArray<Row>; readonly total: number; readonly next: Place | undefined } => {
  const asked = Object.values(orders).find((one) => one === key)
  if (asked === undefined) throw new Error("the list has no such order")
  const sign = descending ? -1 : 1
  const compared = (value: string | number, id: string, other: string | number, otherId: string): number =>
    sign * (value < other ? -1 : value > other ? 1 : id < otherId ? -1 : id > otherId ? 1 : 0)
  const placed = rows
    .map((row) => ({ row, value: asked.valueOf(row, descending), id: idOf(row) }))
    .sort((a, b) => compared(a.value, a.id, b.value, b.id))
  const rest =
    after === undefined
      ? placed
      : placed.filter(({ value, id }) => {
          const place = typeof value === "number" ? Number(after.value) : after.value
          return compared(value, id, place, after.id) > 0
        })
  const shown = rest.slice(0, limit)
  const last = shown[shown.length - 1]
  return {
    items: shown.map(({ row }) => row),
    total: rows.length,
    next:
      rest.length > shown.length && last !== undefined
        ? { value: String(last.value), id: last.id }
        : undefined
  }
}
