import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Either } from "effect"
import { inScopeOf } from "../../http/ReaderScope.ts"
import { refuseFilter } from "../../http/ReadProblems.ts"
import type { Reading } from "../../lists/ModelReader.ts"
import { RegisterLists } from "../../lists/RegisterLists.ts"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { type AccidentFilterQuery, type FilterDefaults, filterOfQuery } from "../AccidentFilterQuery.ts"
import { AccidentMoments } from "../AccidentMoments.ts"
import { knownAccidentCodes } from "../AccidentTexts.ts"

/** The moment that a query is answered at. */
export const accidentView = (reading: Reading) =>
  Effect.flatMap(AccidentMoments, (moments) => moments.view(reading))

/**
 * The conditions that a query states, narrowed to the scope of the reader (X3): accidents with a place in it or
 * handled by it, as `by` says. 422 names everything in it that names nothing known.
 */
export const accidentFilter = (
  query: AccidentFilterQuery & { readonly q?: string | undefined },
  defaults: FilterDefaults,
  day: string
) =>
  Effect.gen(function* () {
    const reference = yield* Reference
    const stated = filterOfQuery(query, knownAccidentCodes(reference, day), defaults)
    if (Either.isLeft(stated)) return yield* refuseFilter(stated.left)
    const lists = yield* RegisterLists
    const filter: AccidentFilter = {
      ...stated.right,
      townships: yield* inScopeOf(stated.right.townships),
      search: query.q === undefined ? undefined : lists.searchWords(query.q)
    }
    return filter
  })
