import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { CaseOfHazard } from "./Hazard.ts"
import type { HazardEventOf } from "./HazardEvents.ts"

/** What may be asked of a hazard. */

interface Step {
  readonly at: Instant
  readonly reason: string | null
}

/** What a level means on the day of the report. */
export interface LevelRule {
  readonly level: string
  readonly dueHours: number
  readonly asksForCase: boolean
}

/** Somebody of the directory. */
export interface NamedWarden {
  readonly wardenId: string
  /** Null where nobody has this id. */
  readonly township: string | null
  readonly active: boolean
}

export interface ReportHazard
  extends Omit<
      HazardEventOf<"RoadHazardWasReported">,
      "_tag" | "level" | "dueAt" | "asksForCase" | "township"
    >,
    Step {
  readonly _tag: "ReportHazard"
  readonly rule: LevelRule
  /** Null where the form named none, nor a village. */
  readonly township: string | null
  /** That of the warden who gives the command; null where no warden does. */
  readonly townshipOfGiver: string | null
  readonly warnings: ReadonlyArray<Warning>
}

export interface RateHazard extends Step {
  readonly _tag: "RateHazard"
  readonly rule: LevelRule
}

export interface AssignHazard extends Step {
  readonly _tag: "AssignHazard"
  readonly to: NamedWarden | { readonly office: string }
}

export interface FixHazard extends Step {
  readonly _tag: "FixHazard"
  /** The warden who says so; null for a station, which may say so for anybody. */
  readonly onlyOf: string | null
  readonly photo: string | null
  readonly note: string | null
}

export interface ClearHazard extends Step {
  readonly _tag: "ClearHazard"
}

export interface SendBackHazard extends Step {
  readonly _tag: "SendBackHazard"
}

export interface WithdrawHazard extends Step {
  readonly _tag: "WithdrawHazard"
  /** Whoever may withdraw only what they filed themselves; null for a station. */
  readonly onlyOf: string | null
}

/** What another context says of the case that it is: which one, and how it ended. `end` null: it is open. */
export interface HearOfCase {
  readonly _tag: "HearOfCase"
  readonly caseId: string
  readonly number: string
  readonly since: Instant
  readonly end: CaseOfHazard["end"]
  readonly at: Instant
}

export type HazardCommand =
  | ReportHazard
  | RateHazard
  | AssignHazard
  | FixHazard
  | ClearHazard
  | SendBackHazard
  | WithdrawHazard
  | HearOfCase
