import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import {
  type EverywhereRejection,
  type PostIsUnknown,
  sharedRefusal,
  type TownshipIsNotNamed,
  type WardenIsOfAnotherTownship,
  type WardenIsUnknown
} from "../SharedRejections.ts"
import type { WorkKind } from "./Work.ts"

/** Why a command on a record is refused. */
export type RecordRejection =
  | { readonly _tag: "RecordIsNotOnFile" }
  | { readonly _tag: "RecordIsAlreadyOnFile" }
  | { readonly _tag: "RecordIsWithdrawn"; readonly since: Instant }
  | { readonly _tag: "RecordIsSomebodyElses" }
  | { readonly _tag: "RecordIsOfAnotherKind"; readonly kind: WorkKind }
  | TownshipIsNotNamed
  | PostIsUnknown
  | { readonly _tag: "PostWasNotOpen"; readonly placeId: string }
  | { readonly _tag: "PostIsInAnotherTownship"; readonly placeId: string; readonly township: string }
  | WardenIsUnknown
  | WardenIsOfAnotherTownship
  | EverywhereRejection

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
    case "PostWasNotOpen":
      return { code, title: text("该站点当时未设立或已关闭", "The place was not open then"), facts }
    case "PostIsInAnotherTownship":
      return { code, title: text("该站点在其他乡镇", "The place is in another township"), facts }
    default:
      return sharedRefusal(rejection)
  }
}
