import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { type Checking, FormReading, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { DeregistrationGround } from "../Vehicle.ts"
import type { DeregistrationForm, SuspensionForm } from "./VehicleForms.ts"

/** A suspension ends on a day that has not passed, or is open. */
export const checkSuspension = (
  form: SuspensionForm,
  { today }: Checking
): ReadForm<{ readonly until: CalendarDate | null }> => {
  const reading = new FormReading()
  const until = reading.day("until", form.until)
  if (until !== null && until < today) {
    reading.reject("until", text(`${until}已过`, `${until} has passed`))
  }
  return reading.done(() => ({ until }))
}

/** Today where no day is given. "Other" says nothing by itself: it needs a reason. */
export const checkDeregistration = (
  form: DeregistrationForm,
  { today }: Checking
): ReadForm<{ readonly ground: DeregistrationGround; readonly deregisteredOn: CalendarDate }> => {
  const reading = new FormReading()
  const deregisteredOn = reading.pastDay("deregisteredOn", form.deregisteredOn, today) ?? today
  if (form.ground === "other" && isBlank(form.reason)) {
    reading.reject("reason", text("选择“其他”的,请填写原因", 'with "other", say why'))
  }
  return reading.done(() => ({ ground: form.ground, deregisteredOn }))
}
