import { HttpServerResponse } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { daysWithoutLeader, monthPeriod } from "@jiaosuo/duties/events"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import { periodOf } from "../../accidents/Periods.ts"
import { pageOrExport } from "../../http/ExportedList.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { refuseFilter, withReadProblems } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import { type DutyFacts, unitNameOn } from "../DutyFacts.ts"
import { type GapPolicy, gapsOfRoster } from "../DutyGaps.ts"
import { dutyOriginOf } from "../DutyMoments.ts"
import { type RosteredSlot, readRosters, readSlotsOfRosters, rosterOrders } from "../DutyQueries.ts"
import type { RosterRow } from "../DutyTable.ts"
import type { RosterItem, RosterPage } from "./DutyAnswer.ts"
import { rosterColumns } from "./DutyExports.ts"
import type { RosterListQuery } from "./DutyParameters.ts"
import { askedPlaces, dutyMoment } from "./DutyScopes.ts"

/** A roster as the list shows it; its gaps follow from its duties, the template and the organisation. */
const rosterItem = (
  facts: DutyFacts,
  row: RosterRow,
  slots: ReadonlyArray<RosteredSlot>,
  policy: GapPolicy
): RosterItem => {
  const gaps = gapsOfRoster(facts, row, slots, policy)
  return {
    id: row.roster_id,
    version: row.version,
    unitId: row.unit_id,
    unitName: unitNameOn(facts.organisation, row.unit_id, monthPeriod(row.month).until),
    unitKind: row.unit_kind,
    month: row.month,
    template: row.template,
    townships: row.townships,
    published: row.published,
    publishedAt: row.published_at === null ? null : inShanghai(row.published_at),
    reason: row.reason,
    people: row.people.length,
    duties: slots.length,
    filled: slots.filter(({ members }) => members.length > 0).length,
    shifts: slots.reduce((sum, { members }) => sum + members.length, 0),
    gaps: gaps.length,
    daysWithoutLeader: daysWithoutLeader(gaps).length,
    changedAt: inShanghai(row.changed_at)
  }
}

const monthsAsked = (asked: string | undefined) => {
  if (asked === undefined) return Effect.succeed(undefined)
  const period = periodOf(asked)
  return period === undefined
    ? refuseFilter([
        {
          path: "month",
          reason: text(`“${asked}”不是月份`, `"${asked}" is no month: 2026-09, 2026, 2026-01..2026-06`)
        }
      ])
    : Effect.succeed({ from: period.from.slice(0, 7), until: period.until.slice(0, 7) })
}

/** `GET /api/duties/rosters`: a page, or all rows as CSV or XLSX. */
export const listRosters = (query: RosterListQuery) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const { facts, moments, view } = yield* dutyMoment(query)
    const { scope, townships, units } = yield* askedPlaces(query, facts, view)
    const months = yield* monthsAsked(query.month)
    const request = yield* listRequest("duty-rosters", query, rosterOrders, "-month")
    const filter = {
      townships,
      units: query.unit === undefined ? units : (units ?? [query.unit]).filter((unit) => unit === query.unit),
      unitKind: query.unitKind,
      months,
      published: query.published === undefined ? undefined : query.published === "yes"
    }
    const rows = (asked: PageRequest) =>
      Effect.gen(function* () {
        const page = yield* readRosters(sql, view.schema, filter, asked)
        const slots = yield* readSlotsOfRosters(
          sql,
          view.schema,
          page.rows.map(({ roster_id }) => roster_id)
        )
        return {
          items: page.rows.map((row) =>
            rosterItem(
              facts,
              row,
              slots.filter(({ rosterId }) => rosterId === row.roster_id),
              moments.policy
            )
          ),
          total: page.total,
          next: page.next
        }
      }).pipe(unavailableAt("list rosters"))
    return yield* pageOrExport({
      request,
      page: Effect.map(rows(request), ({ items, next, total }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          ...dutyOriginOf(view, scope)
        } satisfies RosterPage)
      ),
      action: "ExportRosters",
      name: text("值班表", "rosters"),
      day: view.day,
      townships: scope,
      purpose: query.purpose,
      columns: rosterColumns,
      rows
    })
  }).pipe(withReadProblems)
