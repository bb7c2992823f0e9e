import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"
import { Location } from "../Location.ts"

/** What may happen to a place of the wardens (row 34), as it is stored: add, never change. */

const Reason = Schema.NullOr(Schema.String)

/** 交通安全管理站, 劝导站, 乡村警务室. */
export const PlaceKind = Schema.Literal("management-station", "persuasion-post", "police-room")
export type PlaceKind = typeof PlaceKind.Type

/** Hours of some days of the week. */
export const WeeklyWindow = Schema.Struct({
  /** Days of the week: 1 is Monday, 7 is Sunday. */
  days: Schema.Array(Schema.Int),
  /** Times of the day in Asia/Shanghai, `07:00`; `until` is later and not included, at most `24:00`. */
  from: Schema.String,
  until: Schema.String
})
export type WeeklyWindow = typeof WeeklyWindow.Type

/** What may change while it is open. */
const site = {
  name: Schema.String,
  /** Twelve-digit code of the village that it stands in; null where it is the township's. */
  village: Schema.NullOr(Schema.String),
  location: Location,
  /** The road that it stands at, as people call it. */
  road: Schema.NullOr(Schema.String),
  /** When somebody should be there. */
  hours: Schema.Array(WeeklyWindow),
  /** Twelve-digit codes of the villages that it looks after. */
  area: Schema.Array(Schema.String)
} as const

export const PlaceWasOpened = Schema.TaggedStruct("PlaceWasOpened", {
  kind: PlaceKind,
  /** Nine-digit code. */
  township: Schema.String,
  ...site,
  at: Schema.String,
  reason: Reason,
  warnings: Schema.Array(Warning)
})

/** All that may change, as it is now. */
export const PlaceWasChanged = Schema.TaggedStruct("PlaceWasChanged", {
  ...site,
  at: Schema.String,
  reason: Reason,
  warnings: Schema.Array(Warning)
})

export const PlaceWasClosed = Schema.TaggedStruct("PlaceWasClosed", { at: Schema.String, reason: Reason })

export const PlaceEvent = Schema.Union(PlaceWasOpened, PlaceWasChanged, PlaceWasClosed)
export type PlaceEvent = typeof PlaceEvent.Type

/** The event of one type: `PlaceEventOf<"PlaceWasOpened">`. */
export type PlaceEventOf<Type extends PlaceEvent["_tag"]> = Extract<PlaceEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const placeEventCodec = makeEventCodec<PlaceEvent>({
  PlaceWasOpened: { version: 1, schema: PlaceWasOpened },
  PlaceWasChanged: { version: 1, schema: PlaceWasChanged },
  PlaceWasClosed: { version: 1, schema: PlaceWasClosed }
})
