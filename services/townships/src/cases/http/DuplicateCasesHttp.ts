import { HttpServerResponse } from "@effect/platform"
import { inScope } from "@jiaosuo/http/Principal"
import { NotFound, refuse } from "@jiaosuo/http/Problems"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { askedTownship, knownTownship } from "../../accidents/http/AskedTownship.ts"
import { inScopeOf } from "../../http/ReaderScope.ts"
import { refuseFilter, withReadProblems } from "../../http/ReadProblems.ts"
import { caseItem } from "../CaseItems.ts"
import { CaseMoments, originOf } from "../CaseMoments.ts"
import { CaseReads } from "../CaseReads.ts"
import { type ComparedCase, pairsAmong, similarTo } from "../desk/SimilarCases.ts"
import type { DuplicateCases } from "./CaseAnswer.ts"
import { caseView } from "./CaseFilters.ts"
import type { DuplicateCasesQuery } from "./CaseParameters.ts"

const caseIsUnknown = (id: string) => ({
  code: "CaseIsNotOnFile",
  title: text("没有这起警情", "No such case"),
  detail: text(`没有编号为 ${id} 的警情。`, `There is no case ${id}.`)
})

/** A call that is not taken yet, as far as the query says. */
const describedCall = (query: DuplicateCasesQuery, calledAt: string) => {
  const { kind, latitude, longitude, township, type, village } = query
  return township === undefined
    ? refuseFilter([
        { path: "township", reason: text("请同时给出乡镇", "is asked for together with `calledAt`") }
      ])
    : Effect.succeed<ComparedCase>({
        id: null,
        calledAt: new Date(Date.parse(calledAt)).toISOString(),
        kind: kind ?? "",
        type: type ?? "",
        place: {
          township,
          village: village ?? null,
          location: longitude === undefined || latitude === undefined ? null : { longitude, latitude },
          address: null,
          roadPost: null
        },
        ruledOut: []
      })
}

/** `GET /api/cases/duplicates`: open cases that are probably the same, of those in the reader's scope (X3). */
export const duplicateCases = (query: DuplicateCasesQuery) =>
  Effect.gen(function* () {
    const principal = yield* requireRole(...caseRoles)
    const reads = yield* CaseReads
    const moments = yield* CaseMoments
    const { caseRules } = yield* Reference
    // I5: a call is taken for any place; what is shown beside it is of the reader's own townships.
    const asked =
      query.calledAt === undefined
        ? yield* askedTownship(query.township)
        : yield* Effect.as(knownTownship(query.township), principal.townships)
    const view = yield* caseView(query)
    const showing = yield* moments.showing(view)
    const limit = (name: "join-minutes" | "join-metres" | "join-score", calledAt: string): number =>
      caseRules.limit(name, dayInShanghai(calledAt))
    const rulesOf = (calledAt: string) => ({
      minutes: limit("join-minutes", calledAt),
      metres: limit("join-metres", calledAt),
      threshold: limit("join-score", calledAt)
    })
    const open = yield* reads.all(view, { townships: asked, by: "working", standings: ["Open"] })
    const found = yield* Effect.gen(function* () {
      if (query.for !== undefined) {
        const one = yield* reads.one(view, query.for)
        if (one === undefined) return yield* refuse(NotFound, caseIsUnknown(query.for))
        const { townships, workers } = one.row
        if (!workers.includes(principal.account) && !townships.some((one) => inScope(principal, one))) {
          yield* inScopeOf([one.row.township])
        }
        return similarTo({ ...one.state, id: query.for }, open, rulesOf)
      }
      return query.calledAt === undefined
        ? pairsAmong(open, rulesOf)
        : similarTo(yield* describedCall(query, query.calledAt), open, rulesOf)
    })
    const { metres, minutes, threshold } = rulesOf(view.at)
    return HttpServerResponse.unsafeJson({
      items: found.map(({ other, ...similar }) => ({ ...similar, other: caseItem(other, showing) })),
      total: found.length,
      threshold,
      window: { minutes, metres },
      ...originOf(view, asked)
    } satisfies DuplicateCases)
  }).pipe(withReadProblems)
