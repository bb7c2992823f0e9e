import { HttpServerResponse } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { addDays, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { Clock, Effect } from "effect"
import { pageOrExport } from "../../http/ExportedList.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import { byTextOf, pageInMemory } from "../../lists/MemoryPaging.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import { type DutyFacts, townshipOfDuty, unitNameOn } from "../DutyFacts.ts"
import { type FoundGap, gapSums } from "../DutyGaps.ts"
import { type DutyView, dutyOriginOf, nextSevenDays } from "../DutyMoments.ts"
import { readShiftSums, type ShiftSums } from "../DutyQueries.ts"
import type { GapItem, GapPage, StaffingAnswer } from "./DutyAnswer.ts"
import { gapColumns } from "./DutyExports.ts"
import type { GapListQuery, StaffingQuery } from "./DutyParameters.ts"
import { type AskedPlaces, askedPlaces, checkDays, dutyMoment } from "./DutyScopes.ts"

/** Who is on duty, and what is missing. */

/** Longest stretch that gaps are listed for at once. */
const mostDays = 93

/**
 * Gaps at the places that were asked for. By unit a gap is where its unit lies; by roster also where any station of
 * the zone lies whose roster has the gap.
 */
const gapsAt = (
  gaps: ReadonlyArray<FoundGap>,
  { organisation }: DutyFacts,
  { by, scope }: AskedPlaces,
  unit: string | undefined
): ReadonlyArray<FoundGap> =>
  gaps.filter((gap) => {
    if (unit !== undefined && gap.unitId !== unit && gap.rosterUnitId !== unit) return false
    if (scope === null) return true
    if (gap.township !== null && scope.includes(gap.township)) return true
    return (
      by === "roster" &&
      (organisation.zones[gap.rosterUnitId]?.members ?? []).some(({ value }) =>
        value.members.some((member) => {
          const township = townshipOfDuty(organisation, member, gap.day)
          return township !== null && scope.includes(township)
        })
      )
    )
  })

const gapItem = ({ organisation }: DutyFacts, gap: FoundGap): GapItem => ({
  ...gap,
  unitName: unitNameOn(organisation, gap.unitId, gap.day)
})

const gapOrders = { day: byTextOf<FoundGap>(({ day }) => day) }

/** `GET /api/duties/gaps`: a page, or all rows as CSV or XLSX. */
export const listGaps = (query: GapListQuery) =>
  Effect.gen(function* () {
    const { facts, moments, view } = yield* dutyMoment(query)
    const places = yield* askedPlaces(query, facts, view)
    const from = query.from ?? view.day
    const period = yield* checkDays({ from, until: query.until ?? addDays(from, 6) }, mostDays)
    const request = yield* listRequest("duty-gaps", query, gapOrders, "day")
    const gaps = gapsAt(yield* moments.gaps(view, period), facts, places, query.unit).filter(
      ({ kind, reason }) =>
        (query.reason === undefined || reason === query.reason) &&
        (query.kind === undefined || kind === query.kind)
    )
    const rows = (asked: PageRequest) =>
      Effect.sync(() => {
        const page = pageInMemory(gaps, gapOrders, ({ id }) => id, asked)
        return { ...page, items: page.items.map((gap) => gapItem(facts, gap)) }
      })
    return yield* pageOrExport({
      request,
      page: Effect.map(rows(request), ({ items, next, total }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          ...period,
          sums: gapSums(gaps),
          ...dutyOriginOf(view, places.scope)
        } satisfies GapPage)
      ),
      action: "ExportDutyGaps",
      name: text("值班缺口", "duty-gaps"),
      day: view.day,
      townships: places.scope,
      purpose: query.purpose,
      columns: gapColumns,
      rows
    })
  }).pipe(withReadProblems)

const nobodyOnDuty: Omit<ShiftSums, "unit_id"> = {
  people: 0,
  officers: 0,
  attended: 0,
  present: 0,
  groups: 0,
  hours: 0
}

const onDutyOf = (lines: ReadonlyArray<Omit<ShiftSums, "unit_id">>) => {
  const sum = (name: keyof typeof nobodyOnDuty) => lines.reduce((whole, line) => whole + line[name], 0)
  return {
    people: sum("people"),
    officers: sum("officers"),
    auxiliaries: sum("people") - sum("officers"),
    present: sum("present"),
    groups: sum("groups")
  }
}

/** Figure → address of the list behind it, pinned to the moment and the places of the answer. */
const listsBehind = (query: StaffingQuery, { asOf, day }: DutyView, places: AskedPlaces, at: string) => {
  const address = (path: string, more: Readonly<Record<string, string>>): string => {
    const { township, unit } = query
    const stated = Object.entries({ by: places.by, township, unit, day, asOf, ...more }).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string"
    )
    return `${path}?${new URLSearchParams(stated)}`
  }
  const shifts = (more: Readonly<Record<string, string>>) => address("/api/duties/shifts", { at, ...more })
  const gaps = (more: Readonly<Record<string, string>>) => address("/api/duties/gaps", more)
  return {
    "onDuty.people": shifts({}),
    "onDuty.officers": shifts({ personKind: "officer" }),
    "onDuty.auxiliaries": shifts({ personKind: "auxiliary,assistant" }),
    "gaps.all": gaps({}),
    "gaps.duty": gaps({ reason: "duty" }),
    "gaps.leader": gaps({ reason: "leader" }),
    "gaps.no-roster": gaps({ reason: "no-roster" }),
    "gaps.surge": gaps({ reason: "surge" })
  }
}

/** `GET /api/duties/staffing`: people on duty at an instant, and the gaps of the day and the six after it. */
export const staffing = (query: StaffingQuery) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const { facts, moments, view } = yield* dutyMoment(query)
    const places = yield* askedPlaces(query, facts, view)
    const now = yield* Clock.currentTimeMillis
    const at = new Date(query.at ?? query.asOf ?? now).toISOString()
    const period = nextSevenDays(view.day)
    const gaps = gapsAt(yield* moments.gaps(view, period), facts, places, query.unit)
    const lines = yield* readShiftSums(sql, view.schema, {
      townships: places.townships,
      units: places.units,
      unit: query.unit,
      at
    }).pipe(unavailableAt("count people on duty"))
    const { organisation } = facts
    const units = [
      ...new Set([...lines.map(({ unit_id }) => unit_id), ...gaps.map(({ unitId }) => unitId)])
    ].sort()
    return HttpServerResponse.unsafeJson({
      at: inShanghai(at),
      ...period,
      by: places.by,
      onDuty: onDutyOf(lines),
      units: units.map((unitId) => ({
        unitId,
        unitName: unitNameOn(organisation, unitId, view.day),
        township: townshipOfDuty(organisation, unitId, view.day),
        onDuty: onDutyOf(lines.filter(({ unit_id }) => unit_id === unitId)),
        gaps: gapSums(gaps.filter((gap) => gap.unitId === unitId))
      })),
      days: Array.from({ length: 7 }, (_, n) => {
        const day = addDays(period.from, n)
        return { day, gaps: gapSums(gaps.filter((gap) => gap.day === day)) }
      }),
      gaps: gapSums(gaps),
      leaderless: gaps
        .filter(({ reason }) => reason === "leader")
        .map(({ day, unitId }) => ({ day, unitId, unitName: unitNameOn(organisation, unitId, day) })),
      belowSurgePlan: gaps.filter(({ reason }) => reason === "surge").map((gap) => gapItem(facts, gap)),
      lists: listsBehind(query, view, places, at),
      ...dutyOriginOf(view, places.scope)
    } satisfies StaffingAnswer)
  }).pipe(withReadProblems)
