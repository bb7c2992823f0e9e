import { HttpServerResponse } from "@effect/platform"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
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
import { hoursOfDay, wardenCodesOf } from "../status/WardenCounts.ts"
import { wardenOriginOf } from "../WardenMoments.ts"
import {
  callOutOrders,
  hazardOrders,
  type Persuaded,
  readArrivals,
  readCallOuts,
  readHazards,
  readPersuasions,
  readRecords,
  readRoll,
  readShifts,
  recordOrders,
  rollOrders,
  shiftOrders
} from "../WardenQueries.ts"
import type {
  CallOutTimesPage,
  RoadHazardsPage,
  RollPage,
  WardenRecordsPage,
  WardenShiftsPage
} from "./WardenAnswer.ts"
import {
  callOutTimesItem,
  roadHazardItem,
  rollItem,
  wardenRecordItem,
  wardenShiftItem
} from "./WardenItems.ts"
import type {
  CallOutTimesQuery,
  RoadHazardsQuery,
  RollQuery,
  WardenRecordsQuery,
  WardenShiftsQuery
} from "./WardenParameters.ts"
import { askedInstant, askedWardens, checkCode, yesOrNo } from "./WardenScopes.ts"

/** The lists of wardens that the database pages. */

/** `GET /api/wardens/roll`. */
export const listRoll = (query: RollQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view, showing } = yield* askedWardens(query)
    const { role, state, left, place } = query
    yield* checkCode("role", role, WardenRole.literals)
    yield* checkCode("state", state, WardenState.literals)
    const request = yield* listRequest("warden-roll", query, rollOrders, "-since")
    const filter = { townships, role, state, left: yesOrNo(left), place }
    const { rows, total, next } = yield* readRoll(sql, view.schema, filter, request).pipe(
      unavailableAt("list wardens")
    )
    return HttpServerResponse.unsafeJson({
      items: rows.map((row) => rollItem(row, showing)),
      total,
      nextCursor: nextCursor(request, next),
      ...wardenOriginOf(view, townships)
    } satisfies RollPage)
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
    const { rows, total, next } = yield* readShifts(sql, view.schema, filter, request).pipe(
      unavailableAt("list shifts of wardens")
    )
    return HttpServerResponse.unsafeJson({
      items: rows.map((row) => wardenShiftItem(row, showing)),
      total,
      nextCursor: nextCursor(request, next),
      ...wardenOriginOf(view, townships)
    } satisfies WardenShiftsPage)
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
    const { kind, code, hour, place, warden, from, until, withdrawn } = query
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
      from,
      until,
      withdrawn: yesOrNo(withdrawn ?? "no")
    }
    const [{ rows, total, next }, persuaded] = yield* Effect.all(
      [readRecords(sql, view.schema, filter, request), readPersuasions(sql, view.schema, filter)],
      { concurrency: 2 }
    ).pipe(unavailableAt("list records of wardens"))
    return HttpServerResponse.unsafeJson({
      items: rows.map((row) => wardenRecordItem(row, showing)),
      total,
      nextCursor: nextCursor(request, next),
      sums: sumsOf(persuaded, wardenCodesOf(wardenRules).persuasions),
      ...wardenOriginOf(view, townships)
    } satisfies WardenRecordsPage)
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
    const { rows, total, next } = yield* readHazards(sql, view.schema, filter, at, request).pipe(
      unavailableAt("list hazards of roads")
    )
    return HttpServerResponse.unsafeJson({
      items: rows.map((row) => roadHazardItem(row, showing, at)),
      total,
      nextCursor: nextCursor(request, next),
      at: inShanghai(at),
      ...wardenOriginOf(view, townships)
    } satisfies RoadHazardsPage)
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
    const [{ rows, total, next }, sums] = yield* Effect.all(
      [readCallOuts(sql, view.schema, filter, request), readArrivals(sql, view.schema, filter)],
      { concurrency: 2 }
    ).pipe(unavailableAt("list call-outs"))
    return HttpServerResponse.unsafeJson({
      items: rows.map((row) => callOutTimesItem(row, showing)),
      total,
      nextCursor: nextCursor(request, next),
      sums,
      ...wardenOriginOf(view, townships)
    } satisfies CallOutTimesPage)
  }).pipe(withReadProblems)
