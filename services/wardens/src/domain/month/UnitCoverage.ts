import { addDays, addMonths, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import type { WorkingDayCalendar } from "@jiaosuo/reference/WorkingDays"
import {
  isThereOn,
  type KnownUnit,
  lastDayOfGroup,
  type UnitMember,
  type VillageGroup
} from "../unit/MobileUnit.ts"
import { monthOf, type RoomTime, type UnitMonth } from "./UnitMonth.ts"

/**
 * Row 38: whether a mobile unit visited enough of its village groups in a month, and whether its officers were in the
 * room for enough of each week. Counts and whole numbers only: a share is compared as a fraction, never divided.
 *
 * - A group is asked for in a month if the unit has it on every day of it. One that began or ended within the month, or
 *   whose unit ended, is not asked for; a visit to it is on file and counts for nothing here. Such groups are told (`partly`).
 * - A week begins on a Monday and counts in the month in which it begins.
 * - What is asked of an officer in a week are the working days of the calendar (调休 included) on which they belong to
 *   the unit and the unit is there, as long as a working day is in the table. Time in the room on any day counts.
 */

/** The groups of a month. */
export interface GroupCoverage {
  readonly asked: number
  readonly visited: number
  readonly missed: ReadonlyArray<VillageGroup>
  readonly partly: ReadonlyArray<VillageGroup>
  /** Percent that must be visited. */
  readonly least: number
  /** Null where no group is asked for. */
  readonly passes: boolean | null
}

/** An officer in a week. */
export interface OfficerWeek {
  readonly account: string
  readonly minutes: number
  /** Minutes of the working days. */
  readonly of: number
  /** Null where the week has no working day for them. */
  readonly passes: boolean | null
}

export interface RoomWeek {
  readonly from: CalendarDate
  /** The Sunday. */
  readonly until: CalendarDate
  /** The week is over. */
  readonly final: boolean
  /** A year of the calendar that is not published yet is in it. */
  readonly provisional: boolean
  readonly officers: ReadonlyArray<OfficerWeek>
}

export interface RoomCoverage {
  readonly weeks: ReadonlyArray<RoomWeek>
  /** `parts` of `of` must be spent in the room. */
  readonly least: { readonly parts: number; readonly of: number }
  /** Whether every officer passes in every week that is over; null where nothing is asked in any. */
  readonly passes: boolean | null
}

export interface UnitCoverage {
  readonly month: string
  readonly from: CalendarDate
  readonly until: CalendarDate
  /** The month and its last week are over. */
  readonly final: boolean
  readonly groups: GroupCoverage
  readonly room: RoomCoverage
  /** Members on the last day of the month that has come. */
  readonly officers: number
  readonly assistants: number
  /** Whether the month passes in both; null where one of them is not asked. */
  readonly passes: boolean | null
}

/** What the months are judged by. */
export interface CoverageRules {
  readonly wardenRules: WardenRules
  readonly calendar: WorkingDayCalendar
}

const isOfficer = ({ part }: UnitMember): boolean => part !== "assistant"

/** The last day of a month, `2021-04-30`. */
export const lastDayOf = (month: string): CalendarDate => addDays(addMonths(`${month}-01`, 1), -1)

/**
 * The coverage of a unit in a month. `months` are the unit's month and the one after it, in which its last week may
 * end; `today` is the day in Asia/Shanghai.
 */
export const coverageOf = (
  unit: KnownUnit,
  month: string,
  months: ReadonlyArray<UnitMonth>,
  today: CalendarDate,
  rules: CoverageRules
): UnitCoverage => {
  const from = `${month}-01`
  const until = lastDayOf(month)
  const seenFrom = today < until ? today : until
  const groups = groupsOf(unit, month, months, rules.wardenRules)
  const room = roomOf(unit, from, until, months, today, rules)
  const members = unit.members.filter((member) => isThereOn(member, seenFrom))
  return {
    month,
    from,
    until,
    final: today > until && room.weeks.every(({ final }) => final),
    groups,
    room,
    officers: members.filter(isOfficer).length,
    assistants: members.filter((member) => !isOfficer(member)).length,
    passes: groups.passes === null || room.passes === null ? null : groups.passes && room.passes
  }
}

/** The groups that are asked for in a month: the unit has them on every day of it. */
export const groupsAskedFor = (unit: KnownUnit, month: string): ReadonlyArray<VillageGroup> =>
  unit.groups.filter((group) => {
    const days = { from: group.from, until: lastDayOfGroup(unit, group) }
    return isThereOn(days, `${month}-01`) && isThereOn(days, lastDayOf(month))
  })

const groupsOf = (
  unit: KnownUnit,
  month: string,
  months: ReadonlyArray<UnitMonth>,
  rules: WardenRules
): GroupCoverage => {
  const first = `${month}-01`
  const last = lastDayOf(month)
  const visited = new Set(
    months.flatMap((one) =>
      one._tag === "Month" && one.month === month ? one.visits.flatMap(({ groupIds }) => groupIds) : []
    )
  )
  const touching = unit.groups.filter(
    (group) => group.from <= last && (lastDayOfGroup(unit, group) ?? last) >= first
  )
  const asked = groupsAskedFor(unit, month)
  const missed = asked.filter(({ groupId }) => !visited.has(groupId))
  const least = rules.limit("groupsVisited", last)
  const seen = asked.length - missed.length
  return {
    asked: asked.length,
    visited: seen,
    missed,
    partly: touching.filter((group) => !asked.includes(group)),
    least,
    passes: asked.length === 0 ? null : seen * 100 >= least * asked.length
  }
}

const daysOfWeek = (monday: CalendarDate): ReadonlyArray<CalendarDate> =>
  Array.from({ length: 7 }, (_, n) => addDays(monday, n))

/** 1 is Monday. */
const weekday = (day: CalendarDate): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

const mondaysIn = (from: CalendarDate, until: CalendarDate): ReadonlyArray<CalendarDate> => {
  const mondays: Array<CalendarDate> = []
  for (let day = addDays(from, (8 - weekday(from)) % 7); day <= until; day = addDays(day, 7)) {
    mondays.push(day)
  }
  return mondays
}

const minutesOf = ({ from, until }: RoomTime): number =>
  Math.floor((Date.parse(until) - Date.parse(from)) / 60_000)

const roomOf = (
  unit: KnownUnit,
  from: CalendarDate,
  until: CalendarDate,
  months: ReadonlyArray<UnitMonth>,
  today: CalendarDate,
  { calendar, wardenRules }: CoverageRules
): RoomCoverage => {
  const times = months.flatMap((one) => (one._tag === "Month" ? one.roomTimes : []))
  const least = {
    parts: wardenRules.limit("roomTimeParts", until),
    of: wardenRules.limit("roomTimeOf", until)
  }
  const dayMinutes = wardenRules.limit("workingDayMinutes", until)
  const formed = dayInShanghai(unit.formedAt)
  const disbanded = unit.disbandedAt === null ? null : dayInShanghai(unit.disbandedAt)
  const isAsked = (day: CalendarDate): boolean =>
    isThereOn({ from: formed, until: disbanded }, day) && calendar.isWorkingDay(day)

  const weeks = mondaysIn(from, until).map((monday): RoomWeek => {
    const days = daysOfWeek(monday)
    const sunday = addDays(monday, 6)
    const ofWeek = times.filter(({ day }) => monday <= day && day <= sunday)
    const accounts = [
      ...new Set(
        unit.members
          .filter((member) => isOfficer(member) && days.some((day) => isThereOn(member, day)))
          .map(({ account }) => account)
      )
    ]
    const officers = accounts.map((account): OfficerWeek => {
      const parts = unit.members.filter((member) => member.account === account && isOfficer(member))
      const asked = days.filter((day) => isAsked(day) && parts.some((part) => isThereOn(part, day)))
      const minutes = ofWeek
        .filter((time) => time.account === account)
        .reduce((sum, time) => sum + minutesOf(time), 0)
      const of = asked.length * dayMinutes
      return { account, minutes, of, passes: of === 0 ? null : minutes * least.of >= of * least.parts }
    })
    return {
      from: monday,
      until: sunday,
      final: today > sunday,
      provisional: days.some((day) => !calendar.isPublished(day)),
      officers
    }
  })

  const judged = weeks
    .filter(({ final }) => final)
    .flatMap(({ officers }) => officers.map(({ passes }) => passes).filter((passes) => passes !== null))
  return { weeks, least, passes: judged.length === 0 ? null : judged.every((passes) => passes) }
}

/** The month after another, `2021-05`. */
export const monthAfter = (month: string): string => monthOf(addMonths(`${month}-01`, 1))
