import { HttpServerResponse } from "@effect/platform"
import { addDays, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import { checkDays } from "../../duties/http/DutyScopes.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import { byTextOf, pageInMemory } from "../../lists/MemoryPaging.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import { gapsOfPosts, type PostGap, type PostNow, postsAt } from "../PostHours.ts"
import { wardenOriginOf } from "../WardenMoments.ts"
import { readShiftsAround, readShiftsOfDays } from "../WardenQueries.ts"
import type { PlaceRow } from "../WardenTable.ts"
import type { PostGapsPage, PostsPage } from "./WardenAnswer.ts"
import { wardenPageOrExport } from "./WardenExported.ts"
import { gapColumns, postColumns } from "./WardenExports.ts"
import { postGapItem, postItem } from "./WardenItems.ts"
import type { PostGapsQuery, PostsQuery } from "./WardenParameters.ts"
import { askedInstant, askedWardens, yesOrNo } from "./WardenScopes.ts"

/** The lists of wardens that are worked out from the hours of places, each as CSV or XLSX as well. */

/** Longest stretch that gaps are listed for at once. */
const mostDays = 93

const isAskedFor = (
  { township, kind }: PlaceRow,
  townships: ReadonlyArray<string> | null,
  asked: string | undefined
): boolean => (townships === null || townships.includes(township)) && (asked === undefined || kind === asked)

const isAs = (asked: "yes" | "no" | undefined, is: boolean): boolean => {
  const wanted = yesOrNo(asked)
  return wanted === undefined || wanted === is
}

const postOrders = {
  township: byTextOf<PostNow>(({ place }) => place.township),
  name: byTextOf<PostNow>(({ place }) => place.state.name)
}

/** `GET /api/wardens/posts`. */
export const listWardenPosts = (query: PostsQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view, places, showing } = yield* askedWardens(query)
    const at = yield* askedInstant(query)
    const request = yield* listRequest("warden-posts", query, postOrders, "township")
    const shifts = yield* readShiftsAround(sql, view.schema, at).pipe(unavailableAt("read shifts"))
    const posts = postsAt(
      places.filter((place) => isAskedFor(place, townships, query.kind)),
      shifts,
      at
    ).filter(
      ({ open, due, present }) =>
        isAs(query.open, open) && isAs(query.due, due) && isAs(query.manned, present.length > 0)
    )
    const rows = (asked: PageRequest) =>
      Effect.sync(() => {
        const page = pageInMemory(posts, postOrders, ({ place }) => place.place_id, asked)
        return { ...page, items: page.items.map((post) => postItem(post, showing)) }
      })
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request, rows },
      action: "ExportWardenPosts",
      name: text("劝导岗位", "warden-posts"),
      columns: postColumns,
      page: Effect.map(rows(request), ({ items, total, next }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          at: inShanghai(at),
          ...wardenOriginOf(view, townships)
        } satisfies PostsPage)
      )
    })
  }).pipe(withReadProblems)

const gapOrders = { from: byTextOf<PostGap>(({ from }) => from) }

/** `GET /api/wardens/gaps`. */
export const listWardenGaps = (query: PostGapsQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view, places, showing } = yield* askedWardens(query)
    const from = query.from ?? view.day
    const period = yield* checkDays({ from, until: query.until ?? addDays(from, 6) }, mostDays)
    const request = yield* listRequest("warden-gaps", query, gapOrders, "from")
    const shifts = yield* readShiftsOfDays(sql, view.schema, period).pipe(unavailableAt("read shifts"))
    const gaps = gapsOfPosts(
      places.filter(
        (place) =>
          isAskedFor(place, townships, query.kind) &&
          (query.place === undefined || place.place_id === query.place)
      ),
      shifts,
      period
    )
    const rows = (asked: PageRequest) =>
      Effect.sync(() => {
        const page = pageInMemory(gaps, gapOrders, ({ id }) => id, asked)
        return { ...page, items: page.items.map((gap) => postGapItem(gap, showing)) }
      })
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request, rows },
      action: "ExportWardenGaps",
      name: text("岗位缺口", "warden-gaps"),
      columns: gapColumns,
      page: Effect.map(rows(request), ({ items, total, next }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          ...period,
          sums: {
            hours: gaps.reduce((sum, { hours }) => sum + hours, 0),
            places: new Set(gaps.map(({ place }) => place.place_id)).size
          },
          ...wardenOriginOf(view, townships)
        } satisfies PostGapsPage)
      )
    })
  }).pipe(withReadProblems)
