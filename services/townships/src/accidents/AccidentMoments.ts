import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Position } from "@jiaosuo/kernel/Event"
import { Reference } from "@jiaosuo/reference/Reference"
import { Cache, Context, Data, Effect, Exit, Layer } from "effect"
import { duplicateSettings } from "../config.ts"
import { unavailableAt } from "../lists/Failures.ts"
import type { Parked, ReadFailure, Reading } from "../lists/ModelReader.ts"
import { isIncomplete, parkedKey } from "../lists/ModelReader.ts"
import { AccidentReader } from "./AccidentReader.ts"
import { type ProbablePair, readPairs } from "./duplicates/DuplicateQueries.ts"
import { type FirmOwed, readFirmsOwed } from "./firms/FirmQueries.ts"
import { type Origin, systemOfRecord } from "./http/Origin.ts"
import { type AccidentCounts, readAccidentCounts } from "./status/AccidentCounts.ts"

/** What is the same for all questions of one moment. Equal moments have equal answers. */
class Moment extends Data.Class<{
  readonly schema: string
  readonly position: Position
  /** Changes when an event that was set aside is applied after all: the position does not. */
  readonly parked: string
}> {}

class MomentOfDay extends Data.Class<{ readonly moment: Moment; readonly day: CalendarDate }> {}

/** The model at a moment, and what every answer says about it. */
export interface AccidentView {
  readonly schema: string
  readonly position: Position
  readonly day: CalendarDate
  readonly parked: Parked
  readonly recordedAt: string | null
  readonly asOf: string | null
  /** Equal for equal moments and days. */
  readonly key: string
}

/** What an answer about some townships, about all where it is null, says of where it comes from. */
export const originOf = (view: AccidentView, townships: ReadonlyArray<string> | null): Origin => ({
  position: view.position,
  recordedAt: view.recordedAt,
  asOf: view.asOf,
  day: view.day,
  incomplete: isIncomplete(view.parked, townships),
  systemOfRecord
})

const keptMoments = 32
const keep = Exit.match({ onSuccess: () => "10 minutes" as const, onFailure: () => 0 })

/** The moments that accidents are read at, and what is counted once for each of them. */
export class AccidentMoments extends Context.Tag("@jiaosuo/townships/AccidentMoments")<
  AccidentMoments,
  {
    readonly view: (reading: Reading) => Effect.Effect<AccidentView, ReadFailure>
    /** Probable duplicates of the whole district, the most probable first. */
    readonly pairs: (view: AccidentView) => Effect.Effect<ReadonlyArray<ProbablePair>, ReadFailure>
    /** Pairs of accidents up to a day for which a transport firm is to be ordered (A22). */
    readonly firms: (
      view: AccidentView,
      on: CalendarDate
    ) => Effect.Effect<ReadonlyArray<FirmOwed>, ReadFailure>
    /** The figures of a status. */
    readonly counts: (view: AccidentView) => Effect.Effect<AccidentCounts, ReadFailure>
    /** Score from which on a pair is offered. */
    readonly threshold: number
  }
>() {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const store = yield* EventStore
  const reader = yield* AccidentReader
  const settings = yield* duplicateSettings
  const { accidentRules } = yield* Reference

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

  const pairs = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ schema }: Moment) =>
      readPairs(sql, schema, settings).pipe(
        unavailableAt("find probable duplicates"),
        Effect.withSpan("AccidentMoments.pairs", { attributes: { schema } })
      ),
    timeToLive: keep
  })

  const firms = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ day, moment }: MomentOfDay) =>
      readFirmsOwed(sql, moment.schema, accidentRules, day).pipe(
        unavailableAt("find transport firms"),
        Effect.withSpan("AccidentMoments.firms", { attributes: { day } })
      ),
    timeToLive: keep
  })

  const counts = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ day, moment }: MomentOfDay) =>
      Effect.flatMap(
        Effect.all([pairs.get(moment), firms.get(new MomentOfDay({ moment, day }))]),
        ([found, ofFirms]) =>
          readAccidentCounts(sql, moment.schema, day, found, ofFirms).pipe(unavailableAt("count accidents"))
      ).pipe(Effect.withSpan("AccidentMoments.count", { attributes: { day } })),
    timeToLive: keep
  })

  const momentOf = ({ parked, position, schema }: AccidentView) =>
    new Moment({ schema, position, parked: parkedKey(parked) })

  return AccidentMoments.of({
    threshold: settings.threshold,
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
    pairs: (view) => pairs.get(momentOf(view)),
    firms: (view, on) => firms.get(new MomentOfDay({ moment: momentOf(view), day: on })),
    counts: (view) => counts.get(new MomentOfDay({ moment: momentOf(view), day: view.day }))
  })
})

/** Counts from the model's tables, kept per moment and day. */
export const layer = Layer.effect(AccidentMoments, make)
