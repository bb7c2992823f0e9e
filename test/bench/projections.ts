import { randomUUID } from "node:crypto"
import { endAllPools, rawSql } from "@event-driven-io/dumbo"
import {
  getPostgreSQLEventStore,
  postgreSQLEventStoreConsumer,
  postgreSQLRawSQLProjection
} from "@event-driven-io/emmett-postgresql"
import { type Append, EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { migrate as migrateLog } from "@jiaosuo/event-store/migrate"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { genesisHash, type NewEvent, type StreamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { migrate as migrateMessaging } from "@jiaosuo/messaging/migrate"
import { natsEventBusLayer } from "@jiaosuo/messaging/NatsEventBus"
import { relayLayer } from "@jiaosuo/messaging/Relay"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { migrate as migrateReadModels } from "@jiaosuo/projection/migrate"
import { defineProjection, type KeyedTable } from "@jiaosuo/projection/Projection"
import { projectionsLayer } from "@jiaosuo/projection/ProjectionRunner"
import { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Context, Effect, Either, Exit, Layer, ManagedRuntime, Redacted, Scope } from "effect"
import pg from "pg"
import { alone, alternate, compared, type Line, quantile } from "./measure.ts"
import { type Servers, silent } from "./servers.ts"
import { oneEvent, payload } from "./subjects.ts"

interface SeenRow {
  readonly id: string
  readonly plate: string
  readonly times: number
}

const seen: KeyedTable<SeenRow> = {
  name: "seen",
  key: "id",
  columns: { id: "text", plate: "text", times: "integer" }
}

/** One row for every event, which counts how often that event was applied. */
const counted = (name: string) =>
  defineProjection({
    name,
    version: "1",
    contexts: ["bench"],
    tables: { seen },
    decode: (event) => Either.right((event.data as typeof payload).plate),
    touches: (_, event) => ({ seen: [event.id] }),
    fold: (plate, event, rows) =>
      rows.seen.set({ id: event.id, plate, times: (rows.seen.get(event.id)?.times ?? 0) + 1 })
  })

/** A process with log, relay, bus and room for projections, as the host has them. */
const makeProcess = (url: string, natsUrl: string, name: string) =>
  ManagedRuntime.make(
    relayLayer().pipe(
      Layer.provideMerge(silent),
      Layer.provideMerge(eventStoreLayer),
      Layer.provideMerge(natsEventBusLayer({ url: natsUrl, streamName: name, prefix: `${name}.` })),
      Layer.provideMerge(
        Layer.effectDiscard(Effect.orDie(Effect.all([migrateLog, migrateMessaging, migrateReadModels])))
      ),
      Layer.provideMerge(
        postgresLayer({ url: Redacted.make(url), applicationName: name, maxConnections: 24 }).pipe(
          Layer.orDie
        )
      )
    )
  )
type Process = ReturnType<typeof makeProcess>

/** Runs a projection in a process until `stop`. */
const project = async (process: Process, name: string) => {
  const scope = Effect.runSync(Scope.make())
  const context = await process.runPromise(
    Layer.buildWithScope(Layer.fresh(projectionsLayer([counted(name)])), scope)
  )
  return {
    models: Context.get(context, ReadModels),
    stop: () => process.runPromise(Scope.close(scope, Exit.void))
  }
}

const history = (events: number): Append => {
  const stream: StreamId = `bench/history/${uuidv7()}`
  const event = (): NewEvent => ({
    id: uuidv7(),
    type: "VisitWasCounted",
    schemaVersion: 1,
    township: "371603101",
    occurredAt: "2026-03-04T01:02:03.000Z",
    data: JSON.stringify(payload)
  })
  return {
    stream,
    expectedVersion: 0,
    previousHash: genesisHash,
    commandId: uuidv7(),
    correlationId: uuidv7(),
    causationId: null,
    fingerprint: fingerprintOf(stream, null),
    actor: "registrar",
    station: null,
    events: [event(), ...Array.from({ length: events - 1 }, event)]
  }
}

const total = 50_000
const perStream = 20

const catchUp = async (servers: Servers): Promise<ReadonlyArray<Line>> => {
  const url = await servers.database("catch_up")
  const us = makeProcess(url, servers.natsUrl, "bench_catch_up")
  const store = await us.runPromise(EventStore)
  await us.runPromise(
    Effect.forEach(Array.from({ length: total / perStream }), () => store.append(history(perStream)), {
      concurrency: 32
    })
  )
  const them = getPostgreSQLEventStore(url)
  await them.schema.migrate()
  const peerEvents = Array.from({ length: perStream }, () => ({
    type: "VisitWasCounted" as const,
    data: payload
  }))
  for (let i = 0; i < total / perStream; i += 25) {
    await Promise.all(
      Array.from({ length: 25 }, () => them.appendToStream(`history-${randomUUID()}`, peerEvents))
    )
  }
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  let round = 0
  let peerLost = 0
  const ours = async () => {
    const head = await us.runPromise(store.head)
    const began = performance.now()
    const name = `catch_up_${++round}`
    const { models, stop } = await project(us, name)
    for (;;) {
      const reached = await us.runPromise(Effect.either(models.view(name, { after: head })))
      if (Either.isRight(reached)) break
    }
    const perSecond = (total / (performance.now() - began)) * 1_000
    const { schema } = await us.runPromise(models.view(name))
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from ${schema}.seen where times = 1`
    )
    if (rows[0]?.n !== total) throw new Error(`our projection has ${rows[0]?.n} rows of ${total}`)
    await stop()
    return perSecond
  }
  const other = async () => {
    const table = `peer_seen_${++round}`
    await pool.query(
      `create table ${table} (id text primary key, plate text not null, times integer not null)`
    )
    const consumer = postgreSQLEventStoreConsumer({
      connectionString: url,
      stopWhen: { noMessagesLeft: true },
      pulling: { batchSize: 1_000, pullingFrequencyInMs: 1 }
    })
    consumer.projector({
      processorId: table,
      projection: postgreSQLRawSQLProjection<{ type: "VisitWasCounted"; data: typeof payload }>({
        name: table,
        canHandle: ["VisitWasCounted"],
        evolve: (event) => {
          const { messageId } = (event as unknown as { readonly metadata: { readonly messageId: string } })
            .metadata
          return rawSql(`insert into ${table} (id, plate, times) values ('${messageId}', '${event.data.plate}', 1)
            on conflict (id) do update set times = ${table}.times + 1`)
        }
      })
    })
    const began = performance.now()
    await consumer.start()
    const millis = performance.now() - began
    const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    await consumer.close()
    const done = rows[0]?.n ?? 0
    // It may end before it has handled all: what it did is its speed, what it lacks is printed beside it.
    if (done === 0) throw new Error("the peer's projection has handled no event at all")
    peerLost = Math.max(peerLost, total - done)
    return (done / millis) * 1_000
  }
  try {
    const speed = compared(
      "catch-up over 50 000 events, one upsert per event / emmett projector",
      "events/s",
      await alternate(3, ours, other),
      { atLeast: 10 }
    )
    const lost = alone("events that a projection lacks after it, worst of 3 rounds", "events", 0)
    return [speed, { ...lost, other: peerLost }]
  } finally {
    await pool.end()
    await them.close()
    await endAllPools()
    await us.dispose()
  }
}

/** 32 writers in four processes' worth of stores; every transaction stalls up to 30 ms with its lock held. */
const stalls = async (servers: Servers): Promise<ReadonlyArray<Line>> => {
  const url = await servers.database("stalls")
  const processes = [1, 2, 3, 4].map((n) => makeProcess(url, servers.natsUrl, `bench_stalls_${n}`))
  const [first] = processes as [Process, ...Array<Process>]
  const { models, stop } = await project(first, "stalls")
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  await pool.query(`create function stall() returns trigger language plpgsql as
    $$ begin perform pg_sleep(random() * 0.03); return null; end $$`)
  await pool.query(
    "create trigger stall before insert on log.event for each statement execute function stall()"
  )
  const until = performance.now() + 8_000
  await Promise.all(
    processes.map(async (process) => {
      const store = await process.runPromise(EventStore)
      const writer = Effect.whileLoop({
        while: () => performance.now() < until,
        body: () => Effect.suspend(() => store.append(oneEvent())),
        step: () => undefined
      })
      await process.runPromise(
        Effect.all(
          Array.from({ length: 8 }, () => writer),
          { concurrency: "unbounded" }
        )
      )
    })
  )
  const head = await first.runPromise(Effect.flatMap(EventStore, (store) => store.head))
  const { schema } = await first.runPromise(models.view("stalls", { after: head }))
  const { rows } = await pool.query<{ lost: number; twice: number }>(
    `select (count(*) filter (where s.id is null))::int as lost, (count(*) filter (where s.times > 1))::int as twice
     from log.event e left join ${schema}.seen s on s.id = e.id::text`
  )
  await pool.end()
  await stop()
  for (const process of processes) await process.dispose()
  return [
    alone(
      `events lost of ${head}, 32 writers with stalls inside transactions`,
      "events",
      rows[0]?.lost ?? -1,
      {
        atMost: 0
      }
    ),
    alone(`events applied twice of ${head}, same run`, "events", rows[0]?.twice ?? -1, { atMost: 0 })
  ]
}

const latency = async (servers: Servers): Promise<ReadonlyArray<Line>> => {
  const url = await servers.database("latency")
  const process = makeProcess(url, servers.natsUrl, "bench_latency")
  const { models, stop } = await project(process, "latency")
  const store = await process.runPromise(EventStore)
  const pool = await process.runPromise(PgPool)
  const seenAfter: Array<number> = []
  const once = Effect.gen(function* () {
    const request = oneEvent()
    const { position } = yield* store.append(request)
    const acknowledged = performance.now()
    const { schema } = yield* models.view("latency", { after: position })
    const { rowCount } = yield* Effect.promise(() =>
      pool.query(`select from ${schema}.seen where id = $1`, [request.events[0].id])
    )
    if (rowCount !== 1) throw new Error(`the row of event ${position} is not visible`)
    seenAfter.push(performance.now() - acknowledged)
  })
  await process.runPromise(
    Effect.gen(function* () {
      for (let n = 0; n < 1_000; n++) {
        yield* Effect.fork(once)
        yield* Effect.sleep("10 millis")
      }
      yield* Effect.sleep("1 second")
    })
  )
  await stop()
  await process.dispose()
  const sorted = seenAfter.slice(100).sort((a, b) => a - b)
  return [
    alone("append acknowledged → row visible, 100 events/s, p50", "ms", quantile(sorted, 0.5), {
      atMost: 10
    }),
    alone("append acknowledged → row visible, 100 events/s, p99", "ms", quantile(sorted, 0.99), {
      atMost: 50
    })
  ]
}

/** The read side: catch-up against the peer, nothing lost under stalls, how soon a row is seen. */
export const benchProjections = async (servers: Servers): Promise<ReadonlyArray<Line>> => [
  ...(await catchUp(servers)),
  ...(await stalls(servers)),
  ...(await latency(servers))
]
