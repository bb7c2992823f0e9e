import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { readingRowsOf } from "../lists/Columns.ts"
import type { PageRequest, RowPage, SortKey } from "../lists/Paging.ts"
import { byDay, byInstant, byKnownInstant, byText, readPage } from "../lists/Paging.ts"
import type { AccidentFilter } from "./AccidentFilter.ts"
import { accidentCondition, deathsIn, injuredOf } from "./AccidentFilter.ts"
import type { AccidentRow, AccidentStateRow } from "./AccidentTable.ts"
import { accidentTable } from "./AccidentTable.ts"
import type { AccidentSums } from "./http/AccidentAnswer.ts"

/** Orders of the list of accidents. */
export const accidentOrders = {
  happenedAt: byKnownInstant("happened_at"),
  changedAt: byInstant("changed_at"),
  nextDue: byDay("next_due"),
  road: byText("road_code"),
  village: byText("village")
} as const satisfies { readonly [name: string]: SortKey }

/** An accident with its folded file and the files that it stands for. */
export interface ListedAccident {
  readonly row: AccidentRow
  readonly state: Pick<AccidentStateRow, "state" | "clocks">
  readonly merged: ReadonlyArray<string>
}

const rowReading = readingRowsOf(accidentTable)
const dateArrays = Object.entries(accidentTable.columns)
  .filter(([, type]) => type === "date[]")
  .map(([name]) => name)

/** `readingRowsOf` and days in arrays as text. */
export const accidentColumns = rowReading.columns
  .split(", ")
  .map((name) => (dateArrays.includes(name) ? `${name}::text[] as ${name}` : name))
  .join(", ")

/** The row of what `accidentColumns` read. */
export const accidentRowOf = rowReading.rowOf

type Raw = Readonly<Record<string, unknown>> & {
  readonly accident_id: string
  readonly merged: ReadonlyArray<string>
} & Pick<AccidentStateRow, "state" | "clocks">

/** A page of accidents: `schema` from the model's view, due days seen from `day`. */
export const readAccidents = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate,
  request: PageRequest
): Effect.Effect<RowPage<ListedAccident>, SqlError> =>
  readPage<Raw, ListedAccident>(sql, {
    // A left join: counting needs nothing of the files, and then the database does not look at them.
    table: sql.literal(
      `(select a.*, f.state, f.clocks, coalesce((
          select array_agg(m.accident_id order by m.accident_id collate "C")
          from ${schema}.accident as m where m.merged_into = a.accident_id), '{}') as merged
        from ${schema}.accident as a left join ${schema}.accident_state as f using (accident_id)) as listed`
    ),
    condition: accidentCondition(sql, schema, filter, day),
    columns: `${accidentColumns}, state, clocks, merged`,
    rowOf: (raw) => ({
      row: accidentRowOf(raw),
      state: { state: raw.state, clocks: raw.clocks },
      merged: raw.merged
    }),
    id: "accident_id",
    request
  })

/** Sums over all accidents of a filter. Deaths as its view counts them (C8). */
export const readSums = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate
): Effect.Effect<AccidentSums, SqlError> =>
  Effect.map(
    sql<{ readonly [Name in keyof AccidentSums]: string }>`
      select count(*) as accidents,
        coalesce(sum(${deathsIn(sql, "official", filter)}), 0) as dead,
        coalesce(sum(${deathsIn(sql, "international", filter)}), 0) as dead30,
        coalesce(sum(${injuredOf(sql, "official")}), 0) as injured,
        coalesce(sum(${injuredOf(sql, "international")}), 0) as injured30,
        coalesce(sum(official_serious), 0) as serious,
        coalesce(sum(official_slight), 0) as slight
      from ${sql.literal(`${schema}.accident`)}
      where ${accidentCondition(sql, schema, filter, day)}`,
    ([sums]) => ({
      accidents: Number(sums?.accidents ?? 0),
      dead: Number(sums?.dead ?? 0),
      dead30: Number(sums?.dead30 ?? 0),
      injured: Number(sums?.injured ?? 0),
      injured30: Number(sums?.injured30 ?? 0),
      serious: Number(sums?.serious ?? 0),
      slight: Number(sums?.slight ?? 0)
    })
  )

/** Townships that an accident concerns. */
export type AccidentPlaces = Pick<AccidentRow, "township" | "handling">

/** The townships of an accident; undefined where there is none. */
export const readPlacesOf = (
  sql: SqlClient,
  schema: string,
  id: string
): Effect.Effect<AccidentPlaces | undefined, SqlError> =>
  Effect.map(
    sql<AccidentPlaces>`
      select township, handling from ${sql.literal(`${schema}.accident`)} where accident_id = ${id}`,
    ([found]) => found
  )
