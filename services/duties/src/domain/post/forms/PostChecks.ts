import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm,
  remark
} from "@jiaosuo/orders/domain/FormReading"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import { checkPlate } from "@jiaosuo/reference/Plates"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { plannedInstant } from "../../InstantCheck.ts"
import type { Location } from "../../organisation/Units.ts"
import { checkPlace } from "../../roster/forms/RosterChecks.ts"
import type { Sign } from "../PostEvents.ts"
import type * as Form from "./PostForms.ts"

/** Posts as they were handed in, checked. */

const mostMembers = 100
const mostSigns = 20
/** Metres: farther than any sign stands, and than any leg goes. */
const farthestSign = 20_000
const longestLeg = 500_000

const atMost = (reading: FormReading, path: string, list: ReadonlyArray<unknown>, most: number): void => {
  if (list.length > most) reading.reject(path, text(`最多${most}项`, `at most ${most}`))
}

const checkSigns = (reading: FormReading, signs: ReadonlyArray<Sign>): ReadonlyArray<Sign> => {
  atMost(reading, "signs", signs, mostSigns)
  for (const [i, { metres }] of signs.entries()) {
    if (!(metres >= 0 && metres <= farthestSign)) {
      reading.reject(
        `signs.${i}.metres`,
        text("不是可能的距离", "is no distance that a sign stands at"),
        "D3"
      )
    }
  }
  return signs
}

/** A post of a form, everything but its people. */
export interface CheckedPost {
  readonly township: string
  readonly location: Location
  readonly road: string | null
  readonly from: Instant
  readonly until: Instant
  readonly signs: ReadonlyArray<Sign>
  readonly tollOrServiceArea: boolean
  readonly note: string | null
}

/** A place in the district, times in their order, distances that are distances. */
export const checkPostPlan = (form: Form.PostPlanForm, { district }: Checking): ReadForm<CheckedPost> => {
  const reading = new FormReading()
  const township = townshipOf(reading, form, district)
  const location = reading.take("location", checkCoordinates(form.location, district.bounds))
  const from = plannedInstant(reading, "from", form.from)
  const until = plannedInstant(reading, "until", form.until)
  if (from !== "" && until !== "" && until <= from) {
    reading.reject("until", text("应晚于开始时间", "must be after its beginning"))
  }
  atMost(reading, "members", form.members, mostMembers)
  const signs = checkSigns(reading, form.signs ?? [])
  const road = reading.text("road", form.road, longestShort)
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({
    township,
    location: location ?? form.location,
    road,
    from,
    until,
    signs,
    tollOrServiceArea: form.tollOrServiceArea ?? false,
    note
  }))
}

/** C9: the township of the place, from the village where one is named. */
const townshipOf = (
  reading: FormReading,
  { township, village }: Form.PostPlanForm,
  district: Checking["district"]
): string => {
  if (!isBlank(village)) {
    const known = district.village(village?.trim() ?? "")
    if (known === undefined) reading.reject("village", text("没有该村居", "there is no such village"), "N9")
    return known?.township.code ?? ""
  }
  const code = township?.trim() ?? ""
  if (district.township(code) === undefined) {
    reading.reject("township", text("没有该乡镇", "there is no such township"), "N9")
  }
  return code
}

/** What is otherwise of a post: signs at distances that are some. */
export const checkPostChange = (
  form: Form.PostChangeForm
): ReadForm<{ readonly signs: ReadonlyArray<Sign> | null }> => {
  const reading = new FormReading()
  atMost(reading, "members", form.members ?? [], mostMembers)
  const signs = form.signs === undefined ? null : checkSigns(reading, form.signs)
  return reading.done(() => ({ signs }))
}

/** The same, with the place at which the crew is. */
export const checkPostBegin = (
  form: Form.PostBeginForm,
  checking: Checking
): ReadForm<{ readonly signs: ReadonlyArray<Sign> | null; readonly location: Location | null }> => {
  const reading = new FormReading()
  atMost(reading, "members", form.members ?? [], mostMembers)
  const signs = form.signs === undefined ? null : checkSigns(reading, form.signs)
  const location = checkPlace(reading, form.location, checking)
  return reading.done(() => ({ signs, location }))
}

/** A remark may be left. */
export const checkPostEnd = (form: Form.PostEndForm): ReadForm<{ readonly note: string | null }> => {
  const reading = new FormReading()
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({ note }))
}

/** A stretch as driven; `metres` is null where nobody measured. */
export interface CheckedLeg {
  readonly road: string | null
  readonly start: Location
  readonly end: Location
  readonly metres: number | null
  readonly from: Instant
  readonly until: Instant
  readonly note: string | null
}

/** Both ends are places, the times are in their order. */
export const checkLeg = (form: Form.LegForm, { district }: Checking): ReadForm<CheckedLeg> => {
  const reading = new FormReading()
  const start = reading.take("start", checkCoordinates(form.start, district.bounds))
  const end = reading.take("end", checkCoordinates(form.end, district.bounds))
  const from = plannedInstant(reading, "from", form.from)
  const until = plannedInstant(reading, "until", form.until)
  if (from !== "" && until !== "" && until < from) {
    reading.reject("until", text("早于开始时间", "is before its beginning"))
  }
  const metres = reading.count("metres", form.metres, longestLeg)
  const road = reading.text("road", form.road, longestShort)
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({
    road,
    start: start ?? form.start,
    end: end ?? form.end,
    metres,
    from,
    until,
    note
  }))
}

/** A checkpoint record in its normal form. */
export interface CheckedVehicle {
  readonly plate: { readonly kind: string; readonly number: string | null }
  readonly state: string
  readonly findings: ReadonlyArray<string>
  readonly passengers: number | null
  readonly loadKg: number | null
  readonly note: string | null
}

/** State 1: the plate is the vehicle's own; state 2: there is none (kind 41, N5). */
const ownPlate = "1"
const noPlate = "2"
const kindWithoutPlate = "41"

/** K14: a plate that is one (N1 to N5), a state and findings of the table. */
export const checkVehicle =
  (rules: DutyRules) =>
  (form: Form.VehicleCheckForm, { today }: Checking): ReadForm<CheckedVehicle> => {
    const reading = new FormReading()
    const number = isBlank(form.plate.number) ? null : (form.plate.number ?? null)
    const plate = reading.take("plate.number", checkPlate(form.plate.kind, number))
    const state = isBlank(form.state)
      ? plate?.kind === kindWithoutPlate
        ? noPlate
        : ownPlate
      : (form.state?.trim() ?? "")
    if (rules.checkItem("state", state, today) === undefined) {
      reading.reject("state", text("不在代码表中", "is not in the code table"), "K14")
    }
    const findings = [...new Set(form.findings ?? [])]
    for (const [i, code] of findings.entries()) {
      if (rules.checkItem("finding", code, today) === undefined) {
        reading.reject(
          `findings.${i}`,
          text(`“${code}”不在代码表中`, `"${code}" is not in the code table`),
          "K14"
        )
      }
    }
    if (plate !== null && (plate.kind === kindWithoutPlate) !== (state === noPlate)) {
      reading.warn(
        "state",
        remark("K14", "号牌状态与号牌种类不一致", "does not go with the kind of the plate")
      )
    }
    const passengers = reading.count("passengers", form.passengers, 500)
    const loadKg = reading.count("loadKg", form.loadKg, 500_000)
    const note = reading.text("note", form.note, longestNote)
    return reading.done(() => ({
      plate: { kind: plate?.kind ?? form.plate.kind, number: plate?.number ?? null },
      state,
      findings,
      passengers,
      loadKg,
      note
    }))
  }
