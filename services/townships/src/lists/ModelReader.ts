import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type CalendarDate, type Instant, idOf, type Position } from "@jiaosuo/kernel/Event"
import type { ModelIsBehind, ParkedEvent, UnknownModel } from "@jiaosuo/projection/ReadModels"
import { everyTownship, ReadModels } from "@jiaosuo/projection/ReadModels"
import { Cache, Clock, Effect, Exit } from "effect"
import { unavailableAt } from "./Failures.ts"

/** How a model is read: having at least a position, as it was known at an instant, seen from a day. */
export interface Reading {
  readonly after?: Position | undefined
  readonly asOf?: Instant | undefined
  /** Day in Asia/Shanghai from which due windows are seen; today, or the day of `asOf`, where absent. */
  readonly day?: CalendarDate | undefined
}

/** Events set aside. One may touch two townships, or none that is known: then it may concern any of them. */
export interface Parked {
  readonly total: number
  readonly byTownship: ReadonlyMap<string, number>
  readonly withoutTownship: number
}

/** A model at one moment. */
export interface RegisterView {
  /** Schema of the tables. Trusted, never user input. */
  readonly schema: string
  readonly position: Position
  readonly day: CalendarDate
  readonly parked: Parked
}

/** How a model can fail to be read. */
export type ReadFailure = ModelIsBehind | UnknownModel | StoreIsUnavailable

/** Nothing was set aside. */
export const nothingParked: Parked = { total: 0, byTownship: new Map(), withoutTownship: 0 }

/** Whether figures and lists of some townships, of all where `townships` is null, may lack something. */
export const isIncomplete = (parked: Parked, townships: ReadonlyArray<string> | null): boolean =>
  parked.withoutTownship > 0 ||
  (townships === null ? parked.total > 0 : townships.some((township) => parked.byTownship.has(township)))

/** What was set aside, for keys: equal texts for equal answers. */
export const parkedKey = ({ byTownship, total, withoutTownship }: Parked): string =>
  total === 0 ? "" : JSON.stringify([[...byTownship], withoutTownship])

/** A thing of a model with a township in which its row stands now; it may have several. */
export interface StandsIn {
  readonly id: string
  readonly township: string
}

/** The moments of one model. */
export interface ModelReader {
  readonly read: (reading: Reading) => Effect.Effect<RegisterView, ReadFailure>
}

/** Reads a model where `ReadModels` says that its tables are. `standsIn` asks its tables for townships of things. */
export const makeModelReader = (
  model: string,
  standsIn: (
    sql: SqlClient,
    schema: string,
    ids: ReadonlyArray<string>
  ) => Effect.Effect<ReadonlyArray<StandsIn>, SqlError>
): Effect.Effect<ModelReader, never, SqlClient | ReadModels | EventStore> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const models = yield* ReadModels
    const store = yield* EventStore

    /** The stream of an event never changes. */
    const streamAt = yield* Cache.makeWith({
      capacity: 1_000,
      lookup: (position: Position) =>
        Effect.map(store.readLog({ after: position - 1, limit: 1 }), ([event]) => event?.stream ?? null),
      timeToLive: Exit.match({ onSuccess: () => "1 day" as const, onFailure: () => 0 })
    })

    /**
     * An event that was set aside makes the township it names incomplete and also those in which its thing still
     * stands: a move that could not be read is missing in both.
     */
    const touched = (schema: string, events: ReadonlyArray<ParkedEvent>, incomplete: ReadonlyArray<string>) =>
      Effect.gen(function* () {
        const ids = yield* Effect.forEach(events, (event) =>
          Effect.map(streamAt.get(event.position), (stream) => (stream === null ? null : idOf(stream)))
        )
        const rows = yield* standsIn(
          sql,
          schema,
          ids.filter((id) => id !== null)
        ).pipe(unavailableAt("find townships of parked events"))
        const byTownship = new Map<string, number>()
        let withoutTownship = 0
        events.forEach((event, i) => {
          const townships = new Set(rows.filter((row) => row.id === ids[i]).map((row) => row.township))
          if (event.township !== null) townships.add(event.township)
          if (townships.size === 0) withoutTownship++
          for (const township of townships) byTownship.set(township, (byTownship.get(township) ?? 0) + 1)
        })
        // What the model itself says stands, also where the list of parked events has moved on meanwhile.
        for (const township of incomplete) {
          if (township === everyTownship) withoutTownship = Math.max(1, withoutTownship)
          else if (!byTownship.has(township)) byTownship.set(township, 1)
        }
        return { total: Math.max(events.length, 1), byTownship, withoutTownship }
      })

    const dayOf = ({ asOf, day }: Reading) =>
      day !== undefined
        ? Effect.succeed(day)
        : asOf !== undefined
          ? Effect.succeed(dayInShanghai(asOf))
          : Effect.map(Clock.currentTimeMillis, dayInShanghai)

    return {
      read: (reading) =>
        Effect.gen(function* () {
          const { schema, position, incomplete } = yield* models.view(model, {
            after: reading.after,
            asOf: reading.asOf
          })
          const day = yield* dayOf(reading)
          if (incomplete.length === 0) return { schema, position, day, parked: nothingParked }
          const parked = (yield* models.parked).filter(
            (event) => event.model === model && event.position <= position
          )
          return { schema, position, day, parked: yield* touched(schema, parked, incomplete) }
        })
    }
  })
