import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import {
  type Checking,
  FormReading,
  longestShort,
  type ReadForm,
  type Written
} from "@jiaosuo/orders/domain/FormReading"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { checkLocation } from "../../FieldChecks.ts"
import type { Location } from "../../Location.ts"
import type * as Form from "./ShiftForms.ts"

/** Shifts as they were handed in, checked. */

/** A plausible end, not a rule: more stand at no post, and longer. */
const mostWardens = 20
const longestHours = 24

const halfHour = 30 * 60_000
/** The last instant that a date can hold: plans may lie in the future. */
const endOfTime = 8_640_000_000_000_000

const onHalfHour = (reading: FormReading, path: string, written: Written): Instant => {
  if (isBlank(written)) {
    reading.reject(path, text("请填写时间", "a time is needed"))
    return ""
  }
  const at = reading.take(path, checkHappenedAt(written, endOfTime)) ?? ""
  if (at !== "" && Date.parse(at) % halfHour !== 0) {
    reading.reject(path, text("应为整点或半点", "must be a full or a half hour"))
  }
  return at
}

/** When, and who. */
export interface CheckedPlan {
  readonly from: Instant
  readonly until: Instant
  readonly wardens: ReadonlyArray<string>
}

/** Half hours in their order; each warden once. */
export const checkPlan = (form: Form.ShiftForm | Form.ShiftChangeForm): ReadForm<CheckedPlan> => {
  const reading = new FormReading()
  const from = onHalfHour(reading, "from", form.from)
  const until = onHalfHour(reading, "until", form.until)
  if (from !== "" && until !== "") {
    if (until <= from) reading.reject("until", text("应晚于开始时间", "must be after its beginning"))
    if (Date.parse(until) - Date.parse(from) > longestHours * 3_600_000) {
      reading.reject("until", text(`最长${longestHours}小时`, `at most ${longestHours} hours`))
    }
  }
  const wardens = [...new Set(form.wardens)]
  if (wardens.length === 0) reading.reject("wardens", text("至少一人", "at least one"))
  if (wardens.length > mostWardens) {
    reading.reject("wardens", text(`最多${mostWardens}人`, `at most ${mostWardens}`))
  }
  return reading.done(() => ({ from, until, wardens }))
}

/** Who comes or goes, and where. */
export interface CheckedAttendance {
  /** Null where nobody was named. */
  readonly wardenId: string | null
  readonly location: Location | null
}

/** Within the district, where a place is given. */
export const checkAttendance = (
  form: Form.AttendanceForm,
  { district }: Checking
): ReadForm<CheckedAttendance> => {
  const reading = new FormReading()
  const wardenId = reading.text("wardenId", form.wardenId, longestShort)
  const location = checkLocation(reading, "location", form.location, district)
  return reading.done(() => ({ wardenId, location }))
}
