import type { SqlClient } from "@effect/sql/SqlClient"
import type { Fragment } from "@effect/sql/Statement"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { SearchWord } from "../lists/Search.ts"
import { literally } from "../lists/Search.ts"
import type { StandingName } from "./http/AccidentAnswer.ts"

/** Days of the desk's week: the day itself and the six after it. */
export const weekOf = (day: CalendarDate): ReadonlyArray<CalendarDate> =>
  Array.from({ length: 7 }, (_, n) => addDays(day, n))

/** Stands for a value that is not recorded. */
export const notRecorded = "none"

/** Conditions on a code that a row has one of, or none, with the column it stands in. */
export const codeColumns = {
  road: "road_code",
  roadClass: "road_class",
  roadType: "road_type",
  weather: "weather",
  form: "form",
  cause: "cause"
} as const
export type CodeName = keyof typeof codeColumns

/** Conditions on a code that a row may have several of. */
export const listColumns = {
  vehicleClass: "vehicle_classes",
  vehicleType: "vehicle_types",
  travelMode: "travel_modes"
} as const
export type ListName = keyof typeof listColumns

/** Which date a period is about (C8). */
export type View = "accident-date" | "death-date"

/** What the townships of a filter are compared with: the place's (C9), the handling one (A24), or either. */
export type By = "place" | "handling" | "either"

/** Days of a period, both counted; an absent one leaves the period open on its side. */
export interface AccidentPeriod {
  readonly from?: CalendarDate | undefined
  readonly until?: CalendarDate | undefined
}

/** Which accidents a list shows and a figure counts. Conditions narrow each other; an absent one does not. */
export interface AccidentFilter {
  /** Any of these; null for the whole district. */
  readonly townships: ReadonlyArray<string> | null
  readonly by: By
  readonly village?: string | undefined
  readonly period?: AccidentPeriod | undefined
  readonly view: View
  readonly kinds?: ReadonlyArray<string> | undefined
  readonly standings?: ReadonlyArray<StandingName> | "counting" | undefined
  readonly phases?: ReadonlyArray<string> | undefined
  readonly severity?:
    | { readonly scheme: "traffic" | "safety"; readonly codes: ReadonlyArray<string> }
    | undefined
  readonly casualties?: "dead" | "dead30" | "injured" | "injured30" | "none" | undefined
  readonly codes?: { readonly [Name in CodeName]?: ReadonlyArray<string> } | undefined
  readonly lists?: { readonly [Name in ListName]?: ReadonlyArray<string> } | undefined
  readonly postFrom?: number | undefined
  readonly postUntil?: number | undefined
  /** Hours, null among them for an hour that is not known. */
  readonly hours?: ReadonlyArray<number | null> | undefined
  readonly weekdays?: ReadonlyArray<number | null> | undefined
  readonly fled?: boolean | undefined
  readonly crime?: "flagged" | "considered" | undefined
  readonly handler?: string | undefined
  /** Id in the register of key vehicles, or `any`. */
  readonly keyVehicle?: string | undefined
  readonly located?: boolean | undefined
  readonly due?: "overdue" | "today" | "week" | "any" | undefined
  readonly search?: ReadonlyArray<SearchWord> | undefined
}

const townshipCondition = (sql: SqlClient, townships: ReadonlyArray<string>, by: By): Fragment => {
  switch (by) {
    case "place":
      return sql`township = any(${townships}::text[])`
    case "handling":
      return sql`handling = any(${townships}::text[])`
    case "either":
      return sql`(township = any(${townships}::text[]) or handling = any(${townships}::text[]))`
  }
}

const oneOf = (sql: SqlClient, column: Fragment, codes: ReadonlyArray<string>): Fragment =>
  codes.includes(notRecorded)
    ? sql`(${column} is null or ${column} = any(${codes}::text[]))`
    : sql`${column} = any(${codes}::text[])`

const anyOf = (sql: SqlClient, column: Fragment, codes: ReadonlyArray<string>): Fragment =>
  codes.includes(notRecorded)
    ? sql`(cardinality(${column}) = 0 or ${column} && ${codes}::text[])`
    : sql`${column} && ${codes}::text[]`

const numberOf = (sql: SqlClient, column: Fragment, numbers: ReadonlyArray<number | null>): Fragment => {
  const known = numbers.filter((number) => number !== null)
  return numbers.includes(null)
    ? sql`(${column} is null or ${column} = any(${known}::int[]))`
    : sql`${column} = any(${known}::int[])`
}

const periodCondition = (sql: SqlClient, { from, until }: AccidentPeriod, view: View): Fragment => {
  const first = from ?? "-infinity"
  const last = until ?? "infinity"
  return view === "accident-date"
    ? sql`day between ${first}::date and ${last}::date`
    : sql`exists (select from unnest(international_death_days) as died (on_day)
        where died.on_day between ${first}::date and ${last}::date)`
}

/** Injured persons of a row, in the window that the deaths beside them are counted in (C2, C3). */
export const injuredOf = (sql: SqlClient, which: "official" | "international"): Fragment =>
  sql.literal(`(${which}_serious + ${which}_slight)`)

const casualtyCondition = (
  sql: SqlClient,
  casualties: NonNullable<AccidentFilter["casualties"]>
): Fragment => {
  switch (casualties) {
    case "dead":
      return sql`official_dead > 0`
    case "dead30":
      return sql`international_dead > 0`
    case "injured":
      return sql`${injuredOf(sql, "official")} > 0`
    case "injured30":
      return sql`${injuredOf(sql, "international")} > 0`
    case "none":
      return sql`international_dead + official_dead + ${injuredOf(sql, "official")}
        + ${injuredOf(sql, "international")} = 0`
  }
}

const dueCondition = (
  sql: SqlClient,
  due: NonNullable<AccidentFilter["due"]>,
  day: CalendarDate
): Fragment => {
  switch (due) {
    case "overdue":
      return sql`next_due < ${day}::date`
    case "today":
      return sql`${day}::date = any(open_dues)`
    case "week":
      return sql`open_dues && ${weekOf(day)}::date[]`
    case "any":
      return sql`open_clocks > 0`
  }
}

/** Accidents whose text has the word, or with a person whose name has it. */
const wordCondition = (sql: SqlClient, word: SearchWord): Fragment => {
  const inText = sql`search like ${`%${literally(word.text)}%`}`
  if (word.nameTokens.length === 0) return inText
  return sql`(${inText} or person_ids && array(
    select person_id from personal_keys.key where tokens @> ${word.nameTokens}::text[]))`
}

/** Deaths of a row that the view counts in a period: all of them by accident date, those of its days by death date. */
export const deathsIn = (
  sql: SqlClient,
  which: "official" | "international",
  { period, view }: Pick<AccidentFilter, "period" | "view">
): Fragment => {
  if (view === "accident-date" || period === undefined) return sql.literal(`${which}_dead`)
  const days = sql.literal(`${which}_death_days`)
  return sql`(select count(*) from unnest(${days}) as died (on_day)
    where died.on_day between ${period.from ?? "-infinity"}::date and ${period.until ?? "infinity"}::date)`
}

/**
 * The conditions of a filter on the accident table of a schema, seen from a day. Lists, figures and analysis
 * share it, so that the list behind a number holds exactly what was counted. Without any condition it is `true`.
 */
export const accidentCondition = (
  sql: SqlClient,
  schema: string,
  filter: AccidentFilter,
  day: CalendarDate
): Fragment => {
  const all: Array<Fragment> = []
  if (filter.townships !== null) all.push(townshipCondition(sql, filter.townships, filter.by))
  if (filter.village !== undefined) all.push(sql`village = ${filter.village}`)
  if (filter.standings === "counting") all.push(sql`counts`)
  else if (filter.standings !== undefined) all.push(sql`standing = any(${filter.standings}::text[])`)
  if (filter.period !== undefined) all.push(periodCondition(sql, filter.period, filter.view))
  if (filter.kinds !== undefined) all.push(sql`kind = any(${filter.kinds}::text[])`)
  if (filter.phases !== undefined) all.push(sql`phase = any(${filter.phases}::text[])`)
  if (filter.severity !== undefined) {
    const { codes, scheme } = filter.severity
    all.push(oneOf(sql, sql.literal(`${scheme}_severity`), codes))
  }
  if (filter.casualties !== undefined) all.push(casualtyCondition(sql, filter.casualties))
  for (const [name, codes] of Object.entries(filter.codes ?? {})) {
    all.push(oneOf(sql, sql.literal(codeColumns[name as CodeName]), codes))
  }
  for (const [name, codes] of Object.entries(filter.lists ?? {})) {
    all.push(anyOf(sql, sql.literal(listColumns[name as ListName]), codes))
  }
  if (filter.postFrom !== undefined) all.push(sql`post_metres >= ${filter.postFrom}::float8`)
  if (filter.postUntil !== undefined) all.push(sql`post_metres <= ${filter.postUntil}::float8`)
  if (filter.hours !== undefined) all.push(numberOf(sql, sql.literal("hour"), filter.hours))
  if (filter.weekdays !== undefined) all.push(numberOf(sql, sql.literal("weekday"), filter.weekdays))
  if (filter.fled !== undefined) all.push(filter.fled ? sql`fled` : sql`not fled`)
  if (filter.crime === "flagged") all.push(sql`crime_flag and crime_considered is null`)
  if (filter.crime === "considered") all.push(sql`crime_considered is not null`)
  if (filter.handler !== undefined) all.push(sql`${filter.handler} = any(handlers)`)
  if (filter.keyVehicle === "any") all.push(sql`key_vehicles <> '{}'`)
  else if (filter.keyVehicle !== undefined) {
    all.push(sql`key_vehicles <> '{}' and key_vehicles @> array[${filter.keyVehicle}::text]`)
  }
  if (filter.located !== undefined) {
    all.push(filter.located ? sql`longitude is not null` : sql`longitude is null`)
  }
  if (filter.due !== undefined) all.push(dueCondition(sql, filter.due, day))
  if (filter.search !== undefined && filter.search.length > 0) {
    all.push(sql`accident_id in (select accident_id from ${sql.literal(`${schema}.accident_state`)}
      where ${sql.and(filter.search.map((word) => wordCondition(sql, word)))})`)
  }
  return all.length === 0 ? sql`true` : sql.and(all)
}
