import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { addDays, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant, Position } from "@jiaosuo/kernel/Event"
import { Reference } from "@jiaosuo/reference/Reference"
import { Cache, Context, Data, Effect, Exit, Layer } from "effect"
import type { Period } from "../accidents/Periods.ts"
import { unavailableAt } from "../lists/Failures.ts"
import { isIncomplete, type Parked, parkedKey, type ReadFailure, type Reading } from "../lists/ModelReader.ts"
import { type DutyFacts, monthsOf } from "./DutyFacts.ts"
import { type FoundGap, type GapPolicy, gapsIn } from "./DutyGaps.ts"
import {
  type DutiesOfPeople,
  type RosteredSlot,
  readDutiesOf,
  readFacts,
  readPublished,
  readSlotsOfRosters
} from "./DutyQueries.ts"
import { DutyReader } from "./DutyReader.ts"
import type { RosterRow } from "./DutyTable.ts"
import type { DutyOrigin } from "./http/DutyAnswer.ts"
import { type DutyCounts, readDutyCounts } from "./status/DutyCounts.ts"

/** What is the same for all questions of one moment. Equal moments have equal answers. */
class Moment extends Data.Class<{
  readonly schema: string
  readonly position: Position
  /** Changes when an event that was set aside is applied after all: the position does not. */
  readonly parked: string
}> {}

class MomentOfPeriod extends Data.Class<{
  readonly moment: Moment
  readonly from: CalendarDate
  readonly until: CalendarDate
}> {}

class MomentAt extends Data.Class<{
  readonly moment: Moment
  readonly day: CalendarDate
  readonly at: Instant
}> {}

/** The model at a moment, and what every answer says about it. */
export interface DutyView {
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
export const dutyOriginOf = (view: DutyView, townships: ReadonlyArray<string> | null): DutyOrigin => ({
  position: view.position,
  recordedAt: view.recordedAt,
  asOf: view.asOf,
  day: view.day,
  incomplete: isIncomplete(view.parked, townships)
})

/** The day and the six after it: what is missing there can still be filled. */
export const nextSevenDays = (day: CalendarDate): Period => ({ from: day, until: addDays(day, 6) })

const keptMoments = 16
/** Duties of whole years are kept for a few moments only. */
const keptPeriods = 8
const keep = Exit.match({ onSuccess: () => "10 minutes" as const, onFailure: () => 0 })

/** The moments that duties are read at, and what is read or found once for each of them. */
export class DutyMoments extends Context.Tag("@jiaosuo/townships/DutyMoments")<
  DutyMoments,
  {
    readonly view: (reading: Reading) => Effect.Effect<DutyView, ReadFailure>
    /** The organisation and everybody on file. */
    readonly facts: (view: DutyView) => Effect.Effect<DutyFacts, ReadFailure>
    /** Duties of published rosters that take an hour of a period, by person. */
    readonly duties: (view: DutyView, period: Period) => Effect.Effect<DutiesOfPeople, ReadFailure>
    /** Rosters that hold, of the months of a period. */
    readonly published: (
      view: DutyView,
      period: Period
    ) => Effect.Effect<ReadonlyArray<RosterRow>, ReadFailure>
    /** What is missing in a period, in the whole district. */
    readonly gaps: (view: DutyView, period: Period) => Effect.Effect<ReadonlyArray<FoundGap>, ReadFailure>
    /** The figures of a status: people on duty at an instant, gaps of the seven days from the view's on. */
    readonly counts: (view: DutyView, at: Instant) => Effect.Effect<DutyCounts, ReadFailure>
    readonly policy: GapPolicy
  }
>() {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const store = yield* EventStore
  const reader = yield* DutyReader
  const { deadlines, dutyRules } = yield* Reference
  const policy: GapPolicy = { rules: dutyRules, isWorkingDay: deadlines.calendar.isWorkingDay }

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

  const facts = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ schema }: Moment) =>
      readFacts(sql, schema).pipe(
        unavailableAt("read the organisation and its people"),
        Effect.withSpan("DutyMoments.facts", { attributes: { schema } })
      ),
    timeToLive: keep
  })

  const duties = yield* Cache.makeWith({
    capacity: keptPeriods,
    lookup: ({ moment, from, until }: MomentOfPeriod) =>
      readDutiesOf(sql, moment.schema, { from, until }).pipe(
        unavailableAt("read the duties of a period"),
        Effect.withSpan("DutyMoments.duties", { attributes: { from, until } })
      ),
    timeToLive: keep
  })

  const published = (schema: string, period: Period) =>
    readPublished(sql, schema, monthsOf(period)).pipe(unavailableAt("read the published rosters"))

  const gaps = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ moment, from, until }: MomentOfPeriod) =>
      Effect.gen(function* () {
        const known = yield* facts.get(moment)
        const rosters = yield* published(moment.schema, { from, until })
        const planned = yield* readSlotsOfRosters(
          sql,
          moment.schema,
          rosters.map(({ roster_id }) => roster_id)
        ).pipe(unavailableAt("read the duties of rosters"))
        const bySlots = new Map<string, Array<RosteredSlot>>(rosters.map((row) => [row.roster_id, []]))
        for (const slot of planned) bySlots.get(slot.rosterId)?.push(slot)
        return gapsIn(
          known,
          rosters.map((row) => ({ row, slots: bySlots.get(row.roster_id) ?? [] })),
          { from, until },
          policy
        )
      }).pipe(Effect.withSpan("DutyMoments.gaps", { attributes: { from, until } })),
    timeToLive: keep
  })

  const counts = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ moment, day, at }: MomentAt) =>
      Effect.gen(function* () {
        const { organisation } = yield* facts.get(moment)
        const found = yield* gaps.get(new MomentOfPeriod({ moment, ...nextSevenDays(day) }))
        return yield* readDutyCounts(sql, moment.schema, organisation, day, at, found).pipe(
          unavailableAt("count people on duty")
        )
      }).pipe(Effect.withSpan("DutyMoments.count", { attributes: { day, at } })),
    timeToLive: keep
  })

  const momentOf = ({ parked, position, schema }: DutyView) =>
    new Moment({ schema, position, parked: parkedKey(parked) })

  return DutyMoments.of({
    policy,
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
    facts: (view) => facts.get(momentOf(view)),
    duties: (view, { from, until }) =>
      duties.get(new MomentOfPeriod({ moment: momentOf(view), from, until })),
    published: (view, period) => published(view.schema, period),
    gaps: (view, { from, until }) => gaps.get(new MomentOfPeriod({ moment: momentOf(view), from, until })),
    counts: (view, at) => counts.get(new MomentAt({ moment: momentOf(view), day: view.day, at }))
  })
})

/** Reads and finds from the model's tables, kept per moment. */
export const layer: Layer.Layer<DutyMoments, never, SqlClient | EventStore | DutyReader | Reference> =
  Layer.effect(DutyMoments, make)
