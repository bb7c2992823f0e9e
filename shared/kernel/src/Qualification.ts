import { Schema } from "effect"
import type { CalendarDate } from "./Event.ts"

/**
 * How far an officer is qualified for accident work (A2), from the least to the most: not at all (无), for the
 * simple procedure (简易程序资格), 初级, 中级, 高级. Each level includes those below it.
 */
export const Qualification = Schema.Literal("none", "simple", "junior", "intermediate", "senior")
export type Qualification = typeof Qualification.Type

const rankOf = (qualification: Qualification): number => Qualification.literals.indexOf(qualification)

/** A2: whether a qualification is enough where another one is needed. */
export const reaches = (held: Qualification, needed: Qualification): boolean => rankOf(held) >= rankOf(needed)

/** A2: what a qualification counts as on a day (Asia/Shanghai): nothing once its last valid day is past. */
export const qualificationOn = (
  held: { readonly qualification: Qualification; readonly lastValidDay: CalendarDate | null },
  day: CalendarDate
): Qualification => (held.lastValidDay !== null && held.lastValidDay < day ? "none" : held.qualification)
