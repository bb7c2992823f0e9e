import { createHash } from "node:crypto"
import { cursorAfter, keyOfCursor } from "@jiaosuo/http/Paging"
import { BadRequest, refuse } from "@jiaosuo/http/Problems"
import { shapeIsWrong } from "@jiaosuo/http/StandardRefusals"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import type { Order, PageRequest, Place, SortKey } from "../lists/Paging.ts"
import { isPlaceIn, orderOf } from "../lists/Paging.ts"
import { refuseFilter } from "./ReadProblems.ts"

/** A list as it is asked for: in which order, from where on, and the name that its cursors carry. */
export interface ListRequest extends PageRequest {
  readonly cursorName: string
}

interface Asked {
  readonly sort?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Parameters that may differ between two pages of one list. */
const ofOnePage: ReadonlySet<string> = new Set(["limit", "cursor", "after", "purpose", "approval"])

/** A cursor is good for the same list with the same filters and order only; their fingerprint is in it. */
export const cursorNameOf = (list: string, query: object): string => {
  const stated = Object.entries(query)
    .filter(([name, value]) => value !== undefined && !ofOnePage.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const digest = createHash("sha256").update(JSON.stringify(stated)).digest("base64url").slice(0, 12)
  return `${list}.${digest}`
}

/** Reads order and cursor of a list's query. 422 for an order the list does not have, 400 for a cursor of another list. */
export const listRequest = (
  list: string,
  query: Asked,
  orders: { readonly [name: string]: SortKey },
  usual: string
) =>
  Effect.gen(function* () {
    const order = orderOf(query.sort ?? usual, orders)
    if (order === undefined) {
      const known = Object.keys(orders).join(" ")
      return yield* refuseFilter([
        {
          path: "sort",
          reason: text(
            `不能按“${query.sort}”排序，可用：${known}`,
            `cannot sort by "${query.sort}"; taken: ${known}`
          )
        }
      ])
    }
    const cursorName = cursorNameOf(list, query)
    const after = query.cursor === undefined ? undefined : yield* placeOf(cursorName, query.cursor, order)
    return { order, after, limit: query.limit, counting: true, cursorName } satisfies ListRequest
  })

const placeOf = (cursorName: string, cursor: string, order: Order) =>
  Effect.flatMap(
    keyOfCursor(cursorName, cursor, 2),
    ([value, id]): Effect.Effect<Place, BadRequest> =>
      isPlaceIn(order, value) && typeof id === "string"
        ? Effect.succeed({ value, id })
        : refuse(
            BadRequest,
            shapeIsWrong("query", [
              { path: "cursor", reason: text("不是本列表的翻页标记", "is no cursor of this list") }
            ])
          )
  )

/** The cursor of the next page; null on the last. */
export const nextCursor = (request: ListRequest, next: Place | undefined): string | null =>
  next === undefined ? null : cursorAfter(request.cursorName, [next.value, next.id])
