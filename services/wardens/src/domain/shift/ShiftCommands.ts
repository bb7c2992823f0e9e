import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { Location } from "../Location.ts"
import type { WardenState } from "../warden/WardenEvents.ts"

/** What may be asked of a shift. */

/** Somebody who is to stand at a post, as the directory has them. */
export interface Standing {
  readonly wardenId: string
  /** Null where nobody has this id. */
  readonly state: WardenState | null
  /** Nine-digit code; null where nobody has this id. */
  readonly township: string | null
  /** Subjects of trainings that their roles ask for and that do not count on the day of the shift. */
  readonly untrainedIn: ReadonlyArray<string>
}

/** The post, as the directory has it; null where there is none of this id. */
export interface Post {
  readonly township: string
  readonly location: Location
  readonly closedAt: Instant | null
}

interface Plan {
  readonly from: Instant
  readonly until: Instant
  readonly crew: ReadonlyArray<Standing>
  readonly at: Instant
  readonly reason: string | null
  readonly warnings: ReadonlyArray<Warning>
}

export interface PlanShift extends Plan {
  readonly _tag: "PlanShift"
  readonly placeId: string
  readonly post: Post | null
}

export interface ChangeShift extends Plan {
  readonly _tag: "ChangeShift"
}

export interface CancelShift {
  readonly _tag: "CancelShift"
  readonly at: Instant
  readonly reason: string | null
}

/** Who comes or goes, and who says so. */
interface Attendance {
  /** Null where the form named nobody and the giver is no warden. */
  readonly wardenId: string | null
  /** The giver, where they may speak for themselves only; null for a station. */
  readonly onlyFor: string | null
  readonly location: Location | null
  readonly at: Instant
  readonly reason: string | null
}

export interface CheckIn extends Attendance {
  readonly _tag: "CheckIn"
  /** The rules of the day. */
  readonly lateAfterMinutes: number
  readonly opensBeforeMinutes: number
  readonly withinMetres: number
}

export interface CheckOut extends Attendance {
  readonly _tag: "CheckOut"
}

export type ShiftCommand = PlanShift | ChangeShift | CancelShift | CheckIn | CheckOut
