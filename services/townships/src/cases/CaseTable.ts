import type { CaseFile, Clock } from "@jiaosuo/cases/events"
import type { KeyedTable } from "@jiaosuo/projection/Projection"
import type { CaseStandingName } from "./http/CaseAnswer.ts"

/** Where a case stands, as addresses spell it. */
export const caseStandings = [
  "Open",
  "Joined",
  "Closed",
  "Withdrawn"
] as const satisfies ReadonlyArray<CaseStandingName>

/**
 * One case as lists and figures ask for it: narrow, so that a figure over all cases reads few pages. Everything in it
 * follows from the folded file and the rules of the day of the call. Days are those of Asia/Shanghai, instants are UTC.
 */
export interface CaseRow {
  readonly case_id: string
  /** Version of the case's stream and position in the log of the last event in this row. */
  readonly version: number
  readonly position: number
  readonly number: string
  /** Township of the place, and all whose people work on the case (X3). */
  readonly township: string
  readonly townships: ReadonlyArray<string>
  /** Accounts that see it by name, wherever they are: who answers for it, assists, or is of a group on it. */
  readonly workers: ReadonlyArray<string>
  /**
   * Townships that do not work on it any more, and workers (`@account`) that have nothing to do with it any more, with the
   * position of the event by which they ceased to.
   */
  readonly left_at: Readonly<Record<string, number>>
  readonly village: string | null
  /** Ids of zone and station of the place on the day of the call. */
  readonly zone: string | null
  readonly station: string | null
  readonly standing: CaseStandingName
  /** Whether figures of a period count it: neither joined nor withdrawn. */
  readonly counts: boolean
  readonly kind: string
  readonly type: string
  readonly level: string
  readonly channel: string
  readonly outcome: string | null
  readonly called_at: string
  readonly day: string
  /** 0 to 23. */
  readonly hour: number
  /** 1 (Monday) to 7. */
  readonly weekday: number
  readonly responsible: string
  readonly offered_to: string | null
  /** Accounts. */
  readonly assistants: ReadonlyArray<string>
  /** Groups that were sent and not called off, and how many of them are on it now. */
  readonly sent_groups: ReadonlyArray<string>
  readonly engaged: number
  /** Row 7: the last dispatch was smaller than the level asks for. */
  readonly below: boolean
  /** Row 10: whether only groups of its zone went; null where that is not known. */
  readonly in_zone: boolean | null
  /** Row 14: open, and without the legal review that its type asks for. */
  readonly review_missing: boolean
  /** Row 71, seconds from the call. */
  readonly to_dispatch: number | null
  readonly to_scene: number | null
  readonly to_settled: number | null
  /** Of an open case: the earliest last instant of a clock that runs. */
  readonly next_due: string | null
  readonly accident_id: string | null
  readonly source_desk: string | null
  readonly changed_at: string
}

/** How the live stream names somebody who sees a case by name, among the townships that see it. */
export const byName = (account: string): string => `@${account}`

/** A clock that runs on an open case. */
export type RunningClock = Pick<Clock, "clock" | "rule" | "subject" | "branch" | "start" | "due">

/** I2, I3: a step that a group took, with the band that its time lies in. */
export interface TimedStep {
  readonly step: string
  readonly seconds: number
  readonly band: number
  readonly overdue: boolean
  /** Id of the bands that it was judged by. */
  readonly bands: string
}

/** What only a page and the fold itself read: the folded file, its clocks, its steps and the text it is found by. */
export interface CaseStateRow {
  readonly case_id: string
  readonly state: CaseFile
  readonly clocks: ReadonlyArray<RunningClock>
  readonly steps: ReadonlyArray<TimedStep>
  /** Lower-case text that the free search looks into; names of persons are never part of it. */
  readonly search: string
}

/** The table of the cases. `case` is a word of SQL. */
export const caseTable: KeyedTable<CaseRow> = {
  name: "police_case",
  key: "case_id",
  columns: {
    case_id: "text",
    version: "integer",
    position: "bigint",
    number: "text",
    township: "text",
    townships: "text[]",
    workers: "text[]",
    left_at: "jsonb",
    village: "text",
    zone: "text",
    station: "text",
    standing: "text",
    counts: "boolean",
    kind: "text",
    type: "text",
    level: "text",
    channel: "text",
    outcome: "text",
    called_at: "timestamptz",
    day: "date",
    hour: "smallint",
    weekday: "smallint",
    responsible: "text",
    offered_to: "text",
    assistants: "text[]",
    sent_groups: "text[]",
    engaged: "integer",
    below: "boolean",
    in_zone: "boolean",
    review_missing: "boolean",
    to_dispatch: "integer",
    to_scene: "integer",
    to_settled: "integer",
    next_due: "timestamptz",
    accident_id: "text",
    source_desk: "text",
    changed_at: "timestamptz"
  },
  // The usual order of the list, what the live stream asks for, and the few rows that a desk or an account asks for.
  indexes: [
    '(called_at, (case_id collate "C"))',
    "(day)",
    "(position)",
    "(called_at) where standing = 'Open'",
    "(responsible)",
    "using gin (sent_groups) where sent_groups <> '{}'"
  ]
}

/** The table of the folded files. */
export const caseStateTable: KeyedTable<CaseStateRow> = {
  name: "case_state",
  key: "case_id",
  columns: { case_id: "text", state: "jsonb", clocks: "jsonb", steps: "jsonb", search: "text" }
}
