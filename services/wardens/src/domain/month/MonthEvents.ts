import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"

/** What a mobile unit did in one month (row 38), as it is stored: add, never change. */

const Text = Schema.NullOr(Schema.String)

/** Of which unit and month: one stream holds nothing else. */
const ofMonth = {
  unitId: Schema.String,
  /** Nine-digit code. */
  township: Schema.String,
  /** `2021-04`. */
  month: Schema.String,
  /** What it is withdrawn by. */
  entryId: Schema.String,
  /** Account of whoever filed it. */
  by: Schema.String,
  at: Schema.String,
  reason: Text,
  warnings: Schema.Array(Warning)
} as const

/** One round: groups of villages that people of the unit were in. */
export const VillageGroupsWereVisited = Schema.TaggedStruct("VillageGroupsWereVisited", {
  groupIds: Schema.Array(Schema.String),
  /** Accounts of the members who were there, at least one. */
  members: Schema.Array(Schema.String),
  note: Text,
  ...ofMonth
})

/** Somebody of the unit was in its room. */
export const RoomTimeWasRecorded = Schema.TaggedStruct("RoomTimeWasRecorded", {
  account: Schema.String,
  /** Day in Asia/Shanghai on which all of it was. */
  day: Schema.String,
  from: Schema.String,
  /** Not included. */
  until: Schema.String,
  ...ofMonth
})

/** An entry of the month counts no more. */
export const UnitEntryWasWithdrawn = Schema.TaggedStruct("UnitEntryWasWithdrawn", {
  entryId: Schema.String,
  at: Schema.String,
  reason: Text
})

export const MonthEvent = Schema.Union(VillageGroupsWereVisited, RoomTimeWasRecorded, UnitEntryWasWithdrawn)
export type MonthEvent = typeof MonthEvent.Type

/** The event of one type: `MonthEventOf<"RoomTimeWasRecorded">`. */
export type MonthEventOf<Type extends MonthEvent["_tag"]> = Extract<MonthEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const monthEventCodec = makeEventCodec<MonthEvent>({
  VillageGroupsWereVisited: { version: 1, schema: VillageGroupsWereVisited },
  RoomTimeWasRecorded: { version: 1, schema: RoomTimeWasRecorded },
  UnitEntryWasWithdrawn: { version: 1, schema: UnitEntryWasWithdrawn }
})
