import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { RecordEventOf } from "./RecordEvents.ts"

/** What may be asked of a record. */

/** The post that a record names, as the directory has it. */
export interface PostOfRecord {
  readonly placeId: string
  /** Null where there is none of this id. */
  readonly township: string | null
  readonly openedAt: Instant | null
  readonly closedAt: Instant | null
}

/** Whose work it was, as the directory has them. */
export interface WorkerOfRecord {
  readonly wardenId: string
  /** Null where nobody has this id. */
  readonly township: string | null
  /** The giver is this warden: where they may act is for their scope to say (X3). */
  readonly isGiver: boolean
}

interface Content
  extends Omit<RecordEventOf<"RecordWasCorrected">, "_tag" | "township" | "placeId" | "wardenId"> {
  /** Null where the form named none, nor a village. */
  readonly township: string | null
  readonly post: PostOfRecord | null
  readonly worker: WorkerOfRecord | null
}

export interface MakeRecord extends Content {
  readonly _tag: "MakeRecord"
  readonly by: string
  /** Row 65: when the site of an inspection was last inspected within the window; null where it was not. */
  readonly inspectedAt: Instant | null
}

/** Whoever may change only what they filed themselves; null for a station. */
interface Authored {
  readonly onlyOf: string | null
}

export interface CorrectRecord extends Content, Authored {
  readonly _tag: "CorrectRecord"
}

export interface WithdrawRecord extends Authored {
  readonly _tag: "WithdrawRecord"
  readonly at: Instant
  readonly reason: string | null
  readonly warnings: ReadonlyArray<Warning>
}

export type RecordCommand = MakeRecord | CorrectRecord | WithdrawRecord
