import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Position, RecordedEvent } from "@jiaosuo/kernel/Event"
import { type BusMessage, EventBus } from "@jiaosuo/messaging/EventBus"
import { makeSignal } from "@jiaosuo/messaging/Signal"
import { supervised } from "@jiaosuo/messaging/Supervision"
import { Effect, type Scope, Stream } from "effect"
import { makeCatchUp } from "./CatchUp.ts"
import { LogPage } from "./LogPage.ts"

/** The log as the models of one process read it: once for all of them. */
export interface LogFeed {
  /** A place to read from, one for each model that follows the log. */
  readonly reader: () => LogReader
  /** Waits until something is known to lie after a position; false if nothing does when the time is over. */
  readonly waitBeyond: (position: Position, atMostMillis: number) => Effect.Effect<boolean>
  /** Position of the last event known to this process; nothing before `opened`. */
  readonly end: () => Position
  /** Waits until the end of the log is known. */
  readonly opened: Effect.Effect<void>
  /** The end of the log, asked of the store. */
  readonly head: Effect.Effect<Position, StoreIsUnavailable>
}

/** One model's way through the log. */
export interface LogReader {
  /**
   * Pages with the events after a position, in order and without a hole, at least the first of them whole;
   * none if nothing is known to lie there. Far behind they come from the log, near the end from memory.
   */
  readonly take: (after: Position) => Effect.Effect<ReadonlyArray<LogPage>, StoreIsUnavailable>
}

export interface LogFeedOptions {
  /** Events in a page read from the log. */
  readonly pageSize?: number
  /** Longest time between two looks at the log, whatever the bus says. */
  readonly pollMillis?: number
}

/** Events near the end that stay in memory for the models that follow it. */
const recentEvents = 4_000
const takeAtMost = 2_000

/** The end of the log in memory: pages that follow one another up to the last known event. */
const makeRecent = () => {
  let pages: Array<LogPage> = []
  let events = 0
  let start = 0
  let end = 0
  return {
    start: () => start,
    end: () => end,
    /** Begins anew at a position of the log. */
    beginAt: (position: Position) => {
      pages = []
      events = 0
      start = position
      end = position
    },
    /** Adds events that follow the end; those already known are left out. */
    add: (candidates: ReadonlyArray<RecordedEvent>) => {
      const fresh = candidates.filter((event) => event.position > end)
      if (fresh.length === 0) return
      const page = new LogPage(fresh)
      pages.push(page)
      events += fresh.length
      end = page.last
      while (events > recentEvents && pages.length > 1) {
        const oldest = pages.shift() as LogPage
        events -= oldest.events.length
        start = oldest.last
      }
    },
    after: (position: Position): ReadonlyArray<LogPage> => {
      let first = pages.length
      while (first > 0 && (pages[first - 1] as LogPage).last > position) first--
      let last = first
      for (let count = 0; last < pages.length && count < takeAtMost; last++) {
        count += (pages[last] as LogPage).events.length
      }
      return pages.slice(first, last)
    }
  }
}

/**
 * Follows the log by three ways at once: messages of the bus that join its known end without a hole, appends
 * made in this process, and a look at regular times. Whatever the bus delivers twice, late or not at all, the
 * log decides.
 */
export const makeLogFeed = (
  options: LogFeedOptions = {}
): Effect.Effect<LogFeed, never, EventStore | EventBus | Scope.Scope> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const bus = yield* EventBus
    const size = options.pageSize ?? 1_000
    const pollMillis = options.pollMillis ?? 1_000
    const recent = makeRecent()
    const catchUp = makeCatchUp(store, size, yield* Effect.scope)
    const grown = makeSignal()
    const woken = makeSignal()
    let isOpen = false
    /** Counts reasons to look at the log; `seen` of them have been acted upon. */
    let reasons = 0

    const lookNow = () => {
      reasons++
      woken.notify()
    }

    const hear = (messages: ReadonlyArray<BusMessage>) =>
      Effect.sync(() => {
        if (!isOpen) return
        const joined: Array<RecordedEvent> = []
        let end = recent.end()
        for (const { event } of messages) {
          if (event.position === end + 1) {
            joined.push(event)
            end++
          } else if (event.position > end) {
            lookNow()
            break
          }
        }
        if (joined.length === 0) return
        recent.add(joined)
        grown.notify()
      })

    const look = Effect.gen(function* () {
      const seen = reasons
      const events = yield* store.readLog({ after: recent.end(), limit: size })
      if (events.length > 0) {
        recent.add(events)
        grown.notify()
      }
      if (events.length === size) return
      catchUp.letGo()
      yield* woken.waitUntil(() => reasons > seen, pollMillis)
    })

    const follow = Effect.gen(function* () {
      const head = yield* store.head
      if (!isOpen || head < recent.end()) {
        recent.beginAt(head)
        isOpen = true
        grown.notify()
      }
      return yield* Effect.forever(look)
    })

    yield* bus
      .tail({ contexts: [], handle: hear })
      .pipe(
        Effect.catchAll((failure) =>
          Effect.logWarning("no tail of the bus, the log is polled").pipe(
            Effect.annotateLogs({ reason: String(failure) })
          )
        )
      )
    yield* Effect.forkScoped(
      supervised(
        "append hints",
        Stream.runForEach(store.appends, (position) =>
          Effect.sync(() => {
            if (position > recent.end()) lookNow()
          })
        )
      )
    )
    yield* Effect.forkScoped(supervised("log feed", follow))

    return {
      reader: () => {
        const way = catchUp.way()
        return {
          take: (after) =>
            Effect.suspend(() => {
              if (!isOpen || after >= recent.end()) return Effect.succeed([])
              if (after >= recent.start()) return Effect.succeed(recent.after(after))
              return Effect.map(way(after, recent.end()), (page) => (page === undefined ? [] : [page]))
            })
        }
      },
      waitBeyond: (position, atMostMillis) =>
        grown.waitUntil(() => isOpen && recent.end() > position, atMostMillis),
      end: recent.end,
      opened: Effect.repeat(
        grown.waitUntil(() => isOpen, 60_000),
        { until: (isOpenNow) => isOpenNow }
      ),
      head: store.head
    }
  })
