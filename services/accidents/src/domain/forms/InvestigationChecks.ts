import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm
} from "@jiaosuo/orders/domain/FormReading"
import { checkPerson } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import type * as Command from "../commands/Investigation.ts"
import type { Handler } from "../values/Proceedings.ts"
import { checkAttachments, checkHandlers } from "./HandlerCheck.ts"
import type * as Form from "./InvestigationForms.ts"
import { approvalOf, dayOr, few, type Given, longestText, needed } from "./ProceedingsReading.ts"

/** What people hand in about A19 and A22, checked; what the file and the rules allow is for the decision to say. */

const mostShown = 1_000

/** An identification before the witness is sealed; null: somebody of the accident identifies. */
export interface CheckedIdentification
  extends Given<Command.HoldIdentification, "identificationId" | "heldAt" | "identifiedBy"> {
  readonly identifiedBy: string | null
  readonly witness: PersonalValues | null
}

/** A19, N6. */
export const checkIdentification = (
  form: Form.IdentificationForm,
  { today }: Checking,
  giver: Handler
): ReadForm<CheckedIdentification> => {
  const reading = new FormReading()
  const shown = reading.count("shown", form.shown, mostShown) ?? 0
  const others = checkHandlers(reading, "others", form.others, giver)
  const witness = form.witness ?? null
  const values = witness === null ? null : checkPerson(reading, "witness.", witness, today)
  const attachments = checkAttachments(reading, form.attachments)
  const note = reading.text("note", form.note, longestNote)
  const identifiedBy = reading.text("identifiedBy", form.identifiedBy, longestShort)
  const vehicleId = reading.text("vehicleId", form.vehicleId, longestShort)
  const participantId = reading.text("participantId", form.participantId, longestShort)
  return reading.done(() => ({
    of: form.of,
    shown,
    others,
    identifiedBy,
    witness: values,
    vehicleId,
    participantId,
    attachments,
    note
  }))
}

/** A19. */
export const checkDeepInvestigation = (
  form: Form.DeepInvestigationForm,
  { today }: Checking,
  giver: Handler
): ReadForm<Given<Command.OpenDeepInvestigation>> => {
  const reading = new FormReading()
  const openedOn = dayOr(reading, "openedOn", form.openedOn, today)
  const others = checkHandlers(reading, "others", form.others, giver)
  return reading.done(() => ({ openedOn, ground: form.ground, others }))
}

export const checkDeepConclusion = (
  form: Form.DeepConclusionForm,
  { today }: Checking
): ReadForm<Given<Command.ConcludeDeepInvestigation>> => {
  const reading = new FormReading()
  const concludedOn = dayOr(reading, "concludedOn", form.concludedOn, today)
  const reportNumber = needed(reading, "reportNumber", form.reportNumber, longestShort)
  const findings = few(reading, "findings", form.findings).map(({ cause, text: said }, i) => ({
    cause,
    text: needed(reading, `findings.${i}.text`, said, longestText)
  }))
  const recommendations = few(reading, "recommendations", form.recommendations ?? []).map(
    ({ to, what }, i) => ({
      to: needed(reading, `recommendations.${i}.to`, to, longestShort),
      what: needed(reading, `recommendations.${i}.what`, what, longestText)
    })
  )
  return reading.done(() => ({ concludedOn, reportNumber, findings, recommendations }))
}

/** A22: approved by the city's police; the governments are told. */
export const checkFirmOrder = (
  form: Form.FirmOrderForm,
  checking: Checking
): ReadForm<Given<Command.OrderFirmToFix, "orderId" | "id" | "otherCase" | "outside">> => {
  const reading = new FormReading()
  const approval = approvalOf(reading, form.approval, checking, "A22")
  const orderedOn = dayOr(reading, "orderedOn", form.orderedOn, checking.today)
  const dueOn = reading.requiredDay("dueOn", form.dueOn)
  const notifiedGovernments = few(reading, "notifiedGovernments", form.notifiedGovernments ?? []).map(
    (government, i) => needed(reading, `notifiedGovernments.${i}`, government, longestShort)
  )
  if (notifiedGovernments.length === 0) {
    reading.reject(
      "notifiedGovernments",
      text("请填写通报的人民政府部门", "say which governments are told"),
      "A22"
    )
  }
  const { vehicleId } = form
  const other = form.other.toLowerCase()
  return reading.done(() => ({ vehicleId, other, approval, orderedOn, dueOn, notifiedGovernments }))
}

export const checkFirmFix = (
  form: Form.FirmFixForm,
  { today }: Checking
): ReadForm<Given<Command.ConfirmFix>> => {
  const reading = new FormReading()
  const confirmedOn = dayOr(reading, "confirmedOn", form.confirmedOn, today)
  return reading.done(() => ({ orderId: form.orderId, confirmedOn }))
}
