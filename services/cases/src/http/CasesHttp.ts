import { HttpApiBuilder, HttpServerResponse } from "@effect/platform"
import { uninterruptible, withCommandProblems } from "@jiaosuo/http/Commands"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { refuse, Unprocessable } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { caseRoles, caseWorkRoles, requireRole } from "@jiaosuo/http/Scopes"
import { text } from "@jiaosuo/kernel/Problem"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import { FormReading } from "@jiaosuo/orders/domain/FormReading"
import { outOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { acting, commanding } from "@jiaosuo/orders/http/Commanding"
import { showingFile } from "@jiaosuo/orders/http/FileReads"
import { recordingForbidden, statusOf, type Telling } from "@jiaosuo/orders/http/Telling"
import { formIsAtFault, orFault } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { Cases } from "../Cases.ts"
import { onFile } from "../domain/Case.ts"
import { type CaseRejection, toRefusal } from "../domain/CaseRejections.ts"
import type { GroupRejection } from "../domain/group/Group.ts"
import { Groups } from "../Groups.ts"
import { caseFile, proposalView } from "./CaseFileView.ts"
import { CasesGroup } from "./CasesApi.ts"

const telling: Telling<CaseRejection> = {
  refusal: toRefusal,
  unknown: "CaseIsNotOnFile",
  forbidden: ["WorkerMayNotDoThis", "GroupIsOfAnotherStation"],
  kind: "cases/case",
  address: "/api/cases"
}

const tellingOfGroups: Telling<GroupRejection> = {
  refusal: (rejection) =>
    rejection._tag === "TownshipIsOutOfScope"
      ? outOfScope(rejection)
      : {
          code: rejection._tag,
          title: text("值班表中没有该警组", "No roster has such a group"),
          facts: { groupId: rejection.groupId }
        },
  unknown: "GroupIsNotKnown",
  kind: "cases/group",
  address: "/api/cases/groups"
}

/** Who may say where a group is: those who may be in one, and the command centre. */
const sightingRoles = ["auxiliary", "officer", "dispatcher", "commander"] as const

/** When a proposal is asked for: now, or an instant that has come. */
const checkAt = (written: string | undefined, now: number) => {
  const reading = new FormReading()
  const at = reading.take("at", checkHappenedAt(written, now))
  return reading.done(() => at ?? "")
}

/** The handlers of cases. A client that goes away does not stop a command half way. */
export const casesHttp = HttpApiBuilder.group(productApi.add(CasesGroup), "cases", (handlers) =>
  Effect.gen(function* () {
    const cases = yield* Cases
    const groups = yield* Groups
    const reference = yield* Reference
    const command = commanding(telling, caseWorkRoles)
    const commandGroup = commanding(tellingOfGroups, sightingRoles)
    const on = acting(telling, caseWorkRoles)
    const show = showingFile(telling, caseRoles)

    return handlers
      .handle(
        "take",
        ({ headers, payload }) => command(headers, null, (order) => cases.take(payload, order)),
        uninterruptible
      )
      .handle("file", ({ path: { id }, urlParams }) =>
        show(
          id,
          urlParams,
          (reader, asOf) => cases.file(id, reader, asOf),
          (file, showing, now) => caseFile(file, reference, now, showing)
        )
      )
      .handle("proposal", ({ path: { id }, urlParams }) =>
        Effect.gen(function* () {
          const reader = yield* requireRole(...caseWorkRoles)
          const now = yield* Clock.currentTimeMillis
          const { value: at } = yield* orFault(checkAt(urlParams.at, now)).pipe(
            Effect.catchTag("FormIsAtFault", ({ problems }) => refuse(Unprocessable, formIsAtFault(problems)))
          )
          const proposal = yield* cases.file(id, reader, null).pipe(
            Effect.tapErrorTag("Rejected", (rejected) =>
              recordingForbidden(telling, rejected, `${telling.kind}/${id}`)
            ),
            Effect.flatMap(({ state }) => {
              const file = onFile(state)
              return file === undefined
                ? Effect.die(new Error(`case ${id} has a history without a beginning`))
                : cases.proposal(file, at)
            }),
            withCommandProblems<CaseRejection>({ refusal: telling.refusal, as: statusOf(telling) })
          )
          const { language } = yield* CurrentRequest
          return HttpServerResponse.unsafeJson(proposalView(proposal, at, language))
        })
      )
      .handle(
        "seen",
        ({ path: { groupId }, headers, payload }) =>
          commandGroup(headers, groupId, (order) => groups.seen(groupId, payload, order)),
        uninterruptible
      )
      .handle("correct", on(cases.correct), uninterruptible)
      .handle("change-level", on(cases.changeLevel), uninterruptible)
      .handle("join-call", on(cases.joinCall), uninterruptible)
      .handle("join", on(cases.join), uninterruptible)
      .handle("undo-join", on(cases.undoJoin), uninterruptible)
      .handle("rule-out-duplicate", on(cases.ruleOutDuplicate), uninterruptible)
      .handle("offer", on(cases.offer), uninterruptible)
      .handle("accept-responsibility", on(cases.accept), uninterruptible)
      .handle("decline", on(cases.decline), uninterruptible)
      .handle("assign", on(cases.assign), uninterruptible)
      .handle("release", on(cases.release), uninterruptible)
      .handle("approve-crossing", on(cases.approveCrossing), uninterruptible)
      .handle("dispatch", on(cases.dispatch), uninterruptible)
      .handle("sign", on(cases.sign), uninterruptible)
      .handle("depart", on(cases.depart), uninterruptible)
      .handle("arrive", on(cases.arrive), uninterruptible)
      .handle("done", on(cases.done), uninterruptible)
      .handle("call-off", on(cases.callOff), uninterruptible)
      .handle("feedback", on(cases.feedback), uninterruptible)
      .handle("blow-whistle", on(cases.blowWhistle), uninterruptible)
      .handle("report-in", on(cases.reportIn), uninterruptible)
      .handle("end-whistle", on(cases.endWhistle), uninterruptible)
      .handle("ask-review", on(cases.askReview), uninterruptible)
      .handle("review", on(cases.review), uninterruptible)
      .handle("order-supervision", on(cases.orderSupervision), uninterruptible)
      .handle("answer-supervision", on(cases.answerSupervision), uninterruptible)
      .handle("return-visit", on(cases.returnVisit), uninterruptible)
      .handle("hand-over", on(cases.handOver), uninterruptible)
      .handle("receipt", on(cases.receipt), uninterruptible)
      .handle("refer", on(cases.refer), uninterruptible)
      .handle("call-out", on(cases.callOut), uninterruptible)
      .handle("file-case", on(cases.fileCase), uninterruptible)
      .handle("extend-work", on(cases.extendWork), uninterruptible)
      .handle("close", on(cases.close), uninterruptible)
      .handle("reopen", on(cases.reopen), uninterruptible)
      .handle("withdraw", on(cases.withdraw), uninterruptible)
  })
)
