import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { type Checking, FormReading, longestShort, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { plannedInstant } from "../../InstantCheck.ts"
import type { Location } from "../../organisation/Units.ts"
import type * as Form from "./RosterForms.ts"

/** Rosters as they were handed in, checked. */

const monthForm = /^\d{4}-(?:0[1-9]|1[0-2])$/
/** More than any unit has. */
const mostPeople = 1_000
const mostSlots = 1_000
const mostMembers = 100

/** A month that is one, and a template of that month. */
export const checkOpening =
  (rules: DutyRules) =>
  (form: Form.OpeningForm): ReadForm<{ readonly month: string; readonly template: string }> => {
    const reading = new FormReading()
    const month = form.month.trim()
    if (!monthForm.test(month)) {
      reading.reject("month", text("月份应为2026-09的形式", "write the month like 2026-09"))
    } else if (rules.template(form.template, `${month}-01`) === undefined) {
      const names = rules
        .templates(`${month}-01`)
        .map(({ template }) => template)
        .join(", ")
      reading.reject(
        "template",
        text(`没有该模板;可用:${names}`, `no such template in that month; there are ${names}`)
      )
    }
    atMost(reading, "people", form.people ?? [], mostPeople)
    return reading.done(() => ({ month, template: form.template }))
  }

const atMost = (reading: FormReading, path: string, list: ReadonlyArray<unknown>, most: number): void => {
  if (list.length > most) reading.reject(path, text(`最多${most}项`, `at most ${most}`))
}

/** The persons of a roster, each once. */
export const checkPeople = (form: Form.PeopleForm): ReadForm<{ readonly named: ReadonlyArray<string> }> => {
  const reading = new FormReading()
  atMost(reading, "people", form.people, mostPeople)
  return reading.done(() => ({ named: [...new Set(form.people)] }))
}

/** A duty of a form, its instants understood. */
export interface CheckedSlot extends Omit<Form.SlotForm, "unitId" | "number"> {
  readonly from: Instant
  readonly until: Instant
  readonly unitId: string | null
  readonly number: number | null
}

const checkSpan = (reading: FormReading, path: string, from: Instant, until: Instant): void => {
  if (from !== "" && until !== "" && until <= from) {
    reading.reject(`${path}.until`, text("应晚于开始时间", "must be after its beginning"))
  }
}

/** Duties to plan: readable times in the right order, numbers that are numbers. */
export const checkPlan = (form: Form.PlanForm): ReadForm<ReadonlyArray<CheckedSlot>> => {
  const reading = new FormReading()
  atMost(reading, "slots", form.slots, mostSlots)
  if (form.slots.length === 0) reading.reject("slots", text("请至少排一个班次", "plan at least one duty"))
  const slots = form.slots.map((slot, i): CheckedSlot => {
    const path = `slots.${i}`
    const from = plannedInstant(reading, `${path}.from`, slot.from)
    const until = plannedInstant(reading, `${path}.until`, slot.until)
    checkSpan(reading, path, from, until)
    atMost(reading, `${path}.members`, slot.members, mostMembers)
    const number = reading.count(`${path}.number`, slot.number, 99)
    return { ...slot, from, until, number, unitId: isBlank(slot.unitId) ? null : (slot.unitId ?? null) }
  })
  return reading.done(() => slots)
}

/** What is otherwise of a duty; null stays as it is. */
export interface CheckedSlotChange {
  readonly slotId: string
  readonly from: Instant | null
  readonly until: Instant | null
  readonly unitId: string | null
  readonly members: ReadonlyArray<Form.MemberForm> | null
}

/** Duties that are planned otherwise, each once. */
export const checkChange = (form: Form.ChangeForm): ReadForm<ReadonlyArray<CheckedSlotChange>> => {
  const reading = new FormReading()
  atMost(reading, "slots", form.slots, mostSlots)
  if (form.slots.length === 0) reading.reject("slots", text("请至少调整一个班次", "change at least one duty"))
  if (new Set(form.slots.map(({ slotId }) => slotId)).size !== form.slots.length) {
    reading.reject("slots", text("同一班次列入两次", "a duty is listed twice"))
  }
  const slots = form.slots.map((slot, i): CheckedSlotChange => {
    const path = `slots.${i}`
    const from = isBlank(slot.from) ? null : plannedInstant(reading, `${path}.from`, slot.from)
    const until = isBlank(slot.until) ? null : plannedInstant(reading, `${path}.until`, slot.until)
    if (from !== null && until !== null) checkSpan(reading, path, from, until)
    atMost(reading, `${path}.members`, slot.members ?? [], mostMembers)
    return {
      slotId: slot.slotId,
      from,
      until,
      unitId: isBlank(slot.unitId) ? null : (slot.unitId ?? null),
      members: slot.members ?? null
    }
  })
  return reading.done(() => slots)
}

/** A place on earth, where one was given; outside of the district it passes with a warning. */
export const checkPlace = (
  reading: FormReading,
  given: Location | null | undefined,
  { district }: Checking
): Location | null =>
  given === null || given === undefined
    ? null
    : reading.take("location", checkCoordinates(given, district.bounds))

/** Somebody comes or goes. */
export const checkAttendance = (
  form: Form.AttendanceForm,
  checking: Checking
): ReadForm<{ readonly location: Location | null }> => {
  const reading = new FormReading()
  const location = checkPlace(reading, form.location, checking)
  return reading.done(() => ({ location }))
}

/** How those on a duty work, and the case behind it. */
export const checkMode = (
  form: Form.ModeForm
): ReadForm<{ readonly incident: string | null; readonly cause: "plan" | "incident" | "order" }> => {
  const reading = new FormReading()
  const incident = reading.text("incident", form.incident, longestShort)
  if (incident !== null && form.mode !== "responding") {
    reading.reject("incident", text("只有处警可注明警情", "only a response names a case"))
  }
  const cause = form.cause ?? (form.mode === "responding" ? "incident" : "plan")
  return reading.done(() => ({ incident, cause }))
}
