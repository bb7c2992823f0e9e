import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { CallOutStanding } from "./CallOut.ts"
import type { CallOutEvent, CallOutOutcome, PartyKind, PassedOverFor } from "./CallOutEvents.ts"

/** What the codes of call-outs are called on a page. Each table names every code: the compiler counts them. */

export const standingNames: { readonly [Standing in CallOutStanding]: Text } = {
  asking: text("召集中", "People are being asked"),
  manned: text("人员已齐", "Enough people come"),
  there: text("已到场", "Somebody is there"),
  finished: text("已结束", "Finished"),
  stopped: text("已停止", "Stopped"),
  "too-few": text("人员不足", "Too few could come")
}

export const partyKindNames: { readonly [Kind in PartyKind]: Text } = {
  volunteer: text("义警", "Volunteer"),
  cell: text("哨点", "Response cell")
}

export const outcomeNames: { readonly [Outcome in CallOutOutcome]: Text } = {
  done: text("处置完毕", "Done"),
  "in-vain": text("到场无需处置", "Nothing to do")
}

/** Why somebody near was not asked. */
export const passedOverReasons: { readonly [Why in PassedOverFor]: Text } = {
  resting: text("休整中", "resting"),
  "without-skill": text("不具备所需技能", "without the skill"),
  untrained: text("培训无效或已过期", "not trained for it on that day"),
  "on-shift": text("正在值守", "on a shift"),
  "on-call-out": text("已在另一次召集中", "on another call-out"),
  "too-few": text("人数或装备不足", "too few, or without the equipment"),
  "others-are-nearer": text("另有更近或更合适的人员", "others are nearer, or bring what is needed")
}

/** Titles of the events in a call-out's history. */
export const callOutEventTitles: { readonly [Type in CallOutEvent["_tag"]]: Text } = {
  CallOutWasOpened: text("发起召集", "Opened"),
  RingWasAsked: text("逐圈召集", "A ring was asked"),
  PartyAnswered: text("应答", "Answered"),
  CallOutWasManned: text("人员已齐", "Enough people come"),
  PartyArrived: text("到场", "Arrived"),
  CallOutWasFinished: text("召集结束", "Finished"),
  CallOutWasStopped: text("停止召集", "Stopped"),
  CallOutFoundTooFew: text("召集人员不足", "Too few could come")
}
