import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { instantFromText } from "@jiaosuo/event-store/rows"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Effect } from "effect"
import type { PageRequest, RowPage, SortKey } from "../lists/Paging.ts"
import { byDay, byInstant, byNumber, byText, readPage } from "../lists/Paging.ts"
import type { VehicleFilter } from "./VehicleFilter.ts"
import { vehicleCondition } from "./VehicleFilter.ts"
import type { HazardEntry, VehicleRow } from "./VehicleTable.ts"

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

const dates = [
  "suspended_until",
  "deregistered_on",
  "first_registered_on",
  "inspection_valid_until",
  "insurance_valid_until",
  "inspection_due",
  "insurance_due",
  "scrap_due",
  "judged_on"
] as const
const instants = ["first_visit_at", "last_visit_at", "registered_at", "changed_at"] as const

/** Columns as the row says them: days and instants as text, because the driver would guess a time zone. */
const columns = [
  "vehicle_id, version, position::text, township, village, state, state_before",
  "plate_kind, plate_number, vin, vehicle_type, use, purpose, brand, colour, fuel, seats, load_kg, note",
  "owner, owner_person_id, classes, exempt, hazards, open_hazards, cleared_hazards, drivers",
  "last_visit_by, visits, fields, filled, missing, search",
  ...[...dates, ...instants].map((column) => `${column}::text as ${column}`)
].join(", ")

type Raw = Omit<VehicleRow, "position"> & { readonly position: string }

const instantOrNull = (text: string | null): string | null => (text === null ? null : instantFromText(text))

const rowOf = (raw: Raw): VehicleRow => ({
  ...raw,
  position: Number(raw.position),
  first_visit_at: instantOrNull(raw.first_visit_at),
  last_visit_at: instantOrNull(raw.last_visit_at),
  registered_at: instantFromText(raw.registered_at),
  changed_at: instantFromText(raw.changed_at)
})

/** A page of vehicles: `schema` from the model's view, due windows seen from `day`. */
export const readVehicles = (
  sql: SqlClient,
  schema: string,
  filter: VehicleFilter,
  day: CalendarDate,
  request: PageRequest
): Effect.Effect<RowPage<VehicleRow>, SqlError> =>
  readPage<Raw, VehicleRow>(sql, {
    table: sql.literal(`${schema}.vehicle`),
    condition: vehicleCondition(sql, filter, day),
    columns,
    id: "vehicle_id",
    request,
    rowOf
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
