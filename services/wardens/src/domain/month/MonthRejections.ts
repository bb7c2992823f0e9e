import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { type EverywhereRejection, sharedRefusal } from "../SharedRejections.ts"

/** Why an entry of a unit's month is refused. */
export type MonthRejection =
  | { readonly _tag: "UnitIsNotOnFile" }
  | { readonly _tag: "UnitWasNotInService" }
  | { readonly _tag: "NobodyOfTheUnitWasThere" }
  | { readonly _tag: "AccountIsNoMember"; readonly account: string }
  | { readonly _tag: "GroupIsUnknown"; readonly groupId: string }
  | {
      readonly _tag: "GroupWasNotThere"
      readonly groupId: string
      readonly from: CalendarDate
      readonly until: CalendarDate | null
    }
  | {
      readonly _tag: "RoomTimesOverlap"
      readonly entryId: string
      readonly from: Instant
      readonly until: Instant
    }
  | { readonly _tag: "EntryIsNotOnFile"; readonly entryId: string }
  | { readonly _tag: "EntryIsSomebodyElses" }
  | EverywhereRejection

/** What the person who gave the command is told, in both languages. */
export const toMonthRefusal = (rejection: MonthRejection): Refusal => {
  const { _tag: code, ...facts } = rejection
  switch (rejection._tag) {
    case "UnitIsNotOnFile":
      return { code, title: text("没有该移动警务队", "There is no such mobile unit") }
    case "UnitWasNotInService":
      return { code, title: text("该移动警务队当时未组建或已撤销", "The mobile unit was not there then") }
    case "NobodyOfTheUnitWasThere":
      return {
        code,
        title: text("请写明到场的队员", "Say who of the unit was there")
      }
    case "AccountIsNoMember":
      return { code, title: text("该人员当日不在队中", "They were not in the unit on that day"), facts }
    case "GroupIsUnknown":
      return { code, title: text("没有该村组", "There is no such village group"), facts }
    case "GroupWasNotThere":
      return { code, title: text("该村组当日不存在", "There was no such village group on that day"), facts }
    case "RoomTimesOverlap":
      return {
        code,
        title: text("与已登记的在室时间重叠", "Overlaps time in the room that is on file"),
        facts: {
          entryId: rejection.entryId,
          from: inShanghai(rejection.from),
          until: inShanghai(rejection.until)
        }
      }
    case "EntryIsNotOnFile":
      return { code, title: text("没有该登记", "There is no such entry"), facts }
    case "EntryIsSomebodyElses":
      return {
        code,
        rule: "X3",
        title: text("只能撤回本人填报的登记", "You withdraw only what you filed yourself")
      }
    default:
      return sharedRefusal(rejection)
  }
}
