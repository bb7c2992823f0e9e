import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  type ReadForm,
  remark
} from "@jiaosuo/orders/domain/FormReading"
import { checkPerson } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { checkPhone } from "@jiaosuo/reference/Phone"
import { compactNumber } from "@jiaosuo/reference/Spelling"
import { hazardKind } from "../HazardTable.ts"
import type { Licence } from "../Vehicle.ts"
import { type CheckedOwner, checkOwner } from "./OwnerCheck.ts"
import type {
  DriverForm,
  HazardForm,
  LicenceForm,
  LicenceRecordForm,
  OwnerForm,
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

/** The one form of a visit. */
export interface CheckedVisit {
  /** The owner with the right phone; null where the one on file is right. */
  readonly owner: CheckedOwner | null
  readonly inspectionSeenUntil: CalendarDate | null
  readonly insuranceSeenUntil: CalendarDate | null
  readonly hazardsSeen: ReadonlyArray<CheckedHazard>
  readonly driversSeen: ReadonlyArray<{ readonly driverId: string; readonly licence: Licence | null }>
  readonly newDrivers: ReadonlyArray<CheckedDriver>
  readonly note: string | null
}

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
  const inspectionSeenUntil = reading.day("inspectionValidUntil", form.inspectionValidUntil)
  const insuranceSeenUntil = reading.day("insuranceValidUntil", form.insuranceValidUntil)
  const hazardsSeen = (form.hazards ?? []).map((hazard, i) => readHazard(reading, `hazards.${i}.`, hazard))
  const driversSeen = (form.driversSeen ?? []).map(({ driverId, licence }, i) => ({
    driverId,
    licence:
      licence === undefined ? null : readLicence(reading, `driversSeen.${i}.licence.`, licence, checking)
  }))
  const newDrivers = (form.newDrivers ?? []).map((driver, i) =>
    readDriver(reading, `newDrivers.${i}.`, driver, checking)
  )
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({
    owner,
    inspectionSeenUntil,
    insuranceSeenUntil,
    hazardsSeen,
    driversSeen,
    newDrivers,
    note
  }))
}

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
