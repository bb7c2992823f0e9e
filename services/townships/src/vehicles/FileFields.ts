import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { VehicleFacts } from "@jiaosuo/vehicles/events"

/**
 * What a complete file of a key vehicle holds. A field counts only where it applies: a vehicle without a plate
 * (N5) lacks no plate number, a bus no load. Colour, fuel, purpose, address and note are kept but not asked for:
 * no ledger that the stations hand in has a column for them.
 */
export const fileFields = [
  "plateNumber",
  "vin",
  "brand",
  "ownerNumber",
  "ownerPhone",
  "firstRegisteredOn",
  "inspectionValidUntil",
  "insuranceValidUntil",
  "seats",
  "loadKg"
] as const
export type FileField = (typeof fileFields)[number]

/** What the fields are called on a page. */
export const fileFieldNames: { readonly [Field in FileField]: Text } = {
  plateNumber: text("号牌号码", "Plate number"),
  vin: text("车辆识别代号", "VIN"),
  brand: text("品牌型号", "Brand and model"),
  ownerNumber: text("证件号码", "Owner's id or credit code"),
  ownerPhone: text("联系电话", "Owner's phone"),
  firstRegisteredOn: text("初次登记日期", "First registration"),
  inspectionValidUntil: text("检验有效期止", "Inspection valid until"),
  insuranceValidUntil: text("交强险终止日期", "Compulsory insurance until"),
  seats: text("核定载客", "Approved persons"),
  loadKg: text("核定载质量", "Approved load")
}

const withoutPlate = "41"

/** Types made to carry goods: lorries, low-speed and three-wheeled trucks, trailers. A tractor unit carries none. */
const carriesGoods = (vehicleType: string): boolean => /^(H|B|G|N1)/.test(vehicleType)

/** Trailers seat nobody. */
const seatsPeople = (vehicleType: string): boolean => !/^(B|G)/.test(vehicleType)

/** The fields that apply to a vehicle and those of them that are empty. */
export const completenessOf = (
  facts: Omit<VehicleFacts, "purpose" | "colour" | "fuel" | "note">,
  needsInsurance: boolean
): { readonly fields: number; readonly missing: ReadonlyArray<FileField> } => {
  const missing: Array<FileField> = []
  let fields = 0
  const ask = (field: FileField, filled: boolean): void => {
    fields++
    if (!filled) missing.push(field)
  }
  const { owner } = facts
  if (facts.plate.kind !== withoutPlate) ask("plateNumber", facts.plate.number !== null)
  ask("vin", facts.vin !== null)
  ask("brand", facts.brand !== null)
  ask("ownerNumber", owner.kind === "person" ? owner.known.idNumber : owner.creditCode !== null)
  ask("ownerPhone", owner.known.phone)
  ask("firstRegisteredOn", facts.firstRegisteredOn !== null)
  ask("inspectionValidUntil", facts.inspectionValidUntil !== null)
  if (needsInsurance) ask("insuranceValidUntil", facts.insuranceValidUntil !== null)
  if (seatsPeople(facts.vehicleType)) ask("seats", facts.seats !== null)
  if (carriesGoods(facts.vehicleType)) ask("loadKg", facts.loadKg !== null)
  return { fields, missing }
}
