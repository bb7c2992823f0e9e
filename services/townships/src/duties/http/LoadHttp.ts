import { HttpServerResponse } from "@effect/platform"
import { monthPeriod } from "@jiaosuo/duties/events"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import { type Period, periodOf } from "../../accidents/Periods.ts"
import { pageOrExport } from "../../http/ExportedList.ts"
import { listRequest, nextCursor } from "../../http/ListRequests.ts"
import { refuseFilter, withReadProblems } from "../../http/ReadProblems.ts"
import { byNumberOf, byTextOf, pageInMemory } from "../../lists/MemoryPaging.ts"
import type { PageRequest } from "../../lists/Paging.ts"
import { type DutyFacts, lengthOf, unitNameOn } from "../DutyFacts.ts"
import type { GapPolicy } from "../DutyGaps.ts"
import { dutyOriginOf } from "../DutyMoments.ts"
import {
  compared,
  loadsIn,
  type PersonLoad,
  type PersonRest,
  restIn,
  workingDaysOf,
  yearBefore
} from "../Loads.ts"
import type { LoadItem, LoadPage, PersonShown, RestItem, RestPage } from "./DutyAnswer.ts"
import { loadColumns, restColumns } from "./DutyExports.ts"
import type { LoadQuery, RestQuery } from "./DutyParameters.ts"
import { askedNames, peopleShown } from "./DutyPeople.ts"
import { askedPersonnel, askedPlaces, checkDays, dutyMoment } from "./DutyScopes.ts"

/** Loads and rest days of people: what they are asked for, and how they are shown. */

const loadOrders = {
  dutyDays: byNumberOf<PersonLoad>(({ dutyDays }) => dutyDays),
  hours: byNumberOf<PersonLoad>(({ hours }) => hours),
  daysBetween: byNumberOf<PersonLoad>(({ daysBetween }) => daysBetween),
  person: byTextOf<PersonLoad>(({ personId }) => personId)
}

const restOrders = {
  restDays: byNumberOf<PersonRest>(({ total }) => total),
  change: byNumberOf<PersonRest>(({ change }) => change.change),
  person: byTextOf<PersonRest>(({ personId }) => personId)
}

/** Longest period that loads are asked for at once. */
const mostDays = 1_100

const shownPeriod = (period: Period, { isWorkingDay }: GapPolicy) => ({
  ...period,
  days: lengthOf(period),
  workingDays: workingDaysOf(period, isWorkingDay)
})

/** Address of the shifts of somebody in a period, pinned to what was known. */
const shiftsOf = (personId: string, { from, until }: Period, asOf: string | null): string =>
  `/api/duties/shifts?${new URLSearchParams({ person: personId, from, until, ...(asOf === null ? {} : { asOf }) })}`

const nobody = (personId: string, { people }: DutyFacts): PersonShown => ({
  personId,
  name: null,
  personKind: people.get(personId)?.personKind ?? "officer",
  account: null
})

const placed = ({ organisation }: DutyFacts, unitId: string | null, { until }: Period) => ({
  unitId,
  unitName: unitId === null ? null : unitNameOn(organisation, unitId, until)
})

const plain = ({
  duties,
  hours,
  dutyDays,
  dutyDaysOff
}: Pick<PersonLoad, "duties" | "hours" | "dutyDays" | "dutyDaysOff">) => ({
  duties,
  hours,
  dutyDays,
  dutyDaysOff
})

/** The people and days that a query asks for. */
const askedService = (query: LoadQuery | RestQuery) =>
  Effect.gen(function* () {
    const { facts, moments, view } = yield* dutyMoment(query)
    const { isSelf, people } = yield* askedPersonnel(facts, query)
    const { scope } = yield* askedPlaces(query, facts, view, isSelf)
    const names = yield* askedNames(facts, { isSelf, scope, purpose: query.purpose })
    return {
      facts,
      moments,
      names,
      view,
      scope,
      filter: {
        townships: scope,
        unitId: query.unit ?? null,
        people,
        personKind: query.personKind
      }
    }
  })

const periodAsked = (asked: string | undefined, day: string) => {
  const period = asked === undefined ? monthPeriod(day.slice(0, 7)) : periodOf(asked)
  return period === undefined
    ? refuseFilter([
        { path: "period", reason: text(`“${asked}”不是时间段`, `"${asked}" is no period: 2026-09, 2026`) }
      ])
    : checkDays(period, mostDays)
}

/** `GET /api/duties/load`: row 6, with the year before. */
export const dutyLoads = (query: LoadQuery) =>
  Effect.gen(function* () {
    const personal = yield* PersonalRecords
    const { facts, filter, moments, names, scope, view } = yield* askedService(query)
    const period = yield* periodAsked(query.period, view.day)
    const before = yearBefore(period)
    const request = yield* listRequest("duty-loads", query, loadOrders, "-dutyDays")
    const duties = { now: yield* moments.duties(view, period), before: yield* moments.duties(view, before) }
    const { fairness, loads } = loadsIn(facts, duties, filter, period, moments.policy.isWorkingDay)
    const rows = (asked: PageRequest) =>
      Effect.gen(function* () {
        const page = pageInMemory(loads, loadOrders, ({ personId }) => personId, asked)
        const shown = yield* peopleShown(
          personal,
          facts,
          page.items.map(({ personId }) => personId),
          names
        )
        return {
          ...page,
          items: page.items.map(
            (load): LoadItem => ({
              ...(shown.get(load.personId) ?? nobody(load.personId, facts)),
              ...placed(facts, load.unitId, period),
              served: load.served,
              ...plain(load),
              daysBetween: load.daysBetween,
              shortestBetween: load.shortestBetween,
              longestBetween: load.longestBetween,
              months: load.months.map((one) => ({ month: one.month, ...plain(one) })),
              yearOverYear: { dutyDays: load.dutyDaysChange, hours: load.hoursChange },
              shifts: shiftsOf(load.personId, period, view.asOf)
            })
          )
        }
      })
    const sum = (name: keyof ReturnType<typeof plain>) => loads.reduce((whole, load) => whole + load[name], 0)
    return yield* pageOrExport({
      request,
      page: Effect.map(rows(request), ({ items, next, total }) =>
        HttpServerResponse.unsafeJson({
          items,
          total,
          nextCursor: nextCursor(request, next),
          period: shownPeriod(period, moments.policy),
          before: shownPeriod(before, moments.policy),
          sums: {
            people: loads.length,
            duties: sum("duties"),
            hours: sum("hours"),
            dutyDays: sum("dutyDays"),
            dutyDaysOff: sum("dutyDaysOff")
          },
          fairness,
          ...dutyOriginOf(view, scope)
        } satisfies LoadPage)
      ),
      action: "ExportDutyLoads",
      name: text("值班强度", "duty-load"),
      day: view.day,
      townships: scope,
      purpose: query.purpose,
      columns: loadColumns,
      rows
    })
  }).pipe(withReadProblems)

/** A year up to the day, where it is not over. */
const yearAsked = (asked: string | undefined, day: string) => {
  const year = asked ?? day.slice(0, 4)
  if (!/^\d{4}$/.test(year) || year > day.slice(0, 4)) {
    return refuseFilter([
      { path: "year", reason: text(`“${year}”不是已开始的年份`, `"${year}" is no year that has begun`) }
    ])
  }
  const until = `${year}-12-31`
  return Effect.succeed({ from: `${year}-01-01`, until: until < day ? until : day })
}

/** `GET /api/duties/rest`: row 22, with the year before. */
export const restDaysOfPeople = (query: RestQuery) =>
  Effect.gen(function* () {
    const personal = yield* PersonalRecords
    const { facts, filter, moments, names, scope, view } = yield* askedService(query)
    const period = yield* yearAsked(query.year, view.day)
    const before = yearBefore(period)
    const request = yield* listRequest("duty-rest", query, restOrders, "restDays")
    const known = {
      facts,
      duties: { now: yield* moments.duties(view, period), before: yield* moments.duties(view, before) },
      rosters: [...(yield* moments.published(view, before)), ...(yield* moments.published(view, period))]
    }
    const { before: earlier, rests } = restIn(known, filter, period, moments.policy.isWorkingDay)
    const rows = (asked: PageRequest) =>
      Effect.gen(function* () {
        const page = pageInMemory(rests, restOrders, ({ personId }) => personId, asked)
        const shown = yield* peopleShown(
          personal,
          facts,
          page.items.map(({ personId }) => personId),
          names
        )
        return {
          ...page,
          items: page.items.map(
            ({ change, rosteredBefore, rosteredNow, personId, unitId, ...rest }): RestItem => ({
              ...(shown.get(personId) ?? nobody(personId, facts)),
              ...placed(facts, unitId, period),
              ...rest,
              yearOverYear: change,
              rostered: { now: rosteredNow, before: rosteredBefore },
              shifts: shiftsOf(personId, period, view.asOf)
            })
          )
        }
      })
    const total = rests.reduce((whole, rest) => whole + rest.total, 0)
    return yield* pageOrExport({
      request,
      page: Effect.map(rows(request), ({ items, next, total: listed }) =>
        HttpServerResponse.unsafeJson({
          items,
          total: listed,
          nextCursor: nextCursor(request, next),
          year: Number(period.from.slice(0, 4)),
          period: shownPeriod(period, moments.policy),
          before: shownPeriod(before, moments.policy),
          sums: {
            people: rests.length,
            peopleBefore: earlier.people,
            yearOverYear: compared(earlier.total, total),
            average: {
              before: earlier.people === 0 ? null : earlier.total / earlier.people,
              now: rests.length === 0 ? null : total / rests.length
            }
          },
          ...dutyOriginOf(view, scope)
        } satisfies RestPage)
      ),
      action: "ExportRestDays",
      name: text("休息天数", "rest-days"),
      day: view.day,
      townships: scope,
      purpose: query.purpose,
      columns: restColumns,
      rows
    })
  }).pipe(withReadProblems)
