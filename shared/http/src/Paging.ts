import { HttpApiSchema } from "@effect/platform"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect, Encoding, Schema } from "effect"
import { BadRequest, refuse } from "./Problems.ts"
import { shapeIsWrong } from "./StandardRefusals.ts"

/**
 * Keyset paging: a page continues after the last key of the one before it, so that rows which come and go
 * meanwhile neither repeat nor disappear, and page 200 costs what page 1 costs.
 */

/** Rows of a page where the reader does not say, and at most. */
export const defaultLimit = 50
export const largestLimit = 500

/** `limit` of a query: 1 to 500, 50 by default. */
export const Limit = Schema.NumberFromString.pipe(Schema.int(), Schema.between(1, largestLimit)).annotations({
  description: `Rows of a page, 1 to ${largestLimit}`
})

/** The two query parameters of every list; spread into the `urlParams` of an endpoint. */
export const pageParameters = {
  limit: Schema.optionalWith(Limit, { default: () => defaultLimit }),
  cursor: Schema.optional(
    Schema.String.pipe(Schema.maxLength(2_000)).annotations({
      description: "`nextCursor` of the page before; opaque, and valid with the same filters and order only"
    })
  )
}

/** A page of rows. `nextCursor` is null on the last one. */
export const pageOf = <A, I, R>(
  row: Schema.Schema<A, I, R>
): Schema.Struct<{
  items: Schema.Array$<Schema.Schema<A, I, R>>
  nextCursor: Schema.NullOr<typeof Schema.String>
}> => Schema.Struct({ items: Schema.Array(row), nextCursor: Schema.NullOr(Schema.String) })

/** One value of a key, in the order of the list. */
export type KeyPart = string | number | boolean | null

const Stored = Schema.parseJson(
  Schema.Tuple(
    Schema.String,
    Schema.Array(Schema.Union(Schema.String, Schema.Number, Schema.Boolean, Schema.Null))
  )
)
const decodeStored = Schema.decodeUnknownOption(Stored)

/** The key after which the next page begins, opaque for its reader. `list` names the list, its order and filters. */
export const cursorAfter = (list: string, key: ReadonlyArray<KeyPart>): string =>
  Encoding.encodeBase64Url(JSON.stringify([list, key]))

/**
 * The key that a cursor carries; 400 where it is none of ours, or of a list with other filters or another
 * order. `parts` is the number of values in the list's key.
 */
export const keyOfCursor = (
  list: string,
  cursor: string,
  parts: number
): Effect.Effect<ReadonlyArray<KeyPart>, BadRequest> => {
  const decoded = Encoding.decodeBase64UrlString(cursor)
  const stored = decoded._tag === "Right" ? decodeStored(decoded.right) : undefined
  return stored?._tag === "Some" && stored.value[0] === list && stored.value[1].length === parts
    ? Effect.succeed(stored.value[1])
    : refuse(
        BadRequest,
        shapeIsWrong("query", [
          {
            path: "cursor",
            reason: text(
              "不是本列表（同样筛选和排序）的翻页标记",
              "is no cursor of this list with these filters and this order"
            )
          }
        ])
      )
}

/**
 * A page from one row more than its limit: the extra row says that there is a next page, and is cut off.
 *
 * @example
 * toPage(yield* rowsAfter(key, limit + 1), limit, (row) => cursorAfter("vehicles", [row.plate, row.id]))
 */
export const toPage = <A>(
  rows: ReadonlyArray<A>,
  limit: number,
  cursor: (last: A) => string
): { readonly items: ReadonlyArray<A>; readonly nextCursor: string | null } => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursor(last) : null }
}

/** Marks the success of an endpoint as created (201). */
export const created = <A, I, R>(schema: Schema.Schema<A, I, R>): Schema.Schema<A, I, R> =>
  schema.annotations(HttpApiSchema.annotations({ status: 201 }))
