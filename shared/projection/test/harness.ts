import { randomUUID } from "node:crypto"
import type { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { migrate as migrateLog } from "@jiaosuo/event-store/migrate"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import type { Position, StreamId } from "@jiaosuo/kernel/Event"
import { genesisHash } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import type { EventBus } from "@jiaosuo/messaging/EventBus"
import { layerMemory } from "@jiaosuo/messaging/MemoryEventBus"
import { migrate as migrateMessaging } from "@jiaosuo/messaging/migrate"
import { migrate } from "@jiaosuo/projection/migrate"
import type { AnyProjection } from "@jiaosuo/projection/Projection"
import { type ProjectionOptions, projectionsLayer } from "@jiaosuo/projection/ProjectionRunner"
import { ReadModels } from "@jiaosuo/projection/ReadModels"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Context, Effect, Layer, Logger, LogLevel, ManagedRuntime, type Scope } from "effect"
import type { Thing } from "./sample.ts"

/** A database with the log, and a bus; `ReadModels` come and go with the test. */
export type World = EventStore | EventBus | PgPool | SqlClient

/** One world per suite. */
export const makeWorld = (bus: Layer.Layer<EventBus> = layerMemory) => {
  const migrations = Layer.effectDiscard(Effect.orDie(Effect.all([migrateLog, migrateMessaging, migrate])))
  const base = Layer.provideMerge(migrations, databaseLayer)
  const world = Layer.mergeAll(Layer.provideMerge(eventStoreLayer, base), bus)
  return ManagedRuntime.make(Layer.merge(world, Logger.minimumLogLevel(LogLevel.Error)))
}

/** A process that runs projections, until the scope closes. */
export const process = (
  projections: ReadonlyArray<AnyProjection>,
  options: ProjectionOptions = {}
): Effect.Effect<ReadModels["Type"], never, World | Scope.Scope> =>
  Effect.map(
    Layer.build(Layer.fresh(projectionsLayer(projections, { graceMillis: 500, ...options }))),
    (context) => Context.get(context, ReadModels)
  )

interface Head {
  version: number
  hash: string
}

/** Appends to streams of one context, one command per event, and remembers where each stream stands. */
export const makeWriter = (context: string) =>
  Effect.map(EventStore, (store) => {
    const heads = new Map<string, Head>()
    const append = (
      id: string,
      thing: Thing,
      township: string | null = "371603101",
      type = "ThingHappened"
    ) =>
      Effect.suspend(() => {
        const stream: StreamId = `${context}/thing/${id}`
        const head = heads.get(stream) ?? { version: 0, hash: genesisHash }
        return store
          .append({
            stream,
            expectedVersion: head.version,
            previousHash: head.hash,
            commandId: randomUUID(),
            correlationId: randomUUID(),
            causationId: null,
            fingerprint: fingerprintOf(stream, JSON.stringify(thing)),
            actor: "tester",
            station: null,
            events: [
              {
                id: uuidv7(),
                type,
                schemaVersion: 1,
                township,
                occurredAt: "2026-03-04T01:02:03.000Z",
                data: JSON.stringify(thing)
              }
            ]
          })
          .pipe(
            Effect.tap((appended) => Effect.sync(() => heads.set(stream, appended))),
            Effect.map((appended) => appended.position)
          )
      })
    /** `count` events over `streams` things and three townships, many at once; answers the last position. */
    const many = (count: number, streams: number, from = 0): Effect.Effect<Position, never> =>
      Effect.gen(function* () {
        let last = 0
        for (let n = 0; n < count; n += streams) {
          const round = Array.from({ length: Math.min(streams, count - n) }, (_, k) => k)
          const positions = yield* Effect.forEach(
            round,
            (k) => append(`s${k}`, { n: from + n + k }, k % 4 === 3 ? null : `37160310${k % 3}`),
            { concurrency: 256 }
          )
          last = Math.max(last, ...positions)
        }
        return last
      }).pipe(Effect.orDie)
    return { append: (...args: Parameters<typeof append>) => Effect.orDie(append(...args)), many }
  })

/** All rows of a schema as PostgreSQL prints them, for comparison byte for byte. */
export const dump = (schema: string): Effect.Effect<string, never, PgPool> =>
  Effect.flatMap(PgPool, (pool) =>
    Effect.promise(async () => {
      const things = await pool.query(`select t::text from ${schema}.thing t order by id collate "C"`)
      const towns = await pool.query(`select t::text from ${schema}.town t order by code collate "C"`)
      return [...things.rows, ...towns.rows].map((row) => row["t"]).join("\n")
    })
  )

/** One number out of the database. */
export const count = (text: string): Effect.Effect<number, never, PgPool> =>
  Effect.flatMap(PgPool, (pool) =>
    Effect.promise(async () => Number((await pool.query<{ readonly n: string }>(text)).rows[0]?.n))
  )

/** Waits until a model has reached a position and answers its view. */
export const reaches = (models: ReadModels["Type"], model: string, position: Position) =>
  Effect.orDie(models.view(model, { after: position }))

export { eventually }
