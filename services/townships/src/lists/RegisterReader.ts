import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type CalendarDate, type Instant, idOf, type Position } from "@jiaosuo/kernel/Event"
import type { ModelIsBehind, ParkedEvent, UnknownModel } from "@jiaosuo/projection/ReadModels"
import { everyTownship, ReadModels } from "@jiaosuo/projection/ReadModels"
import { Cache, Clock, Context, Effect, Exit, Layer } from "effect"
import { vehicleRegister } from "../vehicles/VehicleRegister.ts"
import { unavailableAt } from "./Failures.ts"

/** How the register is read: having at least a position, as it was known at an instant, seen from a day. */
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

/** The register at one moment. */
export interface RegisterView {
  /** Schema of the tables. Trusted, never user input. */
  readonly schema: string
  readonly position: Position
  readonly day: CalendarDate
  readonly parked: Parked
}

/** How the register can fail to be read. */
export type ReadFailure = ModelIsBehind | UnknownModel | StoreIsUnavailable

/** Nothing was set aside. */
export const nothingParked: Parked = { total: 0, byTownship: new Map(), withoutTownship: 0 }

/** Whether figures and lists of some townships, of all where `townships` is null, may lack something. */
export const isIncomplete = (parked: Parked, townships: ReadonlyArray<string> | null): boolean =>
  parked.withoutTownship > 0 ||
  (townships === null ? parked.total > 0 : townships.some((township) => parked.byTownship.has(township)))

/** The moment that a list or a figure is read at. */
export class RegisterReader extends Context.Tag("@jiaosuo/townships/RegisterReader")<
  RegisterReader,
  { readonly read: (reading: Reading) => Effect.Effect<RegisterView, ReadFailure> }
>() {}

const make = Effect.gen(function* () {
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

  const townshipsNow = (schema: string, ids: ReadonlyArray<string>) =>
    sql<{ readonly id: string; readonly township: string }>`
      select vehicle_id as id, township from ${sql.literal(schema)}.vehicle
      where vehicle_id = any(${ids}::text[])
      union all
      select unregistered_id, township from ${sql.literal(schema)}.unregistered_vehicle
      where unregistered_id = any(${ids}::text[])`.pipe(unavailableAt("find townships of parked events"))

  /**
   * An event that was set aside makes the township it names incomplete and also the one in which its vehicle
   * still stands: a move that could not be read is missing in both.
   */
  const touched = (schema: string, events: ReadonlyArray<ParkedEvent>, incomplete: ReadonlyArray<string>) =>
    Effect.gen(function* () {
      const ids = yield* Effect.forEach(events, (event) =>
        Effect.map(streamAt.get(event.position), (stream) => (stream === null ? null : idOf(stream)))
      )
      const rows = yield* townshipsNow(
        schema,
        ids.filter((id) => id !== null)
      )
      const standsIn = new Map(rows.map((row) => [row.id, row.township]))
      const byTownship = new Map<string, number>()
      let withoutTownship = 0
      events.forEach((event, i) => {
        const id = ids[i]
        const townships = new Set([event.township, id == null ? null : (standsIn.get(id) ?? null)])
        townships.delete(null)
        if (townships.size === 0) withoutTownship++
        for (const township of townships) {
          if (township !== null) byTownship.set(township, (byTownship.get(township) ?? 0) + 1)
        }
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

  return RegisterReader.of({
    read: (reading) =>
      Effect.gen(function* () {
        const { schema, position, incomplete } = yield* models.view(vehicleRegister, {
          after: reading.after,
          asOf: reading.asOf
        })
        const day = yield* dayOf(reading)
        if (incomplete.length === 0) return { schema, position, day, parked: nothingParked }
        const parked = (yield* models.parked).filter(
          (event) => event.model === vehicleRegister && event.position <= position
        )
        return { schema, position, day, parked: yield* touched(schema, parked, incomplete) }
      })
  })
})

/** Reads the model `vehicle_register` where `ReadModels` says that its tables are. */
export const layer: Layer.Layer<RegisterReader, never, SqlClient | ReadModels | EventStore> = Layer.effect(
  RegisterReader,
  make
)
