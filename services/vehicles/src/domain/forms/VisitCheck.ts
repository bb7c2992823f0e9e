import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm,
  remark
} from "@jiaosuo/orders/domain/FormReading"
import { checkPerson } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { checkPhone } from "@jiaosuo/reference/Phone"
import { compactNumber } from "@jiaosuo/reference/Spelling"
import { hazardKind } from "../HazardTable.ts"
import { isGenuine, type Licence, type Plate } from "../Vehicle.ts"
import { type CheckedOwner, checkOwner } from "./OwnerCheck.ts"
import { readPlate } from "./RegistrationCheck.ts"
import type {
  DriverForm,
  HazardForm,
  LicenceForm,
  LicenceRecordForm,
  OwnerForm,
  VisitByPlateForm,
  VisitForm
} from "./VehicleForms.ts"

interface CheckedHazard {
  readonly hazard: string
  readonly note: string | null
  readonly photo: string | null
}

const readHazard = (
  reading: FormReading,
  path: string,
  form: Pick<HazardForm, "hazard" | "note" | "photo">
): CheckedHazard => {
  if (hazardKind(form.hazard) === undefined) {
    reading.reject(
      `${path}hazard`,
      text(`隐患“${form.hazard}”不在代码表中`, `hazard "${form.hazard}" is not in the code table`)
    )
  }
  const note = reading.text(`${path}note`, form.note, longestNote)
  const photo = reading.text(`${path}photo`, form.photo, longestNote)
  return { hazard: form.hazard, note, photo }
}

/** A hazard of the table. */
export const checkHazard = (form: HazardForm): ReadForm<CheckedHazard> => {
  const reading = new FormReading()
  const hazard = readHazard(reading, "", form)
  return reading.done(() => hazard)
}

/** 准驾车型 as printed, one or several: A1–A3, B1, B2, C1–C6, D, E, F, M, N, P, and those of farm machines. */
const licenceClasses = /^(?:A[1-3]|B[12]|C[1-6]|[DEFMNP]|G[12]?|H[12]?|K[12]?|[LRST])+$/

const readLicence = (reading: FormReading, path: string, form: LicenceForm, { today }: Checking): Licence => {
  const licenceClass = compactNumber(form.class)
  if (!licenceClasses.test(licenceClass)) {
    reading.reject(
      `${path}class`,
      text(`“${form.class}”不是准驾车型`, `"${form.class}" is no licence class`),
      "K13"
    )
  }
  const isWithoutEnd = form.validUntil?.trim() === "长期"
  const validUntil = isWithoutEnd ? null : reading.day(`${path}validUntil`, form.validUntil)
  const firstIssuedOn = reading.pastDay(`${path}firstIssuedOn`, form.firstIssuedOn, today)
  if (validUntil !== null && validUntil < today) {
    reading.warn(
      `${path}validUntil`,
      remark("K13", `驾驶证已于${validUntil}到期`, `the licence ended on ${validUntil}`)
    )
  }
  return { class: licenceClass, validUntil, firstIssuedOn }
}

/** Somebody who drives, before the personal part is sealed. */
export interface CheckedDriver {
  readonly values: PersonalValues
  readonly licence: Licence
}

const readDriver = (
  reading: FormReading,
  path: string,
  form: Omit<DriverForm, "happenedAt" | "reason">,
  checking: Checking
): CheckedDriver => ({
  values: checkPerson(reading, path, form, checking.today),
  licence: readLicence(reading, `${path}licence.`, form.licence, checking)
})

/** K13: a driver with the licence. */
export const checkDriver = (form: DriverForm, checking: Checking): ReadForm<CheckedDriver> => {
  const reading = new FormReading()
  const driver = readDriver(reading, "", form, checking)
  return reading.done(() => driver)
}

/** K13: a licence that a driver on file has shown. */
export const checkLicenceRecord = (
  form: LicenceRecordForm,
  checking: Checking
): ReadForm<{ readonly driverId: string; readonly licence: Licence }> => {
  const reading = new FormReading()
  const licence = readLicence(reading, "licence.", form.licence, checking)
  return reading.done(() => ({ driverId: form.driverId, licence }))
}

/** What was seen at a door, with or without the vehicle's file. */
interface SeenAtTheDoor {
  readonly inspectionSeenUntil: CalendarDate | null
  readonly insuranceSeenUntil: CalendarDate | null
  readonly hazardsSeen: ReadonlyArray<CheckedHazard>
  readonly newDrivers: ReadonlyArray<CheckedDriver>
  readonly note: string | null
}

/** The one form of a visit. */
export interface CheckedVisit extends SeenAtTheDoor {
  readonly ownerConfirmed: boolean
  readonly phoneConfirmed: boolean
  /** The owner with the right phone; null where the one on file is right. */
  readonly owner: CheckedOwner | null
  readonly hazardsCleared: ReadonlyArray<string>
  readonly driversSeen: ReadonlyArray<{ readonly driverId: string; readonly licence: Licence | null }>
}

const readSeen = (
  reading: FormReading,
  form: Omit<VisitByPlateForm, "plate">,
  checking: Checking
): SeenAtTheDoor => ({
  inspectionSeenUntil: reading.day("inspectionValidUntil", form.inspectionValidUntil),
  insuranceSeenUntil: reading.day("insuranceValidUntil", form.insuranceValidUntil),
  hazardsSeen: (form.hazards ?? []).map((hazard, i) => readHazard(reading, `hazards.${i}.`, hazard)),
  newDrivers: (form.newDrivers ?? []).map((driver, i) =>
    readDriver(reading, `newDrivers.${i}.`, driver, checking)
  ),
  note: reading.text("note", form.note, longestNote)
})

/**
 * A door-to-door visit: phone, papers, hazards, drivers, all at once. `onFile` is the owner as the file has it,
 * asked for where the form gives another phone.
 */
export const checkVisit = (
  form: VisitForm,
  onFile: OwnerForm | null,
  checking: Checking
): ReadForm<CheckedVisit> => {
  const reading = new FormReading()
  const phone = rightPhone(reading, form)
  const owner =
    phone === null || onFile === null ? null : checkOwner(reading, { ...onFile, phone }, checking.today)
  const seen = readSeen(reading, form, checking)
  const driversSeen = (form.driversSeen ?? []).map(({ driverId, licence }, i) => ({
    driverId,
    licence:
      licence === undefined ? null : readLicence(reading, `driversSeen.${i}.licence.`, licence, checking)
  }))
  const { ownerConfirmed, phoneConfirmed, hazardsCleared = [] } = form
  return reading.done(() => ({ ...seen, ownerConfirmed, phoneConfirmed, owner, hazardsCleared, driversSeen }))
}

/** The owner of the vehicle that a plate leads to. */
export interface OwnerOfPlate {
  /** As the file has it; without a name where the person was erased. */
  readonly onFile: OwnerForm
  /** With the phone that was told; null where the file says so already. */
  readonly withPhone: OwnerForm | null
}

/** A visit by plate: what it is about, and what it comes to once the owner on file is known. */
export interface CheckedVisitByPlate {
  readonly plate: Plate
  /** As it was told, in its normal form. */
  readonly phone: string | null
  readonly visit: CheckedVisit
}

/**
 * A visit by somebody who has no file to look at (N1 to N5): what was told of the owner is compared with the file.
 * `owner` is null as long as nobody has looked for it: then nothing is confirmed. The phone of somebody else is not
 * taken for the owner's.
 */
export const checkVisitByPlate = (
  form: VisitByPlateForm,
  owner: OwnerOfPlate | null,
  checking: Checking
): ReadForm<CheckedVisitByPlate> => {
  const reading = new FormReading()
  const plate = readPlate(reading, form.plate)
  if (plate.kind !== "" && !isGenuine(plate)) {
    reading.reject(
      "plate.kind",
      text("没有自己号牌的车辆请按无牌车辆上报", "list a vehicle without a plate of its own as unregistered"),
      "N5"
    )
  }
  const told = reading.text("ownerName", form.ownerName, longestShort)
  const phone = reading.takeIfWritten("phone", form.phone, checkPhone)
  const seen = readSeen(reading, form, checking)
  const known = owner === null || owner.onFile.name === "" ? null : owner
  const isTheOwner = known !== null && told !== null && compactName(told) === compactName(known.onFile.name)
  const isSomebodyElse = known !== null && told !== null && !isTheOwner
  if (isSomebodyElse) {
    reading.warn(
      "ownerName",
      remark(
        null,
        "车主姓名与档案不一致,请核实后更正或办理转移;电话未写入档案",
        "the file names another owner: correct or transfer it; the phone was not put on file"
      )
    )
  }
  const isRightPhone = phone !== null && known !== null && !isSomebodyElse
  const newPhone = isRightPhone ? known.withPhone : null
  const corrected = newPhone === null ? null : checkOwner(reading, newPhone, checking.today)
  return reading.done(() => ({
    plate,
    phone,
    visit: {
      ...seen,
      ownerConfirmed: isTheOwner,
      phoneConfirmed: isRightPhone && newPhone === null,
      owner: corrected,
      hazardsCleared: [],
      driversSeen: []
    }
  }))
}

/** Names are told with blanks and in any width. */
const compactName = (name: string): string => name.normalize("NFKC").replace(/\s/g, "").toUpperCase()

const rightPhone = (reading: FormReading, { phone, phoneConfirmed }: VisitForm): string | null => {
  const right = reading.takeIfWritten("phone", phone, checkPhone)
  if (right !== null && phoneConfirmed) {
    reading.reject(
      "phone",
      text("电话已确认无误,不应再填新号", "the phone on file is confirmed: give no other")
    )
  }
  return right
}
