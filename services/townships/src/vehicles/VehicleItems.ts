import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { District } from "@jiaosuo/reference/Divisions"
import type { Due } from "@jiaosuo/reference/DueDates"
import type { VehicleRules } from "@jiaosuo/reference/VehicleRules"
import type { HazardItem, OwnerShown, VehicleItem } from "../http/VehicleAnswer.ts"
import { judge } from "./KeyRules.ts"
import type { HazardRow } from "./VehicleQueries.ts"
import type { VehicleRow } from "./VehicleTable.ts"

const instant = (text: string | null): string | null => (text === null ? null : inShanghai(text))

/** Names of a row's place; the code itself where the district does not know it any more. */
export const placeNames = (district: District, township: string, village: string) => ({
  township,
  townshipName: district.township(township)?.name ?? township,
  village,
  villageName: district.village(village)?.name ?? village
})

const dueDay = (counted: string | null, { basis, due, reason, rule }: Due) => ({
  dueOn: basis === "estimated" ? due : counted,
  basis,
  reason: { ...reason, rule }
})

/**
 * A row as a list shows it. The reasons of its due days are told by the same rules, of the same day, that the
 * fold took them from.
 */
export const vehicleItem = (
  district: District,
  rules: VehicleRules,
  row: VehicleRow,
  owner: OwnerShown
): VehicleItem => {
  const { inspection, insurance, scrap } = judge(
    rules,
    {
      vehicleType: row.vehicle_type,
      use: row.use,
      purpose: row.purpose,
      seats: row.seats,
      loadKg: row.load_kg,
      firstRegisteredOn: row.first_registered_on,
      inspectionValidUntil: row.inspection_valid_until,
      insuranceValidUntil: row.insurance_valid_until
    },
    row.village,
    row.judged_on
  )
  return {
    id: row.vehicle_id,
    version: row.version,
    position: row.position,
    plate: { kind: row.plate_kind, number: row.plate_number },
    vin: row.vin,
    vehicleType: row.vehicle_type,
    use: row.use,
    purpose: row.purpose,
    brand: row.brand,
    colour: row.colour,
    fuel: row.fuel,
    seats: row.seats,
    loadKg: row.load_kg,
    note: row.note,
    classes: row.classes,
    state: row.state,
    suspendedUntil: row.suspended_until,
    deregisteredOn: row.deregistered_on,
    deregistrationGround: row.deregistration_ground,
    ...placeNames(district, row.township, row.village),
    owner,
    firstRegisteredOn: row.first_registered_on,
    inspectionValidUntil: row.inspection_valid_until,
    insuranceValidUntil: row.insurance_valid_until,
    inspection: dueDay(row.inspection_due, inspection),
    insurance: dueDay(row.insurance_due, insurance),
    scrap: dueDay(row.scrap_due, scrap),
    openHazards: row.open_hazards,
    clearedHazards: row.cleared_hazards,
    drivers: row.drivers,
    visits: row.visits,
    firstVisitAt: instant(row.first_visit_at),
    lastVisitAt: instant(row.last_visit_at),
    lastVisitBy: row.last_visit_by,
    completeness: { filled: row.filled, fields: row.fields, missing: row.missing },
    registeredAt: inShanghai(row.registered_at),
    changedAt: inShanghai(row.changed_at)
  }
}

/** A hazard as a list shows it. */
export const hazardItem = (district: District, row: HazardRow): HazardItem => ({
  id: row.id,
  kind: row.kind,
  foundAt: inShanghai(row.foundAt),
  clearedAt: instant(row.clearedAt),
  vehicle: row.vehicle_id,
  plate: { kind: row.plate_kind, number: row.plate_number },
  classes: row.classes,
  ...placeNames(district, row.township, row.village)
})
