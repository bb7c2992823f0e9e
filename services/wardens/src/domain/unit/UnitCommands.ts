import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { KitThing, MemberPart, UnitEventOf } from "./UnitEvents.ts"

/** What may be asked of a mobile unit. */

interface Step {
  readonly at: Instant
  readonly reason: string | null
}

export interface FormUnit extends Omit<UnitEventOf<"MobileUnitWasFormed">, "_tag"> {
  readonly _tag: "FormUnit"
}

/** Absent values (null) stay as they are. */
export interface ChangeUnit extends Step {
  readonly _tag: "ChangeUnit"
  readonly name: string | null
  readonly village: string | null
  readonly location: UnitEventOf<"MobileUnitWasFormed">["location"]
  readonly warnings: ReadonlyArray<Warning>
}

export interface DisbandUnit extends Step {
  readonly _tag: "DisbandUnit"
}

export interface JoinUnit extends Step {
  readonly _tag: "JoinUnit"
  readonly account: string
  readonly part: MemberPart
  readonly from: CalendarDate
}

export interface LeaveUnit extends Step {
  readonly _tag: "LeaveUnit"
  readonly account: string
  readonly until: CalendarDate
}

export interface IssueKitThing extends Step {
  readonly _tag: "IssueKitThing"
  readonly thing: KitThing
  readonly label: string | null
}

export interface TakeKitThingBack extends Step {
  readonly _tag: "TakeKitThingBack"
  readonly thing: KitThing
}

/** A village group that another unit visits, or did, as it was when the command was given. */
export interface GroupElsewhere {
  readonly unitId: string
  readonly village: string
  readonly name: string
  /** The last day on which it is that unit's; null while it is. */
  readonly until: CalendarDate | null
}

export interface ListVillageGroups extends Step {
  readonly _tag: "ListVillageGroups"
  readonly groups: UnitEventOf<"VillageGroupsWereListed">["groups"]
  readonly from: CalendarDate
  readonly elsewhere: ReadonlyArray<GroupElsewhere>
}

export interface EndVillageGroups extends Step {
  readonly _tag: "EndVillageGroups"
  readonly groupIds: ReadonlyArray<string>
  readonly until: CalendarDate
}

export type UnitCommand =
  | FormUnit
  | ChangeUnit
  | DisbandUnit
  | JoinUnit
  | LeaveUnit
  | IssueKitThing
  | TakeKitThingBack
  | ListVillageGroups
  | EndVillageGroups
