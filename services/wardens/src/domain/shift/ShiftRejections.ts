import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { type PermissionRejection, permissionRefusal } from "../WithinPermission.ts"
import type { WardenState } from "../warden/WardenEvents.ts"

/** Why a command on a shift is refused. */
export type ShiftRejection =
  | { readonly _tag: "ShiftIsNotOnFile" }
  | { readonly _tag: "ShiftIsAlreadyOnFile" }
  | { readonly _tag: "ShiftIsCancelled" }
  | { readonly _tag: "SomebodyHasCheckedIn"; readonly wardenId: string }
  | { readonly _tag: "PostIsUnknown"; readonly placeId: string }
  | { readonly _tag: "PostIsClosed"; readonly since: Instant }
  | { readonly _tag: "WardenIsUnknown"; readonly wardenId: string }
  | { readonly _tag: "WardenIsNotInService"; readonly wardenId: string; readonly state: WardenState }
  | { readonly _tag: "WardenIsOfAnotherTownship"; readonly wardenId: string; readonly township: string }
  | { readonly _tag: "WardenIsOnAnotherShift"; readonly wardenId: string; readonly shiftId: string }
  | { readonly _tag: "WardenIsNotNamed" }
  | { readonly _tag: "WardenIsNotOnTheShift"; readonly wardenId: string }
  | { readonly _tag: "WardenIsSomebodyElse"; readonly wardenId: string }
  | { readonly _tag: "ShiftIsNotOpen"; readonly from: Instant; readonly until: Instant }
  | { readonly _tag: "WardenHasCheckedIn"; readonly since: Instant }
  | { readonly _tag: "WardenHasNotCheckedIn"; readonly wardenId: string }
  | { readonly _tag: "WardenHasCheckedOut"; readonly since: Instant }
  | { readonly _tag: "StepIsBeforeTheLast"; readonly since: Instant }
  | PermissionRejection
  | TownshipIsOutOfScope

/** What the person who gave the command is told, in both languages. */
export const toShiftRefusal = (rejection: ShiftRejection): Refusal => {
  const { _tag: code, ...facts } = rejection
  switch (rejection._tag) {
    case "ShiftIsNotOnFile":
      return { code, title: text("没有该班次", "There is no such shift") }
    case "ShiftIsAlreadyOnFile":
      return { code, title: text("该班次已登记", "The shift is on file already") }
    case "ShiftIsCancelled":
      return { code, title: text("该班次已取消", "The shift is cancelled") }
    case "SomebodyHasCheckedIn":
      return {
        code,
        title: text("已有人签到,不能再改", "Somebody has checked in: it stands as it is"),
        facts
      }
    case "PostIsUnknown":
      return { code, title: text("没有该站点", "There is no such place"), facts }
    case "PostIsClosed":
      return {
        code,
        title: text("该站点已关闭", "The place is closed"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "WardenIsUnknown":
      return { code, title: text("没有该劝导队员", "There is no such warden"), facts }
    case "WardenIsNotInService":
      return {
        code,
        title: text("该队员不在岗,不能排班", "The warden is not in active service and stands on no shift"),
        facts
      }
    case "WardenIsOfAnotherTownship":
      return { code, title: text("该队员属于其他乡镇", "The warden is of another township"), facts }
    case "WardenIsOnAnotherShift":
      return { code, title: text("该队员同时在另一班次", "The warden is on another shift then"), facts }
    case "WardenIsNotNamed":
      return { code, title: text("请说明是哪位队员", "Say which warden") }
    case "WardenIsNotOnTheShift":
      return { code, title: text("该队员不在该班次", "The warden is not on this shift"), facts }
    case "WardenIsSomebodyElse":
      return {
        code,
        rule: "X3",
        title: text("只能为本人签到、签退", "You check in and out for yourself only"),
        facts
      }
    case "ShiftIsNotOpen": {
      const { from, until } = rejection
      return {
        code,
        title: text("不在该班次的签到时间内", "Not within the time of the shift"),
        facts: { from: inShanghai(from), until: inShanghai(until) }
      }
    }
    case "WardenHasCheckedIn":
      return {
        code,
        title: text("已经签到", "Checked in already"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "WardenHasNotCheckedIn":
      return { code, title: text("尚未签到", "Not checked in yet"), facts }
    case "WardenHasCheckedOut":
      return {
        code,
        title: text("已经签退", "Checked out already"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "StepIsBeforeTheLast":
      return {
        code,
        title: text("早于上一步的时间", "Before the step that came first"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "RoleMayNotDoThis":
    case "AccountIsNoWarden":
    case "WardenIsNotActive":
      return permissionRefusal(rejection)
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}
