import { HttpServerResponse } from "@effect/platform"
import { addDays, dayInShanghai, daysBetween, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import type { District } from "@jiaosuo/reference/Divisions"
import { Reference } from "@jiaosuo/reference/Reference"
import type { WardenItem } from "@jiaosuo/reference/WardenItems"
import { wasOneTrip } from "@jiaosuo/wardens/events"
import { Effect } from "effect"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import { wardenPageOrExport } from "../http/WardenExported.ts"
import { askedWardens, checkCode, yesOrNo } from "../http/WardenScopes.ts"
import { wardenOriginOf } from "../WardenMoments.ts"
import type { ServiceItem, ServiceSums, ServicesPage } from "./ServiceAnswer.ts"
import { serviceColumns } from "./ServiceExport.ts"
import type { ServicesQuery } from "./ServiceParameters.ts"
import { countServices, readServices, type ServicesCounted, serviceOrders } from "./ServiceQueries.ts"
import type { ServiceRow } from "./ServiceTable.ts"

type Counts = Omit<ServicesCounted, "code" | "channel">

const none: Counts = {
  services: 0,
  done: 0,
  withPapers: 0,
  oneTrip: 0,
  severalTrips: 0,
  handedOver: 0,
  overdue: 0
}

const added = (sum: Counts, one: Counts): Counts => ({
  services: sum.services + one.services,
  done: sum.done + one.done,
  withPapers: sum.withPapers + one.withPapers,
  oneTrip: sum.oneTrip + one.oneTrip,
  severalTrips: sum.severalTrips + one.severalTrips,
  handedOver: sum.handedOver + one.handedOver,
  overdue: sum.overdue + one.overdue
})

const sumsOf = (lines: ReadonlyArray<ServicesCounted>): ServiceSums => {
  const by = (keyOf: (line: ServicesCounted) => string): ReadonlyArray<readonly [string, Counts]> => {
    const sums = new Map<string, Counts>()
    for (const line of lines) sums.set(keyOf(line), added(sums.get(keyOf(line)) ?? none, line))
    return [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
  }
  return {
    ...lines.reduce<Counts>(added, none),
    byKind: by(({ code }) => code).map(([code, counts]) => ({ code, ...counts })),
    byChannel: by(({ channel }) => channel).map(([channel, counts]) => ({ channel, ...counts })),
    byKindAndChannel: lines
  }
}

const serviceItem = (
  { service_id, version, requested_at, state }: ServiceRow,
  district: District,
  day: CalendarDate,
  tooLongAgo: CalendarDate
): ServiceItem => {
  const { code, channel, township, village, unitId, doneAt, materials, missing, trips, withdrawnAt } = state
  const last = state.handOvers.at(-1)
  return {
    id: service_id,
    version,
    code,
    channel,
    township,
    townshipName: district.township(township)?.name ?? township,
    village,
    unitId,
    requestedAt: inShanghai(requested_at),
    doneAt: doneAt === null ? null : inShanghai(doneAt),
    materials,
    missing,
    trips,
    oneTrip: wasOneTrip(state),
    handOver:
      last === undefined
        ? null
        : {
            ...last,
            at: inShanghai(last.at),
            answeredAt: last.answeredAt === null ? null : inShanghai(last.answeredAt),
            days: daysBetween(
              dayInShanghai(last.at),
              last.answeredAt === null ? day : dayInShanghai(last.answeredAt)
            ),
            overdue: last.answeredAt === null && withdrawnAt === null && dayInShanghai(last.at) <= tooLongAgo
          },
    withdrawn: withdrawnAt !== null
  }
}

/** `GET /api/wardens/services`: rows 40, 47, 58 and 72; a page, or all rows as CSV or XLSX. */
export const listServices = (query: ServicesQuery) =>
  Effect.gen(function* () {
    const { sql, townships, view } = yield* askedWardens(query)
    const { district, wardenRules } = yield* Reference
    const { unit, code, channel, from, until, done, papers, trips, handOver, withdrawn } = query
    const codesOf = (item: WardenItem) => [
      ...new Set(wardenRules.tables.items.entries.flatMap((one) => (one.item === item ? [one.code] : [])))
    ]
    yield* checkCode("code", code, codesOf("service"))
    yield* checkCode("channel", channel, codesOf("service-channel"))
    const request = yield* listRequest("mobile-services", query, serviceOrders, "-requestedAt")
    const handOverDays = wardenRules.limit("handOverOpen", view.day)
    const tooLongAgo = addDays(view.day, -handOverDays - 1)
    const filter = {
      townships,
      unit,
      code,
      channel,
      from,
      until,
      done: yesOrNo(done),
      papers: yesOrNo(papers),
      trips,
      handOver,
      withdrawn: yesOrNo(withdrawn ?? "no")
    }
    const rows = (asked: PageRequest) =>
      readServices(sql, view.schema, filter, tooLongAgo, asked).pipe(
        Effect.map((page) => ({
          items: page.rows.map((row) => serviceItem(row, district, view.day, tooLongAgo)),
          total: page.total,
          next: page.next
        })),
        unavailableAt("list services of mobile units")
      )
    const counts = countServices(sql, view.schema, filter, tooLongAgo).pipe(unavailableAt("count services"))
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request, rows },
      action: "ExportMobileServices",
      name: text("便民服务", "mobile-services"),
      columns: serviceColumns,
      page: Effect.map(
        Effect.all([rows(request), counts], { concurrency: 2 }),
        ([{ items, total, next }, counted]) =>
          HttpServerResponse.unsafeJson({
            items,
            total,
            nextCursor: nextCursor(request, next),
            sums: sumsOf(counted),
            handOverDays,
            ...wardenOriginOf(view, townships)
          } satisfies ServicesPage)
      )
    })
  }).pipe(withReadProblems)
