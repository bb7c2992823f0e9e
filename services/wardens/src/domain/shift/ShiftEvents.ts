import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"
import { Location } from "../Location.ts"

/** What may happen to a shift at a post (row 34), as it is stored: add, never change. */

const Reason = Schema.NullOr(Schema.String)

/** What is planned, and may be planned otherwise. */
const plan = {
  /** Instants on whole half hours; `until` is later and not included. */
  from: Schema.String,
  until: Schema.String,
  /** Ids of the wardens who are to stand there. */
  wardens: Schema.Array(Schema.String)
} as const

export const ShiftWasPlanned = Schema.TaggedStruct("ShiftWasPlanned", {
  placeId: Schema.String,
  /** Nine-digit code: that of the place. */
  township: Schema.String,
  /** Where the place is. */
  location: Location,
  ...plan,
  at: Schema.String,
  reason: Reason,
  warnings: Schema.Array(Warning)
})

/** The whole plan, as it is now. */
export const ShiftWasChanged = Schema.TaggedStruct("ShiftWasChanged", {
  ...plan,
  at: Schema.String,
  reason: Reason,
  warnings: Schema.Array(Warning)
})

export const ShiftWasCancelled = Schema.TaggedStruct("ShiftWasCancelled", {
  at: Schema.String,
  reason: Reason
})

export const WardenCheckedIn = Schema.TaggedStruct("WardenCheckedIn", {
  wardenId: Schema.String,
  /** Where they were; null where the phone did not know. */
  location: Schema.NullOr(Location),
  /** Whole minutes after the beginning of the shift; 0 where they were in time. */
  lateMinutes: Schema.Int,
  /** Whether that is more than the tolerance of its day. */
  late: Schema.Boolean,
  at: Schema.String,
  reason: Reason,
  warnings: Schema.Array(Warning)
})

export const WardenCheckedOut = Schema.TaggedStruct("WardenCheckedOut", {
  wardenId: Schema.String,
  location: Schema.NullOr(Location),
  at: Schema.String,
  reason: Reason
})

export const ShiftEvent = Schema.Union(
  ShiftWasPlanned,
  ShiftWasChanged,
  ShiftWasCancelled,
  WardenCheckedIn,
  WardenCheckedOut
)
export type ShiftEvent = typeof ShiftEvent.Type

/** The event of one type: `ShiftEventOf<"WardenCheckedIn">`. */
export type ShiftEventOf<Type extends ShiftEvent["_tag"]> = Extract<ShiftEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const shiftEventCodec = makeEventCodec<ShiftEvent>({
  ShiftWasPlanned: { version: 1, schema: ShiftWasPlanned },
  ShiftWasChanged: { version: 1, schema: ShiftWasChanged },
  ShiftWasCancelled: { version: 1, schema: ShiftWasCancelled },
  WardenCheckedIn: { version: 1, schema: WardenCheckedIn },
  WardenCheckedOut: { version: 1, schema: WardenCheckedOut }
})
