import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import {
  type EverywhereRejection,
  type StepIsBeforeTheLast,
  sharedRefusal,
  type VillageIsOfAnotherTownship
} from "../SharedRejections.ts"

/** Why a command on a mobile unit is refused. */
export type UnitRejection =
  | { readonly _tag: "UnitIsNotOnFile" }
  | { readonly _tag: "UnitIsAlreadyOnFile" }
  | { readonly _tag: "UnitIsDisbanded"; readonly since: Instant }
  | StepIsBeforeTheLast
  | VillageIsOfAnotherTownship
  | { readonly _tag: "MemberIsInTheUnitAlready"; readonly account: string; readonly from: CalendarDate }
  | { readonly _tag: "AccountIsNoMember"; readonly account: string }
  | { readonly _tag: "LastDayIsBeforeTheFirst"; readonly from: CalendarDate }
  | { readonly _tag: "GroupIsListedAlready"; readonly village: string; readonly name: string }
  | {
      readonly _tag: "GroupIsAnotherUnits"
      readonly village: string
      readonly name: string
      readonly unitId: string
      /** The last day on which it is; null while it is. */
      readonly until: CalendarDate | null
    }
  | { readonly _tag: "GroupIsUnknown"; readonly groupId: string }
  | { readonly _tag: "GroupHasEnded"; readonly groupId: string; readonly until: CalendarDate }
  | EverywhereRejection

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
    case "MemberIsInTheUnitAlready":
      return { code, title: text("该人员已在队中", "They are in the unit already"), facts }
    case "AccountIsNoMember":
      return { code, title: text("该人员不在队中", "They are not in the unit"), facts }
    case "LastDayIsBeforeTheFirst":
      return { code, title: text("早于开始日期", "The last day is before the first"), facts }
    case "GroupIsListedAlready":
      return { code, title: text("该村组已登记", "The village group is listed already"), facts }
    case "GroupIsAnotherUnits":
      return {
        code,
        title: text(
          `“${rejection.name}”由另一支移动警务队负责${rejection.until === null ? "" : `至${rejection.until}`}`,
          `Another mobile unit visits "${rejection.name}"${rejection.until === null ? "" : ` until ${rejection.until}`}`
        ),
        facts
      }
    case "GroupIsUnknown":
      return { code, title: text("没有该村组", "There is no such village group"), facts }
    case "GroupHasEnded":
      return { code, title: text("该村组已撤销", "The village group has ended already"), facts }
    default:
      return sharedRefusal(rejection)
  }
}
