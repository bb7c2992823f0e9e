import { filing, Written } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"

/** What people hand in of a unit's month, as they wrote it. Only the shape is asked here; the rest is for the checks. */

/** One round through groups of villages (row 38). */
export const GroupVisitForm = Schema.Struct({
  groupIds: Schema.Array(Schema.String),
  members: Schema.optional(Schema.Array(Schema.String)).annotations({
    description: "Accounts of those of the unit who were there; whoever files it where absent"
  }),
  note: Written,
  ...filing
}).annotations({ identifier: "VillageGroupVisit" })
export type GroupVisitForm = typeof GroupVisitForm.Type

/** Time of somebody of the unit in its room, on one day (row 38). */
export const RoomTimeForm = Schema.Struct({
  account: Written.annotations({ description: "Of the unit; whoever files it where absent" }),
  from: Schema.String.annotations({ description: "RFC 3339" }),
  until: Schema.String.annotations({ description: "RFC 3339, on the same day in Asia/Shanghai" }),
  ...filing
}).annotations({ identifier: "RoomTime" })
export type RoomTimeForm = typeof RoomTimeForm.Type

/** A visit or a time in the room counts no more. */
export const EntryWithdrawalForm = Schema.Struct({
  month: Schema.String.annotations({ description: "`2021-04`" }),
  entryId: Schema.String,
  ...filing
}).annotations({ identifier: "UnitEntryWithdrawal" })
export type EntryWithdrawalForm = typeof EntryWithdrawalForm.Type
