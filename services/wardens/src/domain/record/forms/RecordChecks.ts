import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm
} from "@jiaosuo/orders/domain/FormReading"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import { checkLocation, checkTownshipIfNamed, checkVillage } from "../../FieldChecks.ts"
import type { Location } from "../../Location.ts"
import type { Work, WorkKind } from "../Work.ts"
import type { RecordForm } from "./RecordForms.ts"
import { checkWork } from "./WorkChecks.ts"

/** A record in its normal form. */
export interface CheckedRecord {
  readonly work: Work
  /** Null where neither a township nor a village was named. */
  readonly township: string | null
  readonly village: string | null
  readonly placeId: string | null
  readonly wardenId: string | null
  readonly location: Location | null
  readonly road: string | null
  readonly note: string | null
}

/** Work that is about a village, or a site in one: without it nobody could say where. */
const ofAVillage: ReadonlySet<WorkKind> = new Set<WorkKind>(["village-assistant"])

/** All faults of a record, the work's and those of where it was. */
export const checkRecord =
  (rules: WardenRules) =>
  (form: RecordForm, { district, today }: Checking): ReadForm<CheckedRecord> => {
    const reading = new FormReading()
    const work = checkWork(reading, form.work, { rules, today })
    const village = checkVillage(reading, "village", form.village, district)
    const township = checkTownshipIfNamed(reading, form.township, village, district)
    if (village === null && ofAVillage.has(work.kind)) {
      reading.reject("village", text("请填写村居", "say in which village"), "N9")
    }
    const placeId = reading.text("placeId", form.placeId, longestShort)
    const wardenId = reading.text("wardenId", form.wardenId, longestShort)
    const location = checkLocation(reading, "location", form.location, district)
    const road = reading.text("road", form.road, longestShort)
    const note = reading.text("note", form.note, longestNote)
    return reading.done(() => ({
      work,
      township,
      village,
      placeId,
      wardenId,
      location,
      road,
      note
    }))
  }
