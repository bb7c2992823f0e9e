import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm
} from "@jiaosuo/orders/domain/FormReading"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type * as Command from "../commands/Proceedings.ts"
import type * as Form from "./ProceedingsForms.ts"
import {
  amountOf,
  approvalOf,
  dayOr,
  few,
  type Given,
  longestText,
  needed,
  sharesOf
} from "./ProceedingsReading.ts"

/**
 * What people hand in from the choice of a procedure to a paper that is served, checked: days that have come, texts that are not too long,
 * amounts and numbers of people that are possible. All faults of a form are named together. What the file allows is
 * for the decision to say.
 */

export const checkSettlement = (
  form: Form.SettlementForm,
  { today }: Checking
): ReadForm<Given<Command.SettleThemselves>> => {
  const reading = new FormReading()
  const settledOn = dayOr(reading, "settledOn", form.settledOn, today)
  const amountYuan = amountOf(reading, form.amountYuan)
  const shares = sharesOf(reading, form.shares)
  return reading.done(() => ({ settledOn, guided: form.guided ?? false, amountYuan, shares }))
}

export const checkProcedure = (form: Form.ProcedureForm): ReadForm<Given<Command.ChooseProcedure>> =>
  new FormReading().done(() => ({
    procedure: form.procedure,
    agreed: form.agreed ?? false,
    complicated: form.complicated ?? false
  }))

export const checkEvidence = (
  form: Form.EvidenceForm,
  { today }: Checking
): ReadForm<Given<Command.ShowEvidence>> => {
  const reading = new FormReading()
  const shownOn = dayOr(reading, "shownOn", form.shownOn, today)
  const note = reading.text("note", form.note, longestNote)
  const participantIds = few(reading, "participantIds", form.participantIds)
  return reading.done(() => ({ shownOn, participantIds, note }))
}

export const checkJointRequest = (
  form: Form.JointRequestForm,
  checking: Checking
): ReadForm<Given<Command.RecordJointRequest>> => {
  const reading = new FormReading()
  const requestedOn = dayOr(reading, "requestedOn", form.requestedOn, checking.today)
  const approval = approvalOf(reading, form.approval, checking, "A10")
  return reading.done(() => ({ requestedOn, approval }))
}

export const checkTestOrder = (
  form: Form.TestOrderForm,
  { today }: Checking
): ReadForm<Given<Command.OrderTest, "testId">> => {
  const reading = new FormReading()
  const what = needed(reading, "what", form.what, longestNote)
  const institution = needed(reading, "institution", form.institution, longestShort)
  const orderedOn = dayOr(reading, "orderedOn", form.orderedOn, today)
  return reading.done(() => ({
    what,
    institution,
    orderedOn,
    participantId: form.participantId ?? null,
    vehicleId: form.vehicleId ?? null,
    repeats: form.repeats ?? null
  }))
}

export const checkTestExtension = (
  form: Form.TestExtensionForm,
  checking: Checking
): ReadForm<Given<Command.ExtendTest>> => {
  const reading = new FormReading()
  const until = reading.requiredDay("until", form.until)
  const approval = approvalOf(reading, form.approval, checking, "A12")
  return reading.done(() => ({ testId: form.testId, until, approval }))
}

export const checkTestResult = (
  form: Form.TestResultForm,
  { today }: Checking
): ReadForm<Given<Command.ReceiveTestResult>> => {
  const reading = new FormReading()
  const receivedOn = dayOr(reading, "receivedOn", form.receivedOn, today)
  const conclusion = needed(reading, "conclusion", form.conclusion, longestText)
  return reading.done(() => ({ testId: form.testId, receivedOn, conclusion }))
}

export const checkTestService = (
  form: Form.TestServiceForm,
  { today }: Checking
): ReadForm<Given<Command.ServeTestResult>> => {
  const reading = new FormReading()
  const servedOn = dayOr(reading, "servedOn", form.servedOn, today)
  return reading.done(() => ({ testId: form.testId, servedOn }))
}

export const checkSecondTest = (
  form: Form.SecondTestForm,
  { today }: Checking
): ReadForm<Given<Command.RequestSecondTest>> => {
  const reading = new FormReading()
  const requestedOn = dayOr(reading, "requestedOn", form.requestedOn, today)
  return reading.done(() => ({ testId: form.testId, participantId: form.participantId, requestedOn }))
}

/** A12: what the unit does not approve needs its reason on paper. */
export const checkSecondTestRefusal = (
  form: Form.SecondTestRefusalForm,
  { today }: Checking
): ReadForm<Given<Command.RefuseSecondTest>> => {
  const reading = new FormReading()
  const decidedOn = dayOr(reading, "decidedOn", form.decidedOn, today)
  if (form.ground === "not-approved" && isBlank(form.reason)) {
    reading.reject("reason", text("请填写不予批准的理由", "say why it is not approved"), "A12")
  }
  return reading.done(() => ({ testId: form.testId, decidedOn, ground: form.ground }))
}

export const checkVehicleReturn = (
  form: Form.VehicleReturnForm,
  { today }: Checking
): ReadForm<Given<Command.ReturnVehicle>> => {
  const reading = new FormReading()
  const returnedOn = dayOr(reading, "returnedOn", form.returnedOn, today)
  return reading.done(() => ({ testId: form.testId, returnedOn }))
}

export const checkStop = (
  form: Form.StopForm,
  checking: Checking
): ReadForm<Given<Command.StopClock, "stopId">> => {
  const reading = new FormReading()
  const stoppedOn = dayOr(reading, "stoppedOn", form.stoppedOn, checking.today)
  const noticeServedOn = dayOr(reading, "noticeServedOn", form.noticeServedOn, checking.today)
  const approval = approvalOf(reading, form.approval, checking, "A11")
  return reading.done(() => ({ ground: form.ground, stoppedOn, noticeServedOn, approval }))
}

export const checkResumption = (
  form: Form.ResumptionForm,
  { today }: Checking
): ReadForm<Given<Command.ResumeClock>> => {
  const reading = new FormReading()
  const resumedOn = dayOr(reading, "resumedOn", form.resumedOn, today)
  return reading.done(() => ({ stopId: form.stopId, resumedOn }))
}

export const checkLiabilityForm = (
  form: Form.LiabilityForm,
  { today }: Checking
): ReadForm<Given<Command.DecideLiability, "paperId">> => {
  const reading = new FormReading()
  const number = needed(reading, "number", form.number, longestShort)
  const decidedOn = dayOr(reading, "decidedOn", form.decidedOn, today)
  const shares = sharesOf(reading, form.shares)
  const signedBy = form.signedBy === undefined ? null : few(reading, "signedBy", form.signedBy)
  return reading.done(() => ({
    kind: form.kind,
    number,
    decidedOn,
    shares,
    withoutFault: form.withoutFault ?? false,
    signedBy
  }))
}

/** What is taken back by the unit's own insight needs its reason on paper. */
export const checkRevocation = (
  form: Form.RevocationForm,
  { today }: Checking
): ReadForm<Given<Command.RevokeLiability>> => {
  const reading = new FormReading()
  const revokedOn = dayOr(reading, "revokedOn", form.revokedOn, today)
  if (form.ground === "own-correction" && isBlank(form.reason)) {
    reading.reject("reason", text("请填写撤销的理由", "say why the paper is taken back"))
  }
  return reading.done(() => ({ paperId: form.paperId, ground: form.ground, revokedOn }))
}

/** A14: the values are codes and ids; who is told of what is for the decision to say. */
export const checkService = ({
  paperId,
  participantId,
  way,
  informed
}: Form.ServiceForm): ReadForm<Given<Command.ServePaper, "servedAt">> =>
  new FormReading().done(() => ({ paperId, participantId, way, informed }))
