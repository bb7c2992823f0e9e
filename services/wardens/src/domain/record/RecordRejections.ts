import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { type PermissionRejection, permissionRefusal } from "../WithinPermission.ts"
import type { WorkKind } from "./Work.ts"

/** Why a command on a record is refused. */
export type RecordRejection =
  | { readonly _tag: "RecordIsNotOnFile" }
  | { readonly _tag: "RecordIsAlreadyOnFile" }
  | { readonly _tag: "RecordIsWithdrawn"; readonly since: Instant }
  | { readonly _tag: "RecordIsSomebodyElses" }
  | { readonly _tag: "RecordIsOfAnotherKind"; readonly kind: WorkKind }
  | { readonly _tag: "TownshipIsNotNamed" }
  | { readonly _tag: "PostIsUnknown"; readonly placeId: string }
  | { readonly _tag: "PostWasNotOpen"; readonly placeId: string }
  | { readonly _tag: "PostIsInAnotherTownship"; readonly placeId: string; readonly township: string }
  | { readonly _tag: "WardenIsUnknown"; readonly wardenId: string }
  | { readonly _tag: "WardenIsOfAnotherTownship"; readonly wardenId: string; readonly township: string }
  | PermissionRejection
  | TownshipIsOutOfScope

/** What the person who gave the command is told, in both languages. */
export const toRecordRefusal = (rejection: RecordRejection): Refusal => {
  const { _tag: code, ...facts } = rejection
  switch (rejection._tag) {
    case "RecordIsNotOnFile":
      return { code, title: text("没有该记录", "There is no such record") }
    case "RecordIsAlreadyOnFile":
      return { code, title: text("该记录已登记", "The record is on file already") }
    case "RecordIsWithdrawn":
      return {
        code,
        title: text("该记录已撤回", "The record was withdrawn"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "RecordIsSomebodyElses":
      return {
        code,
        rule: "X3",
        title: text("只能更改本人填报的记录", "You change only what you filed yourself")
      }
    case "RecordIsOfAnotherKind":
      return {
        code,
        title: text("更正不能改变记录的类别", "A correction leaves the kind of a record as it is"),
        facts
      }
    case "TownshipIsNotNamed":
      return { code, rule: "N9", title: text("请填写乡镇或村居", "Say in which township or village") }
    case "PostIsUnknown":
      return { code, title: text("没有该站点", "There is no such place"), facts }
    case "PostWasNotOpen":
      return { code, title: text("该站点当时未设立或已关闭", "The place was not open then"), facts }
    case "PostIsInAnotherTownship":
      return { code, title: text("该站点在其他乡镇", "The place is in another township"), facts }
    case "WardenIsUnknown":
      return { code, title: text("没有该劝导队员", "There is no such warden"), facts }
    case "WardenIsOfAnotherTownship":
      return { code, title: text("该队员属于其他乡镇", "The warden is of another township"), facts }
    case "RoleMayNotDoThis":
    case "AccountIsNoWarden":
    case "WardenIsNotActive":
      return permissionRefusal(rejection)
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}
