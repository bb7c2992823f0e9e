import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { CaseFile } from "./Case.ts"
import type { CallOutStep } from "./events/Handling.ts"

/** What a case hears of the response cells that it called out (rows 23, 46). */

/** The code where the cell itself says that it cannot come; others are those of the duties context. */
export const cellCannot = "CellCannot"

const reasons: Readonly<Record<string, Text>> = {
  [cellCannot]: text("哨点答复无法前往", "the cell says that it cannot"),
  CellIsNotFormed: text("没有该哨点", "there is no such cell"),
  CellIsDisbanded: text("该哨点已撤销", "the cell is disbanded"),
  CellIsNotThereYet: text("该哨点尚未值守", "the cell is not there yet"),
  CellIsOutAlready: text("该哨点正在处置另一警情", "the cell is out already"),
  CellWasOutThen: text("该哨点当时正在处置另一警情", "the cell was out then"),
  CellHasNotTheSkill: text("该哨点无人具备所需技能", "nobody in the cell has the skill"),
  CellIsTooSmall: text("该哨点人数不足", "the cell is too small")
}

/** Why a cell cannot come, for people; a code that has no words here says itself. */
export const whyCellCannot = (because: string): Text => reasons[because] ?? text(because, because)

/** What became of a call-out of volunteers, for people. */
export const callOutStepNames: { readonly [Step in CallOutStep]: Text } = {
  CallOutWasManned: text("人员已齐,正在前往", "enough people come"),
  PartyArrived: text("已到场", "somebody is there"),
  CallOutWasFinished: text("处置结束", "it is over"),
  CallOutWasStopped: text("已停止召集", "it was stopped"),
  CallOutFoundTooFew: text("人员不足", "too few can come")
}

/** Row 46: whoever was called last cannot come, and nobody was called since: somebody else has to go. */
export const cellIsMissing = ({ callOuts }: Pick<CaseFile, "callOuts">): boolean => {
  const last = callOuts[callOuts.length - 1]
  return last !== undefined && (last.couldNotCome !== null || last.moved?.happened === "CallOutFoundTooFew")
}
