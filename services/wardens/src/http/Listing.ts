import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { cursorAfter, keyOfCursor, toPage } from "@jiaosuo/http/Paging"
import { type BadRequest, refuse, ServiceUnavailable } from "@jiaosuo/http/Problems"
import { serviceIsUnavailable } from "@jiaosuo/http/StandardRefusals"
import { Effect } from "effect"

/** What the lists of this context have in common: they are read from directories, which are in memory. */

/** A silent store is told as such: nothing is lost by asking again. */
export const unavailable = ({ cause }: StoreIsUnavailable) =>
  Effect.zipRight(
    Effect.logWarning("the database does not answer", cause),
    refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
  )

/** A key of texts: compared one after the other. */
type Key = ReadonlyArray<string>

const comparedKeys = (a: Key, b: Key): number => {
  for (const [i, part] of a.entries()) {
    const other = b[i] ?? ""
    if (part !== other) return part < other ? -1 : 1
  }
  return 0
}

/** How a page is asked for. */
interface PageAsked {
  readonly limit: number
  readonly cursor?: string | undefined
}

/**
 * A page of things by their key, whose last part is the id. `list` names the list; its filters are the query without
 * the paging, so that a cursor of other filters is refused.
 */
export const pageByKey = <A, Query extends PageAsked>(
  list: string,
  all: ReadonlyArray<A>,
  keyOf: (one: A) => Key,
  query: Query
): Effect.Effect<
  { readonly items: ReadonlyArray<A>; readonly nextCursor: string | null; readonly total: number },
  BadRequest
> =>
  Effect.gen(function* () {
    const { limit, cursor, ...filters } = query
    const named = `${list} ${JSON.stringify(filters)}`
    const sorted = all.map((one) => [keyOf(one), one] as const).sort(([a], [b]) => comparedKeys(a, b))
    const parts = sorted[0]?.[0].length ?? 1
    const after =
      cursor === undefined || sorted.length === 0
        ? undefined
        : (yield* keyOfCursor(named, cursor, parts)).map(String)
    const rest = after === undefined ? sorted : sorted.filter(([key]) => comparedKeys(key, after) > 0)
    const { items, nextCursor } = toPage(rest.slice(0, limit + 1), limit, ([key]) => cursorAfter(named, key))
    return { items: items.map(([, one]) => one), nextCursor, total: all.length }
  })
