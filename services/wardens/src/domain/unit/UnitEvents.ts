import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"
import { Location } from "../Location.ts"

/** What may happen to a mobile unit (rows 38, 39), as it is stored: add, never change. */

const Text = Schema.NullOr(Schema.String)
const why = { at: Schema.String, reason: Text } as const

/** 移动警务队, 提包警务室. */
export const UnitKind = Schema.Literal("mobile-team", "bag-room")
export type UnitKind = typeof UnitKind.Type

/** The people of the eight-ones kit (八个一, row 39): 一名老民警, 一名年轻民警, 一名辅警. A unit may have several of each. */
export const MemberPart = Schema.Literal("senior-officer", "young-officer", "assistant")
export type MemberPart = typeof MemberPart.Type

/** The things of the eight-ones kit (row 39): 车, 笔记本电脑, 照相机, 移动警务终端, 提包. */
export const KitThing = Schema.Literal("car", "laptop", "camera", "mobile-terminal", "bag")
export type KitThing = typeof KitThing.Type

/** What may change while there is a unit. */
const site = {
  name: Schema.String,
  /** Twelve-digit code of the village that its room is in; null where it has none of its own. */
  village: Text,
  location: Schema.NullOr(Location)
} as const

export const MobileUnitWasFormed = Schema.TaggedStruct("MobileUnitWasFormed", {
  kind: UnitKind,
  /** Nine-digit code. */
  township: Schema.String,
  ...site,
  ...why,
  warnings: Schema.Array(Warning)
})

/** All that may change, as it is now. */
export const MobileUnitWasChanged = Schema.TaggedStruct("MobileUnitWasChanged", {
  ...site,
  ...why,
  warnings: Schema.Array(Warning)
})

export const MobileUnitWasDisbanded = Schema.TaggedStruct("MobileUnitWasDisbanded", why)

export const MemberJoinedUnit = Schema.TaggedStruct("MemberJoinedUnit", {
  account: Schema.String,
  part: MemberPart,
  /** The first day. */
  from: Schema.String,
  ...why
})

export const MemberLeftUnit = Schema.TaggedStruct("MemberLeftUnit", {
  account: Schema.String,
  /** The last day. */
  until: Schema.String,
  ...why
})

export const KitThingWasIssued = Schema.TaggedStruct("KitThingWasIssued", {
  thing: KitThing,
  /** Plate, serial or inventory number. */
  label: Text,
  ...why
})

export const KitThingWasTakenBack = Schema.TaggedStruct("KitThingWasTakenBack", { thing: KitThing, ...why })

/** Groups of villages (村民小组) that the unit is to visit, from a day on. */
export const VillageGroupsWereListed = Schema.TaggedStruct("VillageGroupsWereListed", {
  groups: Schema.Array(
    Schema.Struct({ groupId: Schema.String, village: Schema.String, name: Schema.String })
  ),
  /** The first day on which there are these groups. */
  from: Schema.String,
  ...why
})

/** Groups that are no more, or no longer the unit's. */
export const VillageGroupsWereEnded = Schema.TaggedStruct("VillageGroupsWereEnded", {
  groupIds: Schema.Array(Schema.String),
  /** Their last day. */
  until: Schema.String,
  ...why
})

export const UnitEvent = Schema.Union(
  MobileUnitWasFormed,
  MobileUnitWasChanged,
  MobileUnitWasDisbanded,
  MemberJoinedUnit,
  MemberLeftUnit,
  KitThingWasIssued,
  KitThingWasTakenBack,
  VillageGroupsWereListed,
  VillageGroupsWereEnded
)
export type UnitEvent = typeof UnitEvent.Type

/** The event of one type: `UnitEventOf<"MobileUnitWasFormed">`. */
export type UnitEventOf<Type extends UnitEvent["_tag"]> = Extract<UnitEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const unitEventCodec = makeEventCodec<UnitEvent>({
  MobileUnitWasFormed: { version: 1, schema: MobileUnitWasFormed },
  MobileUnitWasChanged: { version: 1, schema: MobileUnitWasChanged },
  MobileUnitWasDisbanded: { version: 1, schema: MobileUnitWasDisbanded },
  MemberJoinedUnit: { version: 1, schema: MemberJoinedUnit },
  MemberLeftUnit: { version: 1, schema: MemberLeftUnit },
  KitThingWasIssued: { version: 1, schema: KitThingWasIssued },
  KitThingWasTakenBack: { version: 1, schema: KitThingWasTakenBack },
  VillageGroupsWereListed: { version: 1, schema: VillageGroupsWereListed },
  VillageGroupsWereEnded: { version: 1, schema: VillageGroupsWereEnded }
})
