import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import {
  type EverywhereRejection,
  type SharedRejection,
  type StepIsBeforeTheLast,
  sharedRefusal,
  type VillageIsOfAnotherTownship
} from "../SharedRejections.ts"
import type { WardenRole, WardenState } from "./WardenEvents.ts"
import { wardenStates } from "./WardenLabels.ts"

/** Why a command on a warden is refused. */
export type WardenRejection =
  | { readonly _tag: "WardenIsNotOnFile" }
  | { readonly _tag: "WardenIsAlreadyOnFile" }
  | { readonly _tag: "PersonIsAWardenAlready"; readonly wardenId: string }
  | { readonly _tag: "WardenHasLeft"; readonly since: Instant }
  | { readonly _tag: "WardenHasNoRole" }
  | { readonly _tag: "StateDoesNotAllowThis"; readonly state: WardenState; readonly to: WardenState }
  | StepIsBeforeTheLast
  | { readonly _tag: "PersuaderHasNoPost"; readonly placeId: string | null }
  | { readonly _tag: "AuxiliaryHasOneVillage"; readonly villages: number }
  | { readonly _tag: "VillageHasAnAuxiliary"; readonly village: string; readonly wardenId: string }
  | { readonly _tag: "WardenIsUntrained"; readonly role: WardenRole; readonly subject: string }
  | VillageIsOfAnotherTownship
  | { readonly _tag: "PlaceIsNotThere"; readonly placeId: string }
  | { readonly _tag: "PlaceIsNotOpen"; readonly placeId: string }
  | { readonly _tag: "PlaceIsOfAnotherTownship"; readonly placeId: string; readonly township: string }
  | { readonly _tag: "WardenServesThereAlready"; readonly township: string }
  | { readonly _tag: "AccountIsAnotherWardens"; readonly account: string; readonly wardenId: string }
  | { readonly _tag: "EquipmentIsNotOnLoan"; readonly loanId: string }
  | EverywhereRejection

type OwnRejection = Exclude<WardenRejection, SharedRejection>

/** What the person who gave the command is told, in both languages. */
export const toWardenRefusal = (rejection: WardenRejection): Refusal => {
  switch (rejection._tag) {
    case "TownshipIsOutOfScope":
    case "RoleMayNotDoThis":
    case "AccountIsNoWarden":
    case "WardenIsNotActive":
    case "StepIsBeforeTheLast":
    case "VillageIsOfAnotherTownship":
      return sharedRefusal(rejection)
    default: {
      const { _tag: code, ...facts } = rejection
      const since = "since" in rejection ? { since: inShanghai(rejection.since) } : {}
      return { code, title: titleOf(rejection), facts: { ...facts, ...since } }
    }
  }
}

const titleOf = (rejection: OwnRejection): Text => {
  switch (rejection._tag) {
    case "WardenIsNotOnFile":
      return text("没有这名队员", "There is no such warden")
    case "WardenIsAlreadyOnFile":
      return text("该队员已登记", "The warden is on file already")
    case "PersonIsAWardenAlready":
      return text("此人已是队员或已申请", "The person is a warden, or has applied already")
    case "WardenHasLeft":
      return text("该队员已离队", "The warden has left")
    case "WardenHasNoRole":
      return text("至少要有一种身份", "A warden has at least one role")
    case "StateDoesNotAllowThis": {
      const [is, to] = [wardenStates[rejection.state], wardenStates[rejection.to]]
      return text(
        `当前为“${is.zh}”，不能转为“${to.zh}”`,
        `The state is "${is.en}": it does not lead to "${to.en}"`
      )
    }
    case "PersuaderHasNoPost":
      return text("劝导员须驻在本乡镇开放的劝导站", "A persuader stands at an open post of their township")
    case "AuxiliaryHasOneVillage":
      return text("驻村辅警须且只须对应一个村居", "A village auxiliary has exactly one village")
    case "VillageHasAnAuxiliary":
      return text("该村居已有驻村辅警", "The village has an auxiliary already")
    case "WardenIsUntrained":
      return text("未取得上岗所需的有效培训", "A training that the role needs is missing or has run out")
    case "PlaceIsNotThere":
      return text("没有该站点", "There is no such place")
    case "PlaceIsNotOpen":
      return text("该站点已关闭", "The place is closed")
    case "PlaceIsOfAnotherTownship":
      return text("站点在其他乡镇", "The place is in another township")
    case "WardenServesThereAlready":
      return text("该队员已在该乡镇", "The warden serves in that township already")
    case "AccountIsAnotherWardens":
      return text("该账号属于另一名队员", "The account is another warden's")
    case "EquipmentIsNotOnLoan":
      return text("没有这项借出记录", "There is no such loan")
  }
}
