import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type { KnownMonth, KnownUnit } from "@jiaosuo/wardens/events"

/** A mobile unit: narrow columns for what is filtered, and the folded file. */
export interface UnitRow {
  readonly unit_id: string
  readonly version: number
  readonly township: string
  readonly state: KnownUnit
}

/** What a unit did in one month (row 38). */
export interface UnitMonthRow {
  readonly month_id: string
  readonly version: number
  readonly township: string
  readonly unit_id: string
  /** `2021-04`. */
  readonly month: string
  readonly state: KnownMonth
}

export const unitTable: KeyedTable<UnitRow> = {
  name: "mobile_unit",
  key: "unit_id",
  columns: { unit_id: "text", version: "integer", township: "text", state: "jsonb" }
}

export const unitMonthTable: KeyedTable<UnitMonthRow> = {
  name: "mobile_unit_month",
  key: "month_id",
  columns: {
    month_id: "text",
    version: "integer",
    township: "text",
    unit_id: "text",
    month: "text",
    state: "jsonb"
  },
  indexes: ["(month)"]
}
