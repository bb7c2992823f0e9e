import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { type Checking, FormReading, longestShort, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import type { Permit } from "../Vehicle.ts"
import type { InspectionForm, InsuranceForm, PermitForm } from "./VehicleForms.ts"

/** An inspection as its paper says. */
export const checkInspection = (
  form: InspectionForm,
  checking: Checking
): ReadForm<{ readonly validUntil: CalendarDate; readonly inspectedOn: CalendarDate | null }> => {
  const reading = new FormReading()
  const validUntil = reading.requiredDay("validUntil", form.validUntil)
  const inspectedOn = reading.pastDay("inspectedOn", form.inspectedOn, checking.today)
  if (inspectedOn !== null && validUntil !== "" && validUntil < inspectedOn) {
    reading.reject("validUntil", text("早于检验日期", "is before the day of the inspection"), "K4")
  }
  return reading.done(() => ({ validUntil, inspectedOn }))
}

/** A compulsory insurance as its paper says (K9). */
export const checkInsurance = (
  form: InsuranceForm
): ReadForm<{
  readonly validUntil: CalendarDate
  readonly insurer: string | null
  readonly policyNumber: string | null
}> => {
  const reading = new FormReading()
  const validUntil = reading.requiredDay("validUntil", form.validUntil)
  const insurer = reading.text("insurer", form.insurer, longestShort)
  const policyNumber = reading.text("policyNumber", form.policyNumber, longestShort)
  return reading.done(() => ({ validUntil, insurer, policyNumber }))
}

/** A permit as its paper says (K10, K11). */
export const checkPermit = (form: PermitForm, checking: Checking): ReadForm<{ readonly permit: Permit }> => {
  const reading = new FormReading()
  const number = reading.text("number", form.number, longestShort)
  const issuedOn = reading.pastDay("issuedOn", form.issuedOn, checking.today)
  const validUntil = reading.day("validUntil", form.validUntil)
  if (issuedOn !== null && validUntil !== null && validUntil < issuedOn) {
    reading.reject("validUntil", text("早于发证日期", "is before the day of its issue"))
  }
  return reading.done(() => ({ permit: { kind: form.kind, number, issuedOn, validUntil } }))
}
