import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { accidentCondition } from "../AccidentFilter.ts"
import type { Dimension, Measure } from "../http/AccidentParameters.ts"
import { amountOf } from "./Measures.ts"

/** A dimension: the expression of its value as text, or the column of its values where there may be several. */
interface DimensionColumn {
  readonly expression: string
  readonly multiple: boolean
  readonly numeric?: boolean
}

const one = (expression: string, numeric = false): DimensionColumn => ({
  expression,
  multiple: false,
  numeric
})
const several = (expression: string): DimensionColumn => ({ expression, multiple: true })

/** Where the values of a dimension stand. */
export const dimensionColumns: { readonly [Name in Dimension]: DimensionColumn } = {
  month: one("to_char(day, 'YYYY-MM')"),
  year: one("to_char(day, 'YYYY')"),
  township: one("township"),
  road: one("road_code"),
  roadClass: one("road_class"),
  roadType: one("road_type"),
  weather: one("weather"),
  form: one("form"),
  cause: one("cause"),
  vehicleClass: several("vehicle_classes"),
  vehicleType: several("vehicle_types"),
  travelMode: several("travel_modes"),
  hour: one("hour::text", true),
  weekday: one("weekday::text", true),
  kind: one("kind"),
  severity: one("traffic_severity")
}

/** Amount of one cell; null for a value that is not recorded. */
export interface CrosstabLine {
  readonly row_value: string | null
  readonly column_value: string | null
  readonly amount: number
}

/** The cells of a cross table and the amount of all accidents, each counted once. */
export const readCrosstab = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate,
  rows: Dimension,
  columns: Dimension,
  measure: Measure
): Effect.Effect<{ readonly lines: ReadonlyArray<CrosstabLine>; readonly total: number }, SqlError> => {
  const accident = sql.literal(`${schema}.accident`)
  const condition = accidentCondition(sql, schema, filter, day)
  const amount = amountOf(sql, measure, filter)
  const valuesOf = (dimension: Dimension, name: string) => {
    const { expression, multiple } = dimensionColumns[dimension]
    const values = multiple
      ? `unnest(case when cardinality(${expression}) = 0 then array[null]::text[] else ${expression} end)`
      : `(values (${expression}))`
    return sql.literal(`cross join lateral ${values} as ${name} (value)`)
  }
  return Effect.map(
    sql<{ readonly lines: ReadonlyArray<CrosstabLine>; readonly total: string | null }>`
      select
        (select coalesce(json_agg(cell), '[]') from (
          select by_row.value as row_value, by_column.value as column_value, sum(${amount})::int as amount
          from ${accident} ${valuesOf(rows, "by_row")} ${valuesOf(columns, "by_column")}
          where ${condition} group by 1, 2) as cell) as lines,
        (select sum(${amount}) from ${accident} where ${condition}) as total`,
    ([found]) => ({ lines: found?.lines ?? [], total: Number(found?.total ?? 0) })
  )
}

/** A cross table without the texts of its values. */
export interface Crosstab {
  readonly rowValues: ReadonlyArray<string | null>
  readonly columnValues: ReadonlyArray<string | null>
  readonly cells: ReadonlyArray<ReadonlyArray<number>>
  readonly rowSums: ReadonlyArray<number>
  readonly columnSums: ReadonlyArray<number>
  readonly cellTotal: number
}

/** Values in order, what is not recorded last. */
const ordered = (
  values: ReadonlyArray<string | null>,
  { numeric }: DimensionColumn
): ReadonlyArray<string | null> => {
  const known = [...new Set(values)].filter((value) => value !== null)
  known.sort(numeric === true ? (a, b) => Number(a) - Number(b) : (a, b) => (a < b ? -1 : 1))
  return values.includes(null) ? [...known, null] : known
}

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((a, b) => a + b, 0)

/** The table of some cells: every sum is one of the cells, so that they cannot disagree. */
export const crosstabOf = (
  lines: ReadonlyArray<CrosstabLine>,
  rows: Dimension,
  columns: Dimension
): Crosstab => {
  const rowValues = ordered(
    lines.map((line) => line.row_value),
    dimensionColumns[rows]
  )
  const columnValues = ordered(
    lines.map((line) => line.column_value),
    dimensionColumns[columns]
  )
  const amounts = new Map(
    lines.map((line) => [JSON.stringify([line.row_value, line.column_value]), line.amount])
  )
  const cells = rowValues.map((row) =>
    columnValues.map((column) => amounts.get(JSON.stringify([row, column])) ?? 0)
  )
  const rowSums = cells.map(sum)
  const columnSums = columnValues.map((_, n) => sum(cells.map((row) => row[n] ?? 0)))
  return { rowValues, columnValues, cells, rowSums, columnSums, cellTotal: sum(rowSums) }
}
