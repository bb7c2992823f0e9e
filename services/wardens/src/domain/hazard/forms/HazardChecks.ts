import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm
} from "@jiaosuo/orders/domain/FormReading"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import { checkItem, checkLocation, checkTownshipIfNamed, checkVillage } from "../../FieldChecks.ts"
import { checkNamedPlate } from "../../PlateCheck.ts"
import type { LevelRule, ReportHazard } from "../HazardCommands.ts"
import type * as Form from "./HazardForms.ts"

/** Hazards as they were handed in, checked. */

/** A report in its normal form. */
export type CheckedHazard = Pick<
  ReportHazard,
  "code" | "rule" | "township" | "village" | "location" | "road" | "description" | "photo" | "plate"
>

const levelOf = (reading: FormReading, written: string, rules: WardenRules, today: string): LevelRule => {
  const found = rules.hazardLevel(written.trim(), today)
  if (found === undefined) {
    reading.reject("level", text(`“${written}”不在隐患等级表中`, `"${written}" is no level of road hazards`))
  }
  const { level, dueHours, asksForCase } = found ?? { level: "", dueHours: 0, asksForCase: false }
  return { level, dueHours, asksForCase }
}

/** A code and a level of the tables; a place that somebody can find, by its point or by its road. */
export const checkHazard =
  (rules: WardenRules) =>
  (form: Form.HazardForm, { district, today }: Checking): ReadForm<CheckedHazard> => {
    const reading = new FormReading()
    const code = checkItem(reading, "code", "hazard", form.code, { rules, today })
    const rule = levelOf(reading, form.level, rules, today)
    const village = checkVillage(reading, "village", form.village, district)
    const township = checkTownshipIfNamed(reading, form.township, village, district)
    const location = checkLocation(reading, "location", form.location, district)
    const road = reading.text("road", form.road, longestShort)
    if (location === null && road === null && (form.location ?? null) === null) {
      reading.reject("location", text("请标注位置或填写道路", "mark the place, or name the road"))
    }
    const description = reading.text("description", form.description, longestNote)
    const photo = reading.text("photo", form.photo, longestShort)
    const plate = checkNamedPlate(reading, "plate.number", form.plate)
    return reading.done(() => ({
      code,
      rule,
      township,
      village,
      location,
      road,
      description,
      photo,
      plate
    }))
  }

/** A level of the table. */
export const checkRating =
  (rules: WardenRules) =>
  (form: Form.HazardRatingForm, { today }: Checking): ReadForm<LevelRule> => {
    const reading = new FormReading()
    const rule = levelOf(reading, form.level, rules, today)
    return reading.done(() => rule)
  }

/** Exactly one of both. */
export const checkAssignment = (
  form: Form.HazardAssignmentForm
): ReadForm<{ readonly wardenId: string } | { readonly office: string }> => {
  const reading = new FormReading()
  const wardenId = reading.text("wardenId", form.wardenId, longestShort)
  const office = reading.text("office", form.office, longestShort)
  if (wardenId === null && office === null) {
    reading.reject(
      "wardenId",
      text("请说明由谁整改", "say who is to clear it: a warden, or an office by its name")
    )
  }
  if (wardenId !== null && office !== null) {
    reading.reject("office", text("只能指派一方", "only one of both"))
  }
  return reading.done(() => (wardenId === null ? { office: office ?? "" } : { wardenId }))
}

/** What was done, and what its photo is called. */
export const checkRepair = (
  form: Form.HazardRepairForm
): ReadForm<{ readonly photo: string | null; readonly note: string | null }> => {
  const reading = new FormReading()
  const photo = reading.text("photo", form.photo, longestShort)
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({ photo, note }))
}
