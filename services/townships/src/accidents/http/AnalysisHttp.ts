import { HttpServerResponse } from "@effect/platform"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { FieldProblem } from "@jiaosuo/kernel/Problem"
import type { BlackSpotLevel } from "@jiaosuo/reference/BlackSpotRules"
import { problemAt } from "@jiaosuo/reference/Finding"
import { Reference } from "@jiaosuo/reference/Reference"
import { comparePeriods } from "@jiaosuo/reference/SamePeriods"
import { Clock, Effect, Either } from "effect"
import { notKnown } from "../../http/ListAnswers.ts"
import { refuseFilter, withReadProblems } from "../../http/ReadProblems.ts"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { figureDefaults } from "../AccidentFilterQuery.ts"
import { townshipName } from "../AccidentItems.ts"
import { type AccidentView, originOf } from "../AccidentMoments.ts"
import { AccidentReads } from "../AccidentReads.ts"
import { dimensionTexts } from "../AccidentTexts.ts"
import { blackSpotRules, ruleShown } from "../analysis/BlackSpots.ts"
import { changesOf } from "../analysis/Comparison.ts"
import { crosstabOf, dimensionColumns } from "../analysis/Crosstab.ts"
import { type Period, periodOf } from "../Periods.ts"
import { accidentFilter, accidentView } from "./AccidentFilters.ts"
import type {
  BlackSpotsQuery,
  CrosstabQuery,
  Dimension,
  HoursQuery,
  MapQuery,
  YearOverYearQuery
} from "./AccidentParameters.ts"
import { geoJsonType } from "./AccidentReadsApi.ts"
import type {
  BlackSpotsAnswer,
  CrosstabAnswer,
  HoursAnswer,
  MapAnswer,
  YearOverYearAnswer
} from "./AnalysisAnswer.ts"

/** `GET /api/accidents/analysis/hours`. */
export const accidentHours = (query: HoursQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const reads = yield* AccidentReads
    const view = yield* accidentView(query)
    const filter = yield* accidentFilter(query, figureDefaults, view.day)
    const hours = yield* reads.hours(view, filter, query.measure ?? "accidents")
    return HttpServerResponse.unsafeJson({
      ...hours,
      ...originOf(view, filter.townships)
    } satisfies HoursAnswer)
  }).pipe(withReadProblems)

/** `GET /api/accidents/analysis/crosstab`. */
export const accidentCrosstab = (query: CrosstabQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const reads = yield* AccidentReads
    const reference = yield* Reference
    const view = yield* accidentView(query)
    const filter = yield* accidentFilter(query, figureDefaults, view.day)
    const measure = query.measure ?? "accidents"
    const { lines, total } = yield* reads.crosstab(view, filter, query.rows, query.columns, measure)
    const { cells, cellTotal, columnSums, columnValues, rowSums, rowValues } = crosstabOf(
      lines,
      query.rows,
      query.columns
    )
    const side = (dimension: Dimension, codes: ReadonlyArray<string | null>) => {
      const textOf = dimensionTexts(reference, dimension, view.day)
      return {
        dimension,
        multiple: dimensionColumns[dimension].multiple,
        values: codes.map((code) => ({ code, text: textOf(code) }))
      }
    }
    return HttpServerResponse.unsafeJson({
      measure,
      rows: side(query.rows, rowValues),
      columns: side(query.columns, columnValues),
      cells,
      rowSums,
      columnSums,
      cellTotal,
      total,
      countedSeveralTimes: cellTotal !== total,
      ...originOf(view, filter.townships)
    } satisfies CrosstabAnswer)
  }).pipe(withReadProblems)

/** Both periods, or everything that is wrong with them. */
const comparedPeriods = (query: YearOverYearQuery) => {
  const problems: Array<FieldProblem> = []
  const read = (path: "earlier" | "later"): Period | undefined => {
    const period = periodOf(query[path])
    if (period === undefined) {
      problems.push(notKnown(path, query[path], ["2020-12..2021-11", "2020-12-01..2021-11-30", "2020"]))
    }
    return period
  }
  const [earlier, later] = [read("earlier"), read("later")]
  if (earlier === undefined || later === undefined) return Either.left(problems)
  return Either.mapBoth(
    comparePeriods({ from: later.from, to: later.until }, { from: earlier.from, to: earlier.until }),
    {
      onLeft: (found) => [problemAt("later", found)],
      onRight: ({ value }) => ({ earlier, later, ...value })
    }
  )
}

/** `GET /api/accidents/analysis/year-over-year`: 422 with the reason where the periods cannot be compared. */
export const accidentYearOverYear = (query: YearOverYearQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const periods = comparedPeriods(query)
    if (Either.isLeft(periods)) return yield* refuseFilter(periods.left)
    const { days, earlier, later, leftOut, reason } = periods.right
    const reads = yield* AccidentReads
    const { district } = yield* Reference
    const view = yield* accidentView(query)
    const filter = yield* accidentFilter(query, figureDefaults, view.day)
    const lines = yield* reads.comparison(view, filter, earlier, later, leftOut)
    const stations = filter.townships ?? district.stations.map(({ code }) => code)
    const codes = [...new Set([...stations, ...lines.map((line) => line.township)])].sort()
    return HttpServerResponse.unsafeJson({
      view: filter.view,
      earlier: { ...earlier, days },
      later: { ...later, days },
      leftOut,
      reason,
      district: { code: district.code, name: district.name, ...changesOf(lines) },
      townships: codes.map((code) => ({
        code,
        name: townshipName(district, code),
        ...changesOf(lines.filter((line) => line.township === code))
      })),
      ...originOf(view, filter.townships)
    } satisfies YearOverYearAnswer)
  }).pipe(withReadProblems)

const lastInstantOf = (day: CalendarDate): Instant => new Date(`${day}T23:59:59.999+08:00`).toISOString()

/** The instant that windows end with: the end of the day asked for, else what was known then, else now. */
const spotsUpTo = (on: CalendarDate | undefined, asOf: Instant | undefined) =>
  on !== undefined
    ? Effect.succeed(lastInstantOf(on))
    : asOf !== undefined
      ? Effect.succeed(new Date(asOf).toISOString())
      : Effect.map(Clock.currentTimeMillis, (now) => new Date(now).toISOString())

/** The black spots of a filter, with the rules that they follow from. */
const spotsFor = (
  view: AccidentView,
  filter: AccidentFilter,
  level: BlackSpotLevel | undefined,
  upTo: Instant
) =>
  Effect.gen(function* () {
    const reads = yield* AccidentReads
    const { accidentRules } = yield* Reference
    const on = dayInShanghai(upTo)
    const rules = blackSpotRules(accidentRules, level, on)
    const { accidents, spots, withoutPlace } = yield* reads.spots(view, filter, rules, upTo)
    return { on, rules: rules.map((rule) => ruleShown(rule, upTo)), spots, accidents, withoutPlace }
  })

/** `GET /api/accidents/analysis/black-spots`. */
export const blackSpots = (query: BlackSpotsQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const reads = yield* AccidentReads
    const view = yield* accidentView(query)
    const filter = yield* accidentFilter(query, figureDefaults, view.day)
    const upTo = yield* spotsUpTo(query.on, query.asOf)
    const found = yield* spotsFor(view, filter, query.level, upTo)
    return HttpServerResponse.unsafeJson({
      ...found,
      bin: query.bin ?? null,
      bins: query.bin === undefined ? null : yield* reads.bins(view, filter, query.bin),
      ...originOf(view, filter.townships)
    } satisfies BlackSpotsAnswer)
  }).pipe(withReadProblems)

/** `GET /api/accidents/map`: GeoJSON, bounded by `limit`; what is left out is counted. */
export const accidentMap = (query: MapQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const reads = yield* AccidentReads
    const view = yield* accidentView(query)
    const filter = yield* accidentFilter(query, figureDefaults, view.day)
    const upTo = yield* spotsUpTo(query.on, query.asOf)
    const located = yield* reads.located(view, filter, query.layer === "black-spots" ? 0 : query.limit)
    const spots = query.layer === "accidents" ? [] : (yield* spotsFor(view, filter, query.level, upTo)).spots
    const accidents = located.points.map((point): MapAnswer["features"][number] => ({
      type: "Feature",
      id: point.accident_id,
      geometry: { type: "Point", coordinates: [point.longitude, point.latitude] },
      properties: {
        layer: "accidents",
        kind: point.kind,
        standing: point.standing,
        day: point.day,
        hour: point.hour,
        township: point.township,
        road: point.road_code,
        postMetres: point.post_metres,
        dead: point.dead,
        injured: point.injured
      }
    }))
    const circles = spots.flatMap(
      (spot): ReadonlyArray<MapAnswer["features"][number]> =>
        spot.centre === null
          ? []
          : [
              {
                type: "Feature",
                id: spot.id,
                geometry: {
                  type: "Point",
                  coordinates: [spot.centre.longitude, spot.centre.latitude]
                },
                properties: {
                  layer: "black-spots",
                  ruleId: spot.ruleId,
                  level: spot.level,
                  by: spot.by,
                  road: spot.road,
                  fromMetres: spot.fromMetres,
                  untilMetres: spot.untilMetres,
                  radiusMetres: spot.radiusMetres,
                  accidents: spot.accidents,
                  dead: spot.dead,
                  injured: spot.injured
                }
              }
            ]
    )
    const { total, withoutCoordinates } = located
    const answer = {
      type: "FeatureCollection",
      features: [...accidents, ...circles],
      total,
      withoutCoordinates,
      omitted: total - withoutCoordinates - accidents.length,
      ...originOf(view, filter.townships)
    } satisfies MapAnswer
    return HttpServerResponse.text(JSON.stringify(answer), { contentType: geoJsonType })
  }).pipe(withReadProblems)
