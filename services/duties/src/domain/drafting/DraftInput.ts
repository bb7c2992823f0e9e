import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { DutyTemplate } from "@jiaosuo/reference/DutyTemplates"
import type { IsWorkingDay } from "../roster/Composition.ts"
import type { PersonFacts, UnitFacts } from "../roster/Facts.ts"
import type { Slot } from "../roster/Slot.ts"

/** Everything that a draft follows from: the same input gives the same draft. */
export interface DraftInput {
  /** The unit of the roster. */
  readonly unitId: string
  /** `2026-09`. */
  readonly month: string
  readonly template: DutyTemplate
  readonly unit: UnitFacts
  /** Who takes part. */
  readonly people: ReadonlyArray<PersonFacts>
  /** Duties that are planned already: they stay, and count. */
  readonly planned: ReadonlyArray<Slot>
  /** Duties before and after the month: rest is kept to them, too. */
  readonly neighbours: ReadonlyArray<Slot>
  /** How many duty days each had before: who had more of them is asked later. */
  readonly pastLoad: ReadonlyMap<string, PastLoad>
  readonly isWorkingDay: IsWorkingDay
  /** Hours of rest after a duty of so many hours. */
  readonly restAfter: (dutyHours: number, on: CalendarDate) => number
  /** The id of the n-th duty that is drafted. */
  readonly slotId: (index: number) => string
}

/** What somebody did before the month. */
export interface PastLoad {
  readonly dutyDays: number
  /** Those of them that were no working days. */
  readonly dutyDaysOff: number
}

/** Why somebody could not take a duty; the first that applies, in this order. */
export const unfitReasons = [
  "of-another-unit",
  "away",
  "no-leader",
  "not-qualified",
  "on-duty",
  "resting"
] as const
export type UnfitReason = (typeof unfitReasons)[number]

/** A duty that could not be filled, with how many of those who take part could not for which reason. */
export interface DraftGap {
  readonly day: CalendarDate
  readonly kind: Slot["kind"]
  readonly unitId: string
  /** How many are missing of either kind. */
  readonly officers: number
  readonly auxiliaries: number
  readonly because: { readonly [Reason in UnfitReason]: number }
}
