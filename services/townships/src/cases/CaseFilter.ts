import type { SqlClient } from "@effect/sql/SqlClient"
import type { Fragment } from "@effect/sql/Statement"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { SearchWord } from "../lists/Search.ts"
import { literally } from "../lists/Search.ts"
import type { CaseStandingName } from "./http/CaseAnswer.ts"

/** Stands for a value that is not recorded. */
export const notRecorded = "none"

/** Conditions on a code that a row has one of, with the column it stands in. */
export const caseCodeColumns = {
  village: "village",
  zone: "zone",
  station: "station",
  kind: "kind",
  type: "type",
  level: "level",
  channel: "channel",
  outcome: "outcome",
  accident: "accident_id",
  source: "source_desk"
} as const
export type CaseCodeName = keyof typeof caseCodeColumns

/** What the townships of a filter are compared with: that of the place, or any whose people work on the case. */
export type CaseBy = "place" | "working"

/** Which cases a list shows and a figure counts. Conditions narrow each other; an absent one does not. */
export interface CaseFilter {
  /** Any of these; null for the whole district. */
  readonly townships: ReadonlyArray<string> | null
  readonly by: CaseBy
  /** Beside cases on which people of the townships work, those on which this account does by name. */
  readonly reader?: string | undefined
  readonly from?: CalendarDate | undefined
  readonly until?: CalendarDate | undefined
  readonly hours?: ReadonlyArray<number> | undefined
  readonly weekdays?: ReadonlyArray<number> | undefined
  readonly codes?: { readonly [Name in CaseCodeName]?: ReadonlyArray<string> | "any" } | undefined
  readonly standings?: ReadonlyArray<CaseStandingName> | "counting" | undefined
  readonly overdue?: boolean | undefined
  readonly dispatched?: boolean | undefined
  readonly engaged?: boolean | undefined
  readonly below?: boolean | undefined
  readonly inZone?: boolean | "unknown" | undefined
  readonly scene?: boolean | undefined
  readonly reviewMissing?: boolean | undefined
  readonly responsible?: string | undefined
  readonly worker?: string | undefined
  readonly group?: string | undefined
  /** I2, I3: a step of a group that was judged by these bands; with `band`, one whose time lies in that band. */
  readonly step?: { readonly bands: string; readonly band?: number | undefined } | undefined
  readonly search?: ReadonlyArray<SearchWord> | undefined
}

const whether = (sql: SqlClient, asked: boolean, condition: Fragment): Fragment =>
  asked ? condition : sql`not (${condition})`

/** An open case with a clock whose last instant lies before `at`. */
export const isOverdue = (sql: SqlClient, at: Instant): Fragment =>
  sql`(standing = 'Open' and coalesce(next_due < ${at}::timestamptz, false))`

const codeCondition = (
  sql: SqlClient,
  name: CaseCodeName,
  codes: ReadonlyArray<string> | "any"
): Fragment => {
  const column = sql.literal(caseCodeColumns[name])
  if (codes === "any") return sql`${column} is not null`
  return codes.includes(notRecorded)
    ? sql`(${column} is null or ${column} = any(${codes}::text[]))`
    : sql`${column} = any(${codes}::text[])`
}

/** Row 14 and the groups: everybody who has to do with the case now. */
const workerCondition = (sql: SqlClient, schema: string, account: string): Fragment => {
  const groups = sql.literal(`${schema}.group_duty`)
  return sql`(responsible = ${account} or offered_to = ${account} or ${account} = any(assistants)
    or exists (select from ${groups} as mine
      where mine.group_id = any(sent_groups) and ${account} = any(mine.accounts)))`
}

const stepCondition = (
  sql: SqlClient,
  schema: string,
  { band, bands }: NonNullable<CaseFilter["step"]>
): Fragment =>
  sql`case_id in (select timed.case_id from ${sql.literal(`${schema}.case_state`)} as timed
    where timed.steps @> ${JSON.stringify([band === undefined ? { bands } : { bands, band }])}::jsonb)`

const searchCondition = (sql: SqlClient, schema: string, words: ReadonlyArray<SearchWord>): Fragment =>
  sql`case_id in (select found.case_id from ${sql.literal(`${schema}.case_state`)} as found
    where ${sql.and(words.map(({ text }) => sql`found.search like ${`%${literally(text)}%`}`))})`

/**
 * The conditions of a filter on the table of cases of a schema, with clocks seen from `at`. Lists, figures and analysis
 * share it, so that the list behind a number holds exactly what was counted. Without any condition it is `true`.
 */
export const caseCondition = (sql: SqlClient, schema: string, filter: CaseFilter, at: Instant): Fragment => {
  const all: Array<Fragment> = []
  const { from, group, hours, search, standings, until, weekdays, worker } = filter
  if (filter.townships !== null) {
    all.push(
      filter.by === "place"
        ? sql`township = any(${filter.townships}::text[])`
        : filter.reader === undefined
          ? sql`townships && ${filter.townships}::text[]`
          : sql`(townships && ${filter.townships}::text[] or ${filter.reader} = any(workers))`
    )
  }
  if (from !== undefined) all.push(sql`day >= ${from}::date`)
  if (until !== undefined) all.push(sql`day <= ${until}::date`)
  if (hours !== undefined) all.push(sql`hour = any(${hours}::int[])`)
  if (weekdays !== undefined) all.push(sql`weekday = any(${weekdays}::int[])`)
  for (const [name, codes] of Object.entries(filter.codes ?? {})) {
    all.push(codeCondition(sql, name as CaseCodeName, codes))
  }
  if (standings === "counting") all.push(sql`counts`)
  else if (standings !== undefined) all.push(sql`standing = any(${standings}::text[])`)
  if (filter.overdue !== undefined) all.push(whether(sql, filter.overdue, isOverdue(sql, at)))
  if (filter.dispatched !== undefined) all.push(whether(sql, filter.dispatched, sql`sent_groups <> '{}'`))
  if (filter.engaged !== undefined) all.push(whether(sql, filter.engaged, sql`engaged > 0`))
  if (filter.below !== undefined) all.push(whether(sql, filter.below, sql`below`))
  if (filter.inZone === "unknown") all.push(sql`in_zone is null`)
  else if (filter.inZone !== undefined) all.push(sql`in_zone = ${filter.inZone}::boolean`)
  if (filter.scene !== undefined) all.push(whether(sql, filter.scene, sql`to_scene is not null`))
  if (filter.reviewMissing === true) all.push(sql`review_missing`)
  if (filter.responsible !== undefined) all.push(sql`responsible = ${filter.responsible}`)
  if (worker !== undefined) all.push(workerCondition(sql, schema, worker))
  if (group !== undefined) all.push(sql`sent_groups <> '{}' and sent_groups @> array[${group}::text]`)
  if (filter.step !== undefined) all.push(stepCondition(sql, schema, filter.step))
  if (search !== undefined && search.length > 0) all.push(searchCondition(sql, schema, search))
  return all.length === 0 ? sql`true` : sql.and(all)
}
