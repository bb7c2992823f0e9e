import { instantFromText } from "@jiaosuo/event-store/rows"
import type { KeyedTable } from "@jiaosuo/projection/Projection"

/** A table's columns for `select`, and what the driver's answer is as a row again. */
export interface RowReading<Row> {
  readonly columns: string
  readonly rowOf: (raw: Readonly<Record<string, unknown>>) => Row
}

const asText = /^(date|timestamptz|bigint)$/

/**
 * How the rows of a table are read: days and instants as text, because the driver would guess a time zone, and
 * positions as text, because they are too large for its numbers. Every column is read; none can be forgotten.
 */
export const readingRowsOf = <Row extends object>(table: KeyedTable<Row>): RowReading<Row> => {
  const types = Object.entries<string>(table.columns)
  const namesOf = (wanted: string) => types.filter(([, type]) => type === wanted).map(([name]) => name)
  const instants = namesOf("timestamptz")
  const positions = namesOf("bigint")
  return {
    columns: types.map(([name, type]) => (asText.test(type) ? `${name}::text as ${name}` : name)).join(", "),
    rowOf: (raw) => {
      const row: Record<string, unknown> = {}
      for (const [name] of types) row[name] = raw[name]
      for (const name of positions) row[name] = Number(raw[name])
      for (const name of instants) row[name] = raw[name] === null ? null : instantFromText(String(raw[name]))
      return row as Row
    }
  }
}
