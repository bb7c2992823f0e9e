import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm,
  type Written
} from "@jiaosuo/orders/domain/FormReading"
import { checkCaller } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { CorrectCase, JoinCall, TakeCase } from "../commands/Intake.ts"
import type { CallSource } from "../events/Intake.ts"
import type { Assistant } from "../values/People.ts"
import type {
  AssistantForm,
  CaseCorrectionForm,
  IntakeForm,
  JoinedCallForm,
  LevelForm,
  OfferForm
} from "./CaseForms.ts"
import { checkPlace } from "./PlaceCheck.ts"

/** Longest description of a case, in characters. */
export const longestDescription = 4_000

/** A call in its normal form; its caller is not sealed, its number and its home are not known yet. */
export interface CheckedIntake
  extends Omit<TakeCase, "_tag" | "by" | "at" | "caller" | "number" | "zone" | "station" | "warnings"> {
  readonly caller: PersonalValues | null
}

/** I1: a whole intake sheet. Codes are those of the day of the call (I4, I7). */
export const checkIntake = (
  form: IntakeForm,
  checking: Checking,
  rules: CaseRules,
  nowMillis: number
): ReadForm<CheckedIntake> => {
  const reading = new FormReading()
  const calledAt = readCalledAt(reading, form.calledAt, nowMillis)
  const on = dayInShanghai(calledAt)
  const { kind, type, detail, usualLevel } = readType(reading, form, rules, on)
  const level = isBlank(form.level) ? usualLevel : readLevel(reading, form.level, rules, on)
  const place = checkPlace(reading, "place.", form.place, checking)
  const description = reading.text("description", form.description, longestDescription)
  const source = readSource(reading, form.source ?? null)
  const caller = checkCaller(reading, "caller.", form.caller ?? null, checking.today)
  return reading.done(() => ({
    calledAt,
    channel: form.channel,
    kind,
    type,
    detail,
    level,
    place,
    caller,
    description,
    source
  }))
}

/** An unreadable instant is named once; what follows is judged by today. */
const readCalledAt = (reading: FormReading, written: Written, nowMillis: number): Instant =>
  reading.take("calledAt", checkHappenedAt(written, nowMillis)) ?? new Date(nowMillis).toISOString()

const readType = (
  reading: FormReading,
  form: { readonly kind: string; readonly type: string; readonly detail?: Written },
  rules: CaseRules,
  on: CalendarDate
) => {
  const types = rules.types(on)
  const found = rules.typeOf(form.kind.trim(), form.type.trim(), on)
  if (found === undefined) {
    const kindIsKnown = types.some(({ kind }) => kind === form.kind.trim())
    reading.reject(
      kindIsKnown ? "type" : "kind",
      kindIsKnown
        ? text(`该类别没有细类“${form.type}”`, `this kind has no type "${form.type}"`)
        : text(`警情类别“${form.kind}”不在表中`, `kind "${form.kind}" is not in the table`),
      "I7"
    )
  }
  const detail = reading.text("detail", form.detail, longestShort)
  if (detail !== null && found !== undefined && !found.details.some(({ code }) => code === detail)) {
    reading.reject("detail", text(`没有“${detail}”这一小类`, `there is no detail "${detail}"`), "I7")
  }
  return {
    kind: found?.kind ?? "",
    type: found?.type ?? "",
    detail,
    usualLevel: found?.level ?? ""
  }
}

const readLevel = (reading: FormReading, level: string, rules: CaseRules, on: CalendarDate): string => {
  const found = rules.levelOf(level.trim(), on)
  if (found === undefined) {
    reading.reject(
      "level",
      text(`警情等级“${level}”不在方案中`, `level "${level}" is not in the scheme`),
      "I4"
    )
  }
  return found?.level ?? ""
}

const readSource = (reading: FormReading, source: CallSource): CallSource => {
  if (source === null) return null
  const desk = reading.text("source.desk", source.desk, longestShort)
  const number = reading.text("source.number", source.number, longestShort)
  if (desk === null) reading.reject("source.desk", text("请填写来源平台", "say which desk"))
  if (number === null) reading.reject("source.number", text("请填写来源编号", "its number there is needed"))
  return { desk: desk ?? "", number: number ?? "" }
}

/** A correction in its normal form; the home of a new place is not known yet. */
export interface CheckedCorrection {
  readonly corrected: Omit<CorrectCase["corrected"], "place"> & { readonly place?: TakeCase["place"] }
}

/** Only what is written is corrected. A kind comes with its type. `calledOn`: the day whose table is asked. */
export const checkCorrection = (
  form: CaseCorrectionForm,
  checking: Checking,
  rules: CaseRules,
  was: { readonly kind: string; readonly type: string },
  calledOn: CalendarDate
): ReadForm<CheckedCorrection> => {
  const reading = new FormReading()
  const isTyped = !isBlank(form.kind) || !isBlank(form.type) || !isBlank(form.detail)
  const typed = isTyped
    ? readType(
        reading,
        {
          kind: isBlank(form.kind) ? was.kind : form.kind,
          type: isBlank(form.type) ? was.type : form.type,
          detail: form.detail
        },
        rules,
        calledOn
      )
    : undefined
  const place = form.place ?? null
  const description = reading.text("description", form.description, longestDescription)
  const corrected = {
    ...(typed === undefined ? {} : { kind: typed.kind, type: typed.type }),
    ...(typed === undefined || isBlank(form.detail) ? {} : { detail: typed.detail }),
    ...(description === null ? {} : { description }),
    ...(place === null ? {} : { place: checkPlace(reading, "place.", place, checking) })
  }
  return reading.done(() => ({ corrected }))
}

/** I4: a level of the scheme of the day of the call. */
export const checkLevel = (
  form: LevelForm,
  rules: CaseRules,
  calledOn: CalendarDate
): ReadForm<{ readonly level: string }> => {
  const reading = new FormReading()
  const level = readLevel(reading, form.level, rules, calledOn)
  return reading.done(() => ({ level }))
}

/** A duplicate call in its normal form; its caller is not sealed yet. */
export interface CheckedCall
  extends Omit<JoinCall, "_tag" | "by" | "at" | "id" | "callId" | "caller" | "ofCase"> {
  readonly caller: PersonalValues | null
}

export const checkJoinedCall = (
  form: JoinedCallForm,
  checking: Checking,
  nowMillis: number
): ReadForm<CheckedCall> => {
  const reading = new FormReading()
  const calledAt = readCalledAt(reading, form.calledAt, nowMillis)
  const description = reading.text("description", form.description, longestDescription)
  const source = readSource(reading, form.source ?? null)
  const caller = checkCaller(reading, "caller.", form.caller ?? null, checking.today)
  return reading.done(() => ({ calledAt, description, source, caller }))
}

/** Row 14. */
export const checkOffer = (
  form: OfferForm,
  { district }: Checking
): ReadForm<{ readonly to: string; readonly station: string | null }> => {
  const reading = new FormReading()
  const to = reading.text("to", form.to, longestShort)
  if (to === null) reading.reject("to", text("请填写账户", "an account is needed"))
  const station = readStation(reading, form.station, district)
  return reading.done(() => ({ to: to ?? "", station }))
}

const readStation = (
  reading: FormReading,
  written: Written,
  district: Checking["district"]
): string | null => {
  const station = reading.text("station", written, longestShort)
  if (station !== null && district.township(station) === undefined) {
    reading.reject("station", text(`没有“${station}”这个派出所`, `there is no station ${station}`), "N9")
  }
  return station
}

/** Either an account or a unit. */
export const checkAssistant = (
  form: AssistantForm,
  { district }: Checking
): ReadForm<{ readonly assistant: Assistant; readonly task: string | null }> => {
  const reading = new FormReading()
  const account = reading.text("account", form.account, longestShort)
  const unitId = reading.text("unitId", form.unitId, longestShort)
  const station = readStation(reading, form.station, district)
  const task = reading.text("task", form.task, longestNote)
  if ((account === null) === (unitId === null)) {
    reading.reject("account", text("请填写账户或者单位之一", "name either an account or a unit"))
  }
  return reading.done(() => ({
    assistant:
      account === null ? { kind: "unit", unitId: unitId ?? "" } : { kind: "account", account, station },
    task
  }))
}
