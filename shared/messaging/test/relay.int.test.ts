import type { EventStore } from "@jiaosuo/event-store/EventStore"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import { type BusMessage, EventBus, type Receipt } from "@jiaosuo/messaging/EventBus"
import { natsEventBusLayer } from "@jiaosuo/messaging/NatsEventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { Relay, relayLayer } from "@jiaosuo/messaging/Relay"
import { eventually } from "@jiaosuo/testing/Eventually"
import { type NatsServer, natsServer } from "@jiaosuo/testing/NatsServer"
import { Context, Effect, Layer, Logger, LogLevel, ManagedRuntime, type Scope } from "effect"
import { connect } from "nats"
import { afterAll, describe, expect, it } from "vitest"
import { logLayer, record } from "./log.ts"

const ack: Receipt = { _tag: "Ack" }

describe("relay from the log to JetStream", () => {
  const quiet = ManagedRuntime.make(Logger.minimumLogLevel(LogLevel.None))
  afterAll(() => quiet.dispose())
  /** A database, a server that is down, and a bus that does not mind. */
  const run = <A, E>(
    test: (server: NatsServer) => Effect.Effect<A, E, EventStore | EventBus | PgPool | Scope.Scope>
  ) =>
    quiet.runPromise(
      Effect.scoped(
        Effect.flatMap(natsServer, (server) => {
          const bus = natsEventBusLayer({ url: server.url, streamName: "test", ackTimeoutMillis: 500 })
          return Effect.provide(Effect.scoped(test(server)), Layer.fresh(Layer.merge(logLayer, bus)))
        })
      )
    )
  const startRelay = (name = "relay") =>
    Effect.map(Layer.build(Layer.fresh(relayLayer({ name }))), (context) => Context.get(context, Relay))

  const listen = (heard: Array<BusMessage>) =>
    Effect.flatMap(EventBus, (bus) =>
      bus.tail({ contexts: [], handle: (batch) => Effect.sync(() => void heard.push(...batch)) })
    )
  /** Positions of a context in the stream itself, as a new consumer of it would get them. */
  const stored = (name: string, last: number) =>
    Effect.scoped(
      Effect.gen(function* () {
        const bus = yield* EventBus
        const seen: Array<BusMessage> = []
        yield* bus.consume({
          name,
          contexts: [],
          handle: (message) =>
            Effect.as(
              Effect.sync(() => seen.push(message)),
              ack
            )
        })
        yield* eventually(
          Effect.sync(() => seen.some(({ event }) => event.position === last)),
          (there) => there
        )
        return seen
      })
    )
  const reaches = (relay: Relay["Type"], position: number) =>
    eventually(relay.state, (state) => state.position >= position, 15_000)
  const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)

  it("publishes the log in order, each message naming its predecessors", () =>
    run((server) =>
      Effect.gen(function* () {
        yield* server.start
        const relay = yield* startRelay()
        yield* record("one", 5)
        yield* record("two", 3)
        const last = yield* record("one", 2)
        expect(yield* reaches(relay, last)).toEqual({ leading: true, position: 10, lag: 0 })
        const messages = yield* stored("all", last)
        expect(messages.map(({ event }) => event.position)).toEqual(upTo(10))
        expect(messages.map(({ previous }) => previous)).toEqual([0, ...upTo(9)])
        expect(messages.map(({ previousInContext }) => previousInContext)).toEqual([
          0, 1, 2, 3, 4, 0, 6, 7, 5, 9
        ])
      })
    ))

  it("lets commands succeed while the bus is down, and catches up when it is back", () =>
    run((server) =>
      Effect.gen(function* () {
        const relay = yield* startRelay()
        const before = yield* record("down", 2_500)
        expect(before).toBe(2_500)
        const behind = yield* eventually(relay.state, (state) => state.lag === 2_500)
        expect(behind).toEqual({ leading: true, position: 0, lag: 2_500 })
        yield* server.start
        yield* reaches(relay, before)
        yield* server.kill
        const between = yield* record("down", 300)
        yield* server.start
        yield* reaches(relay, between)
        expect((yield* stored("all", between)).map(({ event }) => event.position)).toEqual(upTo(2_800))
      })
    ))

  it("goes on from its checkpoint after a restart", () =>
    run((server) =>
      Effect.gen(function* () {
        yield* server.start
        const heard: Array<BusMessage> = []
        yield* Effect.scoped(
          Effect.gen(function* () {
            const relay = yield* startRelay()
            yield* reaches(relay, yield* record("restart", 1_200))
            const pool = yield* PgPool
            const saved = Effect.promise(async () =>
              Number((await pool.query("select position from messaging.relay")).rows[0]?.["position"])
            )
            expect(yield* eventually(saved, (position) => position === 1_200)).toBe(1_200)
          })
        )
        yield* listen(heard)
        const relay = yield* startRelay()
        const last = yield* record("restart", 1)
        yield* reaches(relay, last)
        yield* eventually(
          Effect.sync(() => heard.length),
          (count) => count > 0
        )
        expect(heard).toMatchObject([
          { event: { position: 1_201 }, previous: 1_200, previousInContext: 1_200 }
        ])
      })
    ))

  it("fills the stream again after it was deleted, and a new server too", () =>
    run((server) =>
      Effect.gen(function* () {
        yield* server.start
        const relay = yield* startRelay()
        // Somebody listens on the subjects: then a deleted stream gives no answer at all.
        yield* listen([])
        yield* reaches(relay, yield* record("lost", 400))
        yield* Effect.promise(async () => {
          const client = await connect({ servers: server.url })
          await (await client.jetstreamManager()).streams.delete("test")
          await client.close()
        })
        const after = yield* record("lost", 100)
        yield* reaches(relay, after)
        expect((yield* stored("deleted", after)).map(({ event }) => event.position)).toEqual(upTo(500))
        yield* server.kill
        yield* server.wipe
        yield* server.start
        // The connection is back, and with it an empty stream, before there is anything to publish.
        const bus = yield* EventBus
        yield* eventually(Effect.either(bus.holding), (answer) => answer._tag === "Right")
        const last = yield* record("lost", 1)
        yield* reaches(relay, last)
        expect((yield* stored("wiped", last)).map(({ event }) => event.position)).toEqual(upTo(501))
      })
    ))

  /** Deletes the stream, and makes it again as any process does that finds none. */
  const makeAnew = (server: NatsServer) =>
    Effect.promise(async () => {
      const client = await connect({ servers: server.url })
      const manager = await client.jetstreamManager()
      const { config } = await manager.streams.info("test")
      await manager.streams.delete("test")
      await manager.streams.add(config)
      await client.close()
    })

  it("fills a stream that another process has made anew before it publishes what is newer", () =>
    run((server) =>
      Effect.gen(function* () {
        yield* server.start
        const relay = yield* startRelay()
        yield* reaches(relay, yield* record("anew", 400))
        yield* makeAnew(server)
        const after = yield* record("anew", 100)
        yield* reaches(relay, after)
        expect((yield* stored("anew", after)).map(({ event }) => event.position)).toEqual(upTo(500))
      })
    ))

  it("fills a stream that was made anew meanwhile, however new the event that somebody has put there", () =>
    run((server) =>
      Effect.gen(function* () {
        yield* server.start
        const bus = yield* EventBus
        const heard: Array<BusMessage> = []
        yield* listen(heard)
        const last = yield* Effect.scoped(
          Effect.gen(function* () {
            const relay = yield* startRelay()
            const position = yield* record("away", 400)
            yield* reaches(relay, position)
            const pool = yield* PgPool
            const known = Effect.promise(async () =>
              pool.query("select 1 from messaging.relay where position = 400 and incarnation is not null")
            )
            expect((yield* eventually(known, ({ rowCount }) => rowCount === 1)).rowCount).toBe(1)
            return position
          })
        )
        const newest = yield* eventually(
          Effect.sync(() => heard.at(-1)),
          (message) => message?.event.position === last
        )
        yield* makeAnew(server)
        yield* bus.publish([newest as BusMessage])
        yield* startRelay()
        const seen = yield* eventually(
          Effect.sync(() => heard.slice(401).map(({ event }) => event.position)),
          (positions) => positions.at(-1) === last
        )
        expect(seen).toEqual(upTo(400))
      })
    ))

  it("publishes again from any position, and receivers drop what they know", () =>
    run((server) =>
      Effect.gen(function* () {
        yield* server.start
        const relay = yield* startRelay()
        const last = yield* record("again", 50)
        yield* reaches(relay, last)
        const heard: Array<BusMessage> = []
        yield* listen(heard)
        yield* relay.republish(20)
        yield* eventually(
          Effect.sync(() => heard.at(-1)?.event.position),
          (position) => position === last
        )
        expect(heard.map(({ event }) => event.position)).toEqual(upTo(50))
        expect((yield* stored("all", last)).map(({ event }) => event.position)).toEqual(upTo(50))
      })
    ))

  it("has one leader; another takes over when the leader's database session dies", () =>
    run((server) =>
      Effect.gen(function* () {
        yield* server.start
        const one = yield* startRelay()
        yield* eventually(one.state, ({ leading }) => leading)
        const two = yield* startRelay()
        const pool = yield* PgPool
        let last = 0
        for (let round = 0; round < 3; round++) {
          last = yield* record("leader", 20)
          yield* eventually(
            Effect.all([one.state, two.state]),
            (states) => states.filter((state) => state.leading && state.position === last).length === 1
          )
          yield* Effect.promise(() =>
            pool.query(`select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
                where l.locktype = 'advisory' and d.datname = current_database()`)
          )
        }
        expect((yield* stored("all", last)).map(({ event }) => event.position)).toEqual(upTo(60))
      })
    ))
})

describe("a receiver", () => {
  const quiet = ManagedRuntime.make(Logger.minimumLogLevel(LogLevel.None))
  afterAll(() => quiet.dispose())

  it("gets every event of its contexts in order, whatever the bus has lost", () =>
    quiet.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          const server = yield* natsServer
          const bus = natsEventBusLayer({ url: server.url, streamName: "test", ackTimeoutMillis: 500 })
          yield* Effect.gen(function* () {
            yield* server.start
            yield* record("heard", 10)
            yield* record("unheard", 10)
            // The relay begins in the middle: the first events are not on the bus and never will be.
            const pool = yield* PgPool
            yield* Effect.promise(() =>
              pool.query(
                "insert into messaging.relay (name, position, last_in_context) values ('relay', 15, '{\"heard\": 10, \"unheard\": 15}')"
              )
            )
            yield* Layer.build(relayLayer())
            const seen: Array<number> = []
            let refusals = 0
            const reaction = (until: number) =>
              Effect.scoped(
                Effect.gen(function* () {
                  yield* receive({
                    name: "test-reaction",
                    contexts: ["heard"],
                    handle: ({ position }) =>
                      Effect.sync((): Receipt => {
                        if (position === 4 && refusals++ < 2) return { _tag: "Retry", delayMillis: 5 }
                        seen.push(position)
                        return position === 6 ? { _tag: "Reject", reason: "not for us" } : ack
                      })
                  })
                  yield* eventually(
                    Effect.sync(() => seen.at(-1)),
                    (position) => position === until,
                    15_000
                  )
                })
              )
            const first = yield* record("heard", 5)
            yield* reaction(first)
            expect(seen).toEqual([...upTo(10), 21, 22, 23, 24, 25])
            yield* server.kill
            yield* server.wipe
            const second = yield* record("heard", 5)
            yield* server.start
            yield* reaction(second)
            expect(seen).toEqual([...upTo(10), 21, 22, 23, 24, 25, 26, 27, 28, 29, 30])
          }).pipe(Effect.scoped, Effect.provide(Layer.fresh(Layer.merge(logLayer, bus))))
        })
      )
    ))

  const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1)
})
