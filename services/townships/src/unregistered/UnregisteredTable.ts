import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type { Owner } from "@jiaosuo/vehicles/events"

/** Where an unregistered vehicle stands: on the list, off it, or with a plate of its own by now. */
export const unregisteredStates = ["listed", "struck-off", "registered"] as const
export type UnregisteredState = (typeof unregisteredStates)[number]

/** One unregistered village vehicle (K15). Of a person there is the reference only. */
export interface UnregisteredRow {
  readonly unregistered_id: string
  readonly version: number
  readonly position: number
  readonly kind: string
  readonly description: string | null
  readonly state: UnregisteredState
  readonly reason: string | null
  /** Id of its file in the register, once it has one. */
  readonly vehicle: string | null
  readonly township: string
  readonly village: string
  readonly place: string | null
  readonly photo: string | null
  readonly note: string | null
  readonly owner: Owner
  readonly owner_person_id: string | null
  /** Lower-case text that the free search looks into; names of persons are never part of it. */
  readonly search: string
  readonly listed_at: string
  readonly changed_at: string
}

/** The table of the unregistered vehicles. */
export const unregisteredTable: KeyedTable<UnregisteredRow> = {
  name: "unregistered_vehicle",
  key: "unregistered_id",
  columns: {
    unregistered_id: "text",
    version: "integer",
    position: "bigint",
    kind: "text",
    description: "text",
    state: "text",
    reason: "text",
    vehicle: "text",
    township: "text",
    village: "text",
    place: "text",
    photo: "text",
    note: "text",
    owner: "jsonb",
    owner_person_id: "uuid",
    search: "text",
    listed_at: "timestamptz",
    changed_at: "timestamptz"
  },
  indexes: ["(township, state)", "(owner_person_id)"]
}
