import { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import type { Position, RecordedEvent } from "@jiaosuo/kernel/Event"
import { Effect, type Scope } from "effect"
import { type BusIsUnavailable, type BusMessage, EventBus, type Receipt } from "./EventBus.ts"
import { makeLeadership } from "./Leadership.ts"

/** A reaction of one context to the events of others. */
export interface Reaction<R> {
  /** Name of the durable consumer, of the checkpoint and of the lock: `cases-open-accident-record`. */
  readonly name: string
  readonly contexts: readonly [string, ...ReadonlyArray<string>]
  /**
   * What to do with one event. It may be asked again for events it has answered (those of the last second before a
   * crash), so it gives commands with derived ids. `Retry` is asked again after the delay, and
   * nothing later is handed over before it; `Reject` lets the run go on.
   */
  readonly handle: (event: RecordedEvent) => Effect.Effect<Receipt, never, R>
}

const pageSize = 500
/** How often the log is looked at although the bus is silent: it may be down, or have lost its stream. */
const pollMillis = 5_000
/**
 * How often the place is written down: not with every event, or a reaction that looks for one event in ten thousand
 * would write ten thousand times.
 */
const keepMillis = 1_000

const loadStatement = {
  name: "receiver_load",
  text: "select position from messaging.receiver where name = $1::text"
}
const saveStatement = {
  name: "receiver_save",
  text: `insert into messaging.receiver (name, position) values ($1::text, $2::bigint)
    on conflict (name) do update set position = excluded.position, moved_at = now()`
}

/** Whether nothing of the wanted contexts can lie between the receiver's place and this message. */
const follows = (message: BusMessage, place: Position, contexts: ReadonlyArray<string>): boolean =>
  message.previous <= place || (contexts.length === 1 && message.previousInContext <= place)

/**
 * Receives every event of some contexts, in the order of the log, at least once, whatever the bus loses: a
 * message that does not follow the one before it sends the receiver to the log, and so does a long silence.
 * Of several processes one receives, the others stand by. Runs until the scope closes.
 */
export const receive = <R>(
  reaction: Reaction<R>
): Effect.Effect<void, BusIsUnavailable, EventBus | EventStore | PgPool | R | Scope.Scope> =>
  Effect.gen(function* () {
    const pool = yield* PgPool
    const store = yield* EventStore
    const bus = yield* EventBus
    const leadership = yield* makeLeadership

    const query = (
      statement: { readonly name: string; readonly text: string },
      values: ReadonlyArray<unknown>
    ) =>
      Effect.tryPromise({
        try: () => pool.query<{ readonly position: string }>({ ...statement, values: [...values] }),
        catch: (cause) => new StoreIsUnavailable({ operation: statement.name, cause })
      })

    /** Asks until the answer is not `Retry`: order is kept by waiting, not by sending the event away. */
    const settle = (event: RecordedEvent): Effect.Effect<void, never, R> =>
      Effect.flatMap(reaction.handle(event), (receipt) => {
        switch (receipt._tag) {
          case "Ack":
            return Effect.void
          case "Retry":
            return Effect.zipRight(Effect.sleep(Math.max(1, receipt.delayMillis)), settle(event))
          case "Reject":
            return Effect.logError("an event was rejected by its receiver").pipe(
              Effect.annotateLogs({
                receiver: reaction.name,
                position: event.position,
                reason: receipt.reason
              })
            )
        }
      })

    const work = Effect.gen(function* () {
      const stored = yield* query(loadStatement, [reaction.name])
      let place: Position = Number(stored.rows[0]?.position ?? 0)
      const turn = yield* Effect.makeSemaphore(1)

      let kept = place
      const keepPlace = Effect.suspend(() => {
        const position = place
        return position === kept
          ? Effect.void
          : Effect.map(query(saveStatement, [reaction.name, position]), () => {
              kept = position
            })
      })

      /**
       * Everything that the log has after the place, up to a position that it has reached. What lies between without
       * being of these contexts is passed as well, or every look would go through it again.
       */
      const readOn = (upTo: Position) =>
        Effect.gen(function* () {
          while (place < upTo) {
            const events = yield* store.readLog({
              after: place,
              limit: pageSize,
              contexts: reaction.contexts
            })
            for (const event of events) {
              yield* settle(event)
              place = event.position
            }
            if (events.length < pageSize) place = Math.max(place, upTo)
          }
        })

      const take = (message: BusMessage) =>
        Effect.gen(function* () {
          const { event } = message
          if (event.position <= place) return
          if (!follows(message, place, reaction.contexts)) return yield* readOn(event.position)
          yield* settle(event)
          place = event.position
        })

      yield* bus.consume({
        name: reaction.name,
        contexts: reaction.contexts,
        handle: (message) =>
          turn
            .withPermits(1)(take(message))
            .pipe(
              Effect.as<Receipt>({ _tag: "Ack" }),
              Effect.catchAll(() => Effect.succeed<Receipt>({ _tag: "Retry", delayMillis: 1_000 }))
            )
      })
      yield* Effect.addFinalizer(() => Effect.ignore(Effect.timeout(keepPlace, "1 second")))
      yield* Effect.forkScoped(
        Effect.forever(Effect.zipRight(Effect.sleep(keepMillis), Effect.ignore(keepPlace)))
      )
      const lookAtLog = turn.withPermits(1)(Effect.flatMap(store.head, readOn))
      return yield* Effect.forever(Effect.zipRight(lookAtLog, Effect.sleep(pollMillis)))
    })

    yield* Effect.forkScoped(leadership.lead(`jiaosuo receiver ${reaction.name}`, Effect.scoped(work)))
  })
