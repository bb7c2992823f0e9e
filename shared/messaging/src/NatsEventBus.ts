import { Effect, Layer, type Scope } from "effect"
import { type BusEnd, type BusHolding, BusIsUnavailable, type BusMessage, EventBus } from "./EventBus.ts"
import { messageFrom, positionOf, subjectsFor } from "./MessageEncoding.ts"
import { makeNatsLink, type NatsEventBusOptions, type NatsLink } from "./NatsConnection.ts"
import { consumeFrom } from "./NatsConsumer.ts"
import { makeSignal } from "./Signal.ts"
import { supervised } from "./Supervision.ts"

export type { NatsEventBusOptions } from "./NatsConnection.ts"

/** Messages that wait for a slow receiver of the tail; beyond it they are let go, which it sees as a hole. */
const tailBuffer = 20_000
const tailBatch = 1_000

const publishOver = (link: NatsLink, messages: ReadonlyArray<BusMessage>, end: BusEnd | undefined) =>
  Effect.flatMap(link.ready("publish"), ({ publisher }) =>
    Effect.async<BusEnd, BusIsUnavailable>((resume) => {
      publisher.publish(messages, end, (result) => {
        if (result._tag === "Published") return resume(Effect.succeed(result.end))
        // A stream that was deleted gives no answer at all while somebody listens on its subjects.
        link.doubt()
        resume(Effect.fail(new BusIsUnavailable({ operation: "publish", cause: result.cause })))
      })
      return Effect.sync(() => publisher.abandon(new Error("interrupted")))
    })
  )

const holdingOf = (link: NatsLink, streamName: string) =>
  Effect.flatMap(link.ready("holding"), ({ manager }) =>
    Effect.tryPromise({
      try: async (): Promise<BusHolding> => {
        const { state, created } = await manager.streams.info(streamName)
        const end = state.last_seq
        const newest = async () => {
          if (end === 0) return 0
          if (state.messages === 0) return undefined
          return positionOf((await manager.streams.getMessage(streamName, { seq: end })).header)
        }
        return { newest: await newest(), end, incarnation: String(created) }
      },
      catch: (cause) => {
        link.doubt()
        return new BusIsUnavailable({ operation: "holding", cause })
      }
    })
  )

/**
 * The tail listens to the subjects themselves, not to a consumer of the stream: no state on the server, no
 * round trip, and an event is here as soon as it is published. What gets lost on the way is a hole.
 */
const tailOver = <R>(
  link: NatsLink,
  subjects: ReadonlyArray<string>,
  handle: (messages: ReadonlyArray<BusMessage>) => Effect.Effect<void, never, R>
): Effect.Effect<void, never, R | Scope.Scope> =>
  Effect.gen(function* () {
    const arrived = makeSignal()
    let waiting: Array<BusMessage> = []

    const listen = Effect.acquireUseRelease(
      Effect.map(link.online, ({ connection }) => ({
        connection,
        subscriptions: subjects.map((subject) =>
          connection.subscribe(subject, {
            callback: (error, received) => {
              if (error !== null) return
              const message = messageFrom(received)
              if (message === undefined) return
              if (waiting.length >= tailBuffer) waiting = []
              waiting.push(message)
              arrived.notify()
            }
          })
        )
      })),
      ({ connection }) => Effect.promise(() => connection.closed()),
      ({ subscriptions }) =>
        Effect.sync(() => {
          for (const subscription of subscriptions) subscription.unsubscribe()
        })
    )
    const hand = Effect.flatMap(
      arrived.waitUntil(() => waiting.length > 0, 60_000),
      () => {
        if (waiting.length === 0) return Effect.void
        const batch = waiting.length <= tailBatch ? waiting : waiting.slice(0, tailBatch)
        waiting = waiting.length <= tailBatch ? [] : waiting.slice(tailBatch)
        return handle(batch)
      }
    )
    yield* Effect.forkScoped(supervised("tail of the bus", Effect.forever(hand)))
    yield* Effect.forkScoped(supervised("tail subscription", listen))
    // Messages published after this effect are in the tail: the server has the subscription before the flush answers.
    yield* Effect.yieldNow()
    const online = link.current()
    if (online !== undefined) yield* Effect.ignore(Effect.tryPromise(() => online.connection.flush()))
  })

/**
 * JetStream. Building the layer does not need a server: operations fail with `BusIsUnavailable` until there
 * is one, subscriptions wait for it. Needs nothing newer than nats-server 2.9.
 */
export const natsEventBusLayer = (options: NatsEventBusOptions): Layer.Layer<EventBus> =>
  Layer.scoped(
    EventBus,
    Effect.gen(function* () {
      const link = yield* makeNatsLink(options)
      const publishTurn = yield* Effect.makeSemaphore(1)
      const prefix = options.prefix ?? ""
      return EventBus.of({
        publish: (messages, end) => publishTurn.withPermits(1)(publishOver(link, messages, end)),
        holding: holdingOf(link, options.streamName),
        consume: ({ name, contexts, handle }) =>
          consumeFrom(link, { streamName: options.streamName, prefix, name, contexts }, handle),
        tail: ({ contexts, handle }) => tailOver(link, subjectsFor(prefix, contexts), handle)
      })
    })
  )
