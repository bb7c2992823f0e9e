import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"

import type { BlackSpotRule } from "@jiaosuo/reference/BlackSpotRules"
import { Context, Effect, Layer } from "effect"
import { unavailableAt } from "../lists/Failures.ts"
import type { ReadFailure } from "../lists/ModelReader.ts"
import type { PageRequest, RowPage } from "../lists/Paging.ts"
import type { AccidentFilter } from "./AccidentFilter.ts"
import type { AccidentView } from "./AccidentMoments.ts"
import {
  type AccidentPlaces,
  type ListedAccident,
  readAccidents,
  readPlacesOf,
  readSums
} from "./AccidentQueries.ts"
import { readBins } from "./analysis/Bins.ts"
import { earliestWindow, readPlaced, type SpotSearch, searchSpots } from "./analysis/BlackSpots.ts"
import { type ComparisonLine, readComparison } from "./analysis/Comparison.ts"
import { type CrosstabLine, readCrosstab } from "./analysis/Crosstab.ts"
import { hoursOf } from "./analysis/Hours.ts"
import { type LocatedAccidents, readLocated } from "./analysis/Located.ts"
import { compareResident, counted, isPlain, makeResidents, residentSpots } from "./analysis/Resident.ts"
import {
  type ClockFilter,
  type ClockGroup,
  type ClockRow,
  type DueState,
  readClockGroups,
  readClocks
} from "./desk/ClockQueries.ts"
import type { AccidentSums } from "./http/AccidentAnswer.ts"
import type { Dimension, Measure } from "./http/AccidentParameters.ts"
import type { RoadBin } from "./http/AnalysisAnswer.ts"
import type { Period } from "./Periods.ts"
import type { BinUnit } from "./Posts.ts"

/** Everything that is asked of the tables of accidents, at a moment. */
export class AccidentReads extends Context.Tag("@jiaosuo/townships/AccidentReads")<
  AccidentReads,
  {
    readonly list: (
      view: AccidentView,
      filter: AccidentFilter,
      request: PageRequest
    ) => Effect.Effect<RowPage<ListedAccident>, ReadFailure>

    readonly sums: (view: AccidentView, filter: AccidentFilter) => Effect.Effect<AccidentSums, ReadFailure>

    readonly clocks: (
      view: AccidentView,
      filter: ClockFilter,
      due: DueState,
      request: PageRequest
    ) => Effect.Effect<RowPage<ClockRow>, ReadFailure>

    readonly clockGroups: (
      view: AccidentView,
      filter: ClockFilter
    ) => Effect.Effect<ReadonlyArray<ClockGroup>, ReadFailure>

    /** The township of an accident's place and the one that handles it; undefined where there is none. */
    readonly placesOf: (
      view: AccidentView,
      id: string
    ) => Effect.Effect<AccidentPlaces | undefined, ReadFailure>

    readonly hours: (
      view: AccidentView,
      filter: AccidentFilter,
      measure: Measure
    ) => Effect.Effect<Effect.Effect.Success<ReturnType<typeof hoursOf>>, ReadFailure>

    readonly crosstab: (
      view: AccidentView,
      filter: AccidentFilter,
      rows: Dimension,
      columns: Dimension,
      measure: Measure
    ) => Effect.Effect<{ readonly lines: ReadonlyArray<CrosstabLine>; readonly total: number }, ReadFailure>

    readonly comparison: (
      view: AccidentView,
      filter: AccidentFilter,
      earlier: Period,
      later: Period,
      leftOut: ReadonlyArray<CalendarDate>
    ) => Effect.Effect<ReadonlyArray<ComparisonLine>, ReadFailure>

    /** Accidents as points, the latest first, `limit` at most. */
    readonly located: (
      view: AccidentView,
      filter: AccidentFilter,
      limit: number
    ) => Effect.Effect<LocatedAccidents, ReadFailure>

    /** Black spots by some rules, whose windows end at an instant. */
    readonly spots: (
      view: AccidentView,
      filter: AccidentFilter,
      rules: ReadonlyArray<BlackSpotRule>,
      upTo: Instant
    ) => Effect.Effect<SpotSearch, ReadFailure>

    readonly bins: (
      view: AccidentView,
      filter: AccidentFilter,
      unit: BinUnit
    ) => Effect.Effect<ReadonlyArray<RoadBin>, ReadFailure>
  }
>() {}

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const residents = yield* makeResidents(sql)
  const reading = <A>(operation: string, effect: Effect.Effect<A, SqlError>) =>
    effect.pipe(unavailableAt(operation), Effect.withSpan(`AccidentReads.${operation}`))
  return AccidentReads.of({
    list: ({ day, schema }, filter, request) =>
      reading("list", readAccidents(sql, schema, filter, day, request)),
    sums: ({ day, schema }, filter) => reading("sums", readSums(sql, schema, filter, day)),
    clocks: ({ day, schema }, filter, due, request) =>
      reading("clocks", readClocks(sql, schema, filter, due, day, request)),
    clockGroups: ({ day, schema }, filter) =>
      reading("clockGroups", readClockGroups(sql, schema, filter, day)),
    placesOf: ({ schema }, id) => reading("placesOf", readPlacesOf(sql, schema, id)),
    hours: ({ day, schema }, filter, measure) => reading("hours", hoursOf(sql, schema, filter, day, measure)),
    crosstab: ({ day, schema }, filter, rows, columns, measure) =>
      reading("crosstab", readCrosstab(sql, schema, filter, day, rows, columns, measure)),
    comparison: (view, filter, earlier, later, leftOut) =>
      reading(
        "comparison",
        isPlain(filter)
          ? Effect.map(residents.of(view), ({ accidents }) =>
              compareResident(counted(accidents, filter), filter.view, earlier, later, leftOut)
            )
          : readComparison(sql, view.schema, filter, view.day, earlier, later, leftOut)
      ),
    located: ({ day, schema }, filter, limit) =>
      reading("located", readLocated(sql, schema, filter, day, limit)),
    spots: (view, filter, rules, upTo) =>
      reading(
        "spots",
        isPlain(filter) && filter.period === undefined
          ? Effect.map(residents.of(view), (resident) => residentSpots(resident, filter, rules, upTo))
          : Effect.map(
              readPlaced(sql, view.schema, filter, view.day, earliestWindow(rules, upTo), upTo),
              (placed) => searchSpots(placed, rules, upTo)
            )
      ),
    bins: ({ day, schema }, filter, unit) => reading("bins", readBins(sql, schema, filter, day, unit))
  })
})

/** Reads the model's tables with one statement for each question; what all ask for is kept in memory. */
export const layer: Layer.Layer<AccidentReads, never, SqlClient> = Layer.effect(AccidentReads, make)
