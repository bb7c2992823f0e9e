import { contextOf } from "@jiaosuo/kernel/Event"
import { Effect, type Scope } from "effect"
import {
  AckPolicy,
  type Consumer,
  DeliverPolicy,
  headers,
  type JetStreamManager,
  type JsMsg,
  NatsError,
  nanos,
  StorageType
} from "nats"
import { BusIsUnavailable, type BusMessage, type Receipt } from "./EventBus.ts"
import { messageFrom, subjectsFor } from "./MessageEncoding.ts"
import type { NatsLink, Online } from "./NatsConnection.ts"
import { supervised } from "./Supervision.ts"

/** A durable consumer of the stream. */
export interface ConsumerOptions {
  readonly streamName: string
  readonly prefix: string
  readonly name: string
  readonly contexts: ReadonlyArray<string>
}

const fetchSize = 128
const fetchMillis = 5_000
/** A message that was handed over and is not answered in this time is handed over again. */
const ackWaitMillis = 60_000

const refused = (operation: string) => (cause: unknown) => new BusIsUnavailable({ operation, cause })

const isMissing = (error: unknown): boolean => error instanceof NatsError && error.api_error?.code === 404

/**
 * One filter is all that servers before 2.10 know: a consumer of one context filters on the server, one of
 * several takes everything and lets the rest go by.
 */
const filterOf = (options: ConsumerOptions): string =>
  subjectsFor(options.prefix, options.contexts.length === 1 ? options.contexts : [])[0] as string

const ensureConsumer = async (manager: JetStreamManager, options: ConsumerOptions): Promise<void> => {
  const filter = filterOf(options)
  try {
    const { config } = await manager.consumers.info(options.streamName, options.name)
    if (config.filter_subject !== filter) {
      await manager.consumers.update(options.streamName, options.name, { ...config, filter_subject: filter })
    }
  } catch (error) {
    if (!isMissing(error)) throw error
    await manager.consumers.add(options.streamName, {
      durable_name: options.name,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ackWaitMillis),
      deliver_policy: DeliverPolicy.All,
      filter_subject: filter,
      max_deliver: -1
    })
  }
}

const rejectedStream = (options: ConsumerOptions): string => `${options.streamName}_rejected`

const ensureRejectedStream = async (manager: JetStreamManager, options: ConsumerOptions): Promise<void> => {
  try {
    await manager.streams.info(rejectedStream(options))
  } catch (error) {
    if (!isMissing(error)) throw error
    await manager.streams.add({
      name: rejectedStream(options),
      subjects: [`${options.prefix}rejected.>`],
      storage: StorageType.File,
      max_age: nanos(90 * 86_400_000)
    })
  }
}

/** The server forgets a terminated message: what was rejected, and why, is kept in a stream of its own. */
const setAside = (online: Online, options: ConsumerOptions, message: JsMsg, reason: string) =>
  Effect.tryPromise({
    try: async () => {
      await ensureRejectedStream(online.manager, options)
      const kept = headers()
      kept.set("Jiaosuo-Subject", message.subject)
      kept.set("Jiaosuo-Reason", encodeURIComponent(reason.slice(0, 2_000)))
      for (const key of message.headers?.keys() ?? []) {
        if (key.startsWith("Jiaosuo-")) kept.set(key, message.headers?.get(key) ?? "")
      }
      await online.jetStream.publish(`${options.prefix}rejected.${options.name}`, message.data, {
        headers: kept
      })
      message.term()
    },
    catch: refused("setAside")
  }).pipe(
    Effect.zipRight(
      Effect.logWarning("an event was rejected by its receiver").pipe(
        Effect.annotateLogs({ consumer: options.name, subject: message.subject, reason })
      )
    ),
    Effect.catchAll(() => Effect.sync(() => message.nak(1_000)))
  )

const answer = (
  online: Online,
  options: ConsumerOptions,
  message: JsMsg,
  receipt: Receipt
): Effect.Effect<void> => {
  switch (receipt._tag) {
    case "Ack":
      return Effect.sync(() => message.ack())
    case "Retry":
      // Without a delay the server would send it again at once, and in circles.
      return Effect.sync(() => message.nak(Math.max(1, receipt.delayMillis)))
    case "Reject":
      return setAside(online, options, message, receipt.reason)
  }
}

const fetchAndHandle = <R>(
  online: Online,
  consumer: Consumer,
  options: ConsumerOptions,
  handle: (message: BusMessage) => Effect.Effect<Receipt, never, R>
) =>
  Effect.acquireUseRelease(
    Effect.tryPromise({
      try: () => consumer.fetch({ max_messages: fetchSize, expires: fetchMillis }),
      catch: refused("fetch")
    }),
    (fetched) => {
      const arriving = fetched[Symbol.asyncIterator]()
      const next = Effect.tryPromise({ try: () => arriving.next(), catch: refused("fetch") })
      return Effect.gen(function* () {
        for (let step = yield* next; step.done !== true; step = yield* next) {
          const message = messageFrom(step.value)
          const isWanted =
            message !== undefined &&
            (options.contexts.length === 0 || options.contexts.includes(contextOf(message.event.stream)))
          if (isWanted) yield* answer(online, options, step.value, yield* handle(message))
          else step.value.ack()
        }
      })
    },
    (fetched) => Effect.sync(() => fetched.stop())
  )

/** Consumes until the scope closes. Whatever goes wrong, the consumer is looked up (or made) again. */
export const consumeFrom = <R>(
  link: NatsLink,
  options: ConsumerOptions,
  handle: (message: BusMessage) => Effect.Effect<Receipt, never, R>
): Effect.Effect<void, BusIsUnavailable, R | Scope.Scope> => {
  if (!/^[A-Za-z0-9_-]+$/.test(options.name)) {
    return Effect.fail(
      new BusIsUnavailable({ operation: "consume", cause: new Error(`not a consumer name: ${options.name}`) })
    )
  }
  const loop = Effect.gen(function* () {
    yield* link.online
    const online = yield* link.ready("consume")
    const consumer = yield* Effect.tryPromise({
      try: async () => {
        await ensureConsumer(online.manager, options)
        return online.jetStream.consumers.get(options.streamName, options.name)
      },
      catch: refused("ensureConsumer")
    })
    // A fetch on a consumer that was deleted may end like one that found nothing: ask after each.
    const round = Effect.zipRight(
      fetchAndHandle(online, consumer, options, handle),
      Effect.tryPromise({ try: () => consumer.info(), catch: refused("consumerInfo") })
    )
    yield* Effect.forever(round)
  }).pipe(Effect.tapErrorCause(() => Effect.sync(link.doubt)))
  return Effect.asVoid(Effect.forkScoped(supervised(`consumer ${options.name}`, loop)))
}
