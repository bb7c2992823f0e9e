import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"
import { Location } from "../Location.ts"
import { Work } from "./Work.ts"

/** What may happen to the record of a day's work, as it is stored: add, never change. */

const Text = Schema.NullOr(Schema.String)

/** What was done, by whom, and where. */
const content = {
  work: Work,
  /** Nine-digit code. */
  township: Schema.String,
  /** Twelve-digit code. */
  village: Text,
  /** The post at which it was; null where it was at none. */
  placeId: Text,
  /** Whose work it was; null where it was no warden's. */
  wardenId: Text,
  location: Schema.NullOr(Location),
  road: Text,
  note: Text,
  /** When it happened; a record that is filed late has a past here. */
  at: Schema.String,
  reason: Text,
  warnings: Schema.Array(Warning)
} as const

export const RecordWasMade = Schema.TaggedStruct("RecordWasMade", {
  ...content,
  /** Account of whoever filed it. */
  by: Schema.String
})

/** All of it, as it is now. */
export const RecordWasCorrected = Schema.TaggedStruct("RecordWasCorrected", content)

/** It counts no more. */
export const RecordWasWithdrawn = Schema.TaggedStruct("RecordWasWithdrawn", {
  at: Schema.String,
  reason: Text
})

export const RecordEvent = Schema.Union(RecordWasMade, RecordWasCorrected, RecordWasWithdrawn)
export type RecordEvent = typeof RecordEvent.Type

/** The event of one type: `RecordEventOf<"RecordWasMade">`. */
export type RecordEventOf<Type extends RecordEvent["_tag"]> = Extract<RecordEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const recordEventCodec = makeEventCodec<RecordEvent>({
  RecordWasMade: { version: 1, schema: RecordWasMade },
  RecordWasCorrected: { version: 1, schema: RecordWasCorrected },
  RecordWasWithdrawn: { version: 1, schema: RecordWasWithdrawn }
})
