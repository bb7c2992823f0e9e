import type { SqlClient } from "@effect/sql/SqlClient"
import type { Fragment } from "@effect/sql/Statement"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { SearchWord } from "../lists/Search.ts"
import { searchCondition } from "../lists/Search.ts"
import type { VehicleState } from "./VehicleTable.ts"

/** What can fall due for a vehicle. */
export const dueKinds = ["inspection", "insurance", "scrap"] as const
export type DueKind = (typeof dueKinds)[number]

/**
 * When it falls due, seen from a day: before it (`overdue`), on it or within 30 or 60 days after it, both ends
 * counted, or not known although it will (`unknown`). 60 contains 30.
 */
export const dueWindows = ["overdue", "30", "60", "unknown"] as const
export type DueWindow = (typeof dueWindows)[number]

/** A hazard condition: of any kind or of one, open or cleared; `none`: nothing is open. */
export interface HazardFilter {
  readonly kind: string | null
  readonly standing: "open" | "cleared" | "none"
}

/** Which vehicles a list shows and a figure counts. Conditions narrow each other; an absent one does not. */
export interface VehicleFilter {
  /** Any of these townships; null for the whole district. */
  readonly townships: ReadonlyArray<string> | null
  readonly village?: string | undefined
  /** Code of a class, or `none` for vehicles of no key class. */
  readonly class?: string | undefined
  readonly states?: ReadonlyArray<VehicleState> | undefined
  readonly hazard?: HazardFilter | undefined
  readonly due?: ReadonlyArray<{ readonly kind: DueKind; readonly window: DueWindow }> | undefined
  /** A field of the file that is empty; `any` for at least one, `none` for a complete file. */
  readonly missing?: string | undefined
  /** Last visited before this day, or never. */
  readonly visitedBefore?: CalendarDate | undefined
  /** Never visited, or at least once. */
  readonly neverVisited?: boolean | undefined
  /** Registered on or after, and on or before, a day in Asia/Shanghai: the period, apart from `asOf`. */
  readonly registeredFrom?: CalendarDate | undefined
  readonly registeredUntil?: CalendarDate | undefined
  readonly search?: ReadonlyArray<SearchWord> | undefined
}

/** The states of a vehicle that is on file. */
export const onFile: ReadonlyArray<VehicleState> = ["normal", "suspended"]

const dueColumns: { readonly [Kind in DueKind]: string } = {
  inspection: "inspection_due",
  insurance: "insurance_due",
  scrap: "scrap_due"
}

/** Midnight in Shanghai at the start of a day. */
const startOf = (day: CalendarDate): string => `${day}T00:00:00+08:00`

const dueCondition = (sql: SqlClient, kind: DueKind, window: DueWindow, day: CalendarDate): Fragment => {
  const column = sql.literal(dueColumns[kind])
  switch (window) {
    case "overdue":
      return sql`${column} < ${day}::date`
    case "30":
    case "60":
      return sql`${column} between ${day}::date and ${addDays(day, Number(window))}::date`
    case "unknown":
      return sql`${column} is null and not ${kind} = any(exempt)`
  }
}

const hazardCondition = (sql: SqlClient, { kind, standing }: HazardFilter): Fragment => {
  switch (standing) {
    case "none":
      return sql`cardinality(open_hazards) = 0`
    case "open":
      return kind === null ? sql`cardinality(open_hazards) > 0` : sql`${kind} = any(open_hazards)`
    case "cleared":
      return kind === null ? sql`cardinality(cleared_hazards) > 0` : sql`${kind} = any(cleared_hazards)`
  }
}

const missingCondition = (sql: SqlClient, missing: string): Fragment => {
  switch (missing) {
    case "any":
      return sql`filled < fields`
    case "none":
      return sql`filled = fields`
    default:
      return sql`${missing} = any(missing)`
  }
}

/**
 * The conditions of a filter on the vehicle table, seen from a day. Lists and figures share it, so that the
 * list behind a number holds exactly what was counted. Without any condition it is `true`.
 */
export const vehicleCondition = (sql: SqlClient, filter: VehicleFilter, day: CalendarDate): Fragment => {
  const all: Array<Fragment> = []
  if (filter.townships !== null) all.push(sql`township = any(${filter.townships}::text[])`)
  if (filter.village !== undefined) all.push(sql`village = ${filter.village}`)
  if (filter.class === "none") all.push(sql`cardinality(classes) = 0`)
  else if (filter.class !== undefined) all.push(sql`${filter.class} = any(classes)`)
  if (filter.states !== undefined) all.push(sql`state = any(${filter.states}::text[])`)
  if (filter.hazard !== undefined) all.push(hazardCondition(sql, filter.hazard))
  for (const { kind, window } of filter.due ?? []) all.push(dueCondition(sql, kind, window, day))
  if (filter.missing !== undefined) all.push(missingCondition(sql, filter.missing))
  if (filter.visitedBefore !== undefined) {
    all.push(sql`(last_visit_at is null or last_visit_at < ${startOf(filter.visitedBefore)}::timestamptz)`)
  }
  if (filter.neverVisited !== undefined) {
    all.push(filter.neverVisited ? sql`last_visit_at is null` : sql`last_visit_at is not null`)
  }
  if (filter.registeredFrom !== undefined) {
    all.push(sql`registered_at >= ${startOf(filter.registeredFrom)}::timestamptz`)
  }
  if (filter.registeredUntil !== undefined) {
    all.push(sql`registered_at < ${startOf(addDays(filter.registeredUntil, 1))}::timestamptz`)
  }
  for (const word of filter.search ?? []) all.push(searchCondition(sql, word))
  return all.length === 0 ? sql`true` : sql.and(all)
}
