import { text } from "@jiaosuo/kernel/Problem"
import { type Checking, FormReading, longestShort, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { checkLocation, checkTownship, checkVillage, checkVillages } from "../../FieldChecks.ts"
import type { ChangePlace, OpenPlace } from "../PlaceCommands.ts"
import type { WeeklyWindow } from "../PlaceEvents.ts"
import type * as Form from "./PlaceForms.ts"

/** Places as they were handed in, checked. */

const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d$/
/** More windows than any week has. */
const mostWindows = 42

/** Windows of a week that end after they begin, on days that there are. */
const checkHours = (
  reading: FormReading,
  written: ReadonlyArray<WeeklyWindow>
): ReadonlyArray<WeeklyWindow> => {
  if (written.length > mostWindows)
    reading.reject("hours", text(`最多${mostWindows}个时段`, `at most ${mostWindows}`))
  return written.map(({ days, from, until }, i) => {
    const path = `hours.${i}`
    const week = [...new Set(days)].sort((a, b) => a - b)
    if (week.length === 0 || week.some((day) => day < 1 || day > 7)) {
      reading.reject(`${path}.days`, text("星期应为1至7", "days of the week are 1 to 7"))
    }
    if (!timeOfDay.test(from))
      reading.reject(`${path}.from`, text("时间应为07:00的形式", "write it like 07:00"))
    if (until !== "24:00" && !timeOfDay.test(until)) {
      reading.reject(`${path}.until`, text("时间应为09:00的形式", "write it like 09:00"))
    }
    if (from >= until) reading.reject(`${path}.until`, text("应晚于开始时间", "it ends before it begins"))
    return { days: week, from, until }
  })
}

/** A place of a form: a village and an area of one township of the district. */
export const checkPlace = (
  form: Form.PlaceForm,
  { district }: Checking
): ReadForm<Omit<OpenPlace, "_tag" | "at" | "reason" | "warnings">> => {
  const reading = new FormReading()
  const name = reading.text("name", form.name, longestShort)
  if (name === null) reading.reject("name", text("请填写名称", "a name is needed"))
  const village = checkVillage(reading, "village", form.village, district)
  const township = checkTownship(reading, form.township, village, district)
  const location = checkLocation(reading, "location", form.location, district)
  const road = reading.text("road", form.road, longestShort)
  const hours = checkHours(reading, form.hours ?? [])
  const area = checkVillages(reading, "area", form.area ?? [], township, district)
  return reading.done(() => ({
    kind: form.kind,
    name: name ?? "",
    township,
    village,
    location: location ?? form.location,
    road,
    hours,
    area
  }))
}

export const checkPlaceChange = (
  form: Form.PlaceChangeForm,
  { district }: Checking
): ReadForm<Omit<ChangePlace, "_tag" | "at" | "reason" | "warnings">> => {
  const reading = new FormReading()
  const village = checkVillage(reading, "village", form.village, district)
  const [first] = form.area ?? []
  const township = (first === undefined ? undefined : district.village(first.trim())?.township.code) ?? ""
  const area = form.area === undefined ? null : checkVillages(reading, "area", form.area, township, district)
  const name = reading.text("name", form.name, longestShort)
  const location = checkLocation(reading, "location", form.location, district)
  const road = reading.text("road", form.road, longestShort)
  const hours = form.hours === undefined ? null : checkHours(reading, form.hours)
  return reading.done(() => ({ name, village, location, road, hours, area }))
}
