import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm,
  type Written
} from "@jiaosuo/orders/domain/FormReading"
import { checkPerson } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { CellAbility } from "@jiaosuo/reference/DutyTables"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { Location } from "../../organisation/Units.ts"
import { checkPlace } from "../../roster/forms/RosterChecks.ts"
import type { ChangeCell } from "../CellCommands.ts"
import type { CallOutOutcome, MemberKind } from "../CellEvents.ts"
import type * as Form from "./CellForms.ts"

/** Response cells as they were handed in, checked (row 23). */

const mostMembers = 50
const unknownAbility = (code: string) =>
  text(`“${code}”不在技能装备表中`, `"${code}" is not in the table of cell abilities`)

/** Codes of the table, each once. */
export const checkAbilities = (
  reading: FormReading,
  path: string,
  written: ReadonlyArray<string>,
  find: (code: string) => CellAbility | undefined
): ReadonlyArray<CellAbility> =>
  [...new Set(written.map((code) => code.trim()))].flatMap((code, i) => {
    const ability = find(code)
    if (ability === undefined) reading.reject(`${path}.${i}`, unknownAbility(code))
    return ability ?? []
  })

/** A skill of the table; null where none was written. */
export const checkSkill = (
  reading: FormReading,
  path: string,
  written: Written,
  rules: DutyRules,
  on: CalendarDate
): CellAbility | null => {
  if (isBlank(written)) return null
  const code = written.trim()
  const ability = rules.cellAbility("skill", code, on)
  if (ability === undefined) reading.reject(path, unknownAbility(code))
  return ability ?? null
}

/** A member whose values are about to be sealed. */
export interface CheckedMember {
  readonly values: PersonalValues
  readonly as: MemberKind
  readonly skills: ReadonlyArray<string>
}

const codesOf = (abilities: ReadonlyArray<CellAbility>): ReadonlyArray<string> =>
  abilities.map(({ code }) => code)

/** The readings of one form's parts, under the table of a day. */
const readingUnder = (reading: FormReading, rules: DutyRules, today: CalendarDate) => {
  const skills = (path: string, written: ReadonlyArray<string>) =>
    codesOf(checkAbilities(reading, path, written, (code) => rules.cellAbility("skill", code, today)))
  return {
    skills,
    equipment: (written: ReadonlyArray<string>) =>
      codesOf(
        checkAbilities(reading, "equipment", written, (code) => rules.cellAbility("equipment", code, today))
      ),
    members: (path: string, written: ReadonlyArray<Form.CellMemberForm>): ReadonlyArray<CheckedMember> => {
      if (written.length > mostMembers) {
        reading.reject(path, text(`最多${mostMembers}人`, `at most ${mostMembers} people`))
      }
      return written.map((member, i) => ({
        values: checkPerson(reading, `${path}.${i}.`, member, today),
        as: member.as,
        skills: skills(`${path}.${i}.skills`, member.skills ?? [])
      }))
    }
  }
}

/** A cell of a form, its members still to be sealed. */
export interface CheckedCell {
  readonly village: string
  readonly township: string
  readonly name: string
  readonly location: Location
  readonly members: ReadonlyArray<CheckedMember>
  readonly equipment: ReadonlyArray<string>
  readonly from: CalendarDate
}

/** A village of the district, a place, and people whose skills are of the table. */
export const checkCell =
  (rules: DutyRules) =>
  (form: Form.CellForm, { district, today }: Checking): ReadForm<CheckedCell> => {
    const reading = new FormReading()
    const under = readingUnder(reading, rules, today)
    const village = district.village(form.village.trim())
    if (village === undefined) reading.reject("village", text("没有该村居", "there is no such village"), "N9")
    const name = reading.text("name", form.name, longestShort)
    if (name === null) reading.reject("name", text("请填写名称", "a name is needed"))
    const location = reading.take("location", checkCoordinates(form.location, district.bounds))
    const members = under.members("members", form.members)
    const equipment = under.equipment(form.equipment ?? [])
    const from = reading.day("from", form.from) ?? today
    return reading.done(() => ({
      village: village?.code ?? "",
      township: village?.township.code ?? "",
      name: name ?? "",
      location: location ?? form.location,
      members,
      equipment,
      from
    }))
  }

/** What a change says of a cell, those who join still to be sealed. */
export interface CheckedCellChange extends Omit<ChangeCell, "_tag" | "joining" | "reason"> {
  readonly joining: ReadonlyArray<CheckedMember>
}

export const checkCellChange =
  (rules: DutyRules) =>
  (form: Form.CellChangeForm, checking: Checking): ReadForm<CheckedCellChange> => {
    const reading = new FormReading()
    const under = readingUnder(reading, rules, checking.today)
    const name = reading.text("name", form.name, longestShort)
    const location = checkPlace(reading, form.location, checking)
    const equipment = form.equipment === undefined ? null : under.equipment(form.equipment)
    const joining = under.members("joining", form.joining ?? [])
    const skills = (form.skills ?? []).map(({ memberId, skills: codes }, i) => ({
      memberId,
      skills: under.skills(`skills.${i}.skills`, codes)
    }))
    return reading.done(() => ({
      name,
      location,
      equipment,
      joining,
      leaving: form.leaving ?? [],
      skills
    }))
  }

/** A call-out as it was asked for. */
export interface CheckedCallOut {
  readonly need: string
  readonly skill: string | null
  readonly people: number
}

/** How many it takes: as many as are asked for, and never fewer than the skill does. */
export const peopleNeeded = (asked: number | null, skill: CellAbility | null): number =>
  Math.max(asked ?? 1, skill?.leastPeople ?? 1, 1)

export const checkCellCallOut =
  (rules: DutyRules) =>
  (form: Form.CellCallOutForm, { today }: Checking): ReadForm<CheckedCallOut> => {
    const reading = new FormReading()
    const need = reading.text("need", form.need, longestNote)
    if (need === null) reading.reject("need", text("请填写求助事项", "say what is to be done"))
    const skill = checkSkill(reading, "skill", form.skill, rules, today)
    const asked = reading.count("people", form.people, mostMembers)
    return reading.done(() => ({
      need: need ?? "",
      skill: skill?.code ?? null,
      people: peopleNeeded(asked, skill)
    }))
  }

export const checkCallOutEnd = (
  form: Form.CallOutEndForm
): ReadForm<{ readonly outcome: CallOutOutcome; readonly note: string | null }> => {
  const reading = new FormReading()
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({ outcome: form.outcome, note }))
}
