import { HttpApiBuilder } from "@effect/platform"
import { uninterruptible } from "@jiaosuo/http/Commands"
import { productApi } from "@jiaosuo/http/ProductApi"
import { accidentRoles, caseRoles } from "@jiaosuo/http/Scopes"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { readingFile, showingFile } from "@jiaosuo/orders/http/FileReads"
import type { Telling } from "@jiaosuo/orders/http/Telling"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { Accidents } from "../Accidents.ts"
import { printedFile } from "../document/PrintedFile.ts"
import { type AccidentRejection, toRefusal } from "../domain/AccidentRejections.ts"
import { accidentFile } from "./AccidentFileView.ts"
import { AccidentsGroup } from "./AccidentsApi.ts"

const telling: Telling<AccidentRejection> = {
  refusal: toRefusal,
  unknown: "AccidentIsNotOnFile",
  forbidden: ["HandlerMayNotDoThis"],
  kind: "accidents/accident",
  address: "/api/accidents"
}

/** The handlers of accident records. A client that goes away does not stop a command half way. */
export const accidentsHttp = HttpApiBuilder.group(productApi.add(AccidentsGroup), "accidents", (handlers) =>
  Effect.gen(function* () {
    const accidents = yield* Accidents
    const reference = yield* Reference
    const { accidentRules } = reference
    const command = commanding(telling, accidentRoles)
    const on = acting(telling, accidentRoles)
    const show = showingFile(telling, caseRoles)
    const read = readingFile(telling, caseRoles)

    return handlers
      .handle(
        "report",
        ({ headers, payload }) => command(headers, null, (order) => accidents.report(payload, order)),
        uninterruptible
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        show(
          id,
          urlParams,
          (reader, asOf) => accidents.file(id, reader, asOf),
          (file, showing, now) => accidentFile(file, accidentRules, now, showing)
        )
      )
      .handle("document", ({ path: { id }, urlParams }) =>
        Effect.flatMap(
          read(id, urlParams, (reader, asOf) => accidents.file(id, reader, asOf)),
          (found) => printedFile(found, reference)
        )
      )
      .handle("accept", on(accidents.accept), uninterruptible)
      .handle("refuse", on(accidents.refuse), uninterruptible)
      .handle("hand-over", on(accidents.handOver), uninterruptible)
      .handle("correct-place", on(accidents.correctPlace), uninterruptible)
      .handle("correct-report", on(accidents.correctReport), uninterruptible)
      .handle("record-circumstances", on(accidents.recordCircumstances), uninterruptible)
      .handle("withdraw", on(accidents.withdraw), uninterruptible)
      .handle("assign-handlers", on(accidents.assignHandlers), uninterruptible)
      .handle("attend-scene", on(accidents.attendScene), uninterruptible)
      .handle("survey-scene", on(accidents.surveyScene), uninterruptible)
      .handle("request-recusal", on(accidents.requestRecusal), uninterruptible)
      .handle("decide-recusal", on(accidents.decideRecusal), uninterruptible)
      .handle("involve-vehicle", on(accidents.involveVehicle), uninterruptible)
      .handle("correct-vehicle", on(accidents.correctVehicle), uninterruptible)
      .handle("remove-vehicle", on(accidents.removeVehicle), uninterruptible)
      .handle("involve-person", on(accidents.involvePerson), uninterruptible)
      .handle("correct-person", on(accidents.correctPerson), uninterruptible)
      .handle("remove-person", on(accidents.removePerson), uninterruptible)
      .handle("find-injury", on(accidents.findInjury), uninterruptible)
      .handle("settle", on(accidents.settle), uninterruptible)
      .handle("choose-procedure", on(accidents.chooseProcedure), uninterruptible)
      .handle("show-evidence", on(accidents.showEvidence), uninterruptible)
      .handle("record-joint-request", on(accidents.recordJointRequest), uninterruptible)
      .handle("order-test", on(accidents.orderTest), uninterruptible)
      .handle("extend-test", on(accidents.extendTest), uninterruptible)
      .handle("receive-test-result", on(accidents.receiveTestResult), uninterruptible)
      .handle("serve-test-result", on(accidents.serveTestResult), uninterruptible)
      .handle("request-second-test", on(accidents.requestSecondTest), uninterruptible)
      .handle("refuse-second-test", on(accidents.refuseSecondTest), uninterruptible)
      .handle("return-vehicle", on(accidents.returnVehicle), uninterruptible)
      .handle("stop-clock", on(accidents.stopClock), uninterruptible)
      .handle("resume-clock", on(accidents.resumeClock), uninterruptible)
      .handle("decide-liability", on(accidents.decideLiability), uninterruptible)
      .handle("revoke-liability", on(accidents.revokeLiability), uninterruptible)
      .handle("serve-paper", on(accidents.servePaper), uninterruptible)
      .handle("mediate-on-the-spot", on(accidents.mediateOnTheSpot), uninterruptible)
      .handle("request-review", on(accidents.requestReview), uninterruptible)
      .handle("send-review-file", on(accidents.sendReviewFile), uninterruptible)
      .handle("decide-review", on(accidents.decideReview), uninterruptible)
      .handle("request-mediation", on(accidents.requestMediation), uninterruptible)
      .handle("notify-mediation", on(accidents.notifyMediation), uninterruptible)
      .handle("begin-mediation", on(accidents.beginMediation), uninterruptible)
      .handle("end-mediation", on(accidents.endMediation), uninterruptible)
      .handle("start-search", on(accidents.startSearch), uninterruptible)
      .handle("issue-notice", on(accidents.issueNotice), uninterruptible)
      .handle("cancel-notice", on(accidents.cancelNotice), uninterruptible)
      .handle("find-fugitive", on(accidents.findFugitive), uninterruptible)
      .handle("ask-decision", on(accidents.askDecision), uninterruptible)
      .handle("consider-crime", on(accidents.considerCrime), uninterruptible)
      .handle("hold-identification", on(accidents.holdIdentification), uninterruptible)
      .handle("open-deep-investigation", on(accidents.openDeepInvestigation), uninterruptible)
      .handle("conclude-deep-investigation", on(accidents.concludeDeepInvestigation), uninterruptible)
      .handle("order-firm-to-fix", on(accidents.orderFirmToFix), uninterruptible)
      .handle("confirm-fix", on(accidents.confirmFix), uninterruptible)
      .handle("close", on(accidents.close), uninterruptible)
      .handle("reopen", on(accidents.reopen), uninterruptible)
      .handle("merge", on(accidents.merge), uninterruptible)
      .handle("undo-merge", on(accidents.undoMerge), uninterruptible)
      .handle("rule-out-duplicate", on(accidents.ruleOutDuplicate), uninterruptible)
  })
)
