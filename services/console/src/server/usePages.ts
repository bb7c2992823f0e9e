import type * as Effect from "effect/Effect"
import { useCallback, useEffect, useState } from "react"
import type { Refused } from "./Refused.ts"
import { useAnswer } from "./useAnswer.ts"
import { useCommand } from "./useCommand.ts"

interface Page<Item> {
  readonly items: ReadonlyArray<Item>
  readonly nextCursor: string | null
}

/** A list that grows page by page. */
export interface Pages<Item, First> {
  readonly first: First | undefined
  readonly items: ReadonlyArray<Item>
  readonly asking: boolean
  readonly refused: Refused | undefined
  readonly hasMore: boolean
  readonly loadingMore: boolean
  readonly loadMore: () => void
  readonly askAgain: () => void
}

/** Reads a list by its keyset: the first page when `key` changes, each further one when asked for. */
export const usePages = <Item, P extends Page<Item>>(
  ask: (cursor: string | undefined) => Effect.Effect<P & Page<Item>, unknown>,
  key: string
): Pages<Item, P> => {
  const { data: first, refused, asking, askAgain } = useAnswer(ask(undefined), key)
  const [further, setFurther] = useState<{ of: P | undefined; pages: ReadonlyArray<P> }>({
    of: undefined,
    pages: []
  })
  const more = useCommand((cursor: string) => ask(cursor))
  const { send } = more

  useEffect(() => setFurther({ of: first, pages: [] }), [first])

  const pages = further.of === first ? further.pages : []
  const next = (pages.at(-1) ?? first)?.nextCursor ?? null
  const loadMore = useCallback(async () => {
    if (next === null || first === undefined) return
    const page = await send(next)
    if (page === undefined) return
    setFurther((before) => (before.of === first ? { of: first, pages: [...before.pages, page] } : before))
  }, [next, first, send])

  return {
    first,
    items: first === undefined ? [] : [first, ...pages].flatMap((page) => page.items),
    asking,
    refused: refused ?? more.refused,
    hasMore: next !== null,
    loadingMore: more.sending,
    loadMore: () => void loadMore(),
    askAgain
  }
}
