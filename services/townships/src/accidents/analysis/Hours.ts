import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { accidentCondition } from "../AccidentFilter.ts"
import type { Measure } from "../http/AccidentParameters.ts"
import type { HoursAnswer } from "../http/AnalysisAnswer.ts"
import type { Origin } from "../http/Origin.ts"
import { amountOf } from "./Measures.ts"

/** Amount of one weekday and hour; null where it is not known. */
export interface HourLine {
  readonly weekday: number | null
  readonly hour: number | null
  readonly amount: number
}

/** Hour × weekday of the accidents of a filter. */
export const readHours = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate,
  measure: Measure
): Effect.Effect<ReadonlyArray<HourLine>, SqlError> =>
  sql<HourLine>`
    select weekday, hour, sum(${amountOf(sql, measure, filter)})::int as amount
    from ${sql.literal(`${schema}.accident`)} where ${accidentCondition(sql, schema, filter, day)}
    group by weekday, hour`

type Matrix = Omit<HoursAnswer, keyof Origin | "measure">

const zeros = (length: number): Array<number> => Array.from({ length }, () => 0)
const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((a, b) => a + b, 0)

/** The matrix with its sums. What has no hour or no weekday is in no cell, and in the total. */
export const hourMatrix = (lines: ReadonlyArray<HourLine>): Matrix => {
  const cells = Array.from({ length: 7 }, () => zeros(24))
  const withoutHour = zeros(7)
  let withoutDay = 0
  for (const { amount, hour, weekday } of lines) {
    if (weekday === null) withoutDay += amount
    else if (hour === null) withoutHour[weekday - 1] = (withoutHour[weekday - 1] ?? 0) + amount
    else {
      const row = cells[weekday - 1] ?? []
      row[hour] = (row[hour] ?? 0) + amount
    }
  }
  const weekdaySums = cells.map(sum)
  const hourSums = zeros(24).map((_, hour) => sum(cells.map((row) => row[hour] ?? 0)))
  return {
    cells,
    weekdaySums,
    hourSums,
    withoutHour,
    withoutDay,
    total: sum(weekdaySums) + sum(withoutHour) + withoutDay
  }
}

/** The matrix of a filter. */
export const hoursOf = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate,
  measure: Measure
): Effect.Effect<Matrix & { readonly measure: Measure }, SqlError> =>
  Effect.map(readHours(sql, schema, filter, day, measure), (lines) => ({
    measure,
    ...hourMatrix(lines)
  }))
