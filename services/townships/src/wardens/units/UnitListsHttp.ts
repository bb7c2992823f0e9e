import { HttpServerResponse } from "@effect/platform"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import type { District } from "@jiaosuo/reference/Divisions"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { withReadProblems } from "../../http/ReadProblems.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import { byTextOf, pageInMemory } from "../../lists/MemoryPaging.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import { wardenPageOrExport } from "../http/WardenExported.ts"
import { askedWardens, yesOrNo } from "../http/WardenScopes.ts"
import { wardenOriginOf } from "../WardenMoments.ts"
import type { GroupInMonthItem, GroupsInMonthPage, UnitInMonthItem, UnitsInMonthPage } from "./UnitAnswer.ts"
import { groupColumns, unitColumns } from "./UnitExports.ts"
import type { GroupsInMonthQuery, UnitsInMonthQuery } from "./UnitParameters.ts"
import {
  type GroupInMonth,
  groupsInMonth,
  monthsAround,
  readUnits,
  type UnitInMonth,
  unitsInMonth
} from "./UnitsInMonth.ts"

/** The lists of mobile units that are worked out from what they did (rows 38, 39). */

const isAs = (asked: "yes" | "no" | undefined, is: boolean | null): boolean => {
  const wanted = yesOrNo(asked)
  return wanted === undefined || wanted === is
}

const unitItem = (
  { coverage, missing, unit: { state, township, unit_id, version } }: UnitInMonth,
  district: District
): UnitInMonthItem => {
  const { asked, least, passes, visited } = coverage.groups
  const over = coverage.room.weeks
    .filter(({ final }) => final)
    .flatMap(({ officers }) => officers.filter((officer) => officer.passes !== null))
  return {
    id: unit_id,
    version,
    kind: state.kind,
    name: state.name,
    township,
    townshipName: district.township(township)?.name ?? township,
    disbandedAt: state.disbandedAt === null ? null : inShanghai(state.disbandedAt),
    complete: missing.length === 0,
    missing,
    officers: coverage.officers,
    assistants: coverage.assistants,
    groups: { asked, visited, least, passes },
    room: {
      weeks: over.length,
      passed: over.filter((officer) => officer.passes === true).length,
      passes: coverage.room.passes
    },
    final: coverage.final,
    passes: coverage.passes
  }
}

/** The units of a month that a query may see, and where that comes from. */
const askedUnits = (query: Pick<UnitsInMonthQuery, "township" | "month" | "asOf" | "day" | "after">) =>
  Effect.gen(function* () {
    const { sql, townships, view } = yield* askedWardens(query)
    const { deadlines, district, wardenRules } = yield* Reference
    const month = query.month ?? monthsAround(view.day).now
    const read = yield* readUnits(sql, view.schema, [month]).pipe(unavailableAt("read mobile units"))
    const units = unitsInMonth(read, month, view.day, { wardenRules, calendar: deadlines.calendar }).filter(
      ({ unit }) => townships === null || townships.includes(unit.township)
    )
    return { units, month, district, view, townships, origin: wardenOriginOf(view, townships) }
  })

const unitOrders = {
  township: byTextOf<UnitInMonth>(({ unit }) => `${unit.township} ${unit.state.name}`),
  name: byTextOf<UnitInMonth>(({ unit }) => unit.state.name)
}

/** `GET /api/wardens/units/coverage`. */
export const listUnitsInMonth = (query: UnitsInMonthQuery) =>
  Effect.gen(function* () {
    const { district, month, origin, townships, units, view } = yield* askedUnits(query)
    const request = yield* listRequest("mobile-units-in-month", query, unitOrders, "township")
    const shown = units.filter(
      ({ coverage, missing, unit }) =>
        isAs(query.open, unit.state.disbandedAt === null) &&
        isAs(query.complete, missing.length === 0) &&
        isAs(query.enoughGroups, coverage.groups.passes) &&
        isAs(query.enoughRoom, coverage.room.passes)
    )
    const rows = (asked: PageRequest) =>
      Effect.sync(() => {
        const page = pageInMemory(shown, unitOrders, ({ unit }) => unit.unit_id, asked)
        return { ...page, items: page.items.map((one) => unitItem(one, district)) }
      })
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request, rows },
      action: "ExportMobileUnits",
      name: text(`移动警务${month}`, `mobile-units-${month}`),
      columns: unitColumns,
      page: Effect.map(rows(request), ({ items, total, next }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          sums: {
            groups: shown.reduce((sum, { coverage }) => sum + coverage.groups.asked, 0),
            groupsVisited: shown.reduce((sum, { coverage }) => sum + coverage.groups.visited, 0)
          },
          month,
          ...origin
        } satisfies UnitsInMonthPage)
      )
    })
  }).pipe(withReadProblems)

const idOfGroup = ({ group, of }: GroupInMonth): string => `${of.unit.unit_id}/${group.groupId}`
const groupOrders = { village: byTextOf<GroupInMonth>(({ group }) => `${group.village} ${group.name}`) }

const groupItem = (one: GroupInMonth, district: District): GroupInMonthItem => {
  const { village, name } = one.group
  const { state, township, unit_id } = one.of.unit
  return {
    id: idOfGroup(one),
    unitId: unit_id,
    unitName: state.name,
    township,
    townshipName: district.township(township)?.name ?? township,
    village,
    villageName: district.village(village)?.shortName ?? village,
    name,
    visited: one.visited
  }
}

/** `GET /api/wardens/units/groups`. */
export const listGroupsInMonth = (query: GroupsInMonthQuery) =>
  Effect.gen(function* () {
    const { district, month, origin, townships, units, view } = yield* askedUnits(query)
    const request = yield* listRequest("village-groups-in-month", query, groupOrders, "village")
    const shown = groupsInMonth(
      units.filter(({ unit }) => query.unit === undefined || unit.unit_id === query.unit)
    ).filter(({ visited }) => isAs(query.visited, visited))
    const rows = (asked: PageRequest) =>
      Effect.sync(() => {
        const page = pageInMemory(shown, groupOrders, idOfGroup, asked)
        return { ...page, items: page.items.map((one) => groupItem(one, district)) }
      })
    return yield* wardenPageOrExport({
      ...{ view, townships, query, request, rows },
      action: "ExportVillageGroups",
      name: text(`村组走访${month}`, `village-groups-${month}`),
      columns: groupColumns,
      page: Effect.map(rows(request), ({ items, total, next }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          month,
          ...origin
        } satisfies GroupsInMonthPage)
      )
    })
  }).pipe(withReadProblems)
