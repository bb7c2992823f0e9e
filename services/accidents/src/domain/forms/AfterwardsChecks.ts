import { text } from "@jiaosuo/kernel/Problem"
import { type Checking, FormReading, longestShort, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import type * as Command from "../commands/Proceedings.ts"
import type { Handler } from "../values/Proceedings.ts"
import type * as Form from "./ProceedingsForms.ts"
import {
  amountOf,
  dayOr,
  few,
  type Given,
  longestText,
  needed,
  pastDayNeeded,
  sidesOf
} from "./ProceedingsReading.ts"

/**
 * What people hand in after a paper, and about a search, a crime or a recusal, checked: days that have come, texts that are not too long,
 * amounts and numbers of people that are possible. All faults of a form are named together. What the file allows is
 * for the decision to say.
 */

/** A9. */
export const checkOnTheSpot = (
  form: Form.OnTheSpotForm,
  { today }: Checking
): ReadForm<Given<Command.MediateOnTheSpot>> => {
  const reading = new FormReading()
  const heldOn = dayOr(reading, "heldOn", form.heldOn, today)
  const amountYuan = amountOf(reading, form.amountYuan)
  const { askedByAll, agreed } = form
  return reading.done(() => ({ heldOn, askedByAll, objection: form.objection ?? null, agreed, amountYuan }))
}

/** A17. */
export const checkReviewRequest = (
  form: Form.ReviewRequestForm,
  { today }: Checking
): ReadForm<Given<Command.RequestReview, "reviewId">> => {
  const reading = new FormReading()
  const requestedOn = dayOr(reading, "requestedOn", form.requestedOn, today)
  const noticedOn = reading.pastDay("noticedOn", form.noticedOn, today)
  const { paperId, participantId, handedTo } = form
  return reading.done(() => ({ paperId, participantId, requestedOn, handedTo, noticedOn }))
}

export const checkReviewFile = (
  form: Form.ReviewFileForm,
  { today }: Checking
): ReadForm<Given<Command.SendReviewFile>> => {
  const reading = new FormReading()
  const sentOn = dayOr(reading, "sentOn", form.sentOn, today)
  const receivedOn = reading.pastDay("receivedOn", form.receivedOn, today)
  return reading.done(() => ({ reviewId: form.reviewId, sentOn, receivedOn }))
}

/** A17: reviewers are officers of the reviewing body, by account or police number. */
export const checkReviewDecision = (
  form: Form.ReviewDecisionForm,
  { today }: Checking
): ReadForm<Given<Command.DecideReview>> => {
  const reading = new FormReading()
  const decidedOn = dayOr(reading, "decidedOn", form.decidedOn, today)
  const reviewers = few(reading, "reviewers", form.reviewers).map(
    ({ account, qualification }, i): Handler => ({
      account: needed(reading, `reviewers.${i}.account`, account, longestShort),
      kind: "officer",
      qualification
    })
  )
  return reading.done(() => ({ reviewId: form.reviewId, outcome: form.outcome, decidedOn, reviewers }))
}

export const checkMediationRequest = (
  form: Form.MediationRequestForm,
  { today }: Checking
): ReadForm<Given<Command.RequestMediation, "mediationId">> => {
  const reading = new FormReading()
  const requestedOn = dayOr(reading, "requestedOn", form.requestedOn, today)
  const peoplesMediationEndedOn =
    form.after === "peoples-mediation"
      ? pastDayNeeded(reading, "peoplesMediationEndedOn", form.peoplesMediationEndedOn, today)
      : null
  const sides = sidesOf(reading, form.sides)
  return reading.done(() => ({ requestedOn, after: form.after, peoplesMediationEndedOn, sides }))
}

export const checkMediationNotice = (
  form: Form.MediationNoticeForm,
  { today }: Checking
): ReadForm<Given<Command.NotifyMediation>> => {
  const reading = new FormReading()
  const notifiedOn = dayOr(reading, "notifiedOn", form.notifiedOn, today)
  const heldOn = reading.requiredDay("heldOn", form.heldOn)
  return reading.done(() => ({ mediationId: form.mediationId, notifiedOn, heldOn }))
}

/** The national record (rulebook section 11) has room for two. */
const mostMediators = 2

const mediatorsOf = (
  reading: FormReading,
  mediators: NonNullable<Form.MediationStartForm["mediators"]>
): ReadonlyArray<string> => {
  if (mediators.length > mostMediators) {
    reading.reject("mediators", text("调解人最多两名", "at most two mediate"), "11")
    return []
  }
  const read = mediators.map(({ account }, i) =>
    needed(reading, `mediators.${i}.account`, account, longestShort)
  )
  if (new Set(read).size < read.length) {
    reading.reject("mediators", text("同一人写了两次", "somebody is named twice"), "11")
  }
  return read
}

export const checkMediationStart = (
  form: Form.MediationStartForm,
  { today }: Checking
): ReadForm<Given<Command.BeginMediation>> => {
  const reading = new FormReading()
  const begunOn = dayOr(reading, "begunOn", form.begunOn, today)
  const startOn = pastDayNeeded(reading, "startOn", form.startOn, today)
  const sides = sidesOf(reading, form.sides)
  const mediators = mediatorsOf(reading, form.mediators ?? [])
  const { mediationId, startGround } = form
  return reading.done(() => ({
    mediationId,
    startGround,
    startOn,
    begunOn,
    sides,
    ...(mediators.length === 0 ? {} : { mediators })
  }))
}

export const checkMediationEnd = (
  form: Form.MediationEndForm,
  { today }: Checking
): ReadForm<Given<Command.EndMediation>> => {
  const reading = new FormReading()
  const endedOn = dayOr(reading, "endedOn", form.endedOn, today)
  const amountYuan = amountOf(reading, form.amountYuan)
  const { mediationId, outcome } = form
  return reading.done(() => ({ mediationId, outcome, endedOn, amountYuan }))
}

/** A20. */
export const checkSearch = (form: Form.SearchForm): ReadForm<{ readonly description: string }> => {
  const reading = new FormReading()
  const description = needed(reading, "description", form.description, longestText)
  return reading.done(() => ({ description }))
}

export const checkSearchNotice = (
  form: Form.SearchNoticeForm,
  { today }: Checking
): ReadForm<Given<Command.IssueNotice, "noticeId">> => {
  const reading = new FormReading()
  const number = reading.text("number", form.number, longestShort)
  const issuedOn = dayOr(reading, "issuedOn", form.issuedOn, today)
  return reading.done(() => ({ kind: form.kind, number, issuedOn }))
}

export const checkNoticeCancellation = (
  form: Form.NoticeCancellationForm,
  { today }: Checking
): ReadForm<Given<Command.CancelNotice>> => {
  const reading = new FormReading()
  const cancelledOn = dayOr(reading, "cancelledOn", form.cancelledOn, today)
  return reading.done(() => ({ noticeId: form.noticeId, cancelledOn }))
}

export const checkFugitive = (
  form: Form.FugitiveForm,
  { today }: Checking
): ReadForm<Given<Command.FindFugitive>> => {
  const reading = new FormReading()
  const foundOn = dayOr(reading, "foundOn", form.foundOn, today)
  return reading.done(() => ({
    foundOn,
    vehicleId: form.vehicleId ?? null,
    participantId: form.participantId ?? null
  }))
}

export const checkDecisionRequest = (
  form: Form.DecisionRequestForm,
  { today }: Checking
): ReadForm<Given<Command.AskDecision>> => {
  const reading = new FormReading()
  const requestedOn = dayOr(reading, "requestedOn", form.requestedOn, today)
  return reading.done(() => ({ participantId: form.participantId, requestedOn }))
}

/** C7: what was filed has its number. */
export const checkCrime = (
  form: Form.CrimeForm,
  { today }: Checking
): ReadForm<Given<Command.ConsiderCrime>> => {
  const reading = new FormReading()
  const consideredOn = dayOr(reading, "consideredOn", form.consideredOn, today)
  const number = reading.text("number", form.number, longestShort)
  if (form.conclusion === "filed-as-crime" && number === null) {
    reading.reject("number", text("请填写案件编号", "the number of the case is needed"), "C7")
  }
  return reading.done(() => ({ conclusion: form.conclusion, number, consideredOn }))
}

/** A21. */
export const checkRecusal = (
  form: Form.RecusalForm,
  { today }: Checking
): ReadForm<Given<Command.RequestRecusal, "recusalId">> => {
  const reading = new FormReading()
  const requestedOn = dayOr(reading, "requestedOn", form.requestedOn, today)
  const { handler, ground } = form
  return reading.done(() => ({ handler, askedBy: form.askedBy ?? null, ground, requestedOn }))
}

export const checkRecusalDecision = (
  form: Form.RecusalDecisionForm,
  { today }: Checking
): ReadForm<Given<Command.DecideRecusal>> => {
  const reading = new FormReading()
  const decidedOn = dayOr(reading, "decidedOn", form.decidedOn, today)
  return reading.done(() => ({ recusalId: form.recusalId, granted: form.granted, decidedOn }))
}
