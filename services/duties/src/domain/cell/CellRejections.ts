import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"

/** Why a command on a response cell is refused. */
export type CellRejection =
  | { readonly _tag: "CellIsNotFormed" }
  | { readonly _tag: "CellIsAlreadyFormed" }
  | { readonly _tag: "CellIsDisbanded" }
  | { readonly _tag: "CellHasNoMember" }
  | { readonly _tag: "PersonIsTwiceInTheCell"; readonly personId: string }
  | { readonly _tag: "MemberIsNotInTheCell"; readonly memberId: string }
  | { readonly _tag: "CellIsNotThereYet"; readonly from: CalendarDate }
  | { readonly _tag: "CellIsOutAlready"; readonly callOutId: string; readonly caseId: string | null }
  | { readonly _tag: "CellWasOutThen"; readonly until: Instant }
  | { readonly _tag: "CellHasNotTheSkill"; readonly skill: string }
  | { readonly _tag: "CellIsTooSmall"; readonly members: number; readonly people: number }
  | { readonly _tag: "CallOutIsNotOpen"; readonly callOutId: string }
  | { readonly _tag: "StepIsBeforeTheLast"; readonly since: Instant }
  | { readonly _tag: "CellHasArrived"; readonly at: Instant }
  | { readonly _tag: "CellHasNotArrived" }
  | TownshipIsOutOfScope

/** What the person who gave the command is told, in both languages. */
export const toCellRefusal = (rejection: CellRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "CellIsNotFormed":
      return { code, title: text("没有该哨点", "There is no such cell") }
    case "CellIsAlreadyFormed":
      return { code, title: text("该哨点已组建", "The cell is formed already") }
    case "CellIsDisbanded":
      return { code, title: text("该哨点已撤销", "The cell is disbanded") }
    case "CellHasNoMember":
      return { code, title: text("哨点没有成员", "There is nobody in the cell") }
    case "PersonIsTwiceInTheCell":
      return {
        code,
        title: text("同一人列入两次", "Somebody is listed twice"),
        facts: { personId: rejection.personId }
      }
    case "MemberIsNotInTheCell":
      return {
        code,
        title: text("该人不是哨点成员", "They are no member of the cell"),
        facts: { memberId: rejection.memberId }
      }
    case "CellIsNotThereYet":
      return {
        code,
        title: text(`该哨点自${rejection.from}起值守`, `The cell is there from ${rejection.from} on`),
        facts: { from: rejection.from }
      }
    case "CellIsOutAlready":
      return {
        code,
        title: text("该哨点已被召集", "The cell is out already"),
        facts: { callOutId: rejection.callOutId, caseId: rejection.caseId }
      }
    case "CellWasOutThen":
      return {
        code,
        title: text("该哨点当时正在处置", "The cell was out then"),
        facts: { until: inShanghai(rejection.until) }
      }
    case "CellHasNotTheSkill":
      return {
        code,
        title: text("该哨点无人具备此技能", "Nobody in the cell has the skill"),
        facts: { skill: rejection.skill }
      }
    case "CellIsTooSmall": {
      const { members, people } = rejection
      return {
        code,
        title: text("该哨点人数不足", "The cell is too small"),
        detail: text(`需要${people}人,哨点有${members}人。`, `It takes ${people}; the cell has ${members}.`),
        facts: { members, people }
      }
    }
    case "CallOutIsNotOpen":
      return {
        code,
        title: text("该次召集已结束或不存在", "There is no such call-out that is open"),
        facts: { callOutId: rejection.callOutId }
      }
    case "StepIsBeforeTheLast":
      return {
        code,
        title: text("早于上一步的时间", "Before the step that came first"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "CellHasArrived":
      return {
        code,
        title: text("该哨点已到场", "The cell is there already"),
        facts: { at: inShanghai(rejection.at) }
      }
    case "CellHasNotArrived":
      return { code, title: text("该哨点尚未到场", "The cell has not arrived") }
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}
