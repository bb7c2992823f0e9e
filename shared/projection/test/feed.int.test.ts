import { EventStore } from "@jiaosuo/event-store/EventStore"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { BusIsUnavailable, type BusMessage, EventBus } from "@jiaosuo/messaging/EventBus"
import { relayLayer } from "@jiaosuo/messaging/Relay"
import { Effect, Layer, type Scope, Stream } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { count, dump, eventually, makeWorld, makeWriter, process, reaches, type World } from "./harness.ts"
import { things } from "./sample.ts"

type Handle = (messages: ReadonlyArray<BusMessage>) => Effect.Effect<void>

/** A bus of which the test decides what it delivers, when and how often. */
const makePuppet = () => {
  const handlers: Array<Handle> = []
  const unavailable = Effect.fail(new BusIsUnavailable({ operation: "puppet", cause: "out of order" }))
  const layer = Layer.succeed(
    EventBus,
    EventBus.of({
      publish: () => unavailable,
      holding: unavailable,
      consume: () => unavailable,
      tail: ({ handle }) =>
        Effect.map(Effect.context<never>(), (context) => {
          handlers.push((messages) => Effect.provide(handle(messages) as Effect.Effect<void>, context))
        })
    })
  )
  const deliver = (events: ReadonlyArray<RecordedEvent>) =>
    Effect.forEach(
      handlers,
      (handle) =>
        handle(
          events.map((event) => ({
            event,
            previous: event.position - 1,
            previousInContext: event.position - 1
          }))
        ),
      { discard: true }
    )
  return { layer, deliver }
}

/** The log without the hints of this process's own appends: another process appends. */
const deaf = Layer.effect(
  EventStore,
  Effect.map(EventStore, (store) => ({ ...store, appends: Stream.empty }))
)

describe("the feed of a runner", () => {
  const puppet = makePuppet()
  const world = makeWorld(puppet.layer)
  afterAll(() => world.dispose())
  const run = <A, E>(effect: Effect.Effect<A, E, World | Scope.Scope>) =>
    world.runPromise(Effect.scoped(effect))
  /** A runner that looks at the log by itself only every minute: what it knows, it knows from the bus. */
  const listener = (name: string) =>
    Effect.provide(process([things({ name })], { pollMillis: 60_000, waitMillis: 10_000 }), deaf)
  const eventsAfter = (position: number) =>
    Effect.flatMap(EventStore, (store) => Effect.orDie(store.readLog({ after: position, limit: 10_000 })))

  it("applies what the bus delivers without asking the log", () =>
    run(
      Effect.gen(function* () {
        const writer = yield* makeWriter("f_live")
        const before = yield* writer.append("a", { n: 1 })
        const models = yield* listener("f_live")
        yield* reaches(models, "f_live", before)
        // Not in the log: only the bus can have brought it.
        const [event] = yield* eventsAfter(before - 1)
        yield* puppet.deliver([{ ...(event as RecordedEvent), position: before + 1, version: 2 }])
        const view = yield* reaches(models, "f_live", before + 1)
        expect(yield* count(`select changes as n from ${view.schema}.thing where id = 'a'`)).toBe(2)
      })
    ))

  it("skips duplicates, puts up with any order and fills every hole from the log", () =>
    run(
      Effect.gen(function* () {
        const name = "f_holes"
        const writer = yield* makeWriter(name)
        const before = yield* writer.append("start", { n: 1 })
        const models = yield* listener(name)
        yield* reaches(models, name, before)
        yield* writer.many(400, 40)
        const events = yield* eventsAfter(before)
        // Every third is lost, the rest comes in pieces, backwards, and twice.
        const pieces = [
          events.slice(300, 330),
          events.slice(0, 50).reverse(),
          events.slice(40, 200),
          events.slice(100, 390)
        ]
        for (const piece of pieces) {
          yield* puppet.deliver(piece.filter((_, n) => n % 3 !== 1))
          yield* Effect.yieldNow()
        }
        yield* puppet.deliver(events.slice(-1))
        const last = (events.at(-1) as RecordedEvent).position
        const view = yield* reaches(models, name, last)
        expect(yield* count(`select sum(changes) as n from ${view.schema}.thing where id <> 'start'`)).toBe(
          400
        )
      })
    ))

  it("needs no bus: the log is looked at anyway", () =>
    run(
      Effect.gen(function* () {
        const writer = yield* makeWriter("f_poll")
        const models = yield* Effect.provide(process([things({ name: "f_poll" })], { pollMillis: 50 }), deaf)
        const last = yield* writer.many(50, 10)
        const view = yield* reaches(models, "f_poll", last)
        expect(yield* count(`select sum(changes) as n from ${view.schema}.thing`)).toBe(50)
      })
    ))
})

describe("several processes with the same projections", () => {
  const world = makeWorld()
  afterAll(() => world.dispose())
  const run = <A, E>(effect: Effect.Effect<A, E, World | Scope.Scope>) =>
    world.runPromise(Effect.scoped(effect))

  it("one runs, all answer, and another takes over when it dies", () =>
    run(
      Effect.gen(function* () {
        const name = "s_take"
        const writer = yield* makeWriter(name)
        const pool = yield* PgPool
        const one = yield* process([things({ name })])
        const two = yield* process([things({ name })])
        for (let n = 0; n < 30; n++) {
          const position = yield* writer.append(`${n % 4}`, { n })
          const views = yield* Effect.all([reaches(one, name, position), reaches(two, name, position)])
          expect(views[0].schema).toBe(views[1].schema)
          // The sessions of the leaders die; both processes live on and compete again.
          if (n % 10 === 5) {
            yield* Effect.promise(() =>
              pool.query(
                `select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
                  where l.locktype = 'advisory' and d.datname = current_database()`
              )
            )
          }
        }
        const view = yield* reaches(one, name, yield* writer.append("0", { n: 1 }))
        expect(yield* count(`select sum(changes) as n from ${view.schema}.thing`)).toBe(31)
      })
    ))

  it("two that both believe to lead apply everything once", () =>
    run(
      Effect.gen(function* () {
        const name = "s_both"
        const writer = yield* makeWriter(name)
        const pool = yield* PgPool
        const models = yield* process([things({ name })])
        const start = yield* reaches(models, name, yield* writer.append("0", { n: 0 }))
        // A second runner of the same build, without asking for the lock.
        const { makeLogFeed } = yield* Effect.promise(() => import("@jiaosuo/projection/LogFeed"))
        const { makeBuildRunner } = yield* Effect.promise(() => import("@jiaosuo/projection/BuildRunner"))
        let moves = 0
        const rival = makeBuildRunner({
          pool,
          feed: yield* makeLogFeed(),
          bounds: { live: 10, building: 10 },
          projection: things({ name }),
          schema: start.schema,
          unlogged: false,
          reached: () => moves++,
          swapped: Effect.void
        })
        yield* Effect.forkScoped(rival.follow)
        const last = yield* writer.many(1_200, 60)
        yield* eventually(
          Effect.sync(() => moves),
          (n) => n > 0
        )
        const view = yield* reaches(models, name, last)
        expect(yield* count(`select sum(changes) as n from ${view.schema}.thing`)).toBe(1_201)
        const rows = yield* dump(view.schema)
        yield* models.rebuild(name)
        expect(yield* dump((yield* reaches(models, name, last)).schema)).toBe(rows)
      })
    ))

  it("says stopped when its runner stands still, and goes on when the database is back", () =>
    run(
      Effect.gen(function* () {
        const name = "s_down"
        const writer = yield* makeWriter(name)
        const pool = yield* PgPool
        const models = yield* process([things({ name })])
        const { schema } = yield* reaches(models, name, yield* writer.append("0", { n: 0 }))
        const state = Effect.map(models.states, (states) => states[0]?.state)
        expect(yield* eventually(state, (now) => now === "live")).toBe("live")
        yield* Effect.promise(() => pool.query(`alter table ${schema}.thing rename to away`))
        const last = yield* writer.append("0", { n: 1 })
        expect(yield* eventually(state, (now) => now === "stopped")).toBe("stopped")
        yield* Effect.promise(() => pool.query(`alter table ${schema}.away rename to thing`))
        yield* reaches(models, name, last)
        expect(yield* eventually(state, (now) => now === "live")).toBe("live")
        expect(yield* count(`select changes as n from ${schema}.thing where id = '0'`)).toBe(2)
      })
    ))

  it("keeps up over the bus alone, from the relay", () =>
    run(
      Effect.gen(function* () {
        const name = "s_relay"
        const writer = yield* makeWriter(name)
        yield* Layer.build(relayLayer({ name: "relay-of-test" }))
        const models = yield* Effect.provide(process([things({ name })], { pollMillis: 5_000 }), deaf)
        const last = yield* writer.many(2_000, 50)
        const view = yield* reaches(models, name, last)
        expect(yield* count(`select sum(changes) as n from ${view.schema}.thing`)).toBe(2_000)
      })
    ))
})
