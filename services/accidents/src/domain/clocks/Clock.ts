import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Text } from "@jiaosuo/kernel/Problem"
import {
  type AccidentClock,
  type AccidentDeadline,
  accidentClocks
} from "@jiaosuo/reference/AccidentDeadlines"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { AccidentFile } from "../Accident.ts"

/** What clocks need of the dated rules. */
export type ClockRules = Pick<AccidentRules, "accidentDeadline" | "stoppedDeadline" | "casualties">

/** Every clock: those of the dated rules, and the day by which a firm was ordered to fix its dangers (A22). */
export type ClockName = AccidentClock | "order-firm-to-fix"
export const clockNames: ReadonlyArray<ClockName> = [...accidentClocks, "order-firm-to-fix"]

/** One legal deadline of one file. */
export interface Clock {
  /** `<clock>/<subject>`; unique in its file. */
  readonly id: string
  readonly clock: ClockName
  /** Rulebook id: `A10`. */
  readonly rule: string
  /** What it is about: `accident`, `test/<id>`, `paper/<id>/<participant>`, `review/<id>`, `stop/<id>` … */
  readonly subject: string
  /** The day that it counts from, which is not counted itself. */
  readonly start: CalendarDate
  /** The last day; never before `start`. Of a clock that stands, the last day if it stood as long as it may. */
  readonly due: CalendarDate
  /** Reaches past the published calendar: it moves when the calendar grows. */
  readonly provisional: boolean
  /** It stands still (A11). */
  readonly stopped: boolean
  /** Day on which it was met; late if after `due`. Null while it is open: it is overdue on every day after `due`. */
  readonly metOn: CalendarDate | null
  /**
   * Whom it binds. A time that parties have, or that figures stay open for, runs out by itself: it is met on its
   * last day and never overdue.
   */
  readonly binds: "police" | "parties" | "figures"
  /** Account of the officer who leads; null where nobody does, or where it binds another body. */
  readonly responsible: string | null
  /** Nine-digit code of the township that handles the accident. */
  readonly station: string
  readonly reason: Text
}

/** A clock whose last day follows from the dated rules. */
export interface DatedClock extends Clock {
  readonly clock: AccidentClock
}

/** Makes the clocks of one file. */
export class ClockMaking {
  readonly file: AccidentFile
  readonly rules: ClockRules

  constructor(file: AccidentFile, rules: ClockRules) {
    this.file = file
    this.rules = rules
  }

  /** A clock that binds the police, from a day on. */
  duty(clock: AccidentClock, subject: string, start: CalendarDate, metOn: CalendarDate | null): DatedClock {
    return this.of(this.rules.accidentDeadline(clock, start), subject, metOn)
  }

  /** The same from a deadline that is known already. */
  of(deadline: AccidentDeadline, subject: string, metOn: CalendarDate | null): DatedClock {
    const { clock, rule, start, due, provisional, reason } = deadline
    return {
      id: `${clock}/${subject}`,
      clock,
      rule,
      subject,
      start,
      due,
      provisional,
      stopped: false,
      metOn,
      binds: "police",
      responsible: this.file.lead?.account ?? null,
      station: this.file.jurisdiction.township,
      reason
    }
  }

  /** A time that runs out by itself, earlier where it was used. */
  window(
    clock: AccidentClock,
    subject: string,
    start: CalendarDate,
    binds: "parties" | "figures",
    usedOn: CalendarDate | null = null
  ): DatedClock {
    const deadline = this.rules.accidentDeadline(clock, start)
    return { ...this.of(deadline, subject, usedOn ?? deadline.due), binds, responsible: null }
  }
}

/** The later of two days; null counts as no day. */
export const laterOf = (a: CalendarDate, b: CalendarDate | null): CalendarDate =>
  b === null || a > b ? a : b

/** Day in Asia/Shanghai of an instant that may not be known. */
export const dayOf = (instant: string | null): CalendarDate | null =>
  instant === null ? null : dayInShanghai(instant)
