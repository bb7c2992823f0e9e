import { filing, Written } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { Location } from "../../Location.ts"
import { KitThing, MemberPart, UnitKind } from "../UnitEvents.ts"

/** What people hand in about mobile units, as they wrote it. Only the shape is asked here; the rest is for the checks. */

/** A mobile police team or a mobile police room (rows 38, 39). */
export const UnitForm = Schema.Struct({
  kind: UnitKind,
  name: Schema.String,
  township: Written.annotations({ description: "Nine-digit code; that of the village where absent" }),
  village: Written.annotations({ description: "Twelve-digit code of the village that its room is in" }),
  location: Schema.optional(Schema.NullOr(Location)).annotations({ description: "Degrees, WGS 84" }),
  ...filing
}).annotations({ identifier: "MobileUnitForm" })
export type UnitForm = typeof UnitForm.Type

/** What is otherwise now; absent values stay. */
export const UnitChangeForm = Schema.Struct({
  name: Written,
  village: Written,
  location: Schema.optional(Schema.NullOr(Location)),
  ...filing
}).annotations({ identifier: "MobileUnitChange" })
export type UnitChangeForm = typeof UnitChangeForm.Type

/** Somebody joins (row 39). */
export const JoinUnitForm = Schema.Struct({
  account: Schema.String,
  part: MemberPart,
  from: Written.annotations({ description: "The first day; today where absent" }),
  ...filing
}).annotations({ identifier: "MobileUnitMember" })
export type JoinUnitForm = typeof JoinUnitForm.Type

export const LeaveUnitForm = Schema.Struct({
  account: Schema.String,
  until: Written.annotations({ description: "The last day; today where absent" }),
  ...filing
}).annotations({ identifier: "MobileUnitLeaving" })
export type LeaveUnitForm = typeof LeaveUnitForm.Type

/** A thing of the eight-ones kit (row 39). */
export const KitForm = Schema.Struct({
  thing: KitThing,
  label: Written.annotations({ description: "Plate, serial or inventory number" }),
  ...filing
}).annotations({ identifier: "MobileUnitKit" })
export type KitForm = typeof KitForm.Type

export const KitReturnForm = Schema.Struct({ thing: KitThing, ...filing }).annotations({
  identifier: "MobileUnitKitReturn"
})
export type KitReturnForm = typeof KitReturnForm.Type

/** Groups of villages that the unit is to visit (row 38). */
export const VillageGroupsForm = Schema.Struct({
  groups: Schema.Array(Schema.Struct({ village: Schema.String, name: Schema.String })),
  from: Written.annotations({ description: "The first day; today where absent" }),
  ...filing
}).annotations({ identifier: "VillageGroups" })
export type VillageGroupsForm = typeof VillageGroupsForm.Type

export const VillageGroupsEndForm = Schema.Struct({
  groupIds: Schema.Array(Schema.String),
  until: Written.annotations({ description: "The last day; today where absent" }),
  ...filing
}).annotations({ identifier: "VillageGroupsEnd" })
export type VillageGroupsEndForm = typeof VillageGroupsEndForm.Type
