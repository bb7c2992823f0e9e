import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Qualification, qualificationOn } from "@jiaosuo/kernel/Qualification"
import type { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import { Schema } from "effect"
import { type DatedFacts, factOn } from "../DatedFacts.ts"

/** Somebody who serves: in which unit, as what, qualified for what, away when, and with which rest earned. */

/** 民警, 辅警, 交通协管员. */
export const PersonKind = Schema.Literal("officer", "auxiliary", "assistant")
export type PersonKind = typeof PersonKind.Type

/** What somebody is in their unit. */
export const Post = Schema.Literal(
  "chief",
  "deputy-chief",
  "instructor",
  "officer",
  "community-officer",
  "auxiliary",
  "traffic-assistant",
  "clerk"
)
export type Post = typeof Post.Type

/** Why somebody is away. */
export const AbsenceGround = Schema.Literal(
  "annual-leave",
  "rest",
  "sickness",
  "training",
  "secondment",
  "maternity",
  "personal",
  "suspended"
)
export type AbsenceGround = typeof AbsenceGround.Type

export const Sex = Schema.Literal("female", "male")
export type Sex = typeof Sex.Type

/** The unit somebody serves in, with the township that it lies in; null where it is the whole district's. */
export interface Assignment {
  readonly unitId: string
  readonly township: string | null
}

/** A2: what somebody is qualified for, up to its last day. */
export interface Qualified {
  readonly qualification: Qualification
  readonly lastValidDay: CalendarDate | null
}

/** Both days included. */
export interface Absence {
  readonly absenceId: string
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly ground: AbsenceGround
  readonly cancelled: boolean
}

/** Row 52: a training that was taken. */
export interface Training {
  readonly trainingId: string
  readonly subject: string
  readonly hours: number
  readonly on: CalendarDate
  readonly passed: boolean | null
}

/** Rest that was earned (positive) or spent (negative), in days. */
export interface RestEntry {
  readonly restId: string
  readonly days: number
  readonly ground: string | null
  readonly on: CalendarDate
}

/** A person on file. */
export interface PersonOnFile {
  readonly _tag: "Person"
  readonly person: PersonReference
  readonly known: KnownValues
  readonly personKind: PersonKind
  readonly sex: Sex | null
  /** The year is enough for ages; a date of birth would be one that the log could not forget. */
  readonly bornIn: number | null
  readonly account: string | null
  readonly assignments: DatedFacts<Assignment>
  readonly posts: DatedFacts<Post>
  readonly qualifications: DatedFacts<Qualified>
  readonly trainings: ReadonlyArray<Training>
  readonly absences: ReadonlyArray<Absence>
  readonly rest: ReadonlyArray<RestEntry>
  readonly from: CalendarDate
  /** First day on which they no longer serve. */
  readonly leftFrom: CalendarDate | null
}

export type Person = { readonly _tag: "Unknown" } | PersonOnFile

/** Whether somebody serves on a day, away or not. */
export const isInService = ({ from, leftFrom }: PersonOnFile, day: CalendarDate): boolean =>
  from <= day && (leftFrom === null || day < leftFrom)

/** Where somebody serves on a day; undefined where they do not. */
export const assignmentOn = (person: PersonOnFile, day: CalendarDate): Assignment | undefined =>
  isInService(person, day) ? factOn(person.assignments, day) : undefined

/** What somebody is in their unit on a day; undefined where they do not serve. */
export const postOn = (person: PersonOnFile, day: CalendarDate): Post | undefined =>
  isInService(person, day) ? factOn(person.posts, day) : undefined

/** A2: what somebody is qualified for on a day. */
export const qualifiedOn = (person: PersonOnFile, day: CalendarDate): Qualification => {
  const held = factOn(person.qualifications, day)
  return held === undefined || !isInService(person, day) ? "none" : qualificationOn(held, day)
}

/** The absence that covers a day; undefined where somebody is there. */
export const absenceOn = ({ absences }: PersonOnFile, day: CalendarDate): Absence | undefined =>
  absences.find(({ from, until, cancelled }) => !cancelled && from <= day && day <= until)

/** Row 54: days of rest that somebody has left at the end of a day. */
export const restBalanceOn = ({ rest }: Pick<PersonOnFile, "rest">, day: CalendarDate): number =>
  rest.reduce((sum, entry) => (entry.on <= day ? sum + entry.days : sum), 0)

/** Row 54: the first day, from one on, at whose end more rest would be spent than earned; undefined where none is. */
export const overspentOn = (rest: ReadonlyArray<RestEntry>, from: CalendarDate): CalendarDate | undefined =>
  [from, ...rest.map(({ on }) => on).filter((on) => on > from)]
    .sort()
    .find((day) => restBalanceOn({ rest }, day) < 0)

/** Nine-digit township of the unit that somebody was last assigned to; null where it has none, or nobody is there. */
export const townshipOfPerson = (person: Person): string | null =>
  person._tag === "Unknown"
    ? null
    : (person.assignments[person.assignments.length - 1]?.value.township ?? null)
