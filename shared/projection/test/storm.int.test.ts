import { randomUUID } from "node:crypto"
import { type Append, EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import { genesisHash, streamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { natsEventBusLayer } from "@jiaosuo/messaging/NatsEventBus"
import { relayLayer } from "@jiaosuo/messaging/Relay"
import { natsServer } from "@jiaosuo/testing/NatsServer"
import { Effect, Fiber, Layer, Schedule } from "effect"
import { describe, expect, it } from "vitest"
import { dump, eventually, makeWorld, process, reaches } from "./harness.ts"
import { things } from "./sample.ts"

const writers = 32
const eventsEach = 40
const name = "storm"

/** One writer: its own stream, random pauses, and an append that failed is sent again until it is answered. */
const write = (writer: number) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const stream = streamId(name, "thing", `w${writer}`)
    let head: { readonly version: number; readonly hash: string } = { version: 0, hash: genesisHash }
    for (let n = 1; n <= eventsEach; n++) {
      const request: Append = {
        stream,
        expectedVersion: head.version,
        previousHash: head.hash,
        commandId: randomUUID(),
        correlationId: randomUUID(),
        causationId: null,
        fingerprint: fingerprintOf(stream, n),
        actor: "tester",
        station: null,
        events: [
          {
            id: uuidv7(),
            type: "ThingHappened",
            schemaVersion: 1,
            township: `37160310${writer % 5}`,
            occurredAt: "2026-03-04T01:02:03.000Z",
            data: JSON.stringify({ n })
          }
        ]
      }
      head = yield* Effect.retry(store.append(request), {
        schedule: Schedule.spaced("20 millis"),
        times: 500
      })
      yield* Effect.sleep(Math.random() * 30)
    }
  }).pipe(Effect.orDie)

/** Ends every database session of this test, those of the leaders and of writes under way included. */
const cutSessions = Effect.flatMap(PgPool, (pool) =>
  Effect.ignore(
    Effect.tryPromise(() =>
      pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`)
    )
  )
)

describe("a storm", () => {
  it("loses nothing and applies nothing twice, whatever dies meanwhile", async () => {
    const test = Effect.gen(function* () {
      const server = yield* natsServer
      yield* server.start
      const bus = natsEventBusLayer({ url: server.url, streamName: name, ackTimeoutMillis: 500 })
      const world = yield* Effect.acquireRelease(
        Effect.sync(() => makeWorld(bus)),
        (made) => Effect.promise(() => made.dispose())
      )
      const within = Effect.gen(function* () {
        yield* Layer.build(Layer.fresh(relayLayer()))
        const first = yield* process([things({ name })], { rowsInMemory: 10 })
        const second = yield* process([things({ name })], { rowsInMemory: 10 })
        const faults = yield* Effect.fork(
          Effect.forever(
            Effect.gen(function* () {
              yield* Effect.sleep(150 + Math.random() * 200)
              yield* cutSessions
              yield* server.kill
              if (Math.random() < 0.5) yield* server.wipe
              yield* Effect.sleep(Math.random() * 300)
              yield* server.start
            })
          )
        )
        yield* Effect.all(
          Array.from({ length: writers }, (_, writer) => write(writer)),
          { concurrency: writers }
        )
        yield* Fiber.interrupt(faults)
        const store = yield* EventStore
        const head = yield* Effect.retry(store.head, { times: 20, schedule: Schedule.spaced("100 millis") })
        expect(head).toBe(writers * eventsEach)
        const views = yield* Effect.forEach([first, second], (models) =>
          eventually(
            Effect.either(models.view(name, { after: head })),
            (view) => view._tag === "Right",
            30_000
          )
        )
        expect(views).toMatchObject([{ right: { incomplete: [] } }, { right: { incomplete: [] } }])
        const { schema } = yield* reaches(first, name, head)
        const pool = yield* PgPool
        const applied = yield* Effect.promise(
          async () =>
            (
              await pool.query(
                `select count(*)::int as things, min(changes) as least, max(changes) as most from ${schema}.thing`
              )
            ).rows[0]
        )
        expect(applied).toEqual({ things: writers, least: eventsEach, most: eventsEach })
        const rows = yield* dump(schema)
        yield* first.rebuild(name)
        expect(yield* dump((yield* reaches(first, name, head)).schema)).toBe(rows)
      })
      yield* Effect.promise(() => world.runPromise(Effect.scoped(within)))
    })
    await Effect.runPromise(Effect.scoped(test))
  }, 120_000)
})
