import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { FormReading, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import type { AskedWho } from "../CallOuts.ts"
import { checkNeed } from "../domain/callout/forms/CallOutChecks.ts"
import { checkVillage } from "../domain/FieldChecks.ts"
import type { WhoQuery } from "./CallOutFile.ts"

/** The need that takes whatever skill, equipment and people are named. */
const anyNeed = "other"

/** Who is asked for: a need of the table, and a place on earth, a village, or both. */
export const checkWho = (
  query: WhoQuery,
  { district, dutyRules, wardenRules }: Pick<ReferenceData, "district" | "dutyRules" | "wardenRules">,
  on: CalendarDate
): ReadForm<AskedWho> => {
  const reading = new FormReading()
  const { lat, lon, equipment, people } = query
  const need = checkNeed(
    reading,
    {
      need: query.need ?? anyNeed,
      skill: query.skill,
      people: people === undefined ? null : Number(people),
      ...(equipment === undefined
        ? {}
        : { equipment: equipment.split(",").filter((code) => code.trim() !== "") })
    },
    { dutyRules, wardenRules },
    on
  )
  const village = checkVillage(reading, "village", query.village, district)
  const location =
    lat === undefined && lon === undefined
      ? null
      : reading.take("lat", checkCoordinates({ longitude: lon ?? "", latitude: lat ?? "" }, district.bounds))
  if (village === null && lat === undefined && lon === undefined && query.village === undefined) {
    reading.reject("lat", text("请填写村居或位置", "say where: a village or a position"))
  }
  return reading.done(() => ({ ...need, village, location, kind: query.kind ?? null }))
}
