import { addDays, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { DutyKind } from "@jiaosuo/reference/DutyTemplates"
import { Schema } from "effect"
import { PersonKind } from "../person/Persons.ts"

export { PersonKind }

/** Values of a roster as they are stored: add, never change. */

/** Somebody in a slot. `personId` is the person's stream in this context, never a name. */
export const Member = Schema.Struct({
  personId: Schema.String,
  personKind: PersonKind,
  account: Schema.NullOr(Schema.String),
  /** Leads the group, or the duty. */
  lead: Schema.Boolean
})
export type Member = typeof Member.Type

/** One duty: what, when (instants, UTC), where, and who. A response group lives as long as its slot. */
export const Slot = Schema.Struct({
  slotId: Schema.String,
  kind: DutyKind,
  from: Schema.String,
  until: Schema.String,
  /** The station or zone whose duty it is. */
  unitId: Schema.String,
  /** `groupId` is the id of the slot: cases dispatch by it. */
  group: Schema.NullOr(Schema.Struct({ groupId: Schema.String, number: Schema.Number })),
  members: Schema.Array(Member)
})
export type Slot = typeof Slot.Type

/** The day (Asia/Shanghai) on which a duty begins: it is a duty of that day. */
export const dayOf = ({ from }: Pick<Slot, "from">): CalendarDate => dayInShanghai(from)

/** Length in hours. */
export const hoursOf = ({ from, until }: Pick<Slot, "from" | "until">): number =>
  (Date.parse(until) - Date.parse(from)) / 3_600_000

/** Whether two duties share a moment: one that ends as the other begins does not. */
export const overlap = (one: Pick<Slot, "from" | "until">, other: Pick<Slot, "from" | "until">): boolean =>
  one.from < other.until && other.from < one.until

/** Half a day at a time: what a published duty holds for a person. Two duties that share a moment share one. */
export type HalfDay = `${CalendarDate}/${"am" | "pm"}`

const halfDayMillis = 12 * 3_600_000
const shanghaiMillis = 8 * 3_600_000

/** The half days that a duty touches, in order. */
export const halfDaysOf = ({ from, until }: Pick<Slot, "from" | "until">): ReadonlyArray<HalfDay> => {
  const first = Math.floor((Date.parse(from) + shanghaiMillis) / halfDayMillis)
  const last = Math.ceil((Date.parse(until) + shanghaiMillis) / halfDayMillis) - 1
  const halves: Array<HalfDay> = []
  for (let half = first; half <= last; half++) {
    const day = new Date(half * halfDayMillis).toISOString().slice(0, 10)
    halves.push(`${day}/${half % 2 === 0 ? "am" : "pm"}`)
  }
  return halves
}

/** The days that a duty touches, in order. */
export const daysTouched = (slot: Pick<Slot, "from" | "until">): ReadonlyArray<CalendarDate> => [
  ...new Set(halfDaysOf(slot).map((half) => half.slice(0, 10)))
]

/** The instant of a time of day (`08:00`) in Asia/Shanghai. */
export const instantOf = (day: CalendarDate, time: string): Instant =>
  new Date(`${day}T${time}:00.000+08:00`).toISOString()

/** So many hours later. */
export const hoursAfter = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

/** All days of a month (`2026-09`), in order. */
export const daysOfMonth = (month: string): ReadonlyArray<CalendarDate> => {
  const days: Array<CalendarDate> = []
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return days
}

/** How many of a crew are officers, and how many are not. */
export const crewOf = (
  members: ReadonlyArray<Pick<Member, "personKind">>
): { readonly officers: number; readonly auxiliaries: number } => {
  const officers = members.filter(({ personKind }) => personKind === "officer").length
  return { officers, auxiliaries: members.length - officers }
}
