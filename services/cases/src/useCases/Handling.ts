import { Rejected } from "@jiaosuo/event-store/CommandHandler"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import { type Act, type Making, type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Order } from "@jiaosuo/orders/Orders"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import type { BoardReader } from "../board/BoardReader.ts"
import { type Case, townshipOfCase } from "../domain/Case.ts"
import type { CaseCommand } from "../domain/CaseCommands.ts"
import type { CaseRejection } from "../domain/CaseRejections.ts"
import type { Correction, GroupStepReport } from "../domain/commands/Handling.ts"
import { borderOf } from "../domain/dispatch/Proposal.ts"
import type * as Form from "../domain/forms/CaseForms.ts"
import * as Checks from "../domain/forms/HandlingChecks.ts"
import { workerOf } from "./WorkerOf.ts"

type ActOn<F> = Act<F, CaseRejection>

/** Use cases of a case's groups, its handling and its supervision: one method for each verb. */
export interface Handling {
  readonly approveCrossing: ActOn<Form.CrossingForm>
  readonly dispatch: ActOn<Form.DispatchForm>
  readonly sign: ActOn<Form.GroupForm>
  readonly depart: ActOn<Form.GroupForm>
  readonly arrive: ActOn<Form.ArrivalForm>
  readonly done: ActOn<Form.GroupDoneForm>
  readonly callOff: ActOn<Form.GroupForm>
  readonly feedback: ActOn<Form.FeedbackForm>
  readonly blowWhistle: ActOn<Form.WhistleForm>
  readonly reportIn: ActOn<Form.ReportingInForm>
  readonly endWhistle: ActOn<Form.WhistleEndForm>
  readonly askReview: ActOn<Form.ReviewRequestForm>
  readonly review: ActOn<Form.ReviewForm>
  readonly orderSupervision: ActOn<Form.SupervisionForm>
  readonly answerSupervision: ActOn<Form.SupervisionAnswerForm>
  readonly returnVisit: ActOn<Form.ReturnVisitForm>
  readonly handOver: ActOn<Form.HandOverForm>
  readonly receipt: ActOn<Form.ReceiptForm>
  readonly refer: ActOn<Form.ReferralForm>
  readonly callOut: ActOn<Form.CallOutForm>
  readonly fileCase: ActOn<Form.CaseFilingForm>
  readonly extendWork: ActOn<PlainForm>
}

/** The id of what an order makes on a case: the same order makes the same thing. */
const newId = (what: string, { context }: Order): string => derivedId(what, context.commandId)

/** I5: what is stated as a correction, and why. */
const correctionIn = (
  { correction }: { readonly correction?: boolean | undefined },
  reason: string | null
): Correction | null => (correction === true ? { reason } : null)

/** Group ids are compared as the roster writes them. */
const groupIn = ({ groupId }: { readonly groupId: string }): string => groupId.trim().toLowerCase()

/** A step of a group, as somebody reports it. */
const reportOf = <Checked>(
  { order, at, reason }: Making<Checked>,
  form: { readonly groupId: string; readonly correction?: boolean | undefined }
): GroupStepReport => ({
  groupId: groupIn(form),
  correction: correctionIn(form, reason),
  by: workerOf(order),
  at
})

/** The use cases of the handling, in the way in which orders on a case are given. */
export const makeHandling = (
  { ordered, onVersionRead }: Ordering<CaseCommand, Case, CaseRejection>,
  board: typeof BoardReader.Service,
  { caseRules, dutyRules }: ReferenceData
): Handling => ({
  approveCrossing: ordered(
    "approveCrossing",
    checkPlain<Form.CrossingForm>,
    ({ order, at, reason }, form) => {
      const zoneId = form.zoneId.trim().toLowerCase()
      return Effect.flatMap(board.situation("", at), ({ organisation: { units } }) => {
        const unit = units.get(zoneId)
        // An approval of what is no border would help nobody, and look as if it did.
        return unit === undefined || borderOf(unit) !== zoneId
          ? Effect.fail(new Rejected<CaseRejection>({ rejection: { _tag: "ZoneIsNotKnown", zoneId } }))
          : Effect.succeed(
              plain<CaseCommand>({
                _tag: "ApproveCrossing",
                approvalId: newId("crossing", order),
                zoneId,
                by: workerOf(order),
                at,
                reason
              })
            )
      })
    }
  ),

  // The groups are weighed from the place of the version that was read: a corrected place weighs them again.
  dispatch: (id, form, order) =>
    onVersionRead<Form.DispatchForm>((state) =>
      Effect.succeed(
        ordered("dispatch", Checks.checkDispatch, ({ checked, order, at, reason }, said: Form.DispatchForm) =>
          Effect.map(
            board.situation((state === undefined ? null : townshipOfCase(state)) ?? "", at),
            (situation) =>
              plain<CaseCommand>({
                _tag: "DispatchGroups",
                caseId: id.toLowerCase(),
                dispatchId: newId("dispatch", order),
                ...checked,
                situation,
                correction: correctionIn(said, reason),
                by: workerOf(order),
                at
              })
          )
        )
      )
    )(id, form, order),

  sign: ordered("sign", checkPlain<Form.GroupForm>, (making, form) =>
    plain({ _tag: "SignDispatch", ...reportOf(making, form) })
  ),

  depart: ordered("depart", checkPlain<Form.GroupForm>, (making, form) =>
    plain({ _tag: "DepartGroup", ...reportOf(making, form) })
  ),

  arrive: ordered("arrive", Checks.checkArrival, (making, form) =>
    plain({ _tag: "ArriveGroup", ...making.checked, ...reportOf(making, form) })
  ),

  done: ordered("done", Checks.checkGroupDone, (making, form) =>
    plain({ _tag: "FinishGroup", ...making.checked, ...reportOf(making, form) })
  ),

  callOff: ordered("callOff", checkPlain<Form.GroupForm>, (making, form) =>
    plain({ _tag: "CallOffGroup", ...reportOf(making, form), reason: making.reason })
  ),

  feedback: ordered("feedback", Checks.checkFeedback, ({ checked, order, at }) =>
    plain({
      _tag: "GiveFeedback",
      feedbackId: newId("feedback", order),
      ...checked,
      by: workerOf(order),
      at
    })
  ),

  blowWhistle: ordered(
    "blowWhistle",
    (form: Form.WhistleForm, { today }) =>
      Checks.checkWhistle(form, caseRules.limit("whistle-minutes", today)),
    ({ checked, order, at }) =>
      plain({
        _tag: "BlowWhistle",
        whistleId: newId("whistle", order),
        what: checked.what,
        branches: checked.branchesFrom(at),
        by: workerOf(order),
        at
      })
  ),

  reportIn: (id, form, order) =>
    ordered(
      "reportIn",
      (said: Form.ReportingInForm) => Checks.checkReportingIn(said, order.principal.account),
      ({ checked, at }, { whistleId }) =>
        plain({ _tag: "ReportIn", whistleId, ...checked, by: workerOf(order), at })
    )(id, form, order),

  endWhistle: ordered("endWhistle", checkPlain<Form.WhistleEndForm>, ({ order, at, reason }, { whistleId }) =>
    plain({ _tag: "EndWhistle", whistleId, by: workerOf(order), at, reason })
  ),

  askReview: ordered("askReview", Checks.checkReviewRequest, ({ checked, order, at }) =>
    plain({ _tag: "AskReview", reviewId: newId("review", order), ...checked, by: workerOf(order), at })
  ),

  review: ordered("review", Checks.checkReview, ({ checked, order, at }, { outcome }) =>
    plain({ _tag: "GiveReview", outcome, ...checked, by: workerOf(order), at })
  ),

  orderSupervision: (id, form, order) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) =>
      ordered(
        "orderSupervision",
        (said: Form.SupervisionForm) =>
          Checks.checkSupervision(said, caseRules.limit("supervision-hours", dayInShanghai(now)), now),
        ({ checked, at }) =>
          plain({
            _tag: "OrderSupervision",
            orderId: newId("supervision", order),
            ...checked,
            by: workerOf(order),
            at
          })
      )(id, form, order)
    ),

  answerSupervision: ordered(
    "answerSupervision",
    Checks.checkSupervisionAnswer,
    ({ checked, order, at }, { orderId }) =>
      plain({ _tag: "AnswerSupervision", orderId, ...checked, by: workerOf(order), at })
  ),

  returnVisit: ordered("returnVisit", Checks.checkReturnVisit, ({ checked, order, at }, { satisfied }) =>
    plain({
      _tag: "MakeReturnVisit",
      visitId: newId("return visit", order),
      satisfied: satisfied ?? null,
      ...checked,
      by: workerOf(order),
      at
    })
  ),

  handOver: ordered("handOver", Checks.checkHandOver, ({ checked, order, at, reason }) =>
    plain({
      _tag: "HandOverCase",
      handOverId: newId("hand-over", order),
      ...checked,
      by: workerOf(order),
      at,
      reason
    })
  ),

  receipt: ordered("receipt", Checks.checkReceipt, ({ checked, order, at }, { handOverId }) =>
    plain({ _tag: "ReceiptHandOver", handOverId, ...checked, by: workerOf(order), at })
  ),

  refer: ordered("refer", Checks.checkReferral, ({ checked, order, at, reason }) =>
    plain({
      _tag: "ReferCase",
      referralId: newId("referral", order),
      ...checked,
      by: workerOf(order),
      at,
      reason
    })
  ),

  fileCase: ordered("fileCase", Checks.checkCaseFiling, ({ checked, order, at }) =>
    plain({ _tag: "FileCase", filingId: newId("filing", order), ...checked, by: workerOf(order), at })
  ),

  extendWork: ordered("extendWork", checkPlain, ({ order, at, reason }) =>
    plain({ _tag: "ExtendCaseWork", by: workerOf(order), at, reason })
  ),

  callOut: ordered("callOut", Checks.checkCallOut(dutyRules), ({ checked, order, at }) =>
    plain({
      _tag: "CallOutVolunteers",
      callOutId: newId("call-out", order),
      ...checked,
      by: workerOf(order),
      at
    })
  )
})
