import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Position, RecordedEvent, StreamId } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { Pool, PoolClient } from "pg"
import { makeBuildTables } from "./BuildTables.ts"
import { ask, inTransaction, type RowsAreUnwritable } from "./Database.ts"
import { LogPage } from "./LogPage.ts"
import { ModelFold } from "./ModelFold.ts"
import type { AnyProjection } from "./Projection.ts"
import type { Build } from "./Registry.ts"

interface ParkedPlace {
  readonly position: string
  readonly stream: StreamId
}

/** Holds the build's row: its runner waits, and finds by the revision that rows have changed under it. */
const hold = (client: PoolClient, schema: string) =>
  ask(
    client,
    "parked.hold",
    {
      text: "update read_models.build set revision = revision + 1 where schema = $1::text returning revision"
    },
    [schema]
  )

const streamOf = (client: PoolClient, schema: string, position: Position) =>
  Effect.map(
    ask<ParkedPlace>(
      client,
      "parked.stream",
      {
        text: "select stream, position from read_models.parked where schema = $1::text and position = $2::bigint"
      },
      [schema, position]
    ),
    ([row]) => row?.stream
  )

const forget = (client: PoolClient, schema: string, position: Position) =>
  ask(
    client,
    "parked.forget",
    { text: "delete from read_models.parked where schema = $1::text and position = $2::bigint" },
    [schema, position]
  )

/** The parked events of a stream as the log has them, in order. */
const parkedOf = (client: PoolClient, store: EventStore["Type"], schema: string, stream: StreamId) =>
  Effect.gen(function* () {
    const rows = yield* ask<ParkedPlace>(
      client,
      "parked.ofStream",
      {
        text: `select stream, position from read_models.parked
          where schema = $1::text and stream = $2::text order by position`
      },
      [schema, stream]
    )
    const positions = new Set(rows.map((row) => Number(row.position)))
    const history = yield* store.readStream(stream)
    return history.filter((event) => positions.has(event.position))
  })

/**
 * Folds the parked events of a stream, in the order of the log, until one still cannot be folded. Each is
 * written behind a savepoint of its own, so that what the database refuses leaves the others standing.
 */
const foldParked = (
  pool: Pool,
  client: PoolClient,
  projection: AnyProjection,
  schema: string,
  events: ReadonlyArray<RecordedEvent>
) =>
  Effect.gen(function* () {
    const tables = makeBuildTables(pool, projection, schema, false)
    const attempt = (event: RecordedEvent) =>
      Effect.gen(function* () {
        const fold = new ModelFold(projection, { blocked: new Map(), dropped: new Set() }, () => "filled")
        const prepared = fold.prepare([new LogPage([event])], event.position - 1)
        yield* tables.fetch(fold, prepared.unknown, client)
        fold.fold(prepared)
        const changes = fold.takeChanges()
        if (changes.parked.length === 0) yield* forget(client, schema, event.position)
        yield* tables.amend(client, changes)
        return changes.parked.length === 0
      })
    for (const event of events) {
      yield* ask(client, "parked.savepoint", { text: "savepoint parked" })
      const folded = yield* attempt(event).pipe(
        Effect.catchTag("RowsAreUnwritable", (_: RowsAreUnwritable) =>
          Effect.as(ask(client, "parked.undo", { text: "rollback to savepoint parked" }), false)
        )
      )
      if (!folded) return
    }
  })

/** Folds the parked events of the stream of one of them again; true if that one is no longer parked. */
export const retryParked = (
  pool: Pool,
  projection: AnyProjection,
  build: Build,
  position: Position
): Effect.Effect<boolean, StoreIsUnavailable, EventStore> =>
  Effect.flatMap(EventStore, (store) =>
    inTransaction(pool, "parked.retry", (client) =>
      Effect.gen(function* () {
        yield* hold(client, build.schema)
        const stream = yield* streamOf(client, build.schema, position)
        if (stream === undefined) return false
        const events = yield* parkedOf(client, store, build.schema, stream)
        yield* foldParked(pool, client, projection, build.schema, events)
        return (yield* streamOf(client, build.schema, position)) === undefined
      })
    )
  )

/** Who leaves an event out of a model for good, and why. */
export interface Decision {
  readonly by: string
  readonly reason: string
}

/**
 * Leaves a parked event out of a model for good, in every later build too, and folds what waited behind it.
 * True if it was parked.
 */
export const dropParked = (
  pool: Pool,
  projection: AnyProjection,
  build: Build,
  position: Position,
  decision: Decision
): Effect.Effect<boolean, StoreIsUnavailable, EventStore> =>
  Effect.flatMap(EventStore, (store) =>
    inTransaction(pool, "parked.drop", (client) =>
      Effect.gen(function* () {
        yield* hold(client, build.schema)
        const stream = yield* streamOf(client, build.schema, position)
        if (stream === undefined) return false
        yield* ask(
          client,
          "parked.drop",
          {
            text: `insert into read_models.dropped
                (model, position, event_id, type, township, error, dropped_by, reason)
              select $1::text, position, event_id, type, township, error, $4::text, $5::text
              from read_models.parked where schema = $2::text and position = $3::bigint
              on conflict (model, position) do nothing`
          },
          [projection.name, build.schema, position, decision.by, decision.reason]
        )
        yield* forget(client, build.schema, position)
        // Builds on the way must leave it out as well: they look again because their revision has changed.
        yield* ask(
          client,
          "parked.tellOthers",
          {
            text: `update read_models.build set revision = revision + 1
              where model = $1::text and schema <> $2::text and as_of is null`
          },
          [projection.name, build.schema]
        )
        const events = yield* parkedOf(client, store, build.schema, stream)
        yield* foldParked(pool, client, projection, build.schema, events)
        return true
      })
    )
  )
