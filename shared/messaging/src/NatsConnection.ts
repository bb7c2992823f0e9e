import { Effect, Redacted, type Scope } from "effect"
import {
  type NatsConnection as Connection,
  type ConnectionOptions,
  connect,
  DiscardPolicy,
  Events,
  type JetStreamClient,
  type JetStreamManager,
  NatsError,
  nanos,
  RetentionPolicy,
  StorageType,
  type StreamConfig
} from "nats"
import { type AckedPublisher, makeAckedPublisher } from "./AckedPublisher.ts"
import { BusIsUnavailable } from "./EventBus.ts"
import { makeSignal } from "./Signal.ts"
import { supervised } from "./Supervision.ts"

/** How to reach JetStream, and under which names this installation's events stand there. */
export interface NatsEventBusOptions {
  /** `nats://127.0.0.1:4222`; several separated by commas. User and password may stand in it. */
  readonly url: string
  readonly token?: Redacted.Redacted | undefined
  /** Name of the stream: `jiaosuo`. Created, or brought up to date, by whoever connects first. */
  readonly streamName: string
  /** Put before every subject, with its dot: `zhanhua.`. Two installations on one server need two. */
  readonly prefix?: string
  /** Copies in a JetStream cluster; 1 by default. */
  readonly replicas?: number
  /** How long the bus keeps events, in days; 7 by default. The log keeps them for ever. */
  readonly keepDays?: number
  /** How long an acknowledgement may stay out before the bus counts as unavailable; 5 000 by default. */
  readonly ackTimeoutMillis?: number
  readonly clientName?: string
}

/** A connection that is up, with what is built once per connection. */
export interface Online {
  readonly connection: Connection
  readonly jetStream: JetStreamClient
  readonly manager: JetStreamManager
  readonly publisher: AckedPublisher
}

/** The connection over its ups and downs. */
export interface NatsLink {
  /** The connection if it is up at this moment. */
  readonly current: () => Online | undefined
  /** Waits until the connection is up. */
  readonly online: Effect.Effect<Online>
  /** Like `current`, and the stream exists with the wanted settings. */
  readonly ready: (operation: string) => Effect.Effect<Online, BusIsUnavailable>
  /** The stream may be gone: look again before the next use. */
  readonly doubt: () => void
}

const apiErrorIs = (error: unknown, code: number): boolean =>
  error instanceof NatsError && error.api_error?.code === code

const optionsFor = (options: NatsEventBusOptions): ConnectionOptions => {
  const urls = options.url
    .split(",")
    .map((url) => new URL(url.trim().includes("://") ? url.trim() : `nats://${url.trim()}`))
  const [first] = urls
  return {
    servers: urls.map((url) => url.host),
    name: options.clientName ?? "jiaosuo",
    timeout: 5_000,
    reconnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    ignoreAuthErrorAbort: true,
    pingInterval: 10_000,
    maxPingOut: 2,
    ...(first !== undefined && first.username !== ""
      ? { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) }
      : {}),
    ...(options.token === undefined ? {} : { token: Redacted.value(options.token) })
  }
}

const wantedConfig = (options: NatsEventBusOptions): Partial<StreamConfig> & { name: string } => ({
  name: options.streamName,
  subjects: [`${options.prefix ?? ""}evt.>`],
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  discard: DiscardPolicy.Old,
  num_replicas: options.replicas ?? 1,
  max_age: nanos((options.keepDays ?? 7) * 86_400_000),
  duplicate_window: nanos(120_000)
})

/** Creates the stream, or changes only what differs: adding one that exists with other settings is an error. */
const ensureStream = async (manager: JetStreamManager, options: NatsEventBusOptions): Promise<void> => {
  const wanted = wantedConfig(options)
  try {
    const { config } = await manager.streams.info(options.streamName)
    const same =
      config.subjects.join() === wanted.subjects?.join() &&
      config.num_replicas === wanted.num_replicas &&
      config.max_age === wanted.max_age &&
      config.duplicate_window === wanted.duplicate_window
    if (!same) await manager.streams.update(options.streamName, { ...config, ...wanted })
  } catch (error) {
    if (!apiErrorIs(error, 404)) throw error
    await manager.streams.add(wanted)
  }
}

/**
 * Keeps one connection to the servers for as long as the scope lives. Building it does not wait for a server:
 * a product whose bus is down still takes commands.
 */
export const makeNatsLink = (options: NatsEventBusOptions): Effect.Effect<NatsLink, never, Scope.Scope> =>
  Effect.gen(function* () {
    const changed = makeSignal()
    const streamTurn = yield* Effect.makeSemaphore(1)
    let established: Online | undefined
    let isUp = false
    let streamIsSure = false
    const current = () => (isUp ? established : undefined)
    const mark = (up: boolean) => {
      isUp = up
      streamIsSure = false
      if (!up) established?.publisher.abandon(new Error("the connection to the bus was lost"))
      changed.notify()
    }

    const watch = async (connection: Connection): Promise<void> => {
      for await (const status of connection.status()) {
        if (status.type === Events.Disconnect) mark(false)
        if (status.type === Events.Reconnect) mark(true)
      }
    }

    const openAndHold = Effect.acquireUseRelease(
      Effect.tryPromise({
        try: () => connect(optionsFor(options)),
        catch: (cause) => new BusIsUnavailable({ operation: "connect", cause })
      }),
      (connection) =>
        Effect.gen(function* () {
          const manager = yield* Effect.tryPromise({
            try: () => connection.jetstreamManager({ checkAPI: false }),
            catch: (cause) => new BusIsUnavailable({ operation: "jetstreamManager", cause })
          })
          established = {
            connection,
            manager,
            jetStream: connection.jetstream(),
            publisher: makeAckedPublisher(connection, options)
          }
          mark(true)
          yield* Effect.logInfo("connected to the bus")
          yield* Effect.raceFirst(
            Effect.promise(() => watch(connection)),
            Effect.promise(() => connection.closed())
          )
        }),
      (connection) =>
        Effect.suspend(() => {
          mark(false)
          established = undefined
          return Effect.promise(() => connection.close()).pipe(
            Effect.interruptible,
            Effect.timeoutOption("1 second")
          )
        })
    )
    yield* Effect.forkScoped(supervised("connection to the bus", openAndHold))

    const online = Effect.suspend(() => {
      const now = current()
      if (now !== undefined) return Effect.succeed(now)
      return Effect.forever(
        Effect.flatMap(
          changed.waitUntil(() => isUp, 60_000),
          () => {
            const then = current()
            return then === undefined ? Effect.void : Effect.fail(then)
          }
        )
      ).pipe(Effect.flip)
    })

    const ready = (operation: string) =>
      Effect.suspend(() => {
        const now = current()
        if (now === undefined) {
          return Effect.fail(
            new BusIsUnavailable({ operation, cause: new Error("not connected to the bus") })
          )
        }
        if (streamIsSure) return Effect.succeed(now)
        return streamTurn.withPermits(1)(
          Effect.tryPromise({
            try: async () => {
              if (streamIsSure) return now
              await ensureStream(now.manager, options)
              streamIsSure = current() === now
              return now
            },
            catch: (cause) => new BusIsUnavailable({ operation: "ensureStream", cause })
          })
        )
      })

    return {
      current,
      online,
      ready,
      doubt: () => {
        streamIsSure = false
      }
    }
  })
