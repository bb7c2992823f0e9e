import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Schema } from "effect"
import { instant } from "../events/fields.ts"
import { Coordinates } from "../values/Place.ts"

/** What happens to a response group on its duty period, as it is stored: add, never change. */

/** It was seen somewhere: its last known position. */
export const GroupWasSeen = Schema.TaggedStruct("GroupWasSeen", {
  location: Coordinates,
  at: instant,
  /** Nine-digit code of its unit. */
  township: Schema.String
})

export const GroupEvent = GroupWasSeen
export type GroupEvent = typeof GroupEvent.Type

/** Reads every version ever stored, writes the newest. */
export const groupEventCodec = makeEventCodec<GroupEvent>({
  GroupWasSeen: { version: 1, schema: GroupWasSeen }
})
