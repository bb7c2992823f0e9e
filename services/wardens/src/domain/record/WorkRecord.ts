import type { Instant } from "@jiaosuo/kernel/Event"
import type { RecordEventOf } from "./RecordEvents.ts"

/** What was done, as it stands. */
export interface KnownRecord
  extends Omit<RecordEventOf<"RecordWasMade">, "_tag" | "reason" | "warnings" | "at"> {
  readonly _tag: "Record"
  /** When it happened. */
  readonly happenedAt: Instant
  readonly withdrawnAt: Instant | null
}

export type WorkRecord = { readonly _tag: "Unknown" } | KnownRecord

/** The township in which it was; null where nothing was ever filed. */
export const townshipOfRecord = (record: WorkRecord): string | null =>
  record._tag === "Unknown" ? null : record.township
