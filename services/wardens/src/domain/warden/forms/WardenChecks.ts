import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm
} from "@jiaosuo/orders/domain/FormReading"
import { checkPerson } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import { checkLocation, checkTownship, checkVillages } from "../../FieldChecks.ts"
import type { Location } from "../../Location.ts"
import type { ChangeWarden, Insure, RecordTraining, Transfer } from "../WardenCommands.ts"
import type { WardenEventOf, WardenRole } from "../WardenEvents.ts"
import type * as Form from "./WardenForms.ts"

/** Wardens as they were handed in, checked. */

/** Codes of the abilities of a day, each once. */
const checkAbilities = (
  reading: FormReading,
  path: string,
  written: ReadonlyArray<string>,
  isKnown: (code: string) => boolean
): ReadonlyArray<string> =>
  [...new Set(written.map((code) => code.trim()))].filter((code, i) => {
    const known = isKnown(code)
    if (!known) {
      reading.reject(
        `${path}.${i}`,
        text(`“${code}”不在技能装备表中`, `"${code}" is not in the table of cell abilities`)
      )
    }
    return known
  })

const checkSkills = (
  reading: FormReading,
  written: ReadonlyArray<string>,
  rules: DutyRules,
  today: CalendarDate
): ReadonlyArray<string> =>
  checkAbilities(reading, "skills", written, (code) => rules.cellAbility("skill", code, today) !== undefined)

/** A thousandth of a degree is about a hundred metres: it does not tell a door from the next. */
const coarse = (degrees: number): number => Math.round(degrees * 1_000) / 1_000

const checkSetsOutFrom = (
  reading: FormReading,
  written: Location | null | undefined,
  { district }: Checking
): Location | null => {
  const location = checkLocation(reading, "setsOutFrom", written, district)
  return location === null
    ? null
    : { longitude: coarse(location.longitude), latitude: coarse(location.latitude) }
}

/** An application whose person is still to be sealed. */
export interface CheckedApplication {
  readonly values: PersonalValues
  readonly roles: ReadonlyArray<WardenRole>
  readonly township: string
  readonly villages: ReadonlyArray<string>
  readonly skills: ReadonlyArray<string>
  readonly setsOutFrom: Location | null
}

export const checkApplication =
  (rules: DutyRules) =>
  (form: Form.ApplicationForm, checking: Checking): ReadForm<CheckedApplication> => {
    const { district, today } = checking
    const reading = new FormReading()
    const values = checkPerson(reading, "", form, today)
    const written = form.villages ?? []
    const first = district.village(written[0]?.trim() ?? "")?.code ?? null
    const township = checkTownship(reading, form.township, first, district)
    const villages = checkVillages(reading, "villages", written, township, district)
    const skills = checkSkills(reading, form.skills ?? [], rules, today)
    const setsOutFrom = checkSetsOutFrom(reading, form.setsOutFrom, checking)
    return reading.done(() => ({
      values,
      roles: [...new Set(form.roles)],
      township,
      villages,
      skills,
      setsOutFrom
    }))
  }

export const checkWardenChange =
  (rules: DutyRules) =>
  (
    form: Form.WardenChangeForm,
    checking: Checking
  ): ReadForm<Omit<ChangeWarden, "_tag" | "at" | "reason">> => {
    const { district, today } = checking
    const reading = new FormReading()
    const { villages: written, skills: codes } = form
    // Of which township they are is on file: the decision asks for it.
    const villages = written === undefined ? null : checkVillages(reading, "villages", written, "", district)
    const skills = codes === undefined ? null : checkSkills(reading, codes, rules, today)
    const setsOutFrom = checkSetsOutFrom(reading, form.setsOutFrom, checking)
    return reading.done(() => ({ villages, skills, setsOutFrom }))
  }

/** A training of the table, taken on a day that has come; it counts as long as the table of that day says. */
export const checkWardenTraining =
  (rules: WardenRules) =>
  (
    form: Form.WardenTrainingForm,
    { today }: Checking
  ): ReadForm<Omit<RecordTraining, "_tag" | "trainingId" | "reason">> => {
    const reading = new FormReading()
    const on = reading.pastDay("on", form.on, today) ?? today
    const training = rules.training(form.subject.trim(), on)
    if (training === undefined) {
      const subjects = rules.trainings(on).map(({ subject }) => subject)
      reading.reject(
        "subject",
        text(`没有该培训;有:${subjects.join("、")}`, `no such training; there are ${subjects.join(", ")}`)
      )
    }
    const byTable = addDays(addMonths(on, training?.validMonths ?? 0), -1)
    const validUntil = reading.day("validUntil", form.validUntil) ?? byTable
    if (training !== undefined && validUntil < on) {
      reading.reject("validUntil", text("早于培训日期", "before the day of the training"))
    }
    return reading.done(() => ({
      subject: training?.subject ?? "",
      on,
      validUntil,
      passed: form.passed ?? true
    }))
  }

export const checkTransfer = (
  form: Form.TransferForm,
  { district }: Checking
): ReadForm<Pick<Transfer, "township" | "villages" | "placeId">> => {
  const reading = new FormReading()
  const written = form.villages ?? []
  const first = district.village(written[0]?.trim() ?? "")?.code ?? null
  const township = checkTownship(reading, form.township, first, district)
  const villages = checkVillages(reading, "villages", written, township, district)
  return reading.done(() => ({ township, villages, placeId: form.placeId ?? null }))
}

export const checkRoles = (form: Form.RolesForm): ReadForm<{ readonly roles: ReadonlyArray<WardenRole> }> =>
  new FormReading().done(() => ({ roles: [...new Set(form.roles)] }))

export const checkWardenAccount = (
  form: Form.WardenAccountForm
): ReadForm<{ readonly account: string | null }> => {
  const reading = new FormReading()
  const account = reading.text("account", form.account, longestShort)
  return reading.done(() => ({ account }))
}

export const checkLoan =
  (rules: DutyRules) =>
  (
    form: Form.LoanForm,
    { today }: Checking
  ): ReadForm<Pick<WardenEventOf<"EquipmentWasLent">, "equipment" | "serial">> => {
    const reading = new FormReading()
    const [equipment] = checkAbilities(
      reading,
      "equipment",
      [form.equipment],
      (code) => rules.cellAbility("equipment", code, today) !== undefined
    )
    const serial = reading.text("serial", form.serial, longestShort)
    return reading.done(() => ({ equipment: equipment ?? "", serial }))
  }

export const checkInjury = (form: Form.InjuryForm): ReadForm<{ readonly activity: string }> => {
  const reading = new FormReading()
  const activity = reading.text("activity", form.activity, longestNote)
  if (activity === null) reading.reject("activity", text("请填写当时在做什么", "say what they were doing"))
  return reading.done(() => ({ activity: activity ?? "" }))
}

export const checkInsurance = (form: Form.InsuranceForm): ReadForm<Omit<Insure, "_tag" | "reason">> => {
  const reading = new FormReading()
  const insurer = isBlank(form.insurer) ? null : reading.text("insurer", form.insurer, longestShort)
  const lastDay = reading.requiredDay("lastDay", form.lastDay)
  return reading.done(() => ({ insurer, lastDay }))
}
