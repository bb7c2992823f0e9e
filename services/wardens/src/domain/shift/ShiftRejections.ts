import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import {
  type EverywhereRejection,
  type PostIsUnknown,
  type StepIsBeforeTheLast,
  sharedRefusal,
  type WardenIsOfAnotherTownship,
  type WardenIsUnknown
} from "../SharedRejections.ts"
import type { WardenState } from "../warden/WardenEvents.ts"

/** Why a command on a shift is refused. */
export type ShiftRejection =
  | { readonly _tag: "ShiftIsNotOnFile" }
  | { readonly _tag: "ShiftIsAlreadyOnFile" }
  | { readonly _tag: "ShiftIsCancelled" }
  | { readonly _tag: "SomebodyHasCheckedIn"; readonly wardenId: string }
  | PostIsUnknown
  | { readonly _tag: "PostIsClosed"; readonly since: Instant }
  | WardenIsUnknown
  | { readonly _tag: "WardenIsNotInService"; readonly wardenId: string; readonly state: WardenState }
  | WardenIsOfAnotherTownship
  | { readonly _tag: "WardenIsOnAnotherShift"; readonly wardenId: string; readonly shiftId: string }
  | { readonly _tag: "WardenIsNotNamed" }
  | { readonly _tag: "WardenIsNotOnTheShift"; readonly wardenId: string }
  | { readonly _tag: "WardenIsSomebodyElse"; readonly wardenId: string }
  | { readonly _tag: "ShiftIsNotOpen"; readonly from: Instant; readonly until: Instant }
  | { readonly _tag: "WardenHasCheckedIn"; readonly since: Instant }
  | { readonly _tag: "WardenHasNotCheckedIn"; readonly wardenId: string }
  | { readonly _tag: "WardenHasCheckedOut"; readonly since: Instant }
  | StepIsBeforeTheLast
  | EverywhereRejection

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
    case "PostIsClosed":
      return {
        code,
        title: text("该站点已关闭", "The place is closed"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "WardenIsNotInService":
      return {
        code,
        title: text("该队员不在岗,不能排班", "The warden is not in active service and stands on no shift"),
        facts
      }
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
    default:
      return sharedRefusal(rejection)
  }
}
