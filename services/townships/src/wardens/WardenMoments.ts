import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant, Position } from "@jiaosuo/kernel/Event"
import { Reference } from "@jiaosuo/reference/Reference"
import { Cache, Context, Data, Effect, Exit, Layer } from "effect"
import type { DutyOrigin } from "../duties/http/DutyAnswer.ts"
import { unavailableAt } from "../lists/Failures.ts"
import {
  isIncomplete,
  parkedKey,
  type ReadFailure,
  type Reading,
  type RegisterView
} from "../lists/ModelReader.ts"
import { readWardenCounts, type WardenCounts } from "./status/WardenCounts.ts"
import { WardenReader } from "./WardenReader.ts"

/** Equal moments have equal counts. */
class MomentAt extends Data.Class<{
  readonly schema: string
  readonly position: Position
  /** Changes when an event that was set aside is applied after all: the position does not. */
  readonly parked: string
  readonly day: CalendarDate
  readonly at: Instant
}> {}

/** The model at a moment, and what every answer says about it. */
export interface WardenView extends RegisterView {
  readonly recordedAt: string | null
  readonly asOf: string | null
  /** Equal for equal moments and days. */
  readonly key: string
}

/** What an answer about some townships, about all where it is null, says of where it comes from. */
export const wardenOriginOf = (
  { position, recordedAt, asOf, day, parked }: WardenView,
  townships: ReadonlyArray<string> | null
): DutyOrigin => ({ position, recordedAt, asOf, day, incomplete: isIncomplete(parked, townships) })

const keptMoments = 16
const keep = Exit.match({ onSuccess: () => "10 minutes" as const, onFailure: () => 0 })

/** The moments that wardens are read at, and the figures that are counted once for each of them. */
export class WardenMoments extends Context.Tag("@jiaosuo/townships/WardenMoments")<
  WardenMoments,
  {
    readonly view: (reading: Reading) => Effect.Effect<WardenView, ReadFailure>
    /** The figures of a status: posts and overdue hazards at an instant, the rest seen from the view's day. */
    readonly counts: (view: WardenView, at: Instant) => Effect.Effect<WardenCounts, ReadFailure>
  }
>() {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const store = yield* EventStore
  const reader = yield* WardenReader
  const { deadlines, district, wardenRules } = yield* Reference
  const judgedBy = { district, wardenRules, calendar: deadlines.calendar }

  const recordedAt = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: (position: Position) =>
      position === 0
        ? Effect.succeed(null)
        : Effect.map(store.readLog({ after: position - 1, limit: 1 }), ([event]) =>
            event === undefined ? null : inShanghai(event.recordedAt)
          ),
    timeToLive: keep
  })

  const counts = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ schema, day, at }: MomentAt) =>
      readWardenCounts(sql, schema, day, at, judgedBy).pipe(
        unavailableAt("count wardens"),
        Effect.withSpan("WardenMoments.count", { attributes: { schema, day, at } })
      ),
    timeToLive: keep
  })

  return WardenMoments.of({
    view: (reading) =>
      Effect.gen(function* () {
        const view = yield* reader.read(reading)
        const { day, parked, position, schema } = view
        return {
          ...view,
          recordedAt: yield* recordedAt.get(position),
          asOf: reading.asOf ?? null,
          key: JSON.stringify([schema, position, day, parkedKey(parked), reading.asOf ?? null])
        }
      }),
    counts: ({ schema, position, parked, day }, at) =>
      counts.get(new MomentAt({ schema, position, parked: parkedKey(parked), day, at }))
  })
})

/** Reads and counts from the model's tables, kept per moment. */
export const layer: Layer.Layer<WardenMoments, never, SqlClient | EventStore | WardenReader | Reference> =
  Layer.effect(WardenMoments, make)
