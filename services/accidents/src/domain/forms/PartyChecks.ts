import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestShort,
  type ReadForm,
  remark
} from "@jiaosuo/orders/domain/FormReading"
import { checkPerson, longestName } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import type { AccidentCodeTables } from "@jiaosuo/reference/AccidentCodes"
import { colours, uses, vehicleTypes } from "@jiaosuo/reference/CodeTables"
import { checkCreditCode, checkResidentId } from "@jiaosuo/reference/OwnerNumbers"
import { checkPlate } from "@jiaosuo/reference/Plates"
import { compactNumber, isBlank } from "@jiaosuo/reference/Spelling"
import { checkVin } from "@jiaosuo/reference/Vin"
import { Either } from "effect"
import {
  type InjuryFinding,
  type PersonFacts,
  type Plate,
  partyByRole,
  type VehicleFacts
} from "../values/Parties.ts"
import { instantOrNow, pastInstant } from "./Instants.ts"
import type * as Form from "./PartyForms.ts"
import { codeIn } from "./TableCodes.ts"

/** Vehicles and persons of an accident as people hand them in, checked. */

const names = {
  vehicleType: text("车辆类型", "vehicle type"),
  use: text("使用性质", "use"),
  colour: text("车身颜色", "colour")
}

/** Largest plausible values. */
const mostOnBoard = 1_000
const longestDriving = 80
const mostAlcohol = 2_000
const oldest = 130
const longestPlate = 20

/**
 * N1–N5: a plate as it was read on the spot. A wrong or foreign one is taken with a warning, for the vehicle was
 * there; a kind that is none, and a number on a vehicle without one, are refused.
 */
export const checkInvolvedPlate = (
  reading: FormReading,
  path: string,
  form: { readonly kind: string; readonly number?: string | null | undefined }
): Plate => {
  const checked = checkPlate(form.kind, form.number ?? null)
  if (Either.isRight(checked)) return checked.right.value
  const { code } = checked.left
  if (code === "PlateKindIsUnknown" || code === "PlateNumberIsNotExpected") {
    reading.take(code === "PlateKindIsUnknown" ? `${path}.kind` : `${path}.number`, checked)
    return { kind: form.kind, number: null }
  }
  reading.warn(`${path}.number`, checked.left)
  const number = isBlank(form.number) ? null : compactNumber(form.number)
  if (number !== null && number.length > longestPlate) {
    reading.reject(
      `${path}.number`,
      text(`最多${longestPlate}个字符`, `at most ${longestPlate} characters`),
      "N1"
    )
  }
  return { kind: form.kind.trim(), number }
}

/** Readers of the single facts of a vehicle: a new one asks all of them, a correction those it names. */
const vehicleReaders: {
  readonly [Name in keyof VehicleFacts]-?: (
    reading: FormReading,
    form: Form.InvolvedVehicleForm
  ) => Exclude<VehicleFacts[Name], undefined>
} = {
  plate: (reading, { plate }) => checkInvolvedPlate(reading, "plate", plate),
  vehicleType: (reading, { vehicleType }) =>
    isBlank(vehicleType)
      ? null
      : reading.code("vehicleType", vehicleType, vehicleTypes, names.vehicleType, "K1"),
  use: (reading, { use }) => (isBlank(use) ? null : reading.code("use", use, uses, names.use, "K1")),
  vin: (reading, { vin }) => reading.takeIfWritten("vin", vin, checkVin),
  brand: (reading, { brand }) => reading.text("brand", brand, longestShort),
  colour: (reading, { colour }) =>
    isBlank(colour) ? null : reading.code("colour", colour, colours, names.colour, null),
  motor: (_reading, { motor }) => motor ?? true,
  insurer: (reading, { insurer }) => reading.text("insurer", insurer, longestShort),
  policyNumber: (reading, { policyNumber }) => reading.text("policyNumber", policyNumber, longestShort),
  overloaded: (_reading, { overloaded }) => overloaded ?? null,
  onBoard: (reading, { onBoard }) => reading.count("onBoard", onBoard, mostOnBoard),
  dangerousGoods: (_reading, { dangerousGoods }) => dangerousGoods ?? null,
  transportFirm: (reading, { transportFirm }) => {
    const given = transportFirm ?? null
    if (given === null) return null
    const name = reading.text("transportFirm.name", given.name, longestName)
    if (name === null) {
      reading.reject(
        "transportFirm.name",
        text("请填写运输单位名称", "the name of the firm is needed"),
        "A22"
      )
    }
    const code = reading.takeIfWritten("transportFirm.creditCode", given.creditCode, checkCreditCode)
    return { name: name ?? "", creditCode: code?.number ?? null }
  }
}

const vehicleNames = Object.keys(vehicleReaders) as ReadonlyArray<keyof VehicleFacts>

/** N1–N5, N8: a vehicle of the accident. */
export const checkInvolvedVehicle = (form: Form.InvolvedVehicleForm): ReadForm<VehicleFacts> => {
  const reading = new FormReading()
  const facts = Object.fromEntries(vehicleNames.map((name) => [name, vehicleReaders[name](reading, form)]))
  return reading.done(() => facts as unknown as VehicleFacts)
}

/** What a correction says, laid over what is on file. */
export const checkVehicleCorrection = (
  form: Form.InvolvedVehicleCorrectionForm,
  onFile: VehicleFacts
): ReadForm<VehicleFacts> => {
  const reading = new FormReading()
  const facts = Object.fromEntries(
    vehicleNames.flatMap((name) => {
      // Each reader looks at its own value alone, and that value is there.
      const value =
        form[name] === undefined
          ? onFile[name]
          : vehicleReaders[name](reading, form as Form.InvolvedVehicleForm)
      // What an old record leaves out stays out.
      return value === undefined ? [] : [[name, value] as const]
    })
  )
  return reading.done(() => facts as unknown as VehicleFacts)
}

const sexes: ReadonlyMap<string, string> = new Map([
  ["male", "male"],
  ["男", "male"],
  ["男性", "male"],
  ["1", "male"],
  ["M", "male"],
  ["female", "female"],
  ["女", "female"],
  ["女性", "female"],
  ["2", "female"],
  ["F", "female"]
])

type FactsForm = Omit<Form.InvolvedPersonForm, "name" | "idNumber" | "phone" | "address" | "injury">

const personReaders: {
  readonly [Name in keyof PersonFacts]: (
    reading: FormReading,
    form: FactsForm,
    tables: AccidentCodeTables
  ) => PersonFacts[Name]
} = {
  role: (_reading, { role }) => role,
  isParty: (_reading, { isParty, role }) => isParty ?? partyByRole[role],
  vehicleId: (reading, { vehicleId }) => reading.text("vehicleId", vehicleId, longestShort),
  sex: (reading, { sex }) => {
    if (isBlank(sex)) return null
    const known = sexes.get(sex.trim())
    if (known === undefined)
      reading.reject("sex", text("应为male(男)或者female(女)", "must be male or female"))
    return known ?? null
  },
  age: (reading, { age }) => reading.count("age", age, oldest),
  travelMode: (reading, { travelMode }, tables) =>
    codeIn(reading, "travelMode", travelMode, tables.travelMode),
  licenceClass: (reading, { licenceClass }) => reading.text("licenceClass", licenceClass, longestShort),
  drivingYears: (reading, { drivingYears }) => reading.count("drivingYears", drivingYears, longestDriving),
  alcohol: (reading, { alcohol }) => {
    if (alcohol === null || alcohol === undefined) return null
    if (!(alcohol >= 0 && alcohol <= mostAlcohol)) {
      reading.reject(
        "alcohol",
        text(`应为0至${mostAlcohol}毫克/100毫升`, `must be from 0 to ${mostAlcohol} mg in 100 ml`)
      )
    }
    return alcohol
  },
  safetyGear: (reading, { safetyGear }, tables) =>
    codeIn(reading, "safetyGear", safetyGear, tables.safetyGear),
  unlicensed: (_reading, { unlicensed }) => unlicensed ?? null,
  fled: (_reading, { fled }) => fled ?? null,
  destroyedEvidence: (_reading, { destroyedEvidence }) => destroyedEvidence ?? null
}

/** Sex and age as the id number says them (N6), where the form does not; the age is that of the day of the accident. */
export const withNumber = <Facts extends Pick<PersonFacts, "sex" | "age">>(
  facts: Facts,
  { idNumber }: PersonalValues,
  day: string
): Facts => {
  const read = idNumber === undefined ? undefined : Either.getOrUndefined(checkResidentId(idNumber))?.value
  if (read === undefined) return facts
  const { birthDate, sex } = read
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  const age = day.slice(5) < birthDate.slice(5) ? years - 1 : years
  return { ...facts, sex: facts.sex ?? sex, age: facts.age ?? (age >= 0 ? age : null) }
}

/** Sex, age and travel mode alone: what records of the past say of a person. */
export const readPersonFacts = (
  reading: FormReading,
  form: Pick<FactsForm, "role" | "sex" | "age" | "travelMode">,
  tables: AccidentCodeTables
): Pick<PersonFacts, "sex" | "age" | "travelMode"> => ({
  sex: personReaders.sex(reading, form, tables),
  age: personReaders.age(reading, form, tables),
  travelMode: personReaders.travelMode(reading, form, tables)
})

const factNames = Object.keys(personReaders) as ReadonlyArray<keyof PersonFacts>

/** A person of the accident before the personal part is sealed. */
export interface CheckedPerson {
  readonly values: PersonalValues
  readonly facts: PersonFacts
  readonly injury: InjuryFinding | null
}

/** N6, C1: a person, and how they were found. */
export const checkInvolvedPerson = (
  form: Form.InvolvedPersonForm,
  { today }: Checking,
  tables: AccidentCodeTables,
  nowMillis: number
): ReadForm<CheckedPerson> => {
  const reading = new FormReading()
  const values = checkPerson(reading, "", form, today)
  const facts = Object.fromEntries(
    factNames.map((name) => [name, personReaders[name](reading, form, tables)])
  ) as unknown as PersonFacts
  const found = form.injury ?? null
  const injury = found === null ? null : readInjury(reading, "injury.", found, nowMillis)
  return reading.done(() => ({ values, facts, injury }))
}

/** What a correction says, laid over what is on file. `values` are null where no personal value is named. */
export const checkPersonCorrection = (
  form: Form.InvolvedPersonCorrectionForm,
  onFile: PersonFacts,
  opened: PersonalValues | undefined,
  { today }: Checking,
  tables: AccidentCodeTables
): ReadForm<{ readonly values: PersonalValues | null; readonly facts: PersonFacts }> => {
  const reading = new FormReading()
  const values = namesSomebody(form)
    ? checkPerson(
        reading,
        "",
        {
          name: form.name ?? opened?.name ?? "",
          idNumber: form.idNumber === undefined ? opened?.idNumber : form.idNumber,
          phone: form.phone === undefined ? opened?.phone : form.phone,
          address: form.address === undefined ? opened?.address : form.address
        },
        today
      )
    : null
  const said = { ...form, role: form.role ?? onFile.role }
  const facts = Object.fromEntries(
    factNames.map((name) => [
      name,
      form[name] === undefined ? onFile[name] : personReaders[name](reading, said, tables)
    ])
  ) as unknown as PersonFacts
  return reading.done(() => ({ values, facts }))
}

/** Whether a correction is about the person themselves, and not only about what is written down of them. */
export const namesSomebody = (form: Form.InvolvedPersonCorrectionForm): boolean =>
  form.name !== undefined ||
  form.idNumber !== undefined ||
  form.phone !== undefined ||
  form.address !== undefined

/** C1: how a person was, and when. */
export const checkInjury = (form: Form.InjuryFindingForm, nowMillis: number): ReadForm<InjuryFinding> => {
  const reading = new FormReading()
  const finding = readInjury(reading, "", form, nowMillis)
  return reading.done(() => finding)
}

const readInjury = (
  reading: FormReading,
  path: string,
  form: Form.InjuryForm,
  nowMillis: number
): InjuryFinding => {
  const isDead = form.injury === "dead"
  const diedAt = pastInstant(reading, `${path}diedAt`, form.diedAt, nowMillis)
  if (isDead && isBlank(form.diedAt)) {
    reading.reject(`${path}diedAt`, text("死亡的须填写死亡时间", "a death needs its time"), "C1")
  }
  if (!isDead && !isBlank(form.diedAt)) {
    reading.reject(
      `${path}diedAt`,
      text("未死亡的不应填写死亡时间", "only the dead have a time of death"),
      "C1"
    )
  }
  const written = pastInstant(reading, `${path}at`, form.at, nowMillis)
  const at = written ?? diedAt ?? instantOrNow(reading, `${path}at`, null, nowMillis)
  if (isDead && diedAt !== null && written !== null && written < diedAt) {
    reading.warn(`${path}at`, remark("C1", "早于死亡时间", "is before the death"))
  }
  return {
    injury: form.injury,
    at,
    diedAt: isDead ? diedAt : null,
    diedAtScene: isDead && (form.diedAtScene ?? false),
    causeOfDeath: isDead ? reading.text(`${path}causeOfDeath`, form.causeOfDeath, longestShort) : null
  }
}
