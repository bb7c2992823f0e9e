import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { CallOutOutcome, CellEventOf } from "./CellEvents.ts"

/** One time that a cell was called out. The list of them is its response log. */
export interface CallOut extends Omit<CellEventOf<"CellWasCalledOut">, "_tag"> {
  readonly answer: "comes" | "cannot" | null
  readonly answeredAt: Instant | null
  readonly arrivedAt: Instant | null
  /** Null while the cell is out; a cell that cannot come is not. */
  readonly endedAt: Instant | null
  readonly outcome: CallOutOutcome | "could-not-come" | null
  readonly note: string | null
}

/** A response cell of a village. */
export interface KnownCell extends Omit<CellEventOf<"CellWasFormed">, "_tag" | "reason" | "warnings"> {
  readonly _tag: "Cell"
  readonly disbandedAt: Instant | null
  /** Oldest first. */
  readonly callOuts: ReadonlyArray<CallOut>
}

/** Nothing was ever formed under that id. */
export interface UnknownCell {
  readonly _tag: "Unknown"
}

export type Cell = UnknownCell | KnownCell

/** The township of the village; null where nothing was ever formed. */
export const townshipOfCell = (cell: Cell): string | null => (cell._tag === "Unknown" ? null : cell.township)

/** The call-out that the cell is on; undefined where it is free. */
export const openCallOut = ({ callOuts }: KnownCell): CallOut | undefined => {
  const last = callOuts[callOuts.length - 1]
  return last === undefined || last.endedAt !== null ? undefined : last
}

/** How many of its members have a skill. */
export const skilledIn = ({ members }: Pick<KnownCell, "members">, skill: string): number =>
  members.filter(({ skills }) => skills.includes(skill)).length

const monthOf = (instant: Instant): string => dayInShanghai(instant).slice(0, 7)

/** How often a cell was called out in the month of a day. */
export const callOutsInMonthOf = ({ callOuts }: Pick<KnownCell, "callOuts">, day: CalendarDate): number =>
  callOuts.filter((one) => monthOf(one.at) === day.slice(0, 7)).length
