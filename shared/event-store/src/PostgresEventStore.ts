import type { Instant, Position, RecordedEvent, StreamId } from "@jiaosuo/kernel/Event"
import { Effect, Layer, Metric, MetricBoundaries, PubSub, Stream } from "effect"
import type { Pool } from "pg"
import { makeAppendLane } from "./AppendLane.ts"
import type { Appended, Claim, CommandId } from "./EventStore.ts"
import { CommandIdIsTaken, EventStore, StoreIsUnavailable } from "./EventStore.ts"
import { PgPool } from "./PgPool.ts"
import type { EventRow } from "./rows.ts"
import { eventColumns, eventFromRow, instantFromText } from "./rows.ts"

const appendedEvents = Metric.counter("jiaosuo_events_appended_total", {
  description: "Events appended to the log by this process",
  incremental: true
})
const batchSize = Metric.histogram(
  "jiaosuo_append_batch_commands",
  MetricBoundaries.fromIterable([1, 2, 4, 8, 16, 32, 64, 128, 256]),
  "Commands that shared one append transaction"
)

interface NamedStatement {
  readonly name: string
  readonly text: string
}

/** Runs a named statement and answers arrays of texts; the driver's errors become one expected fault here. */
const queryRows = (
  pool: Pool,
  operation: string,
  statement: NamedStatement,
  values: ReadonlyArray<unknown>
): Effect.Effect<ReadonlyArray<EventRow>, StoreIsUnavailable> =>
  Effect.async((resume) => {
    pool.query({ ...statement, values: [...values], rowMode: "array" }, (cause, result) => {
      resume(
        cause
          ? Effect.fail(new StoreIsUnavailable({ operation, cause }))
          : Effect.succeed(result.rows as unknown as ReadonlyArray<EventRow>)
      )
    })
  })

const readStreamStatement = {
  name: "log_read_stream",
  text: `select ${eventColumns} from log.event
    where stream = $1::text and version > $2::integer order by log.event.version`
}

const readLogStatement = {
  name: "log_read",
  text: `select ${eventColumns} from log.event
    where log.event.position > $1::bigint order by log.event.position limit $2::integer`
}

const readContextsStatement = {
  name: "log_read_contexts",
  text: `select ${eventColumns} from log.event
    where log.event.position > $1::bigint and split_part(stream, '/', 1) = any ($3::text[])
    order by log.event.position limit $2::integer`
}

const readStreamsStatement = {
  name: "log_read_streams",
  text: `select ${eventColumns} from log.event
    where log.event.position > $1::bigint and starts_with(stream, $3::text)
      and ($4::text[] is null or split_part(stream, '/', 1) = any ($4::text[]))
    order by log.event.position limit $2::integer`
}

const headStatement = {
  name: "log_head",
  text: "select position::text from log.head"
}

const recordedAtStatement = {
  name: "log_recorded_at",
  text: "select recorded_at::text from log.event where position = $1::bigint"
}

const answerStatement = {
  name: "log_answer",
  text: `select stream, version::text, position::text, recorded_at::text, encode(hash, 'hex'),
      encode(fingerprint, 'hex')
    from log.event where command_id = $1::uuid and fingerprint is not null`
}

const holdersStatement = {
  name: "log_holders",
  text: `select c.stream
    from unnest($1::text[], $2::text[]) with ordinality as w (kind, value, place)
    left join lateral (
      select stream from log.claim where kind = w.kind and value = w.value limit 1) c on true
    order by w.place`
}

const make = Effect.gen(function* () {
  const pool = yield* PgPool
  const appends = yield* PubSub.sliding<Position>(64)
  const lane = yield* Effect.acquireRelease(
    Effect.sync(() =>
      makeAppendLane(pool, {
        batch: (commands) => batchSize.unsafeUpdate(commands, []),
        committed: (position, events) => {
          appendedEvents.unsafeUpdate(events, [])
          appends.unsafeOffer(position)
        }
      })
    ),
    (open) => Effect.promise(() => open.close()).pipe(Effect.interruptible, Effect.timeoutOption("3 seconds"))
  )

  const head = Effect.map(queryRows(pool, "head", headStatement, []), (rows) => Number(rows[0]?.[0] ?? 0))

  const recordedAt = (position: Position): Effect.Effect<Instant, StoreIsUnavailable> =>
    Effect.map(queryRows(pool, "recordedAt", recordedAtStatement, [position]), (rows) =>
      instantFromText(rows[0]?.[0] as string)
    )

  /** Recorded times never go back along the log, so a bisection of some twenty steps is exact. */
  const positionAt = (instant: Instant): Effect.Effect<Position, StoreIsUnavailable> =>
    Effect.gen(function* () {
      const wanted = new Date(instant).toISOString()
      let low = 0
      let high = yield* head
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if ((yield* recordedAt(middle)) <= wanted) low = middle
        else high = middle - 1
      }
      return low
    })

  const answerTo = (
    command: CommandId
  ): Effect.Effect<Appended | undefined, CommandIdIsTaken | StoreIsUnavailable> =>
    Effect.flatMap(queryRows(pool, "answerTo", answerStatement, [command.commandId]), ([row]) => {
      if (row === undefined) return Effect.succeed(undefined)
      if (row[5] !== command.fingerprint) {
        return Effect.fail(new CommandIdIsTaken({ commandId: command.commandId }))
      }
      return Effect.succeed({
        stream: row[0] as StreamId,
        version: Number(row[1]),
        position: Number(row[2]),
        recordedAt: instantFromText(row[3] as string),
        hash: row[4] as string,
        repeated: true
      })
    })

  const toEvents = (rows: ReadonlyArray<EventRow>): ReadonlyArray<RecordedEvent> => rows.map(eventFromRow)

  return EventStore.of({
    append: lane.append,
    readStream: (stream, afterVersion = 0) =>
      Effect.map(queryRows(pool, "readStream", readStreamStatement, [stream, afterVersion]), toEvents),
    readLog: ({ after, limit, contexts, streams }) =>
      Effect.map(
        streams !== undefined
          ? queryRows(pool, "readLog", readStreamsStatement, [after, limit, streams, contexts ?? null])
          : contexts === undefined
            ? queryRows(pool, "readLog", readLogStatement, [after, limit])
            : queryRows(pool, "readLog", readContextsStatement, [after, limit, contexts]),
        toEvents
      ),
    head,
    positionAt,
    answerTo,
    streamOf: (commandId) =>
      Effect.map(
        queryRows(pool, "streamOf", answerStatement, [commandId]),
        ([row]) => row?.[0] as StreamId | undefined
      ),
    holders: (claims: ReadonlyArray<Claim>) =>
      Effect.map(
        queryRows(pool, "holders", holdersStatement, [
          claims.map((claim) => claim.kind),
          claims.map((claim) => claim.value)
        ]),
        (rows) => rows.map((row) => (row[0] ?? undefined) as StreamId | undefined)
      ),
    appends: Stream.fromPubSub(appends)
  })
})

/**
 * The log in PostgreSQL. Tables and the append function come from `migrate`. Lost connections are replaced;
 * while the database is away calls fail with `StoreIsUnavailable` and succeed again when it is back.
 */
export const layer: Layer.Layer<EventStore, never, PgPool> = Layer.scoped(EventStore, make)
