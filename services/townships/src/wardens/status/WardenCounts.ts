import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { District } from "@jiaosuo/reference/Divisions"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import {
  type CoverageRules,
  type VillageCover,
  villageCovers,
  WardenRole,
  WardenState
} from "@jiaosuo/wardens/events"
import { Effect } from "effect"
import { nextSevenDays } from "../../duties/DutyMoments.ts"
import type { WardenFigures } from "../http/WardenFigures.ts"
import { gapsOfPosts, type PostGap, type PostNow, postsAt } from "../PostHours.ts"
import { monthsAround, readUnits, type UnitInMonth, unitsInMonth } from "../units/UnitsInMonth.ts"
import { callOutCondition, hazardCondition, recordCondition } from "../WardenFilters.ts"
import {
  type Persuaded,
  readAuxiliaries,
  readPlaces,
  readShiftsAround,
  readShiftsOfDays
} from "../WardenQueries.ts"

/** What the tables say of wardens, seen from a day and an instant, by township. */
export interface WardenCounts {
  readonly roll: ReadonlyArray<{
    readonly township: string
    readonly roles: ReadonlyArray<string>
    readonly state: string
    readonly people: number
  }>
  readonly posts: ReadonlyArray<PostNow>
  readonly gaps: ReadonlyArray<PostGap>
  /** Records of persuasions, and what is in them. */
  readonly records: ReadonlyArray<{ readonly township: string; readonly records: number }>
  readonly persuasions: ReadonlyArray<Persuaded & { readonly township: string }>
  readonly hazards: ReadonlyArray<{
    readonly township: string
    readonly level: string
    readonly open: number
    readonly overdue: number
  }>
  readonly callOuts: ReadonlyArray<{
    readonly township: string
    readonly open: number
    readonly last30Days: number
    readonly arrived: number
    readonly seconds: number
  }>
  readonly unitsLastMonth: UnitsOfMonth
  readonly unitsThisMonth: UnitsOfMonth
  readonly villages: ReadonlyArray<VillageCover>
}

/** The units of a month with what they covered. */
interface UnitsOfMonth {
  readonly month: string
  readonly units: ReadonlyArray<UnitInMonth>
}

/** What wardens are judged by, and where. */
export interface JudgedBy extends CoverageRules {
  readonly district: District
}

/** The day and the 29 before it. */
export const last30Days = (day: CalendarDate) => ({ from: addDays(day, -29), until: day })

/** Persuasions that a figure counts. */
const persuasionsOf = (day: CalendarDate) => ({ kind: "persuasion", withdrawn: false, ...last30Days(day) })

/** Counts of a model. */
export const readWardenCounts = (
  sql: SqlClient,
  schema: string,
  day: CalendarDate,
  at: Instant,
  judgedBy: JudgedBy
): Effect.Effect<WardenCounts, SqlError> => {
  const table = (name: string) => sql.literal(`${schema}.${name}`)
  const week = nextSevenDays(day)
  const counted = recordCondition(sql, { townships: null, ...persuasionsOf(day) })
  const hazards = (filter: { readonly open?: boolean; readonly overdue?: boolean }) =>
    sql`(count(*) filter (where ${hazardCondition(sql, { townships: null, ...filter }, at)}))::int`
  const callOuts = (filter: { readonly open?: boolean; readonly arrived?: boolean }) =>
    callOutCondition(sql, { townships: null, ...filter })
  const recent = { ...last30Days(day), townships: null }
  const { last, now } = monthsAround(day)
  return Effect.all({
    roll: sql<WardenCounts["roll"][number]>`
      select township, roles, standing as state, count(*)::int as people from ${table("warden")}
      group by township, roles, standing`,
    found: Effect.gen(function* () {
      const places = yield* readPlaces(sql, schema)
      const around = yield* readShiftsAround(sql, schema, at)
      const planned = yield* readShiftsOfDays(sql, schema, week)
      const auxiliaries = yield* readAuxiliaries(sql, schema)
      const read = yield* readUnits(sql, schema, [last, now])
      const unitsOf = (month: string) => ({ month, units: unitsInMonth(read, month, day, judgedBy) })
      return {
        posts: postsAt(places, around, at),
        gaps: gapsOfPosts(places, planned, week),
        unitsLastMonth: unitsOf(last),
        unitsThisMonth: unitsOf(now),
        villages: villageCovers(
          judgedBy.district,
          null,
          new Map(places.map(({ place_id, state }) => [place_id, state])),
          auxiliaries.map(({ state, warden_id }) => ({ ...state, id: warden_id }))
        )
      }
    }),
    records: sql<WardenCounts["records"][number]>`
      select township, count(*)::int as records from ${table("warden_record")} where ${counted}
      group by township`,
    persuasions: sql<WardenCounts["persuasions"][number]>`
      select township, code, hour, sum(amount)::int as count
      from (
        select township, hour, unnest(codes) as code, unnest(amounts) as amount
        from ${table("warden_record")} where ${counted}) as named
      group by township, code, hour`,
    hazards: sql<WardenCounts["hazards"][number]>`
      select township, level, ${hazards({ open: true })} as open, ${hazards({ overdue: true })} as overdue
      from ${table("road_hazard")} where ${hazardCondition(sql, { townships: null, open: true }, at)}
      group by township, level`,
    callOuts: sql<WardenCounts["callOuts"][number]>`
      select township, (count(*) filter (where ${callOuts({ open: true })}))::int as open,
        (count(*) filter (where ${callOutCondition(sql, recent)}))::int as "last30Days",
        (count(*) filter (where ${callOutCondition(sql, { ...recent, arrived: true })}))::int as arrived,
        coalesce(sum(seconds_to_arrive) filter (where ${callOutCondition(sql, recent)}), 0)::float8 as seconds
      from ${table("volunteer_call_out")} group by township`
  }).pipe(Effect.map(({ found, ...counts }) => ({ ...counts, ...found })))
}

/** The codes that figures are counted by: one without anything says nought. */
export interface WardenCodes {
  readonly persuasions: ReadonlyArray<string>
  readonly hazardLevels: ReadonlyArray<string>
}

/** Codes of all days: what was written down long ago keeps its code. */
export const wardenCodesOf = ({ tables }: WardenRules): WardenCodes => ({
  persuasions: [
    ...new Set(tables.items.entries.flatMap(({ item, code }) => (item === "persuasion" ? [code] : [])))
  ],
  hazardLevels: [...new Set(tables.hazardLevels.entries.map(({ level }) => level))]
})

/** 0 to 23, as keys. */
export const hoursOfDay: ReadonlyArray<string> = Array.from({ length: 24 }, (_, hour) => String(hour))

const sumOf = <Line>(lines: ReadonlyArray<Line>, numberOf: (line: Line) => number): number =>
  lines.reduce((sum, line) => sum + numberOf(line), 0)

const byKeys = (keys: ReadonlyArray<string>, countOf: (key: string) => number): Record<string, number> =>
  Object.fromEntries(keys.map((key) => [key, countOf(key)]))

const monthOfUnits = ({ month, units }: UnitsOfMonth, inArea: ReadonlySet<string>) => {
  const here = units.filter(({ unit }) => inArea.has(unit.township))
  return {
    month,
    units: here.length,
    groups: sumOf(here, ({ coverage }) => coverage.groups.asked),
    groupsVisited: sumOf(here, ({ coverage }) => coverage.groups.visited),
    enoughGroups: here.filter(({ coverage }) => coverage.groups.passes === true).length,
    enoughRoom: here.filter(({ coverage }) => coverage.room.passes === true).length
  }
}

/** The section of an area: of one township, or the sum of several. */
export const wardenFiguresOf = (
  counts: WardenCounts,
  townships: ReadonlyArray<string>,
  { hazardLevels, persuasions: kinds }: WardenCodes
): WardenFigures => {
  const inArea = new Set(townships)
  const here = <Line extends { readonly township: string }>(lines: ReadonlyArray<Line>) =>
    lines.filter(({ township }) => inArea.has(township))
  const roll = here(counts.roll)
  const people = (lines: WardenCounts["roll"]) => sumOf(lines, (line) => line.people)
  const byState = (lines: WardenCounts["roll"]) =>
    byKeys(WardenState.literals, (state) => people(lines.filter((line) => line.state === state)))
  const posts = counts.posts.filter(({ place, open }) => open && inArea.has(place.township))
  const persuasions = here(counts.persuasions)
  const persuaded = (lines: ReadonlyArray<Persuaded>) => sumOf(lines, ({ count }) => count)
  const hazards = here(counts.hazards)
  const callOuts = here(counts.callOuts)
  const arrived = sumOf(callOuts, (line) => line.arrived)
  const units = counts.unitsThisMonth.units.filter(
    ({ unit }) => unit.state.disbandedAt === null && inArea.has(unit.township)
  )
  const villages = counts.villages.filter(({ village }) => inArea.has(village.township.code))
  return {
    people: people(roll.filter(({ state }) => state !== "left")),
    byState: byState(roll),
    byRole: Object.fromEntries(
      WardenRole.literals.map((role) => [role, byState(roll.filter(({ roles }) => roles.includes(role)))])
    ),
    posts: {
      open: posts.length,
      manned: posts.filter(({ present }) => present.length > 0).length,
      due: posts.filter(({ due }) => due).length,
      unmanned: posts.filter(({ due, present }) => due && present.length === 0).length
    },
    gaps: counts.gaps.filter(({ place }) => inArea.has(place.township)).length,
    persuasions: {
      records: sumOf(here(counts.records), (line) => line.records),
      all: persuaded(persuasions),
      byKind: byKeys(kinds, (kind) => persuaded(persuasions.filter(({ code }) => code === kind))),
      byHour: byKeys(hoursOfDay, (one) => persuaded(persuasions.filter(({ hour }) => String(hour) === one)))
    },
    hazards: {
      open: sumOf(hazards, (line) => line.open),
      overdue: sumOf(hazards, (line) => line.overdue),
      byLevel: byKeys(hazardLevels, (one) =>
        sumOf(
          hazards.filter(({ level }) => level === one),
          (line) => line.open
        )
      )
    },
    callOuts: {
      open: sumOf(callOuts, (line) => line.open),
      last30Days: sumOf(callOuts, (line) => line.last30Days),
      arrived,
      meanSecondsToArrive:
        arrived === 0 ? null : Math.round(sumOf(callOuts, (line) => line.seconds) / arrived)
    },
    units: { open: units.length, complete: units.filter(({ missing }) => missing.length === 0).length },
    coverage: {
      lastMonth: monthOfUnits(counts.unitsLastMonth, inArea),
      thisMonth: monthOfUnits(counts.unitsThisMonth, inArea)
    },
    villages: {
      withAuxiliary: villages.filter(({ wardenId }) => wardenId !== null).length,
      withRoom: villages.filter(({ placeId }) => placeId !== null).length,
      withBoth: villages.filter(({ placeId, wardenId }) => placeId !== null && wardenId !== null).length
    }
  }
}

/** Townships that any figure names. */
export const townshipsOfWardens = ({
  callOuts,
  hazards,
  posts,
  records,
  roll,
  unitsLastMonth,
  unitsThisMonth
}: WardenCounts): ReadonlySet<string> =>
  new Set([
    ...[...roll, ...records, ...hazards, ...callOuts].map(({ township }) => township),
    ...posts.map(({ place }) => place.township),
    ...[...unitsLastMonth.units, ...unitsThisMonth.units].map(({ unit }) => unit.township)
  ])
