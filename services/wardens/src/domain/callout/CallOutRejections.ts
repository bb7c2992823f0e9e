import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { type EverywhereRejection, type StepIsBeforeTheLast, sharedRefusal } from "../SharedRejections.ts"
import type { WardenState } from "../warden/WardenEvents.ts"
import { wardenStates } from "../warden/WardenLabels.ts"
import type { CallOutStanding } from "./CallOut.ts"
import { standingNames } from "./CallOutLabels.ts"

/** Why a command on a call-out is refused. */
export type CallOutRejection =
  | { readonly _tag: "CallOutIsNotOpened" }
  | { readonly _tag: "CallOutIsAlreadyOpened" }
  | { readonly _tag: "CallOutIsOver"; readonly standing: CallOutStanding }
  | { readonly _tag: "PartyWasNotAsked"; readonly partyId: string }
  | { readonly _tag: "PartyIsStoodDown"; readonly at: Instant }
  | { readonly _tag: "PartyDoesNotCome"; readonly partyId: string }
  | { readonly _tag: "PartyIsNotInService"; readonly partyId: string; readonly state: WardenState }
  | { readonly _tag: "PartyHasArrived"; readonly at: Instant }
  | { readonly _tag: "PartyIsOnAnotherCallOut"; readonly partyId: string; readonly holder: string }
  | { readonly _tag: "OthersAreStillMissing"; readonly come: number; readonly people: number }
  | { readonly _tag: "NobodyHasArrived" }
  | { readonly _tag: "CellAnswersForItself"; readonly cellId: string }
  | { readonly _tag: "ActsForSomebodyElse" }
  | { readonly _tag: "CallOutHasEnoughPeople" }
  | StepIsBeforeTheLast
  | EverywhereRejection

/** What the person who gave the command is told, in both languages. */
export const toCallOutRefusal = (rejection: CallOutRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "CallOutIsNotOpened":
      return { code, title: text("没有该次召集", "There is no such call-out") }
    case "CallOutIsAlreadyOpened":
      return { code, title: text("该次召集已发起", "The call-out is opened already") }
    case "CallOutIsOver": {
      const name = standingNames[rejection.standing]
      return {
        code,
        title: text(`该次召集已结束:${name.zh}`, `The call-out is over: ${name.en}`),
        facts: { standing: rejection.standing }
      }
    }
    case "PartyWasNotAsked":
      return {
        code,
        title: text("未被召集", "They were not asked"),
        facts: { partyId: rejection.partyId }
      }
    case "PartyIsStoodDown":
      return {
        code,
        title: text("人员已足,无需前往", "Enough others come; they are not needed"),
        facts: { at: inShanghai(rejection.at) }
      }
    case "PartyDoesNotCome":
      return {
        code,
        title: text("尚未应召", "They have not said that they come"),
        facts: { partyId: rejection.partyId }
      }
    case "PartyIsNotInService": {
      const { partyId, state } = rejection
      const name = wardenStates[state]
      return {
        code,
        title: text(`该队员不在岗(${name.zh}),不得前往`, `They are ${name.en}, and do not go`),
        facts: { partyId, state }
      }
    }
    case "PartyHasArrived":
      return {
        code,
        title: text("已到场", "They are there already"),
        facts: { at: inShanghai(rejection.at) }
      }
    case "PartyIsOnAnotherCallOut": {
      const { partyId, holder } = rejection
      return {
        code,
        title: text("已在另一次召集中", "They are on another call-out"),
        facts: { partyId, holder }
      }
    }
    case "OthersAreStillMissing": {
      const { come, people } = rejection
      return {
        code,
        title: text("人员或装备未齐,不得单独前往", "Nobody goes before enough come, with what it takes"),
        detail: text(`需要${people}人,应召${come}人。`, `It takes ${people}; ${come} come.`),
        facts: { come, people }
      }
    }
    case "NobodyHasArrived":
      return { code, title: text("尚无人到场", "Nobody has arrived") }
    case "CellAnswersForItself":
      return {
        code,
        title: text("哨点的应答在哨点处登记", "What a cell does is taken down at the cell"),
        facts: { cellId: rejection.cellId }
      }
    case "ActsForSomebodyElse":
      return { code, rule: "X3", title: text("不能替他人操作", "Nobody acts for somebody else") }
    case "CallOutHasEnoughPeople":
      return { code, title: text("人员已足", "Enough people come") }
    default:
      return sharedRefusal(rejection)
  }
}
