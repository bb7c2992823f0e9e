import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Effect } from "effect"
import { readingRowsOf } from "../lists/Columns.ts"
import type { PageRequest, RowPage, SortKey } from "../lists/Paging.ts"
import { byDay, byInstant, byNumber, byText, readPage } from "../lists/Paging.ts"
import type { VehicleFilter } from "./VehicleFilter.ts"
import { vehicleCondition } from "./VehicleFilter.ts"
import type { HazardEntry, VehicleRow } from "./VehicleTable.ts"
import { vehicleTable } from "./VehicleTable.ts"

/** Orders of the vehicle list. */
export const vehicleOrders = {
  plate: byText("plate_number"),
  village: byText("village"),
  registeredAt: byInstant("registered_at"),
  changedAt: byInstant("changed_at"),
  lastVisit: byInstant("last_visit_at"),
  inspectionDue: byDay("inspection_due"),
  insuranceDue: byDay("insurance_due"),
  scrapDue: byDay("scrap_due"),
  completeness: byNumber("filled * 1000 / greatest(fields, 1)"),
  hazards: byNumber("cardinality(open_hazards)")
} as const satisfies { readonly [name: string]: SortKey }

const reading = readingRowsOf(vehicleTable)

/** A page of vehicles: `schema` from the model's view, due windows seen from `day`. */
export const readVehicles = (
  sql: SqlClient,
  schema: string,
  filter: VehicleFilter,
  day: CalendarDate,
  request: PageRequest
): Effect.Effect<RowPage<VehicleRow>, SqlError> =>
  readPage<{ readonly vehicle_id: string }, VehicleRow>(sql, {
    table: sql.literal(`${schema}.vehicle`),
    condition: vehicleCondition(sql, filter, day),
    ...reading,
    id: "vehicle_id",
    request
  })

/** A hazard with the vehicle it was found on. */
export interface HazardRow extends HazardEntry {
  readonly vehicle_id: string
  readonly plate_kind: string
  readonly plate_number: string | null
  readonly classes: ReadonlyArray<string>
  readonly township: string
  readonly village: string
}

/** Orders of the hazard list. */
export const hazardOrders = {
  foundAt: byText("hazard->>'foundAt'"),
  clearedAt: byText("hazard->>'clearedAt'")
} as const satisfies { readonly [name: string]: SortKey }

/** Which hazards a list shows, apart from the condition on their vehicles. */
export interface HazardCondition {
  readonly kind: string | null
  readonly standing: "open" | "cleared" | null
}

/** A page of hazards, of the vehicles that a filter names. */
export const readHazards = (
  sql: SqlClient,
  schema: string,
  filter: VehicleFilter,
  hazard: HazardCondition,
  day: CalendarDate,
  request: PageRequest
): Effect.Effect<RowPage<HazardRow>, SqlError> => {
  const conditions = [vehicleCondition(sql, filter, day)]
  if (hazard.kind !== null) conditions.push(sql`hazard->>'kind' = ${hazard.kind}`)
  if (hazard.standing === "open") conditions.push(sql`hazard->>'clearedAt' is null`)
  if (hazard.standing === "cleared") conditions.push(sql`hazard->>'clearedAt' is not null`)
  return readPage<HazardRow & { readonly hazard: HazardEntry; readonly hazard_id: string }, HazardRow>(sql, {
    table: sql.literal(
      `(select v.*, h.hazard, h.hazard->>'id' as hazard_id
        from ${schema}.vehicle as v cross join lateral jsonb_array_elements(v.hazards) as h (hazard)) as entry`
    ),
    condition: sql.and(conditions),
    columns: "hazard_id, hazard, vehicle_id, plate_kind, plate_number, classes, township, village",
    id: "hazard_id",
    request,
    rowOf: ({ hazard: entry, ...row }) => ({ ...row, ...entry })
  })
}
