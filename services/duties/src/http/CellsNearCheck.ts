import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { FormReading, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { District } from "@jiaosuo/reference/Divisions"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import { checkAbilities, checkSkill, peopleNeeded } from "../domain/cell/forms/CellChecks.ts"
import type { CellQuestion } from "../domain/cell/NearestCells.ts"
import type { CellsNearQuery } from "./CellFile.ts"

const usualLimit = 10
const largestLimit = 100
const mostPeople = 50

const numberFrom = (reading: FormReading, path: string, written: string | undefined, largest: number) => {
  if (written === undefined) return null
  const number = /^\d{1,3}$/.test(written) ? Number(written) : 0
  if (number >= 1 && number <= largest) return number
  reading.reject(path, text(`应为1至${largest}的整数`, `must be a whole number from 1 to ${largest}`))
  return null
}

/** Which cells are asked for: a place on earth, skills and equipment of the table, whole numbers. */
export const checkCellsNear = (
  query: CellsNearQuery,
  district: District,
  rules: DutyRules,
  nowMillis: number
): ReadForm<{ readonly question: CellQuestion; readonly limit: number }> => {
  const reading = new FormReading()
  const today = dayInShanghai(nowMillis)
  const written = { longitude: query.lon, latitude: query.lat }
  const place = reading.take("lat", checkCoordinates(written, district.bounds))
  const skill = checkSkill(reading, "skill", query.skill, rules, today)
  const codes = (query.equipment ?? "").split(",").filter((code) => code.trim() !== "")
  const equipment = checkAbilities(reading, "equipment", codes, (code) =>
    rules.cellAbility("equipment", code, today)
  )
  const asked = numberFrom(reading, "people", query.people, mostPeople)
  const limit = numberFrom(reading, "limit", query.limit, largestLimit)
  return reading.done(() => ({
    question: {
      place: place ?? { longitude: 0, latitude: 0 },
      at: new Date(nowMillis).toISOString(),
      skill,
      equipment,
      people: peopleNeeded(asked, skill)
    },
    limit: limit ?? usualLimit
  }))
}
