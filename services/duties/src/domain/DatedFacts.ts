import type { CalendarDate } from "@jiaosuo/kernel/Event"

/** Facts that hold from a day on, until the next one of their kind. */

/** One fact with the first day (Asia/Shanghai) on which it holds. */
export interface Dated<A> {
  readonly from: CalendarDate
  readonly value: A
}

/** Facts of one kind, the earliest first, no two from the same day: their periods cannot overlap. */
export type DatedFacts<A> = ReadonlyArray<Dated<A>>

/** The facts with one more; one from the same day is replaced. */
export const withFact = <A>(facts: DatedFacts<A>, from: CalendarDate, value: A): DatedFacts<A> =>
  [...facts.filter((fact) => fact.from !== from), { from, value }].sort((a, b) => (a.from < b.from ? -1 : 1))

/** What held on a day; undefined where nothing had begun. */
export const factOn = <A>(facts: DatedFacts<A>, day: CalendarDate): A | undefined => {
  for (let i = facts.length - 1; i >= 0; i--) {
    const fact = facts[i]
    if (fact !== undefined && fact.from <= day) return fact.value
  }
  return undefined
}

/** Day from which the newest fact holds; the empty text, before every day, where there is none. */
export const newestFrom = (facts: DatedFacts<unknown>): CalendarDate => facts[facts.length - 1]?.from ?? ""
