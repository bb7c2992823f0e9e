import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PgPool } from "@jiaosuo/event-store/PgPool"
import type { Position, RecordedEvent } from "@jiaosuo/kernel/Event"
import { contextOf } from "@jiaosuo/kernel/Event"
import { Cause, Context, Effect, Fiber, Layer, Metric, type Scope, Stream } from "effect"
import { type BusEnd, type BusIsUnavailable, type BusMessage, EventBus } from "./EventBus.ts"
import { makeLeadership } from "./Leadership.ts"
import {
  memoryCheckpoint,
  postgresCheckpoint,
  type RelayCheckpoint,
  type RelayPlace,
  type StoredPlace
} from "./RelayCheckpoint.ts"
import { makeSignal, type Signal } from "./Signal.ts"
import { backoffMillis, reasonOf, supervised } from "./Supervision.ts"

/** How the relay stands. */
export interface RelayState {
  /** Whether this process is the one that publishes. */
  readonly leading: boolean
  readonly position: Position
  /** Events of the log that are not on the bus yet, as this process last knew. */
  readonly lag: number
}

/** From the log to the bus. The log is the outbox: an event that is recorded is published, sooner or later. */
export class Relay extends Context.Tag("@jiaosuo/messaging/Relay")<
  Relay,
  {
    readonly state: Effect.Effect<RelayState>
    /**
     * Publishes everything after a position once more, by whichever process leads. Receivers drop what they
     * know; a bus that lost messages, or a new one, is filled again.
     */
    readonly republish: (after: Position) => Effect.Effect<void, StoreIsUnavailable>
  }
>() {}

export interface RelayOptions {
  /** Row of the checkpoint and name of the lock. */
  readonly name?: string
  readonly pageSize?: number
  /** Longest wait before the log is looked at without having been woken. */
  readonly pollMillis?: number
}

const lagGauge = Metric.gauge("jiaosuo_relay_lag", {
  description: "Events of the log that are not on the bus yet"
})
const positionGauge = Metric.gauge("jiaosuo_relay_position", { description: "Last position on the bus" })
const publishedCounter = Metric.counter("jiaosuo_relay_published_total", {
  description: "Events published by this process",
  incremental: true
})

/** Least time between two writes of the checkpoint while events flow: a crash publishes that much again. */
const saveEveryMillis = 200
/** How often an idle relay looks whether it was moved by hand, and whether the bus still has what it took. */
const inspectEveryMillis = 1_000
const compareEveryMillis = 30_000
const milestoneEvery = 10_000

/** Names each event's predecessors and answers the place after the last of them. */
export const linked = (
  place: RelayPlace,
  events: ReadonlyArray<RecordedEvent>
): { readonly messages: ReadonlyArray<BusMessage>; readonly after: RelayPlace } => {
  const lastInContext: Record<string, Position> = { ...place.lastInContext }
  let previous = place.position
  const messages = events.map((event): BusMessage => {
    const context = contextOf(event.stream)
    const message = { event, previous, previousInContext: lastInContext[context] ?? 0 }
    lastInContext[context] = event.position
    previous = event.position
    return message
  })
  return { messages, after: { position: previous, lastInContext } }
}

interface RelayParts {
  readonly checkpoint: RelayCheckpoint
  readonly woken: Signal
  readonly newestAppend: () => Position
  readonly pageSize: number
  readonly pollMillis: number
  readonly report: (position: Position, head: Position) => void
}

/** The work of the leader: read, publish, remember; from the checkpoint, for ever. */
const relayFrom = (
  parts: RelayParts
): Effect.Effect<never, BusIsUnavailable | StoreIsUnavailable, EventStore | EventBus> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const bus = yield* EventBus
    const { checkpoint } = parts
    let place: StoredPlace = yield* checkpoint.load
    let saved = place
    let savedAt = performance.now()
    let inspectedAt = performance.now()
    let comparedAt = Number.NEGATIVE_INFINITY
    /** Where the bus ends as long as it does what it said; undefined: it must be compared before it is trusted. */
    let end: BusEnd | undefined
    let busFailures = 0
    let knownAppend: Position = 0
    let head: Position = 0
    let headAt = Number.NEGATIVE_INFINITY

    const moveTo = ({ position, lastInContext }: RelayPlace) => {
      place = { ...place, position, lastInContext }
    }
    const isSaved = () => saved.position === place.position && saved.incarnation === place.incarnation

    /** A place at exactly this position, with the predecessors that belong there. */
    const placeAt = (position: Position) =>
      Effect.gen(function* () {
        let at: RelayPlace = yield* checkpoint.milestoneBefore(position)
        while (at.position < position) {
          const limit = Math.min(parts.pageSize, position - at.position)
          const events = yield* store.readLog({ after: at.position, limit })
          if (events.length === 0) break
          at = linked(at, events).after
        }
        return at
      })

    const save = Effect.gen(function* () {
      savedAt = performance.now()
      if (yield* checkpoint.save(place)) {
        if (Math.floor(place.position / milestoneEvery) > Math.floor(saved.position / milestoneEvery)) {
          yield* checkpoint.keepMilestone(place)
        }
        saved = place
        return
      }
      place = yield* checkpoint.load
      saved = place
      yield* Effect.logInfo("the relay was moved and publishes again").pipe(
        Effect.annotateLogs({ position: place.position })
      )
    })

    /**
     * An acknowledgement is no promise that the bus still has the event after a crash: compare, go back. A bus
     * that was made anew lacks everything, however new an event somebody has put into it already.
     */
    const compare = Effect.gen(function* () {
      const holding = yield* bus.holding
      const { incarnation } = holding
      const isAnother = place.incarnation !== null && place.incarnation !== incarnation
      const newest = isAnother ? 0 : holding.newest
      if (newest !== undefined && newest < place.position) {
        yield* Effect.logWarning("the bus has lost events, the relay publishes them again").pipe(
          Effect.annotateLogs({ newest, position: place.position })
        )
        moveTo(yield* placeAt(newest))
      }
      place = { ...place, incarnation }
      end = holding.end
      comparedAt = performance.now()
      head = yield* store.head
      if (place.position > head) {
        yield* Effect.logError(
          "the log ends before the relay's place: it was restored from an older copy"
        ).pipe(Effect.annotateLogs({ head, position: place.position }))
        moveTo(yield* placeAt(head))
        yield* save
      }
      parts.report(place.position, head)
    })

    const whenIdle = Effect.gen(function* () {
      const now = performance.now()
      if (!isSaved() && now - savedAt >= saveEveryMillis) yield* save
      if (now - inspectedAt >= inspectEveryMillis) {
        inspectedAt = now
        const stored = yield* checkpoint.load
        if (stored.revision !== place.revision) {
          place = stored
          saved = stored
          return
        }
      }
      if (end === undefined || now - comparedAt >= compareEveryMillis)
        yield* Effect.catchTag(compare, "BusIsUnavailable", () => Effect.void)
      parts.report(place.position, place.position)
      yield* parts.woken.waitUntil(() => parts.newestAppend() > knownAppend, parts.pollMillis)
    })

    const afterFailure = (failure: BusIsUnavailable) =>
      Effect.gen(function* () {
        end = undefined
        const pause = backoffMillis(busFailures++)
        if (busFailures === 1) {
          yield* Effect.logWarning("the bus is unavailable, events wait in the log").pipe(
            Effect.annotateLogs({ reason: reasonOf(Cause.fail(failure)) })
          )
        }
        parts.report(place.position, yield* store.head)
        yield* Effect.sleep(pause)
      })

    const readAfter = (position: Position) =>
      Effect.suspend(() => {
        // Only an append announced after this moment is a reason not to wait: a hint must never spin.
        knownAppend = parts.newestAppend()
        return store.readLog({ after: position, limit: parts.pageSize })
      })

    yield* Effect.catchTag(compare, "BusIsUnavailable", () => Effect.void)
    let page = yield* readAfter(place.position)
    while (true) {
      if (page.length === 0) {
        yield* whenIdle
        page = yield* readAfter(place.position)
        continue
      }
      // What the bus has lost comes before what it never had, or nobody would see the hole any more.
      if (end === undefined) {
        yield* Effect.catchTag(compare, "BusIsUnavailable", afterFailure)
        page = yield* readAfter(place.position)
        continue
      }
      const { messages, after } = linked(place, page)
      const isFull = page.length === parts.pageSize
      // The next page of a backlog is read while this one is on its way.
      const next = isFull ? yield* Effect.fork(readAfter(after.position)) : undefined
      const published = yield* Effect.either(bus.publish(messages, end))
      if (published._tag === "Left") {
        if (next !== undefined) yield* Fiber.interrupt(next)
        yield* afterFailure(published.left)
        page = yield* readAfter(place.position)
        continue
      }
      if (busFailures > 0) yield* Effect.logInfo("the bus is back")
      busFailures = 0
      end = published.right
      publishedCounter.unsafeUpdate(messages.length, [])
      moveTo(after)
      if (isFull && performance.now() - headAt >= inspectEveryMillis) {
        headAt = performance.now()
        head = yield* store.head
      }
      parts.report(place.position, Math.max(head, parts.newestAppend()))
      const reached = place.position
      if (performance.now() - savedAt >= saveEveryMillis) yield* save
      const prefetched = next === undefined ? undefined : yield* Fiber.join(next)
      page =
        prefetched !== undefined && place.position === reached ? prefetched : yield* readAfter(place.position)
    }
  })

const makeRelay = (
  options: RelayOptions,
  checkpoint: RelayCheckpoint,
  whileLeading: <E, R>(name: string, work: Effect.Effect<never, E, R>) => Effect.Effect<never, never, R>
): Effect.Effect<Context.Tag.Service<Relay>, never, EventStore | EventBus | Scope.Scope> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const name = options.name ?? "relay"
    const woken = makeSignal()
    let newestAppend = 0
    let state: RelayState = { leading: false, position: 0, lag: 0 }

    yield* Stream.runForEach(store.appends, (position) =>
      Effect.sync(() => {
        newestAppend = Math.max(newestAppend, position)
        woken.notify()
      })
    ).pipe((listening) => supervised("relay wake-up", listening), Effect.forkScoped)

    const work = relayFrom({
      checkpoint,
      woken,
      newestAppend: () => newestAppend,
      pageSize: options.pageSize ?? 1_000,
      pollMillis: options.pollMillis ?? 250,
      report: (position, head) => {
        state = { leading: true, position, lag: Math.max(0, head - position) }
        lagGauge.unsafeUpdate(state.lag, [])
        positionGauge.unsafeUpdate(position, [])
      }
    }).pipe(
      Effect.ensuring(
        Effect.sync(() => {
          state = { ...state, leading: false }
        })
      )
    )
    yield* Effect.forkScoped(whileLeading(name, work))

    return {
      state: Effect.sync(() => state),
      republish: (after) =>
        Effect.gen(function* () {
          // Whole pages from the milestone before it: a few events more are published, none are missing.
          yield* checkpoint.set(yield* checkpoint.milestoneBefore(Math.max(0, after)))
          woken.notify()
        })
    }
  })

/** The relay of a product: one process of all that run it publishes, the others stand by. */
export const relayLayer = (
  options: RelayOptions = {}
): Layer.Layer<Relay, never, EventStore | EventBus | PgPool> =>
  Layer.scoped(
    Relay,
    Effect.gen(function* () {
      const checkpoint = yield* postgresCheckpoint(options.name ?? "relay")
      const leadership = yield* makeLeadership
      return yield* makeRelay(options, checkpoint, (name, work) => leadership.lead(`jiaosuo ${name}`, work))
    })
  )

/** The relay beside a log in memory: one process, nothing survives it. */
export const relayLayerMemory = (
  options: RelayOptions = {}
): Layer.Layer<Relay, never, EventStore | EventBus> =>
  Layer.scoped(
    Relay,
    Effect.flatMap(memoryCheckpoint, (checkpoint) => makeRelay(options, checkpoint, supervised))
  )
