import { HttpApiBuilder } from "@effect/platform"
import { productApi } from "@jiaosuo/http/ProductApi"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect } from "effect"
import { caseRulesAnswer } from "../CaseTexts.ts"
import { caseAnalysis } from "./CaseAnalysisHttp.ts"
import { caseDesk } from "./CaseDeskHttp.ts"
import { listCases } from "./CaseListHttp.ts"
import { caseLive } from "./CaseLiveHttp.ts"
import { CaseReadsGroup } from "./CaseReadsApi.ts"
import { duplicateCases } from "./DuplicateCasesHttp.ts"

const rulesOn = (on: string | undefined) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const { caseRules } = yield* Reference
    return caseRulesAnswer(caseRules, on ?? dayInShanghai(yield* Clock.currentTimeMillis))
  })

/** Handlers of the list, the desk, the analysis and the live stream of cases. */
export const layer = HttpApiBuilder.group(productApi.add(CaseReadsGroup), "caseReads", (handlers) =>
  handlers
    .handle("listCases", ({ urlParams }) => listCases(urlParams))
    .handle("caseDesk", ({ urlParams }) => caseDesk(urlParams))
    .handle("duplicateCases", ({ urlParams }) => duplicateCases(urlParams))
    .handle("caseAnalysis", ({ urlParams }) => caseAnalysis(urlParams))
    .handle("caseRules", ({ urlParams }) => rulesOn(urlParams.on))
    .handle("caseLive", ({ urlParams }) => caseLive(urlParams))
)
