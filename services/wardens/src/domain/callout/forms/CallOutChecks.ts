import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { type Checking, FormReading, longestNote, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import type { District } from "@jiaosuo/reference/Divisions"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { CellAbility } from "@jiaosuo/reference/DutyTables"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import { checkLocation, checkTownship, checkVillage } from "../../FieldChecks.ts"
import type { OpenCallOut } from "../CallOutCommands.ts"
import type { CallOutOutcome } from "../CallOutEvents.ts"
import type * as Form from "./CallOutForms.ts"

/** Call-outs as they were handed in, checked (rows 45, 46). */

/** The rules that a need is read under. */
export interface CallOutTables {
  readonly dutyRules: DutyRules
  readonly wardenRules: WardenRules
}

/** What is asked for, once it is understood. */
export type CheckedCallOut = Omit<OpenCallOut, "_tag" | "caseId" | "candidates" | "at" | "now">

/** More than any call-out takes: a plausible end, not a rule. */
const mostPeople = 50

/** A need as it was written, in a form or by somebody who asks who could go. */
type WrittenNeed = Pick<Form.CallOutForm, "need" | "skill" | "equipment" | "people">

/** A need of the table; skill, equipment and people are its own where nothing else is written. */
export const checkNeed = (
  reading: FormReading,
  { need, skill, equipment, people }: WrittenNeed,
  { dutyRules, wardenRules }: CallOutTables,
  on: CalendarDate
): Pick<CheckedCallOut, "need" | "skill" | "trainings" | "equipment" | "people"> => {
  const rule = wardenRules.callOutNeed(need.trim(), on)
  if (rule === undefined) {
    reading.reject("need", text(`“${need}”不在召集事项表中`, `"${need}" is not in the table of needs`))
  }
  const ability = (path: string, item: CellAbility["item"], code: string): ReadonlyArray<CellAbility> => {
    const found = dutyRules.cellAbility(item, code.trim(), on)
    if (found !== undefined) return [found]
    reading.reject(path, text(`“${code}”不在技能装备表中`, `"${code}" is not in the table of cell abilities`))
    return []
  }
  const asked = isBlank(skill) ? (rule?.skill ?? null) : skill.trim()
  const skills = asked === null ? [] : ability("skill", "skill", asked)
  const codes = [...new Set((equipment ?? rule?.equipment ?? []).map((code) => code.trim()))]
  const brought = codes.flatMap((code, i) => ability(`equipment.${i}`, "equipment", code))
  const atLeast = Math.max(1, rule?.leastPeople ?? 1, ...skills.map(({ leastPeople }) => leastPeople))
  return {
    need: rule?.need ?? "",
    skill: skills[0]?.code ?? null,
    trainings: trainingsFor(skills[0]?.code ?? null, wardenRules, on),
    equipment: brought.map(({ code }) => code),
    people: Math.max(atLeast, reading.count("people", people, mostPeople) ?? 0)
  }
}

/** What a volunteer is trained in to be called out: as a volunteer, and for the skill. */
const trainingsFor = (
  skill: string | null,
  { trainings }: WardenRules,
  on: CalendarDate
): ReadonlyArray<string> =>
  trainings(on).flatMap(({ subject, roles, skills }) =>
    roles.includes("volunteer") || (skill !== null && skills.includes(skill)) ? [subject] : []
  )

/** A place of the district: the village, the position, or both. */
export const checkWhere = (
  reading: FormReading,
  form: Pick<Form.CallOutForm, "township" | "village" | "location">,
  district: District
): Pick<CheckedCallOut, "township" | "village" | "location"> => {
  const village = checkVillage(reading, "village", form.village, district)
  const township = checkTownship(reading, form.township, village, district)
  const location = checkLocation(reading, "location", form.location, district)
  if (village === null && location === null && isBlank(form.village)) {
    reading.reject("location", text("请填写村居或位置", "say where: a village or a position"))
  }
  return { township, village, location }
}

export const checkCallOut =
  (tables: CallOutTables) =>
  (form: Form.CallOutForm, { district, today }: Checking): ReadForm<CheckedCallOut> => {
    const reading = new FormReading()
    const need = checkNeed(reading, form, tables, today)
    const what = reading.text("what", form.what, longestNote)
    if (what === null) reading.reject("what", text("请填写求助事项", "say what is to be done"))
    const where = checkWhere(reading, form, district)
    return reading.done(() => ({ ...need, ...where, what: what ?? "" }))
  }

export const checkFinish = (
  form: Form.CallOutFinishForm
): ReadForm<{ readonly outcome: CallOutOutcome; readonly note: string | null }> => {
  const reading = new FormReading()
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({ outcome: form.outcome, note }))
}
