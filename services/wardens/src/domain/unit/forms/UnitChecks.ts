import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestShort,
  type ReadForm,
  type Written
} from "@jiaosuo/orders/domain/FormReading"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { checkLocation, checkNeeded, checkTownship, checkVillage } from "../../FieldChecks.ts"
import type {
  ChangeUnit,
  EndVillageGroups,
  FormUnit,
  IssueKitThing,
  JoinUnit,
  LeaveUnit
} from "../UnitCommands.ts"
import type * as Form from "./UnitForms.ts"

/** Mobile units as they were handed in, checked. */

/** Plausible ends of one form, not rules. */
const mostGroups = 1_000

const dayOrToday = (
  reading: FormReading,
  path: string,
  written: Written,
  today: CalendarDate
): CalendarDate => (isBlank(written) ? today : (reading.day(path, written) ?? ""))

export const checkUnit = (
  form: Form.UnitForm,
  { district }: Checking
): ReadForm<Omit<FormUnit, "_tag" | "at" | "reason" | "warnings">> => {
  const reading = new FormReading()
  const name = checkNeeded(reading, "name", form.name)
  const village = checkVillage(reading, "village", form.village, district)
  const township = checkTownship(reading, form.township, village, district)
  const location = checkLocation(reading, "location", form.location, district)
  return reading.done(() => ({ kind: form.kind, name, township, village, location }))
}

export const checkUnitChange = (
  form: Form.UnitChangeForm,
  { district }: Checking
): ReadForm<Pick<ChangeUnit, "name" | "village" | "location">> => {
  const reading = new FormReading()
  const name = reading.text("name", form.name, longestShort)
  const village = checkVillage(reading, "village", form.village, district)
  const location = checkLocation(reading, "location", form.location, district)
  return reading.done(() => ({ name, village, location }))
}

export const checkJoining = (
  form: Form.JoinUnitForm,
  { today }: Checking
): ReadForm<Pick<JoinUnit, "account" | "part" | "from">> => {
  const reading = new FormReading()
  const account = checkNeeded(reading, "account", form.account)
  const from = dayOrToday(reading, "from", form.from, today)
  return reading.done(() => ({ account, part: form.part, from }))
}

export const checkLeaving = (
  form: Form.LeaveUnitForm,
  { today }: Checking
): ReadForm<Pick<LeaveUnit, "account" | "until">> => {
  const reading = new FormReading()
  const account = checkNeeded(reading, "account", form.account)
  const until = dayOrToday(reading, "until", form.until, today)
  return reading.done(() => ({ account, until }))
}

export const checkKit = (form: Form.KitForm): ReadForm<Pick<IssueKitThing, "thing" | "label">> => {
  const reading = new FormReading()
  const label = reading.text("label", form.label, longestShort)
  return reading.done(() => ({ thing: form.thing, label }))
}

export const checkKitReturn = (form: Form.KitReturnForm): ReadForm<Pick<IssueKitThing, "thing">> =>
  new FormReading().done(() => ({ thing: form.thing }))

/** Groups of a form: each once; the ids are made of the unit by whoever makes the command. */
export const checkGroups = (
  form: Form.VillageGroupsForm,
  { district, today }: Checking
): ReadForm<{
  readonly groups: ReadonlyArray<{ readonly village: string; readonly name: string }>
  readonly from: CalendarDate
}> => {
  const reading = new FormReading()
  const { groups } = form
  if (groups.length === 0) reading.reject("groups", text("至少一个", "at least one"))
  if (groups.length > mostGroups) {
    reading.reject("groups", text(`最多${mostGroups}个`, `at most ${mostGroups}`))
  }
  const seen = new Set<string>()
  const read = groups.slice(0, mostGroups).map((group, i) => {
    const path = `groups.${i}`
    if (isBlank(group.village))
      reading.reject(`${path}.village`, text("请填写村居", "say in which village"), "N9")
    const village = checkVillage(reading, `${path}.village`, group.village, district) ?? ""
    const name = checkNeeded(reading, `${path}.name`, group.name)
    const key = `${village} ${name}`
    if (seen.has(key)) reading.reject(`${path}.name`, text("重复", "is there twice"))
    seen.add(key)
    return { village, name }
  })
  const from = dayOrToday(reading, "from", form.from, today)
  return reading.done(() => ({ groups: read, from }))
}

export const checkGroupsEnd = (
  form: Form.VillageGroupsEndForm,
  { today }: Checking
): ReadForm<Pick<EndVillageGroups, "groupIds" | "until">> => {
  const reading = new FormReading()
  const groupIds = [...new Set(form.groupIds.map((one) => one.trim()))]
  if (groupIds.length === 0) reading.reject("groupIds", text("至少一个", "at least one"))
  if (groupIds.length > mostGroups) {
    reading.reject("groupIds", text(`最多${mostGroups}个`, `at most ${mostGroups}`))
  }
  const until = dayOrToday(reading, "until", form.until, today)
  return reading.done(() => ({ groupIds, until }))
}
