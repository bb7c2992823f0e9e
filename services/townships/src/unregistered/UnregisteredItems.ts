import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { District } from "@jiaosuo/reference/Divisions"
import type { OwnerShown, UnregisteredItem } from "../http/VehicleAnswer.ts"
import { placeNames } from "../vehicles/VehicleItems.ts"
import type { UnregisteredRow } from "./UnregisteredTable.ts"

/** An unregistered vehicle as a list shows it. */
export const unregisteredItem = (
  district: District,
  row: UnregisteredRow,
  owner: OwnerShown
): UnregisteredItem => ({
  id: row.unregistered_id,
  version: row.version,
  position: row.position,
  kind: row.kind,
  description: row.description,
  state: row.state,
  reason: row.reason,
  vehicle: row.vehicle,
  ...placeNames(district, row.township, row.village),
  place: row.place,
  photo: row.photo,
  note: row.note,
  owner,
  listedAt: inShanghai(row.listed_at),
  changedAt: inShanghai(row.changed_at)
})
