import { HttpServerResponse } from "@effect/platform"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { normalisePlate } from "@jiaosuo/reference/Plates"
import { Reference } from "@jiaosuo/reference/Reference"
import {
  callOutStandingNames,
  hazardStates,
  WardenRole,
  WardenState,
  workKinds
} from "@jiaosuo/wardens/events"
import { Effect } from "effect"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import type { PageRequest, RowPage } from "../../lists/Paging.ts"
import type { ShownPage } from "../../lists/RegisterLists.ts"
import { hoursOfDay, wardenCodesOf } from "../status/WardenCounts.ts"
import { wardenOriginOf } from "../WardenMoments.ts"
import {
  callOutOrders,
  hazardOrders,
  type Persuaded,
  readArrivals,
  readCallOuts,
  readHazards,
  readRecords,
  readRoll,
  readShifts,
  recordOrders,
  rollOrders,
  shiftOrders,
  sumRecords
} from "../WardenQueries.ts"
import type {
  CallOutTimesPage,
  RoadHazardsPage,
  RollPage,
  WardenRecordsPage,
  WardenShiftsPage
} from "./WardenAnswer.ts"
import { wardenPageOrExport } from "./WardenExported.ts"
import {
  callOutColumns,
  recordColumns,
  roadHazardColumns,
  rollColumns,
  wardenShiftColumns
} from "./WardenExports.ts"
import {
  callOutTimesItem,
  roadHazardItem,
  rollItem,
  wardenRecordItem,
  wardenShiftItem
} from "./WardenItems.ts"
import { maskedNames } from "./WardenNames.ts"
import type {
  CallOutTimesQuery,
  RoadHazardsQuery,
  RollQuery,
  WardenRecordsQuery,
  WardenShiftsQuery
} from "./WardenParameters.ts"
import { askedInstant, askedWardens, checkCode, yesOrNo } from "./WardenScopes.ts"

/** The lists of wardens that the database pages, each as CSV or XLSX as well. */

const shown = <Row, Item>(
  { rows, total, next }: RowPage<Row>,
  itemOf: (row: Row) => Item
): ShownPage<Item> => ({ items: rows.map(itemOf), total, next })

/** `GET /api/wardens/roll`. */
export const listRoll = (query: RollQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view, showing } = yield* askedWardens(query)
    const { role, state, left, place } = query
    yield* checkCode("role", role, WardenRole.literals)
    yield* checkCode("state", state, WardenState.literals)
    const request = yield* listRequest("warden-roll", query, rollOrders, "-since")
    const filter = { townships, role, state, left: yesOrNo(left), place }
    const read = (asked: PageRequest) =>
      readRoll(sql, view.schema, filter, asked).pipe(unavailableAt("list wardens"))
    const personal = yield* PersonalRecords
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request },
      action: "ExportWardenRoll",
      name: text("队员名册", "wardens"),
      columns: rollColumns,
      page: Effect.map(read(request), ({ rows, total, next }) =>
        HttpServerResponse.unsafeJson({
          items: rows.map((row) => rollItem(row, showing)),
          total,
          nextCursor: nextCursor(request, next),
          ...wardenOriginOf(view, townships)
        } satisfies RollPage)
      ),
      rows: (asked) =>
        Effect.flatMap(read(asked), ({ rows, ...place }) =>
          Effect.map(maskedNames(personal, rows), (names) => ({
            ...place,
            items: rows.map((row, i) => ({ item: rollItem(row, showing), name: names[i] ?? null }))
          }))
        )
    })
  }).pipe(withReadProblems)

/** `GET /api/wardens/shifts`. */
export const listWardenShifts = (query: WardenShiftsQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view, showing } = yield* askedWardens(query)
    const { kind: placeKind, place, warden, from, until, at, cancelled, kept } = query
    const request = yield* listRequest("warden-shifts", query, shiftOrders, "from")
    const filter = {
      townships,
      placeKind,
      place,
      warden,
      from,
      until,
      at,
      cancelled: yesOrNo(cancelled ?? "no"),
      kept: yesOrNo(kept)
    }
    const rows = (asked: PageRequest) =>
      readShifts(sql, view.schema, filter, asked).pipe(
        Effect.map((read) => shown(read, (row) => wardenShiftItem(row, showing))),
        unavailableAt("list shifts of wardens")
      )
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request, rows },
      action: "ExportWardenShifts",
      name: text("值守班次", "warden-shifts"),
      columns: wardenShiftColumns,
      page: Effect.map(rows(request), ({ items, total, next }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          ...wardenOriginOf(view, townships)
        } satisfies WardenShiftsPage)
      )
    })
  }).pipe(withReadProblems)

const sumsOf = (lines: ReadonlyArray<Persuaded>, kinds: ReadonlyArray<string>): WardenRecordsPage["sums"] => {
  const sum = (isMeant: (line: Persuaded) => boolean) =>
    lines.reduce((all, line) => (isMeant(line) ? all + line.count : all), 0)
  return {
    persuasions: sum(() => true),
    byKind: Object.fromEntries(kinds.map((kind) => [kind, sum(({ code }) => code === kind)])),
    byHour: Object.fromEntries(hoursOfDay.map((one) => [one, sum(({ hour }) => String(hour) === one)]))
  }
}

/** `GET /api/wardens/records`. */
export const listWardenRecords = (query: WardenRecordsQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view, showing } = yield* askedWardens(query)
    const { wardenRules } = yield* Reference
    const { kind, code, hour, place, warden, plate, from, until, withdrawn } = query
    const { gathersFrom, gathersUntil } = query
    yield* checkCode("kind", kind, Object.keys(workKinds))
    yield* checkCode("code", code, [...new Set(wardenRules.tables.items.entries.map((one) => one.code))])
    const request = yield* listRequest("warden-records", query, recordOrders, "-happenedAt")
    const filter = {
      townships,
      kind,
      code,
      hour,
      place,
      warden,
      plate: plate === undefined ? undefined : normalisePlate(plate),
      gathers:
        gathersFrom === undefined && gathersUntil === undefined
          ? undefined
          : { from: gathersFrom, until: gathersUntil },
      from,
      until,
      withdrawn: yesOrNo(withdrawn ?? "no")
    }
    const rows = (asked: PageRequest) =>
      readRecords(sql, view.schema, filter, asked).pipe(
        Effect.map((read) => shown(read, (row) => wardenRecordItem(row, showing))),
        unavailableAt("list records of wardens")
      )
    const sums = sumRecords(sql, view.schema, filter).pipe(unavailableAt("sum records of wardens"))
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request, rows },
      action: "ExportWardenRecords",
      name: text("工作记录", "warden-records"),
      columns: recordColumns,
      page: Effect.map(
        Effect.all([rows({ ...request, counting: false }), sums], { concurrency: 2 }),
        ([{ items, next }, { persuaded, total }]) =>
          HttpServerResponse.unsafeJson({
            items,
            total,
            nextCursor: nextCursor(request, next),
            sums: sumsOf(persuaded, wardenCodesOf(wardenRules).persuasions),
            ...wardenOriginOf(view, townships)
          } satisfies WardenRecordsPage)
      )
    })
  }).pipe(withReadProblems)

/** `GET /api/wardens/hazards`. */
export const listRoadHazards = (query: RoadHazardsQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view, showing } = yield* askedWardens(query)
    const { wardenRules } = yield* Reference
    const { code, level, state, open, overdue, warden, from, until } = query
    const known = wardenRules.tables.items.entries.filter(({ item }) => item === "hazard")
    yield* checkCode("code", code, [...new Set(known.map((one) => one.code))])
    yield* checkCode("level", level, wardenCodesOf(wardenRules).hazardLevels)
    yield* checkCode("state", state, Object.keys(hazardStates))
    const at = yield* askedInstant(query)
    const request = yield* listRequest("road-hazards", query, hazardOrders, "-reportedAt")
    const filter = {
      townships,
      code,
      level,
      state,
      open: yesOrNo(open),
      overdue: yesOrNo(overdue),
      warden,
      from,
      until
    }
    const rows = (asked: PageRequest) =>
      readHazards(sql, view.schema, filter, at, asked).pipe(
        Effect.map((read) => shown(read, (row) => roadHazardItem(row, showing, at))),
        unavailableAt("list hazards of roads")
      )
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request, rows },
      action: "ExportRoadHazards",
      name: text("道路隐患", "road-hazards"),
      columns: roadHazardColumns,
      page: Effect.map(rows(request), ({ items, total, next }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          at: inShanghai(at),
          ...wardenOriginOf(view, townships)
        } satisfies RoadHazardsPage)
      )
    })
  }).pipe(withReadProblems)

/** `GET /api/wardens/call-outs/times`. */
export const listCallOutTimes = (query: CallOutTimesQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view, showing } = yield* askedWardens(query)
    const { need, standing, open, arrived, warden, from, until } = query
    yield* checkCode("standing", standing, Object.keys(callOutStandingNames))
    const request = yield* listRequest("call-out-times", query, callOutOrders, "-openedAt")
    const filter = {
      townships,
      need,
      standing,
      open: yesOrNo(open),
      arrived: yesOrNo(arrived),
      warden,
      from,
      until
    }
    const rows = (asked: PageRequest) =>
      readCallOuts(sql, view.schema, filter, asked).pipe(
        Effect.map((read) => shown(read, (row) => callOutTimesItem(row, showing))),
        unavailableAt("list call-outs")
      )
    const arrivals = readArrivals(sql, view.schema, filter).pipe(unavailableAt("sum arrivals"))
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request, rows },
      action: "ExportCallOuts",
      name: text("义警召集", "call-outs"),
      columns: callOutColumns,
      page: Effect.map(
        Effect.all([rows(request), arrivals], { concurrency: 2 }),
        ([{ items, total, next }, sums]) =>
          HttpServerResponse.unsafeJson({
            items,
            total,
            nextCursor: nextCursor(request, next),
            sums,
            ...wardenOriginOf(view, townships)
          } satisfies CallOutTimesPage)
      )
    })
  }).pipe(withReadProblems)
