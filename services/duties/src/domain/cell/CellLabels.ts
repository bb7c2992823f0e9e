import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { CallOut } from "./Cell.ts"
import type { CellEvent, MemberKind } from "./CellEvents.ts"

/** What the codes of response cells are called on a page. Each table names every code: the compiler counts them. */

export const memberKinds: { readonly [Kind in MemberKind]: Text } = {
  villager: text("村民", "Villager"),
  grid: text("网格员", "Grid worker"),
  cadre: text("村干部", "Village cadre")
}

export const callOutOutcomes: { readonly [Outcome in NonNullable<CallOut["outcome"]>]: Text } = {
  done: text("处置完毕", "Done"),
  "in-vain": text("到场无需处置", "Nothing to do"),
  "called-off": text("取消召集", "Called off"),
  "could-not-come": text("无法前往", "Could not come")
}

/** Titles of the events in a cell's history. */
export const cellEventTitles: { readonly [Type in CellEvent["_tag"]]: Text } = {
  CellWasFormed: text("组建哨点", "Formed"),
  CellWasChanged: text("调整哨点", "Changed"),
  CellWasCalledOut: text("召集哨点", "Called out"),
  CellCouldNotBeCalledOut: text("无法召集", "Could not be called out"),
  CellAnswered: text("哨点应答", "Answered"),
  CellArrived: text("哨点到场", "Arrived"),
  CallOutEnded: text("结束召集", "Call-out ended"),
  CellWasDisbanded: text("撤销哨点", "Disbanded")
}
