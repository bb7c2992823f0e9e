import { HttpServerResponse } from "@effect/platform"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { Effect } from "effect"
import { askedTownship } from "../../accidents/http/AskedTownship.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { caseItem, dutyGroupItem } from "../CaseItems.ts"
import { CaseMoments, originOf } from "../CaseMoments.ts"
import { caseOrders } from "../CaseQueries.ts"
import { CaseReads } from "../CaseReads.ts"
import type { CaseDesk } from "./CaseAnswer.ts"
import { caseView } from "./CaseFilters.ts"
import type { CaseDeskQuery } from "./CaseParameters.ts"

const hourMillis = 3_600_000
/** Groups whose duty ended a short while ago are still asked about; those of the next day are prepared for. */
const hoursBack = 2
const hoursAhead = 24

/** `GET /api/cases/desk`: open cases, and the response groups around the instant. */
export const caseDesk = (query: CaseDeskQuery) =>
  Effect.gen(function* () {
    const { account } = yield* requireRole(...caseRoles)
    const reads = yield* CaseReads
    const moments = yield* CaseMoments
    const townships = yield* askedTownship(query.township)
    const request = yield* listRequest("case-desk", query, caseOrders, "calledAt")
    const view = yield* caseView(query)
    const showing = yield* moments.showing(view)
    const filter = {
      townships,
      reader: query.township === undefined ? account : undefined,
      by: "working",
      standings: ["Open"]
    } as const
    const at = Date.parse(view.at)
    const around = {
      from: new Date(at - hoursBack * hourMillis).toISOString(),
      until: new Date(at + hoursAhead * hourMillis).toISOString()
    }
    const [page, sums, groups] = yield* Effect.all(
      [reads.list(view, filter, request), reads.sums(view, filter), reads.groups(view, around, townships)],
      { concurrency: 3 }
    )
    return HttpServerResponse.unsafeJson({
      items: page.rows.map((listed) => caseItem(listed, showing)),
      total: page.total,
      nextCursor: nextCursor(request, page.next),
      sums,
      groups: groups.map((group) => dutyGroupItem(group, showing)),
      groupsUntil: inShanghai(around.until),
      ...originOf(view, townships)
    } satisfies CaseDesk)
  }).pipe(withReadProblems)
