import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { type PermissionRejection, permissionRefusal } from "../WithinPermission.ts"

/** Why a command on a mobile unit is refused. */
export type UnitRejection =
  | { readonly _tag: "UnitIsNotOnFile" }
  | { readonly _tag: "UnitIsAlreadyOnFile" }
  | { readonly _tag: "UnitIsDisbanded"; readonly since: Instant }
  | { readonly _tag: "StepIsBeforeTheLast"; readonly since: Instant }
  | { readonly _tag: "VillageIsOfAnotherTownship"; readonly village: string; readonly township: string }
  | { readonly _tag: "MemberIsInTheUnitAlready"; readonly account: string; readonly from: CalendarDate }
  | { readonly _tag: "AccountIsNoMember"; readonly account: string }
  | { readonly _tag: "LastDayIsBeforeTheFirst"; readonly from: CalendarDate }
  | { readonly _tag: "GroupIsListedAlready"; readonly village: string; readonly name: string }
  | { readonly _tag: "GroupIsUnknown"; readonly groupId: string }
  | { readonly _tag: "GroupHasEnded"; readonly groupId: string; readonly until: CalendarDate }
  | PermissionRejection
  | TownshipIsOutOfScope

/** What the person who gave the command is told, in both languages. */
export const toUnitRefusal = (rejection: UnitRejection): Refusal => {
  const { _tag: code, ...facts } = rejection
  switch (rejection._tag) {
    case "UnitIsNotOnFile":
      return { code, title: text("没有该移动警务队", "There is no such mobile unit") }
    case "UnitIsAlreadyOnFile":
      return { code, title: text("该移动警务队已登记", "The mobile unit is on file already") }
    case "UnitIsDisbanded":
      return {
        code,
        title: text("该移动警务队已撤销", "The mobile unit was disbanded"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "StepIsBeforeTheLast":
      return {
        code,
        title: text("早于上一步的时间", "Before the step that came first"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "VillageIsOfAnotherTownship":
      return { code, title: text("村居不在该乡镇", "The village is in another township"), facts }
    case "MemberIsInTheUnitAlready":
      return { code, title: text("该人员已在队中", "They are in the unit already"), facts }
    case "AccountIsNoMember":
      return { code, title: text("该人员不在队中", "They are not in the unit"), facts }
    case "LastDayIsBeforeTheFirst":
      return { code, title: text("早于开始日期", "The last day is before the first"), facts }
    case "GroupIsListedAlready":
      return { code, title: text("该村组已登记", "The village group is listed already"), facts }
    case "GroupIsUnknown":
      return { code, title: text("没有该村组", "There is no such village group"), facts }
    case "GroupHasEnded":
      return { code, title: text("该村组已撤销", "The village group has ended already"), facts }
    case "RoleMayNotDoThis":
    case "AccountIsNoWarden":
    case "WardenIsNotActive":
      return permissionRefusal(rejection)
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}
