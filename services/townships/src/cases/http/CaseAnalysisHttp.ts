import { HttpServerResponse } from "@effect/platform"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import { refuseFilter, withReadProblems } from "../../http/ReadProblems.ts"
import { caseAnalysisOf } from "../analysis/CaseAnalysisOf.ts"
import { daysIn, groupsOfZones } from "../analysis/Demand.ts"
import { caseFigureDefaults } from "../CaseFilterQuery.ts"
import { CaseMoments, originOf } from "../CaseMoments.ts"
import { CaseReads } from "../CaseReads.ts"
import type { CaseAnalysis } from "./CaseAnalysisAnswer.ts"
import { caseFilter, caseView } from "./CaseFilters.ts"
import type { CaseAnalysisQuery } from "./CaseParameters.ts"

/** Days of a period where its first is not said, and at most. */
const usualDays = 30
const mostDays = 1_100

/** `GET /api/cases/analysis`. */
export const caseAnalysis = (query: CaseAnalysisQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const reads = yield* CaseReads
    const moments = yield* CaseMoments
    const stated = yield* caseFilter(query, caseFigureDefaults)
    const view = yield* caseView(query)
    const until = stated.until ?? view.day
    const period = { from: stated.from ?? addDays(until, 1 - usualDays), until }
    if (period.from > until || daysIn(period) > mostDays) {
      return yield* refuseFilter([
        { path: "from", reason: text("统计期不超过三年", "the period is longer than three years") }
      ])
    }
    const filter = { ...stated, ...period }
    const showing = yield* moments.showing(view)
    const analysed = yield* reads.analysis(view, filter)
    const groups = groupsOfZones(analysed.groups, filter.codes?.zone, showing.names)
    const { after: _, asOf, at: __, ...conditions } = query
    return HttpServerResponse.unsafeJson({
      ...caseAnalysisOf({ ...analysed, groups }, period, { ...conditions, asOf }, showing),
      ...originOf(view, filter.townships)
    } satisfies CaseAnalysis)
  }).pipe(withReadProblems)
