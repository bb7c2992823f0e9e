import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm
} from "@jiaosuo/orders/domain/FormReading"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { AssignHandlers, AttendScene, SurveyScene } from "../commands/Intake.ts"
import type { Handler, Measurement } from "../values/Proceedings.ts"
import { checkAttachments, checkHandler, checkHandlers } from "./HandlerCheck.ts"
import { pastInstant } from "./Instants.ts"
import type * as Form from "./IntakeForms.ts"
import { codeIn } from "./TableCodes.ts"

/** Who handles an accident and what they found on its scene, as handed in and checked. */

/** The giver leads where no lead is named. */
export const checkAssignment = (
  form: Form.AssignmentForm,
  giver: Handler
): ReadForm<Pick<AssignHandlers, "lead" | "others">> => {
  const reading = new FormReading()
  const named = form.lead ?? null
  const lead = named === null ? giver : checkHandler(reading, "lead", named, giver)
  const others = checkHandlers(reading, "others", form.others, giver)
  return reading.done(() => ({ lead, others }))
}

/** Photographs may come along. */
export const checkAttendance = (
  form: Form.AttendanceForm,
  giver: Handler
): ReadForm<Pick<AttendScene, "others" | "attachments" | "note">> => {
  const reading = new FormReading()
  const others = checkHandlers(reading, "others", form.others, giver)
  const attachments = checkAttachments(reading, form.attachments)
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({ others, attachments, note }))
}

/** A survey; `until` is null where the form leaves it to the instant at which it happened. */
export interface CheckedSurvey
  extends Pick<SurveyScene, "others" | "from" | "sceneKind" | "attachments" | "measurements" | "note"> {
  readonly until: Instant | null
}

const mostMeasurements = 500
/** Metres: farther than any scene. */
const longestDistance = 100_000

/** Beginning and end in this order and in the past, a scene kind of the table, distances that are distances. */
export const checkSurvey = (
  form: Form.SurveyForm,
  { today }: Checking,
  rules: AccidentRules,
  giver: Handler,
  nowMillis: number
): ReadForm<CheckedSurvey> => {
  const reading = new FormReading()
  const from = pastInstant(reading, "from", form.from, nowMillis)
  if (from === null && form.from.trim() === "") {
    reading.reject("from", text("请填写开始时间", "say when the survey began"))
  }
  const until = pastInstant(reading, "until", form.until, nowMillis)
  if (from !== null && until !== null && until < from) {
    reading.reject("until", text("早于开始时间", "is before its beginning"))
  }
  const others = checkHandlers(reading, "others", form.others, giver)
  const sceneKind = codeIn(reading, "sceneKind", form.sceneKind, rules.codeTables(today).scene)
  const attachments = checkAttachments(reading, form.attachments)
  const measurements = readMeasurements(reading, form.measurements ?? [])
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({
    from: from ?? "",
    until,
    others,
    sceneKind,
    attachments,
    measurements,
    note
  }))
}

const readMeasurements = (
  reading: FormReading,
  given: ReadonlyArray<Measurement>
): ReadonlyArray<Measurement> => {
  if (given.length > mostMeasurements) {
    reading.reject("measurements", text(`最多${mostMeasurements}项`, `at most ${mostMeasurements}`))
    return []
  }
  return given.map(({ from, to, metres }, i) => {
    if (!(metres >= 0 && metres <= longestDistance)) {
      reading.reject(
        `measurements.${i}.metres`,
        text("不是可能的距离", "is no distance that can be measured on a scene")
      )
    }
    return {
      from: reading.text(`measurements.${i}.from`, from, longestShort) ?? "",
      to: reading.text(`measurements.${i}.to`, to, longestShort) ?? "",
      metres
    }
  })
}
