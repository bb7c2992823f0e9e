import { HttpServerResponse } from "@effect/platform"
import { clockNames } from "@jiaosuo/accidents/events"
import { cursorAfter, keyOfCursor } from "@jiaosuo/http/Paging"
import { CurrentPrincipal, inScope, type Principal } from "@jiaosuo/http/Principal"
import { NotFound, refuse } from "@jiaosuo/http/Problems"
import { caseRoles, requireRole } from "@jiaosuo/http/Scopes"
import { text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { notKnown } from "../../http/ListAnswers.ts"
import { cursorNameOf, listRequest, nextCursor } from "../../http/ListRequests.ts"
import { inScopeOf } from "../../http/ReaderScope.ts"
import { refuseFilter, withReadProblems } from "../../http/ReadProblems.ts"
import { accidentBrief, clockShown, townshipName } from "../AccidentItems.ts"
import { AccidentMoments, originOf } from "../AccidentMoments.ts"
import { AccidentReads } from "../AccidentReads.ts"
import { clockOrders, clockSumsBy, clockSumsOf } from "../desk/ClockQueries.ts"
import { concerns, type PairedAccident, type ProbablePair } from "../duplicates/DuplicateQueries.ts"
import type { AccidentBrief, ClockDesk, DuplicatesPage } from "./AccidentAnswer.ts"
import { accidentView } from "./AccidentFilters.ts"
import type { ClockDeskQuery, DuplicatesQuery } from "./AccidentParameters.ts"
import { askedTownship } from "./AskedTownship.ts"

/** `GET /api/accidents/clocks`: what is due, at which station and with whom. */
export const accidentClocks = (query: ClockDeskQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const reads = yield* AccidentReads
    const { district } = yield* Reference
    if (query.clock !== undefined && !(clockNames as ReadonlyArray<string>).includes(query.clock)) {
      return yield* refuseFilter([notKnown("clock", query.clock, clockNames)])
    }
    const townships = yield* askedTownship(query.township)
    const request = yield* listRequest("accident-clocks", query, clockOrders, "due")
    const view = yield* accidentView(query)
    const filter = {
      townships,
      handler: query.handler === "none" ? null : query.handler,
      rule: query.rule,
      clock: query.clock
    }
    const [page, groups] = yield* Effect.all(
      [reads.clocks(view, filter, query.due ?? "all", request), reads.clockGroups(view, filter)],
      { concurrency: 2 }
    )
    return HttpServerResponse.unsafeJson({
      items: page.rows.map(({ accident, clock, placeText }) => ({
        ...clockShown(district, clock, view.day),
        accident: accidentBrief(district, accident, placeText)
      })),
      total: page.total,
      nextCursor: nextCursor(request, page.next),
      sums: clockSumsOf(groups),
      byStation: clockSumsBy(groups, (group) => group.station).map(([station, sums]) => ({
        station,
        stationName: townshipName(district, station),
        ...sums
      })),
      byOfficer: clockSumsBy(groups, (group) => group.officer).map(([officer, sums]) => ({
        officer,
        ...sums
      })),
      ...originOf(view, townships)
    } satisfies ClockDesk)
  }).pipe(withReadProblems)

const accidentIsUnknown = (id: string) => ({
  code: "AccidentIsUnknown",
  title: text("没有这起事故", "No such accident"),
  detail: text(`没有编号为 ${id} 的事故。`, `There is no accident ${id}.`)
})

/** Somebody sees the vehicles and handlers of their own townships' accidents only (X3). */
const briefFor = (
  principal: Principal,
  brief: (row: PairedAccident) => AccidentBrief,
  row: PairedAccident
): AccidentBrief =>
  inScope(principal, row.township) ? brief(row) : { ...brief(row), plates: [], lead: null }

/** Place of a pair in the list: falling score, then its id. */
const follows = (pair: ProbablePair, [score, id]: readonly [score: number, id: string]): boolean =>
  pair.score < score || (pair.score === score && pair.id > id)

/**
 * `GET /api/accidents/duplicates`: pairs with a place in the reader's scope, of one accident with `for`, the most
 * probable first.
 */
export const probableDuplicates = (query: DuplicatesQuery) =>
  Effect.gen(function* () {
    yield* requireRole(...caseRoles)
    const principal = yield* CurrentPrincipal
    const moments = yield* AccidentMoments
    const reads = yield* AccidentReads
    const { district } = yield* Reference
    const townships = yield* askedTownship(query.township)
    const view = yield* accidentView(query)
    const asked = query.for
    if (asked !== undefined) {
      const places = yield* reads.placesOf(view, asked)
      if (places === undefined) return yield* refuse(NotFound, accidentIsUnknown(asked))
      if (!inScope(principal, places.township)) yield* inScopeOf([places.handling])
    }
    const cursorName = cursorNameOf("accident-duplicates", query)
    const after = query.cursor === undefined ? undefined : yield* keyOfCursor(cursorName, query.cursor, 2)
    const pairs = (yield* moments.pairs(view)).filter(
      (pair) =>
        (asked === undefined
          ? concerns(pair, townships)
          : pair.newer.accident_id === asked || pair.older.accident_id === asked) &&
        (query.township === undefined || concerns(pair, townships))
    )
    const rest =
      after === undefined
        ? pairs
        : pairs.filter((pair) => follows(pair, [Number(after[0]), String(after[1])]))
    const shown = rest.slice(0, query.limit)
    const last = shown[shown.length - 1]
    const brief = (row: PairedAccident) => accidentBrief(district, row, row.place_text)
    return HttpServerResponse.unsafeJson({
      items: shown.map((pair) => ({
        newer: briefFor(principal, brief, pair.newer),
        older: briefFor(principal, brief, pair.older),
        score: pair.score,
        minutesApart: pair.minutesApart,
        metresApart: pair.metresApart,
        samePlates: pair.samePlates,
        reasons: pair.reasons
      })),
      total: pairs.length,
      nextCursor:
        rest.length > shown.length && last !== undefined
          ? cursorAfter(cursorName, [last.score, last.id])
          : null,
      threshold: moments.threshold,
      ...originOf(view, townships)
    } satisfies DuplicatesPage)
  }).pipe(withReadProblems)
