import { derivedId } from "@jiaosuo/kernel/Ids"
import { type Act, type Making, type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Order } from "@jiaosuo/orders/Orders"
import type { Accident } from "../domain/Accident.ts"
import type { AccidentCommand } from "../domain/AccidentCommands.ts"
import type { AccidentRejection } from "../domain/AccidentRejections.ts"
import * as Afterwards from "../domain/forms/AfterwardsChecks.ts"
import * as Procedure from "../domain/forms/ProcedureChecks.ts"
import type * as Form from "../domain/forms/ProceedingsForms.ts"
import type { Handler } from "../domain/values/Proceedings.ts"
import { handlerOf } from "./HandlerOf.ts"

type ActOn<F> = Act<F, AccidentRejection>

/** Use cases of an accident that is handled: one method for each verb, each an order on a file. */
export interface Proceedings {
  readonly settle: ActOn<Form.SettlementForm>
  readonly chooseProcedure: ActOn<Form.ProcedureForm>
  readonly showEvidence: ActOn<Form.EvidenceForm>
  readonly recordJointRequest: ActOn<Form.JointRequestForm>
  readonly orderTest: ActOn<Form.TestOrderForm>
  readonly extendTest: ActOn<Form.TestExtensionForm>
  readonly receiveTestResult: ActOn<Form.TestResultForm>
  readonly serveTestResult: ActOn<Form.TestServiceForm>
  readonly requestSecondTest: ActOn<Form.SecondTestForm>
  readonly refuseSecondTest: ActOn<Form.SecondTestRefusalForm>
  readonly returnVehicle: ActOn<Form.VehicleReturnForm>
  readonly stopClock: ActOn<Form.StopForm>
  readonly resumeClock: ActOn<Form.ResumptionForm>
  readonly decideLiability: ActOn<Form.LiabilityForm>
  readonly revokeLiability: ActOn<Form.RevocationForm>
  readonly servePaper: ActOn<Form.ServiceForm>
  readonly mediateOnTheSpot: ActOn<Form.OnTheSpotForm>
  readonly requestReview: ActOn<Form.ReviewRequestForm>
  readonly sendReviewFile: ActOn<Form.ReviewFileForm>
  readonly decideReview: ActOn<Form.ReviewDecisionForm>
  readonly requestMediation: ActOn<Form.MediationRequestForm>
  readonly notifyMediation: ActOn<Form.MediationNoticeForm>
  readonly beginMediation: ActOn<Form.MediationStartForm>
  readonly endMediation: ActOn<Form.MediationEndForm>
  readonly startSearch: ActOn<Form.SearchForm>
  readonly issueNotice: ActOn<Form.SearchNoticeForm>
  readonly cancelNotice: ActOn<Form.NoticeCancellationForm>
  readonly findFugitive: ActOn<Form.FugitiveForm>
  readonly askDecision: ActOn<Form.DecisionRequestForm>
  readonly considerCrime: ActOn<Form.CrimeForm>
  readonly requestRecusal: ActOn<Form.RecusalForm>
  readonly decideRecusal: ActOn<Form.RecusalDecisionForm>
}

/** What an order makes has an id that follows from its command id: the same order makes the same thing. */
const made = (what: string, { context }: Order): string => derivedId(what, context.commandId)

/** Who gives an order, and why. */
const given = ({
  order,
  reason
}: Making<unknown>): { readonly by: Handler; readonly reason: string | null } => ({
  by: handlerOf(order),
  reason
})

/** The use cases of the proceedings, in the way in which orders on an accident are given. */
export const makeProceedings = ({
  ordered
}: Ordering<AccidentCommand, Accident, AccidentRejection>): Proceedings => ({
  settle: ordered("settle", Procedure.checkSettlement, (making) =>
    plain({ _tag: "SettleThemselves", ...making.checked, ...given(making) })
  ),
  chooseProcedure: ordered("chooseProcedure", Procedure.checkProcedure, (making) =>
    plain({ _tag: "ChooseProcedure", ...making.checked, ...given(making) })
  ),
  showEvidence: ordered("showEvidence", Procedure.checkEvidence, ({ checked, order }) =>
    plain({ _tag: "ShowEvidence", ...checked, by: handlerOf(order) })
  ),
  recordJointRequest: ordered("recordJointRequest", Procedure.checkJointRequest, (making) =>
    plain({ _tag: "RecordJointRequest", ...making.checked, ...given(making) })
  ),
  orderTest: ordered("orderTest", Procedure.checkTestOrder, ({ checked, order }) =>
    plain({ _tag: "OrderTest", ...checked, testId: made("test", order), by: handlerOf(order) })
  ),
  extendTest: ordered("extendTest", Procedure.checkTestExtension, (making) =>
    plain({ _tag: "ExtendTest", ...making.checked, ...given(making) })
  ),
  receiveTestResult: ordered("receiveTestResult", Procedure.checkTestResult, ({ checked, order }) =>
    plain({ _tag: "ReceiveTestResult", ...checked, by: handlerOf(order) })
  ),
  serveTestResult: ordered("serveTestResult", Procedure.checkTestService, ({ checked, order }) =>
    plain({ _tag: "ServeTestResult", ...checked, by: handlerOf(order) })
  ),
  requestSecondTest: ordered("requestSecondTest", Procedure.checkSecondTest, (making) =>
    plain({ _tag: "RequestSecondTest", ...making.checked, ...given(making) })
  ),
  refuseSecondTest: ordered("refuseSecondTest", Procedure.checkSecondTestRefusal, (making) =>
    plain({ _tag: "RefuseSecondTest", ...making.checked, ...given(making) })
  ),
  returnVehicle: ordered("returnVehicle", Procedure.checkVehicleReturn, ({ checked, order }) =>
    plain({ _tag: "ReturnVehicle", ...checked, by: handlerOf(order) })
  ),
  stopClock: ordered("stopClock", Procedure.checkStop, (making) =>
    plain({
      _tag: "StopClock",
      ...making.checked,
      ...given(making),
      stopId: made("stop", making.order)
    })
  ),
  resumeClock: ordered("resumeClock", Procedure.checkResumption, (making) =>
    plain({ _tag: "ResumeClock", ...making.checked, ...given(making) })
  ),
  decideLiability: ordered("decideLiability", Procedure.checkLiabilityForm, (making) =>
    plain({
      _tag: "DecideLiability",
      ...making.checked,
      ...given(making),
      paperId: made("paper", making.order),
      warnings: making.warnings
    })
  ),
  revokeLiability: ordered("revokeLiability", Procedure.checkRevocation, (making) =>
    plain({ _tag: "RevokeLiability", ...making.checked, ...given(making) })
  ),
  servePaper: ordered("servePaper", Procedure.checkService, ({ checked, order, at }) =>
    plain({ _tag: "ServePaper", ...checked, servedAt: at, by: handlerOf(order) })
  ),
  mediateOnTheSpot: ordered("mediateOnTheSpot", Afterwards.checkOnTheSpot, (making) =>
    plain({ _tag: "MediateOnTheSpot", ...making.checked, ...given(making) })
  ),
  requestReview: ordered("requestReview", Afterwards.checkReviewRequest, (making) =>
    plain({
      _tag: "RequestReview",
      ...making.checked,
      ...given(making),
      reviewId: made("review", making.order)
    })
  ),
  sendReviewFile: ordered("sendReviewFile", Afterwards.checkReviewFile, ({ checked, order }) =>
    plain({ _tag: "SendReviewFile", ...checked, by: handlerOf(order) })
  ),
  decideReview: ordered("decideReview", Afterwards.checkReviewDecision, (making) =>
    plain({ _tag: "DecideReview", ...making.checked, ...given(making) })
  ),
  requestMediation: ordered("requestMediation", Afterwards.checkMediationRequest, ({ checked, order }) =>
    plain({
      _tag: "RequestMediation",
      ...checked,
      mediationId: made("mediation", order),
      by: handlerOf(order)
    })
  ),
  notifyMediation: ordered("notifyMediation", Afterwards.checkMediationNotice, ({ checked, order }) =>
    plain({ _tag: "NotifyMediation", ...checked, by: handlerOf(order) })
  ),
  beginMediation: ordered("beginMediation", Afterwards.checkMediationStart, ({ checked, order }) =>
    plain({ _tag: "BeginMediation", ...checked, by: handlerOf(order) })
  ),
  endMediation: ordered("endMediation", Afterwards.checkMediationEnd, (making) =>
    plain({ _tag: "EndMediation", ...making.checked, ...given(making) })
  ),
  startSearch: ordered("startSearch", Afterwards.checkSearch, ({ checked, order, at }) =>
    plain({ _tag: "StartSearch", ...checked, startedAt: at, by: handlerOf(order) })
  ),
  issueNotice: ordered("issueNotice", Afterwards.checkSearchNotice, ({ checked, order }) =>
    plain({ _tag: "IssueNotice", ...checked, noticeId: made("notice", order), by: handlerOf(order) })
  ),
  cancelNotice: ordered("cancelNotice", Afterwards.checkNoticeCancellation, ({ checked, order }) =>
    plain({ _tag: "CancelNotice", ...checked, by: handlerOf(order) })
  ),
  findFugitive: ordered("findFugitive", Afterwards.checkFugitive, (making) =>
    plain({ _tag: "FindFugitive", ...making.checked, ...given(making) })
  ),
  askDecision: ordered("askDecision", Afterwards.checkDecisionRequest, ({ checked, order }) =>
    plain({ _tag: "AskDecision", ...checked, by: handlerOf(order) })
  ),
  considerCrime: ordered("considerCrime", Afterwards.checkCrime, (making) =>
    plain({ _tag: "ConsiderCrime", ...making.checked, ...given(making) })
  ),
  requestRecusal: ordered("requestRecusal", Afterwards.checkRecusal, (making) =>
    plain({
      _tag: "RequestRecusal",
      ...making.checked,
      ...given(making),
      recusalId: made("recusal", making.order)
    })
  ),
  decideRecusal: ordered("decideRecusal", Afterwards.checkRecusalDecision, (making) =>
    plain({ _tag: "DecideRecusal", ...making.checked, ...given(making) })
  )
})
