import type { RegistrationForm } from "@jiaosuo/vehicles/api"

/** What the fields of the form hold: texts as typed, undefined while untouched. */
export interface RegistrationValues {
  readonly plate?: { readonly kind?: string; readonly number?: string }
  readonly vin?: string
  readonly vehicleType?: string
  readonly use?: string
  readonly purpose?: string
  readonly brand?: string
  readonly colour?: string
  readonly fuel?: string
  readonly owner?: OwnerValues
  readonly village?: string
  readonly firstRegisteredOn?: string
  readonly inspectionValidUntil?: string
  readonly insuranceValidUntil?: string
  readonly seats?: number | null
  readonly loadKg?: number | null
  readonly note?: string
}

export interface OwnerValues {
  readonly kind?: "person" | "company"
  readonly name?: string
  readonly idNumber?: string
  readonly phone?: string
  readonly address?: string
}

/** Kind 41: the vehicle has no plate (N5). */
export const withoutPlate = "41"

const written = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? ""
  return trimmed === "" ? null : trimmed
}

/** The owner as the contract wants it. */
export const ownerForm = (owner: OwnerValues | undefined): RegistrationForm["owner"] => ({
  kind: owner?.kind ?? "person",
  name: owner?.name?.trim() ?? "",
  idNumber: written(owner?.idNumber),
  phone: written(owner?.phone),
  address: written(owner?.address)
})

/** The form as the contract wants it: blanks are null, the server judges the rest. */
export const registrationForm = (values: RegistrationValues): RegistrationForm => ({
  plate: {
    kind: values.plate?.kind ?? "",
    number: values.plate?.kind === withoutPlate ? null : written(values.plate?.number)
  },
  vin: written(values.vin),
  vehicleType: values.vehicleType ?? "",
  use: values.use ?? "",
  purpose: written(values.purpose),
  brand: written(values.brand),
  colour: written(values.colour),
  fuel: written(values.fuel),
  owner: ownerForm(values.owner),
  village: values.village ?? "",
  firstRegisteredOn: written(values.firstRegisteredOn),
  inspectionValidUntil: written(values.inspectionValidUntil),
  insuranceValidUntil: written(values.insuranceValidUntil),
  seats: values.seats ?? null,
  loadKg: values.loadKg ?? null,
  note: written(values.note)
})

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
/** The figure of each letter in ISO 3779; I, O and Q are none. */
const figures: Readonly<Record<string, number>> = Object.fromEntries([
  ...[..."0123456789"].map((digit) => [digit, Number(digit)]),
  ...[..."ABCDEFGH"].map((letter, index) => [letter, index + 1]),
  ...[..."JKLMN"].map((letter, index) => [letter, index + 1]),
  ["P", 7],
  ["R", 9],
  ...[..."STUVWXYZ"].map((letter, index) => [letter, index + 2])
])

/** What a VIN looks wrong for while it is typed; the warning never stops anybody (N8). */
export const vinDoubt = (vin: string): "length" | "letters" | "check-digit" | undefined => {
  const number = vin.trim().toUpperCase()
  if (number === "") return undefined
  if (/[IOQ]/.test(number)) return "letters"
  if (number.length !== 17) return "length"
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (figures[number[i] ?? ""] ?? 0) * (weights[i] ?? 0)
  const remainder = sum % 11
  return number[8] === (remainder === 10 ? "X" : String(remainder)) ? undefined : "check-digit"
}

/** Paths of the fields on the page; a problem with any other path is listed above the form. */
export const registrationPaths = new Set([
  "plate.kind",
  "plate.number",
  "vin",
  "vehicleType",
  "use",
  "purpose",
  "brand",
  "colour",
  "fuel",
  "owner.kind",
  "owner.name",
  "owner.idNumber",
  "owner.phone",
  "owner.address",
  "village",
  "firstRegisteredOn",
  "inspectionValidUntil",
  "insuranceValidUntil",
  "seats",
  "loadKg",
  "note"
])

/** Those behind "more": a problem there opens it. */
export const optionalPaths = new Set([
  "purpose",
  "brand",
  "colour",
  "fuel",
  "owner.address",
  "firstRegisteredOn",
  "seats",
  "loadKg",
  "note"
])
