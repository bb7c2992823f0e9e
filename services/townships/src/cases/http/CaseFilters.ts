import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Either } from "effect"
import { inScopeOf } from "../../http/ReaderScope.ts"
import { refuseFilter } from "../../http/ReadProblems.ts"
import { RegisterLists } from "../../lists/RegisterLists.ts"
import type { CaseFilter } from "../CaseFilter.ts"
import {
  type CaseFilterDefaults,
  type CaseFilterQuery,
  caseFilterOfQuery,
  knownCaseCodes
} from "../CaseFilterQuery.ts"
import { CaseMoments, type CaseReading } from "../CaseMoments.ts"

/** The moment that a query is answered at. */
export const caseView = (reading: CaseReading) =>
  Effect.flatMap(CaseMoments, (moments) => moments.view(reading))

/**
 * The conditions that a query states, narrowed to the scope of the reader (X3): cases with a place in it, or on which its
 * people or they themselves by name work, as `by` says. 422 names everything in it that names nothing known.
 */
export const caseFilter = (
  query: CaseFilterQuery & { readonly q?: string | undefined },
  defaults: CaseFilterDefaults
) =>
  Effect.gen(function* () {
    const { caseRules, district } = yield* Reference
    const stated = caseFilterOfQuery(query, knownCaseCodes(district, caseRules), defaults)
    if (Either.isLeft(stated)) return yield* refuseFilter(stated.left)
    const lists = yield* RegisterLists
    const { account } = yield* requireRole(...caseRoles)
    const filter: CaseFilter = {
      ...stated.right,
      townships: yield* inScopeOf(stated.right.townships),
      reader: stated.right.townships === null ? account : undefined,
      search: query.q === undefined ? undefined : lists.searchWords(query.q)
    }
    return filter
  })
