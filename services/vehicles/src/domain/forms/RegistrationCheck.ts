import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm
} from "@jiaosuo/orders/domain/FormReading"
import { colours, fuels, purposes, uses, vehicleTypes } from "@jiaosuo/reference/CodeTables"
import { checkPlate } from "@jiaosuo/reference/Plates"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import { resolveVillage } from "@jiaosuo/reference/Villages"
import { checkVin } from "@jiaosuo/reference/Vin"
import { Either } from "effect"
import type { Plate, VehicleFacts } from "../Vehicle.ts"
import { type CheckedOwner, checkOwner } from "./OwnerCheck.ts"
import type {
  CorrectionForm,
  MoveForm,
  OwnerForm,
  RegistrationForm,
  ReplatingForm,
  TransferForm
} from "./VehicleForms.ts"

/**
 * From what people wrote to what the domain decides on: codes of the tables, normal spellings, real days,
 * known villages. Every check looks at the whole form and names all values at fault at once.
 */

/** Largest plausible values: an articulated bus has some 200 places, the heaviest load goes on many axles. */
const mostSeats = 300
const mostLoadKg = 1_000_000

type OwnFacts = Omit<VehicleFacts, "owner">

const names = {
  vehicleType: text("车辆类型", "vehicle type"),
  use: text("使用性质", "use"),
  purpose: text("车辆用途", "purpose"),
  colour: text("车身颜色", "colour"),
  fuel: text("燃料种类", "fuel")
} satisfies Record<string, Text>

const noPlate: Plate = { kind: "", number: null }

/** N1–N5: a plate; of kind "" where it did not pass. */
export const readPlate = (reading: FormReading, form: RegistrationForm["plate"]): Plate => {
  const checked = checkPlate(form.kind, form.number ?? null)
  const isOfKind = Either.isLeft(checked) && checked.left.code === "PlateKindIsUnknown"
  return reading.take(isOfKind ? "plate.kind" : "plate.number", checked) ?? noPlate
}

const readVillage = (reading: FormReading, village: string, { district }: Checking): string =>
  reading.take("village", resolveVillage(district, { code: village }))?.code ?? ""

/** Readers of the single facts, by name: a registration asks all of them, a correction those it names. */
const readers: {
  readonly [Name in keyof OwnFacts]: (
    reading: FormReading,
    form: Pick<RegistrationForm, Name>,
    checking: Checking
  ) => OwnFacts[Name]
} = {
  plate: (reading, { plate }) => readPlate(reading, plate),
  vin: (reading, { vin }) => reading.takeIfWritten("vin", vin, checkVin),
  vehicleType: (reading, { vehicleType }) =>
    reading.code("vehicleType", vehicleType, vehicleTypes, names.vehicleType, "K1"),
  use: (reading, { use }) => reading.code("use", use, uses, names.use, "K1"),
  purpose: (reading, { purpose }) =>
    isBlank(purpose) ? null : reading.code("purpose", purpose, purposes, names.purpose, "K1"),
  brand: (reading, { brand }) => reading.text("brand", brand, longestShort),
  colour: (reading, { colour }) => readColours(reading, colour),
  fuel: (reading, { fuel }) => (isBlank(fuel) ? null : reading.code("fuel", fuel, fuels, names.fuel, null)),
  firstRegisteredOn: (reading, { firstRegisteredOn }, { today }) =>
    reading.pastDay("firstRegisteredOn", firstRegisteredOn, today),
  inspectionValidUntil: (reading, { inspectionValidUntil }) =>
    reading.day("inspectionValidUntil", inspectionValidUntil),
  insuranceValidUntil: (reading, { insuranceValidUntil }) =>
    reading.day("insuranceValidUntil", insuranceValidUntil),
  seats: (reading, { seats }) => reading.count("seats", seats, mostSeats),
  loadKg: (reading, { loadKg }) => reading.count("loadKg", loadKg, mostLoadKg),
  note: (reading, { note }) => reading.text("note", note, longestNote)
}

/** One letter for each colour of the body: `A`, `白`, `HA`. */
const readColours = (reading: FormReading, written: string | null | undefined): string | null => {
  if (isBlank(written)) return null
  const whole = colours.codeOf(written)
  if (whole !== undefined) return whole
  const letters = compactNumber(written)
  return [...letters].every((letter) => colours.has(letter))
    ? letters
    : reading.code("colour", written, colours, names.colour, null)
}

/** A registration in its normal form; only the personal part is not sealed yet. */
export interface CheckedRegistration {
  readonly facts: OwnFacts
  readonly owner: CheckedOwner
  readonly village: string
}

/** K1, K3, N1–N10: a whole registration. A page, a program and a row of a ledger all come through here. */
export const checkRegistration = (
  form: RegistrationForm,
  checking: Checking
): ReadForm<CheckedRegistration> => {
  const reading = new FormReading()
  const facts: OwnFacts = {
    plate: readers.plate(reading, form, checking),
    vin: readers.vin(reading, form, checking),
    vehicleType: readers.vehicleType(reading, form, checking),
    use: readers.use(reading, form, checking),
    purpose: readers.purpose(reading, form, checking),
    brand: readers.brand(reading, form, checking),
    colour: readers.colour(reading, form, checking),
    fuel: readers.fuel(reading, form, checking),
    firstRegisteredOn: readers.firstRegisteredOn(reading, form, checking),
    inspectionValidUntil: readers.inspectionValidUntil(reading, form, checking),
    insuranceValidUntil: readers.insuranceValidUntil(reading, form, checking),
    seats: readers.seats(reading, form, checking),
    loadKg: readers.loadKg(reading, form, checking),
    note: readers.note(reading, form, checking)
  }
  const owner = checkOwner(reading, form.owner, checking.today)
  const village = readVillage(reading, form.village, checking)
  return reading.done(() => ({ facts, owner, village }))
}

/** What a correction says. `owner` is the owner as it would be: what is on file with the form laid over it. */
export const checkCorrection = (
  form: CorrectionForm,
  owner: OwnerForm | null,
  checking: Checking
): ReadForm<{ readonly facts: Partial<OwnFacts>; readonly owner: CheckedOwner | null }> => {
  const reading = new FormReading()
  const facts: Partial<Record<keyof OwnFacts, OwnFacts[keyof OwnFacts]>> = {}
  for (const name of Object.keys(readers) as ReadonlyArray<keyof OwnFacts>) {
    if (form[name] === undefined) continue
    // Each reader looks at its own value alone, and that value is there.
    facts[name] = readers[name](reading, form as RegistrationForm, checking)
  }
  const checkedOwner = owner === null ? null : checkOwner(reading, owner, checking.today)
  return reading.done(() => ({ facts: facts as Partial<OwnFacts>, owner: checkedOwner }))
}

/** N9: the village that a vehicle moves to. */
export const checkMove = (form: MoveForm, checking: Checking): ReadForm<{ readonly village: string }> => {
  const reading = new FormReading()
  const village = readVillage(reading, form.village, checking)
  return reading.done(() => ({ village }))
}

/** N1–N5: another plate. */
export const checkReplating = (form: ReplatingForm): ReadForm<{ readonly plate: Plate }> => {
  const reading = new FormReading()
  const plate = readPlate(reading, form.plate)
  return reading.done(() => ({ plate }))
}

/** A transfer: the new owner, and where given the village and the plate. */
export const checkTransfer = (
  form: TransferForm,
  checking: Checking
): ReadForm<{
  readonly owner: CheckedOwner
  readonly village: string | null
  readonly plate: Plate | null
  readonly transferredOn: CalendarDate
}> => {
  const reading = new FormReading()
  const owner = checkOwner(reading, form.owner, checking.today)
  const village = form.village === undefined ? null : readVillage(reading, form.village, checking)
  const plate = form.plate === undefined ? null : readPlate(reading, form.plate)
  const transferredOn = reading.pastDay("transferredOn", form.transferredOn, checking.today) ?? checking.today
  return reading.done(() => ({ owner, village, plate, transferredOn }))
}
