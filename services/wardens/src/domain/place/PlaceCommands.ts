import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { PlaceEventOf } from "./PlaceEvents.ts"

/** What may be asked of a place. */

export interface OpenPlace extends Omit<PlaceEventOf<"PlaceWasOpened">, "_tag"> {
  readonly _tag: "OpenPlace"
}

/** Absent values (null) stay as they are. */
export interface ChangePlace {
  readonly _tag: "ChangePlace"
  readonly name: string | null
  readonly village: string | null
  readonly location: PlaceEventOf<"PlaceWasOpened">["location"] | null
  readonly road: string | null
  readonly hours: PlaceEventOf<"PlaceWasOpened">["hours"] | null
  readonly area: ReadonlyArray<string> | null
  readonly at: Instant
  readonly reason: string | null
  readonly warnings: ReadonlyArray<Warning>
}

export interface ClosePlace {
  readonly _tag: "ClosePlace"
  /** Row 34: persuaders in active service who are posted there now; while there are any it stays open. */
  readonly persuaders: ReadonlyArray<string>
  readonly at: Instant
  readonly reason: string | null
}

export type PlaceCommand = OpenPlace | ChangePlace | ClosePlace
