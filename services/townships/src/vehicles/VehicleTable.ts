import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type { Owner } from "@jiaosuo/vehicles/events"

/** Where a vehicle stands in the register. `normal` and `suspended` are on file, `deregistered` has left it. */
export const vehicleStates = ["normal", "suspended", "deregistered"] as const
export type VehicleState = (typeof vehicleStates)[number]

/** A hazard of a vehicle. `clearedAt` is null while it is open. */
export interface HazardEntry {
  readonly id: string
  readonly kind: string
  readonly foundAt: string
  readonly clearedAt: string | null
}

/**
 * One vehicle as lists and figures ask for it. Values that the law protects are not here: of a person there is
 * the reference only. Dates are days in Asia/Shanghai, instants are UTC.
 */
export interface VehicleRow {
  readonly vehicle_id: string
  /** Version of the vehicle's stream and position in the log of the last event in this row. */
  readonly version: number
  readonly position: number
  readonly township: string
  readonly village: string
  readonly state: VehicleState
  /** The state that a restoration brings back; null while the vehicle is on file. */
  readonly state_before: VehicleState | null
  readonly suspended_until: string | null
  readonly deregistered_on: string | null
  readonly deregistration_ground: string | null
  readonly plate_kind: string
  readonly plate_number: string | null
  readonly vin: string | null
  readonly vehicle_type: string
  readonly use: string
  readonly purpose: string | null
  readonly brand: string | null
  readonly colour: string | null
  readonly fuel: string | null
  readonly seats: number | null
  readonly load_kg: number | null
  readonly note: string | null
  /** The owner as the event tells it: a company's name, of a person the reference only. */
  readonly owner: Owner
  /** The person behind the owner record, for the search by name; null for a company. */
  readonly owner_person_id: string | null
  readonly first_registered_on: string | null
  readonly inspection_valid_until: string | null
  readonly insurance_valid_until: string | null
  /** Codes of the key classes under today's rules (K1); several are possible. */
  readonly classes: ReadonlyArray<string>
  readonly inspection_due: string | null
  readonly insurance_due: string | null
  readonly scrap_due: string | null
  /** What can never fall due for this vehicle: a trailer needs no policy of its own, some have no age limit. */
  readonly exempt: ReadonlyArray<string>
  /** The day whose rules the classes and due days follow from; the reasons are told by the same rules. */
  readonly judged_on: string
  readonly hazards: ReadonlyArray<HazardEntry>
  readonly open_hazards: ReadonlyArray<string>
  readonly cleared_hazards: ReadonlyArray<string>
  readonly drivers: number
  readonly first_visit_at: string | null
  readonly last_visit_at: string | null
  readonly last_visit_by: string | null
  readonly visits: number
  /** Fields of the file that apply to this vehicle, how many are filled and which are not. */
  readonly fields: number
  readonly filled: number
  readonly missing: ReadonlyArray<string>
  /** Lower-case text that the free search looks into; names of persons are never part of it. */
  readonly search: string
  readonly registered_at: string
  readonly changed_at: string
}

/** The table of the vehicles. */
export const vehicleTable: KeyedTable<VehicleRow> = {
  name: "vehicle",
  key: "vehicle_id",
  columns: {
    vehicle_id: "text",
    version: "integer",
    position: "bigint",
    township: "text",
    village: "text",
    state: "text",
    state_before: "text",
    suspended_until: "date",
    deregistered_on: "date",
    deregistration_ground: "text",
    plate_kind: "text",
    plate_number: "text",
    vin: "text",
    vehicle_type: "text",
    use: "text",
    purpose: "text",
    brand: "text",
    colour: "text",
    fuel: "text",
    seats: "integer",
    load_kg: "integer",
    note: "text",
    owner: "jsonb",
    owner_person_id: "uuid",
    first_registered_on: "date",
    inspection_valid_until: "date",
    insurance_valid_until: "date",
    classes: "text[]",
    inspection_due: "date",
    insurance_due: "date",
    scrap_due: "date",
    exempt: "text[]",
    judged_on: "date",
    hazards: "jsonb",
    open_hazards: "text[]",
    cleared_hazards: "text[]",
    drivers: "integer",
    first_visit_at: "timestamptz",
    last_visit_at: "timestamptz",
    last_visit_by: "text",
    visits: "integer",
    fields: "integer",
    filled: "integer",
    missing: "text[]",
    search: "text",
    registered_at: "timestamptz",
    changed_at: "timestamptz"
  },
  // The second is the usual order of the list, which a page then reads instead of sorting everything.
  indexes: [
    "(township)",
    `((coalesce(plate_number, '') collate "C"), (vehicle_id collate "C"))`,
    "(owner_person_id)"
  ]
}
