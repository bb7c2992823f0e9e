import type { Instant } from "@jiaosuo/kernel/Event"
import { isUuid } from "@jiaosuo/kernel/Ids"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm,
  type Written
} from "@jiaosuo/orders/domain/FormReading"
import { checkCoordinates } from "@jiaosuo/reference/Coordinates"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { CallOutVolunteers } from "../commands/Handling.ts"
import type { CalledBranch, FeedbackFigures } from "../events/Handling.ts"
import type { Coordinates } from "../values/Place.ts"
import type {
  ArrivalForm,
  CallOutForm,
  CaseFilingForm,
  DispatchForm,
  FeedbackForm,
  GroupDoneForm,
  HandOverForm,
  ReceiptForm,
  ReferralForm,
  ReportingInForm,
  ReturnVisitForm,
  ReviewForm,
  ReviewRequestForm,
  SightingForm,
  SupervisionAnswerForm,
  SupervisionForm,
  WhistleForm
} from "./CaseForms.ts"

/** Most branches of one whistle. */
const most = 100
/** Row 8: every group of a district goes by one command. */
const mostGroups = 500
const mostCounted = 10_000

const required = (reading: FormReading, path: string, written: Written, longest: number): string => {
  const plain = reading.text(path, written, longest)
  if (plain === null) reading.reject(path, text("请填写", "is needed"))
  return plain ?? ""
}

/** The ids as they were given; that there are any is for the decision to say. */
export const checkDispatch = (form: DispatchForm): ReadForm<{ readonly groupIds: ReadonlyArray<string> }> => {
  const reading = new FormReading()
  if (form.groups.length > mostGroups) {
    reading.reject("groups", text(`最多${mostGroups}组`, `at most ${mostGroups}`), "row 8")
  }
  const groupIds = form.groups.map((groupId) => groupId.trim().toLowerCase())
  return reading.done(() => ({ groupIds }))
}

export const checkArrival = (
  form: ArrivalForm,
  { district }: Checking
): ReadForm<{ readonly location: Coordinates | null }> => {
  const reading = new FormReading()
  const given = form.location ?? null
  const location = given === null ? null : reading.take("location", checkCoordinates(given, district.bounds))
  return reading.done(() => ({ location }))
}

export const checkGroupDone = (form: GroupDoneForm): ReadForm<{ readonly outcome: string | null }> => {
  const reading = new FormReading()
  const outcome = reading.text("outcome", form.outcome, longestNote)
  return reading.done(() => ({ outcome }))
}

/** I1. Figures that nobody wrote are none. */
export const checkFeedback = (
  form: FeedbackForm
): ReadForm<{ readonly groupId: string | null; readonly figures: FeedbackFigures }> => {
  const reading = new FormReading()
  const groupId = reading.text("groupId", form.groupId, longestShort)?.toLowerCase() ?? null
  const figures = {
    vehicles: reading.count("vehicles", form.vehicles, mostCounted) ?? 0,
    people: reading.count("people", form.people, mostCounted) ?? 0,
    injured: reading.count("injured", form.injured, mostCounted) ?? 0,
    dead: reading.count("dead", form.dead, mostCounted) ?? 0,
    caught: reading.count("caught", form.caught, mostCounted) ?? 0,
    accidentForm: reading.text("accidentForm", form.accidentForm, longestShort),
    dangerousGoods: reading.text("dangerousGoods", form.dangerousGoods, longestShort),
    weather: reading.text("weather", form.weather, longestShort),
    road: reading.text("road", form.road, longestShort),
    handling: required(reading, "handling", form.handling, longestNote),
    evidence: form.evidence ?? false
  }
  return reading.done(() => ({ groupId, figures }))
}

/** Row 15: every branch with its deadline, `limitMinutes` from `at` where the form says nothing. */
export const checkWhistle = (
  form: WhistleForm,
  limitMinutes: number
): ReadForm<{
  readonly what: string
  readonly branchesFrom: (at: Instant) => ReadonlyArray<CalledBranch>
}> => {
  const reading = new FormReading()
  const what = required(reading, "what", form.what, longestNote)
  if (form.branches.length === 0 || form.branches.length > most) {
    reading.reject("branches", text(`请选择1至${most}个警种`, `name 1 to ${most} branches`))
  }
  const named = new Set<string>()
  const branches = form.branches.map(({ branch, minutes }, i) => {
    const name = required(reading, `branches.${i}.branch`, branch, longestShort)
    if (named.has(name)) reading.reject(`branches.${i}.branch`, text("重复", "is named twice"))
    named.add(name)
    const until = reading.count(`branches.${i}.minutes`, minutes, mostCounted) ?? limitMinutes
    return { branch: name, until }
  })
  return reading.done(() => ({
    what,
    branchesFrom: (at) =>
      branches.map(({ branch, until }) => ({
        branch,
        deadline: new Date(Date.parse(at) + until * 60_000).toISOString()
      }))
  }))
}

export const checkReportingIn = (
  form: ReportingInForm,
  giver: string
): ReadForm<{ readonly branch: string; readonly who: string }> => {
  const reading = new FormReading()
  const branch = required(reading, "branch", form.branch, longestShort)
  const who = reading.text("who", form.who, longestShort) ?? giver
  return reading.done(() => ({ branch, who }))
}

const checkNote = (form: { readonly note?: Written }): ReadForm<{ readonly note: string | null }> => {
  const reading = new FormReading()
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({ note }))
}

export const checkReviewRequest = (form: ReviewRequestForm) => checkNote(form)
export const checkReview = (form: ReviewForm) => checkNote(form)
export const checkReturnVisit = (form: ReturnVisitForm) => checkNote(form)

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** I8: due in the future, `limitHours` from now where the form says nothing. */
export const checkSupervision = (
  form: SupervisionForm,
  limitHours: number,
  nowMillis: number
): ReadForm<{ readonly what: string; readonly dueAt: Instant }> => {
  const reading = new FormReading()
  const what = required(reading, "what", form.what, longestNote)
  const written = isBlank(form.dueAt) ? null : form.dueAt.trim()
  const due =
    written === null
      ? nowMillis + limitHours * 3_600_000
      : rfc3339.test(written)
        ? Date.parse(written)
        : Number.NaN
  if (Number.isNaN(due)) {
    reading.reject(
      "dueAt",
      text("应为2026-05-06T08:30:00+08:00的形式", "write it like 2026-05-06T08:30:00+08:00")
    )
  } else if (due <= nowMillis) {
    reading.reject("dueAt", text("期限应在将来", "lies in the past"))
  }
  return reading.done(() => ({ what, dueAt: new Date(due).toISOString() }))
}

export const checkSupervisionAnswer = (
  form: SupervisionAnswerForm
): ReadForm<{ readonly answer: string }> => {
  const reading = new FormReading()
  const answer = required(reading, "answer", form.answer, longestNote)
  return reading.done(() => ({ answer }))
}

export const checkHandOver = (form: HandOverForm): ReadForm<{ readonly agency: string }> => {
  const reading = new FormReading()
  const agency = required(reading, "agency", form.agency, longestShort)
  return reading.done(() => ({ agency }))
}

export const checkReceipt = (form: ReceiptForm): ReadForm<{ readonly receipt: string }> => {
  const reading = new FormReading()
  const receipt = required(reading, "receipt", form.receipt, longestShort)
  return reading.done(() => ({ receipt }))
}

export const checkReferral = (
  form: ReferralForm
): ReadForm<{ readonly to: string; readonly lifeAtRisk: boolean }> => {
  const reading = new FormReading()
  const to = required(reading, "to", form.to, longestShort)
  return reading.done(() => ({ to, lifeAtRisk: form.lifeAtRisk ?? false }))
}

/** More than any call-out takes: a plausible end, not a rule. */
const mostVolunteers = 50

/** Row 46; row 23: a cell by its id, a skill of the table. */
export const checkCallOut =
  (rules: DutyRules) =>
  (
    form: CallOutForm,
    { today }: Checking
  ): ReadForm<Pick<CallOutVolunteers, "need" | "cell" | "skill" | "people">> => {
    const reading = new FormReading()
    const need = required(reading, "need", form.need, longestNote)
    const cellId = reading.text("cellId", form.cellId, longestShort)
    const skill = reading.text("skill", form.skill, longestShort)
    if (cellId !== null && !isUuid(cellId)) {
      reading.reject("cellId", text("不是哨点编号", "is no id of a cell"))
    }
    if (skill !== null && rules.cellAbility("skill", skill, today) === undefined) {
      reading.reject("skill", text("不在技能装备表中", "is not in the table of cell abilities"))
    }
    const people = reading.count("people", form.people, mostVolunteers)
    return reading.done(() => ({
      need,
      ...(cellId === null ? { skill, people } : { cell: { cellId: cellId.toLowerCase(), skill } })
    }))
  }

export const checkCaseFiling = (form: CaseFilingForm): ReadForm<{ readonly number: string | null }> => {
  const reading = new FormReading()
  const number = reading.text("number", form.number, longestShort)
  return reading.done(() => ({ number }))
}

/** Where a group is; outside of the district with a warning. */
export const checkSighting = (
  form: SightingForm,
  { district }: Checking
): ReadForm<{ readonly location: Coordinates }> => {
  const reading = new FormReading()
  const location = reading.take("longitude", checkCoordinates(form, district.bounds))
  return reading.done(() => ({ location: location ?? { longitude: 0, latitude: 0 } }))
}
