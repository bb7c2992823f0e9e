import { HttpServerResponse } from "@effect/platform"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { text } from "@jiaosuo/kernel/Problem"
import { Reference } from "@jiaosuo/reference/Reference"
import type { HonouredWork } from "@jiaosuo/reference/WardenHonours"
import { Effect } from "effect"
import type { Period } from "../../accidents/Periods.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { inScopeOf } from "../../http/ReaderScope.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import { byNumberOf, pageInMemory } from "../../lists/MemoryPaging.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import { wardenPageOrExport } from "../http/WardenExported.ts"
import { rollItem, type Showing } from "../http/WardenItems.ts"
import { maskedNames } from "../http/WardenNames.ts"
import { askedWardens } from "../http/WardenScopes.ts"
import { wardenOriginOf } from "../WardenMoments.ts"
import { readWardensOf } from "../WardenQueries.ts"
import type { HonourItem, HonoursPage } from "./HonourAnswer.ts"
import { countHonouredWork } from "./HonourCounts.ts"
import { honourColumns } from "./HonourExport.ts"
import type { HonoursQuery } from "./HonourParameters.ts"
import { daysOfQuarter, honoursOf, quarterOf, type WardenHonour } from "./Honours.ts"

const lists: Readonly<
  Record<HonouredWork, readonly [path: string, query: Readonly<Record<string, string>>]>
> = {
  persuasions: ["records", { kind: "persuasion" }],
  publicity: ["records", { kind: "publicity" }],
  "help-requests": ["records", { kind: "help-request" }],
  gatherings: ["records", { kind: "gathering" }],
  "hazards-cleared": ["hazards", { state: "cleared" }],
  "call-outs": ["call-outs/times", {}],
  "shifts-kept": ["shifts", { kept: "yes" }]
}

/** The list behind a count, at the moment of the answer where one was asked for. */
const listOf = (work: HonouredWork, warden: string, { from, until }: Period, asOf: string | undefined) => {
  const [path, query] = lists[work]
  const moment = asOf === undefined ? {} : { asOf }
  return `/api/wardens/${path}?${new URLSearchParams({ ...query, warden, from, until, ...moment })}`
}

const honourItem = (
  { warden, parts, points, rank }: WardenHonour,
  honourPoints: number,
  showing: Showing,
  linkTo: (work: HonouredWork, warden: string) => string
): HonourItem => {
  const { id, township, townshipName, roles, state, placeId, placeName } = rollItem(warden, showing)
  return {
    ...{ id, township, townshipName, roles, state, placeId, placeName, rank, points },
    honoured: points >= honourPoints,
    parts: parts.map(({ criterion, count, listed, points: earned }) => ({
      code: criterion.code,
      count,
      points: earned,
      listed,
      list: linkTo(criterion.counts, id)
    }))
  }
}

const orders = { rank: byNumberOf<WardenHonour>(({ place }) => place) }

/**
 * `GET /api/wardens/honours`: the wardens of the townships asked for who did anything in a quarter, by the criteria that
 * were published on its first day (V10). Work counts wherever it was done, so that every reader sees the same points.
 */
export const listHonours = (query: HonoursQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view, showing } = yield* askedWardens(query)
    const readers = yield* inScopeOf(null)
    const { wardenRules } = yield* Reference
    const quarter = query.quarter ?? quarterOf(view.day)
    const period = daysOfQuarter(quarter)
    const request = yield* listRequest("warden-honours", query, orders, "rank")
    const counts = yield* countHonouredWork(sql, view.schema, period, readers).pipe(
      unavailableAt("count the work of wardens")
    )
    const wardens = yield* readWardensOf(sql, view.schema, { townships }, [
      ...new Set(counts.map(({ warden }) => warden))
    ]).pipe(unavailableAt("read wardens"))
    const criteria = wardenRules.honours(period.from)
    const honourPoints = wardenRules.limit("honourPoints", period.from)
    const all = honoursOf(criteria, counts, wardens)
    const page = (asked: PageRequest) => pageInMemory(all, orders, ({ warden }) => warden.warden_id, asked)
    const itemOf = (one: WardenHonour) =>
      honourItem(one, honourPoints, showing, (work, warden) => listOf(work, warden, period, query.asOf))
    const personal = yield* PersonalRecords
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request },
      action: "ExportWardenHonours",
      name: text(`评先${quarter}`, `honours-${quarter}`),
      columns: (names) => honourColumns(criteria, names),
      page: Effect.sync(() => {
        const { items, total, next } = page(request)
        return HttpServerResponse.unsafeJson({
          items: items.map(itemOf),
          total,
          nextCursor: nextCursor(request, next),
          quarter,
          ...period,
          over: period.until < view.day,
          criteriaOn: period.from,
          criteria: criteria.map(({ id: _id, rule: _rule, ...criterion }) => criterion),
          honourPoints,
          honoured: all.filter(({ points }) => points >= honourPoints).length,
          ...wardenOriginOf(view, townships)
        } satisfies HonoursPage)
      }),
      rows: (asked) => {
        const { items, total, next } = page(asked)
        return Effect.map(
          maskedNames(
            personal,
            items.map(({ warden }) => warden)
          ),
          (names) => ({
            items: items.map((one, i) => ({ item: itemOf(one), name: names[i] ?? null })),
            total,
            next
          })
        )
      }
    })
  }).pipe(withReadProblems)
