import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant, Position } from "@jiaosuo/kernel/Event"
import { Reference } from "@jiaosuo/reference/Reference"
import { Cache, Clock, Context, Data, Effect, Exit, Layer } from "effect"
import { unavailableAt } from "../lists/Failures.ts"
import type { Parked, ReadFailure, Reading } from "../lists/ModelReader.ts"
import { isIncomplete, parkedKey } from "../lists/ModelReader.ts"
import type { Showing } from "./CaseItems.ts"
import { readOrganisationMark, readOrganisations } from "./CaseQueries.ts"
import { CaseReader } from "./CaseReader.ts"
import { type CaseCounts, readCaseCounts } from "./status/CaseCounts.ts"
import { type UnitNames, unitNamesOn } from "./UnitNames.ts"

/** How cases are read: `at` is the instant from which clocks and duty periods are seen. */
export interface CaseReading extends Reading {
  readonly at?: Instant | undefined
}

/** The model at a moment, and what every answer says about it. */
export interface CaseView {
  readonly schema: string
  readonly position: Position
  readonly day: CalendarDate
  readonly parked: Parked
  readonly recordedAt: string | null
  readonly asOf: string | null
  readonly at: Instant
  /** Equal for equal moments, days and instants. */
  readonly key: string
}

/** What an answer about some townships, about all where it is null, says of where it comes from. */
export const originOf = (view: CaseView, townships: ReadonlyArray<string> | null) => ({
  position: view.position,
  recordedAt: view.recordedAt,
  asOf: view.asOf,
  at: inShanghai(view.at),
  incomplete: isIncomplete(view.parked, townships)
})

class Organised extends Data.Class<{
  readonly schema: string
  readonly mark: string
  readonly day: CalendarDate
}> {}

class Counted extends Data.Class<{
  readonly schema: string
  readonly position: Position
  readonly parked: string
  readonly day: CalendarDate
  readonly at: Instant
}> {}

const keptMoments = 32
const keep = Exit.match({ onSuccess: () => "10 minutes" as const, onFailure: () => 0 })

/** The moments that cases are read at, and what is made once for each of them. */
export class CaseMoments extends Context.Tag("@jiaosuo/townships/CaseMoments")<
  CaseMoments,
  {
    readonly view: (reading: CaseReading) => Effect.Effect<CaseView, ReadFailure>
    /** What rows of a schema are shown with, seen from an instant. */
    readonly showing: (view: Pick<CaseView, "schema" | "at">) => Effect.Effect<Showing, ReadFailure>
    /** The figures of a status. */
    readonly counts: (view: CaseView) => Effect.Effect<CaseCounts, ReadFailure>
  }
>() {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const store = yield* EventStore
  const reader = yield* CaseReader
  const { caseRules, district } = yield* Reference

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

  const names = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ day, schema }: Organised) =>
      Effect.map(
        readOrganisations(sql, schema),
        (organisations): UnitNames => unitNamesOn(organisations, day)
      ).pipe(unavailableAt("read the organisation")),
    timeToLive: keep
  })

  const counts = yield* Cache.makeWith({
    capacity: keptMoments,
    lookup: ({ at, day, schema }: Counted): Effect.Effect<CaseCounts, ReadFailure> =>
      readCaseCounts(sql, schema, day, at).pipe(
        unavailableAt("count cases"),
        Effect.withSpan("CaseMoments.count", { attributes: { day } })
      ),
    timeToLive: keep
  })

  const reading = <A>(operation: string, effect: Effect.Effect<A, SqlError>) =>
    effect.pipe(unavailableAt(operation))

  return CaseMoments.of({
    view: (asked) =>
      Effect.gen(function* () {
        const view = yield* reader.read(asked)
        const now = new Date(yield* Clock.currentTimeMillis).toISOString()
        const at = new Date(Date.parse(asked.at ?? asked.asOf ?? now)).toISOString()
        const day = asked.day ?? dayInShanghai(at)
        const { parked, position, schema } = view
        return {
          schema,
          position,
          parked,
          day,
          at,
          recordedAt: yield* recordedAt.get(position),
          asOf: asked.asOf ?? null,
          key: JSON.stringify([schema, position, day, at, parkedKey(parked), asked.asOf ?? null])
        }
      }),
    showing: ({ at, schema }) =>
      Effect.gen(function* () {
        const mark = yield* reading("read the organisation", readOrganisationMark(sql, schema))
        const known = yield* names.get(new Organised({ schema, mark, day: dayInShanghai(at) }))
        return { district, caseRules, names: known, at }
      }),
    counts: ({ at, day, parked, position, schema }) =>
      counts.get(new Counted({ schema, position, parked: parkedKey(parked), day, at }))
  })
})

/** Names and counts from the model's tables, kept per moment. */
export const layer = Layer.effect(CaseMoments, make)
