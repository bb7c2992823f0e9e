import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Position } from "@jiaosuo/kernel/Event"
import { makeSignal } from "@jiaosuo/messaging/Signal"
import { Deferred, Effect, FiberId, type Scope } from "effect"
import { LogPage } from "./LogPage.ts"

/** The page that holds the event after a position, given the end of the log; undefined if there is none. */
export type Way = (after: Position, end: Position) => Effect.Effect<LogPage | undefined, StoreIsUnavailable>

/** The part of the log that is not in memory, read page by page. */
export interface CatchUp {
  readonly way: () => Way
  /** Lets pages go that nobody has asked for lately. */
  readonly letGo: () => void
}

const cachedPages = 8
const pagesAhead = 2
const pagesStayMillis = 5_000
/** How many pages the first of a company may be before the last of it, and when somebody no longer belongs to it. */
const companyApart = 2
const companyEnds = 6
const companyWaitMillis = 250
const readerSleepsMillis = 1_000

interface Reader {
  index: number
  seenAt: number
}

/**
 * Pages of the log at fixed places, `size` events each, so that models which catch up together read and decode
 * each page once. The pages after the one asked for are fetched at the same time: the database works on them
 * while the first is folded. Models near one another stay near: whoever runs ahead waits a moment for the
 * others, because a model that has lost the pages of its company reads the whole log by itself.
 */
export const makeCatchUp = (store: EventStore["Type"], size: number, scope: Scope.Scope): CatchUp => {
  const pages = new Map<number, Deferred.Deferred<LogPage | undefined, StoreIsUnavailable>>()
  const readers = new Set<Reader>()
  const moved = makeSignal()
  let askedAt = 0

  const fetch = (index: number) =>
    Effect.suspend(() => {
      const known = pages.get(index)
      if (known !== undefined) {
        // The map keeps the order of use: the first is the one used longest ago.
        pages.delete(index)
        pages.set(index, known)
        return Effect.succeed(known)
      }
      const page = Deferred.unsafeMake<LogPage | undefined, StoreIsUnavailable>(FiberId.none)
      pages.set(index, page)
      for (const oldest of pages.keys()) {
        if (pages.size <= cachedPages) break
        pages.delete(oldest)
      }
      return store.readLog({ after: index * size, limit: size }).pipe(
        Effect.map((events) => (events.length === 0 ? undefined : new LogPage(events))),
        Effect.onExit((exit) =>
          Effect.suspend(() => {
            // Only a whole page never changes any more.
            const isWhole = exit._tag === "Success" && exit.value?.events.length === size
            if (!isWhole && pages.get(index) === page) pages.delete(index)
            return Deferred.done(page, exit)
          })
        ),
        Effect.forkIn(scope),
        Effect.as(page)
      )
    })

  /** Whether nobody of the reader's company is too far behind it. */
  const isInStep = (reader: Reader): boolean => {
    const now = performance.now()
    for (const other of readers) {
      const behind = reader.index - other.index
      if (behind > companyApart && behind <= companyEnds && now - other.seenAt < readerSleepsMillis)
        return false
    }
    return true
  }

  return {
    way: () => {
      const reader: Reader = { index: -1, seenAt: 0 }
      return (after, end) =>
        Effect.gen(function* () {
          const index = Math.floor(after / size)
          askedAt = performance.now()
          reader.index = index
          reader.seenAt = askedAt
          readers.add(reader)
          moved.notify()
          if (!isInStep(reader)) {
            yield* moved.waitUntil(() => isInStep(reader), companyWaitMillis)
            reader.seenAt = performance.now()
          }
          const wanted = yield* fetch(index)
          for (let ahead = 1; ahead <= pagesAhead && (index + ahead + 1) * size <= end; ahead++) {
            yield* fetch(index + ahead)
          }
          return yield* Deferred.await(wanted)
        })
    },
    letGo: () => {
      const now = performance.now()
      for (const reader of readers) if (now - reader.seenAt > pagesStayMillis) readers.delete(reader)
      if (now - askedAt > pagesStayMillis) pages.clear()
    }
  }
}
