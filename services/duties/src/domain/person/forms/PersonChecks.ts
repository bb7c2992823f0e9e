import { text } from "@jiaosuo/kernel/Problem"
import { type Checking, FormReading, longestShort } from "@jiaosuo/orders/domain/FormReading"
import { checkPerson } from "@jiaosuo/orders/domain/PersonCheck"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { PersonKind, Post } from "../Persons.ts"
import type * as Form from "./PersonForms.ts"

/** The checks of forms about those who serve: every value at fault is named, and then nothing is decided. */

const usualPosts: { readonly [Kind in PersonKind]: Post } = {
  officer: "officer",
  auxiliary: "auxiliary",
  assistant: "traffic-assistant"
}

const oldestBirth = 1930
/** Nobody serves before this age. */
const leastAge = 16

export const checkTakingOn = (form: Form.TakingOnForm, { today }: Checking) => {
  const reading = new FormReading()
  const values = checkPerson(reading, "", form, today)
  const from = reading.day("from", form.from) ?? today
  const unitId = unit(reading, form.unitId)
  const bornIn = form.bornIn ?? null
  if (bornIn !== null) {
    const latest = Number(today.slice(0, 4)) - leastAge
    if (!Number.isInteger(bornIn) || bornIn < oldestBirth || bornIn > latest) {
      reading.reject(
        "bornIn",
        text(`出生年份应为${oldestBirth}至${latest}`, `a year of birth from ${oldestBirth} to ${latest}`)
      )
    }
  }
  const account = reading.text("account", form.account, longestShort)
  const qualification = form.qualification ?? "none"
  if (qualification !== "none" && form.personKind !== "officer") {
    reading.reject(
      "qualification",
      text("只有民警有事故处理资格", "only officers are qualified for accident work"),
      "A2"
    )
  }
  const { personKind, sex = null } = form
  return reading.done(() => ({
    values,
    from,
    unitId,
    personKind,
    post: form.post ?? usualPosts[personKind],
    sex,
    bornIn,
    account,
    qualification
  }))
}

const unit = (reading: FormReading, written: string): string => {
  const unitId = reading.text("unitId", written, longestShort)
  if (unitId === null) reading.reject("unitId", text("请选择单位", "a unit is needed"))
  return unitId ?? ""
}

export const checkTransfer = (form: Form.TransferForm, { today }: Checking) => {
  const reading = new FormReading()
  const read = { from: reading.day("from", form.from) ?? today, unitId: unit(reading, form.unitId) }
  return reading.done(() => read)
}

/** Only the day from which it holds. */
export const checkFrom = (form: Form.PostForm | Form.LeavingForm, { today }: Checking) => {
  const reading = new FormReading()
  const from = reading.day("from", form.from) ?? today
  return reading.done(() => ({ from }))
}

export const checkQualification = (form: Form.QualificationForm, { today }: Checking) => {
  const reading = new FormReading()
  const from = reading.day("from", form.from) ?? today
  const lastValidDay = reading.day("lastValidDay", form.lastValidDay)
  if (lastValidDay !== null && lastValidDay < from) {
    reading.reject("lastValidDay", text("结束早于开始", "it would end before it begins"), "A2")
  }
  return reading.done(() => ({ from, lastValidDay, qualification: form.qualification }))
}

export const checkAccount = (form: Form.AccountForm) => {
  const reading = new FormReading()
  const account = reading.text("account", form.account, longestShort)
  return reading.done(() => ({ account }))
}

const longestTraining = 500

export const checkTraining = (form: Form.TrainingForm, { today }: Checking) => {
  const reading = new FormReading()
  const on = reading.pastDay("on", form.on, today) ?? today
  const subject = reading.text("subject", form.subject, longestShort)
  if (subject === null) reading.reject("subject", text("请填写科目", "a subject is needed"))
  if (!(form.hours > 0 && form.hours <= longestTraining)) {
    reading.reject(
      "hours",
      text(`应大于0且不超过${longestTraining}`, `more than 0 and at most ${longestTraining}`)
    )
  }
  return reading.done(() => ({ on, subject: subject ?? "", hours: form.hours, passed: form.passed ?? null }))
}

export const checkAbsence = (form: Form.AbsenceForm) => {
  const reading = new FormReading()
  const from = reading.requiredDay("from", form.from)
  const until = reading.requiredDay("until", form.until)
  if (from !== "" && until !== "" && until < from) {
    reading.reject("until", text("结束早于开始", "it would end before it begins"))
  }
  return reading.done(() => ({ from, until }))
}

const mostDaysSpent = 60

/** Row 54: whole and half days, as the ground allows at once. */
export const checkRest =
  (rules: DutyRules) =>
  (form: Form.RestForm, { today }: Checking) => {
    const reading = new FormReading()
    const on = reading.pastDay("on", form.on, today) ?? today
    const ground = rules.restGrounds(on).find((rule) => rule.ground === form.ground)
    if (ground === undefined) {
      reading.reject("ground", text(`没有奖休事由“${form.ground}”`, `no rest is earned for "${form.ground}"`))
    }
    days(reading, form.days, ground?.mostDays ?? mostDaysSpent)
    return reading.done(() => ({ on, days: form.days, ground: form.ground }))
  }

/** Row 54. */
export const checkRestSpending = (form: Form.RestSpendingForm, { today }: Checking) => {
  const reading = new FormReading()
  const on = reading.day("on", form.on) ?? today
  days(reading, form.days, mostDaysSpent)
  return reading.done(() => ({ on, days: form.days }))
}

const days = (reading: FormReading, given: number, most: number): void => {
  if (given > 0 && given <= most && Number.isInteger(given * 2)) return
  reading.reject("days", text(`应为0.5至${most}天,以半天计`, `0.5 to ${most} days, in half days`))
}
