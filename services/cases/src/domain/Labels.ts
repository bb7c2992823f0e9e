import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { GroupStep, Standing } from "./Case.ts"
import type { CaseEvent } from "./CaseEvents.ts"
import type { Grade } from "./events/Dispatch.ts"
import type { CaseOutcome, CaseWithdrawal, Channel } from "./events/Intake.ts"
import type { WorkerKind } from "./values/People.ts"

/** What codes are called, for people. */

export const standingNames: { readonly [Tag in Standing["_tag"]]: Text } = {
  Open: text("办理中", "open"),
  Joined: text("已并入其他警情", "joined to another case"),
  Closed: text("已结案", "closed"),
  Withdrawn: text("已撤销", "withdrawn")
}

export const workerNames: { readonly [Kind in WorkerKind]: Text } = {
  dispatcher: text("接警员", "dispatcher"),
  officer: text("民警", "officer"),
  auxiliary: text("辅警", "auxiliary"),
  warden: text("劝导员", "warden"),
  commander: text("指挥员", "commander")
}

export const channelNames: { readonly [Name in Channel]: Text } = {
  phone: text("电话报警", "phone"),
  "walk-in": text("当面报警", "walk-in"),
  station: text("派出所发现", "station"),
  warden: text("劝导员报告", "warden"),
  "other-desk": text("其他平台转来", "another desk"),
  app: text("网络报警", "app")
}

export const outcomeNames: { readonly [Name in CaseOutcome]: Text } = {
  settled: text("当场处置完毕", "settled on the spot"),
  mediated: text("调解结案", "mediated"),
  filed: text("受案、立案", "filed"),
  "handed-over": text("移送其他机关", "handed over"),
  referred: text("转介、义警处置", "referred or answered by volunteers"),
  "false-call": text("虚假警情", "false call"),
  "not-found": text("未发现警情", "nothing found"),
  other: text("其他", "other")
}

export const withdrawalNames: { readonly [Name in CaseWithdrawal]: Text } = {
  "wrong-number": text("误拨", "wrong number"),
  "test-call": text("测试", "test call"),
  "taken-by-mistake": text("误登", "taken by mistake")
}

export const gradeNames: { readonly [Name in Grade]: Text } = {
  general: text("一般", "general"),
  important: text("重要", "important"),
  major: text("重大", "major")
}

/** Completes "已…" and "has …". */
export const groupStepNames: { readonly [Step in GroupStep]: Text } = {
  dispatched: text("派出", "been sent"),
  signed: text("签收", "signed"),
  departed: text("出警", "departed"),
  arrived: text("到场", "arrived"),
  done: text("处置完毕", "finished"),
  "called-off": text("撤回", "been called off")
}

/** What happened, in one phrase. */
export const eventTitles: { readonly [Type in CaseEvent["_tag"]]: Text } = {
  CaseWasTaken: text("接警", "Call taken"),
  CaseWasCorrected: text("更正警情", "Corrected"),
  LevelWasChanged: text("调整等级", "Level changed"),
  CallWasJoined: text("并入重复报警", "Another call joined"),
  JoinedCallWasTakenOut: text("移出报警", "Joined call taken out"),
  CaseWasJoinedTo: text("并入另一起警情", "Joined to another case"),
  JoinWasUndone: text("撤销并案", "Joining undone"),
  DuplicateWasRuledOut: text("排除重复", "Duplicate ruled out"),
  CaseWasClosed: text("结案", "Closed"),
  CaseWasReopened: text("恢复办理", "Reopened"),
  CaseWasWithdrawn: text("撤销警情", "Withdrawn"),
  ResponsibilityWasOffered: text("移交责任", "Responsibility offered"),
  ResponsibilityWasAccepted: text("接受责任", "Responsibility accepted"),
  ResponsibilityWasDeclined: text("拒绝责任", "Responsibility declined"),
  AssistantWasAssigned: text("指派协办", "Assistant assigned"),
  AssistantWasReleased: text("解除协办", "Assistant released"),
  GroupsWereDispatched: text("派警", "Groups dispatched"),
  CommandWasNotified: text("报告指挥", "Command notified"),
  DispatchWasSigned: text("签收", "Signed"),
  GroupDeparted: text("出警", "Departed"),
  GroupArrived: text("到场", "Arrived"),
  GroupIsDone: text("处置完毕", "Done"),
  GroupWasCalledOff: text("撤回警组", "Called off"),
  BorderCrossingWasApproved: text("批准跨区", "Border crossing approved"),
  FeedbackWasGiven: text("反馈", "Feedback"),
  WhistleWasBlown: text("吹哨", "Whistle blown"),
  BranchReportedIn: text("报到", "Branch reported in"),
  WhistleEnded: text("哨声结束", "Whistle ended"),
  LegalReviewWasAsked: text("提请法制审核", "Legal review asked for"),
  LegalReviewWasGiven: text("法制审核意见", "Legal review given"),
  SupervisionWasOrdered: text("督办", "Supervision ordered"),
  SupervisionWasAnswered: text("督办答复", "Supervision answered"),
  ReturnVisitWasMade: text("回访", "Return visit"),
  CaseWasHandedOver: text("移送", "Handed over"),
  HandOverWasReceipted: text("移送回执", "Hand-over receipted"),
  CaseWasReferred: text("转介", "Referred"),
  VolunteersWereCalledOut: text("召集义警", "Volunteers called out"),
  CallOutMoved: text("召集进展", "The call-out moved on"),
  CellCouldNotCome: text("哨点无法前往", "The cell could not come"),
  CaseWasFiled: text("受案登记", "Filed"),
  CaseWorkWasExtended: text("延长办案期限", "Work extended"),
  AccidentFileWasLinked: text("建立事故档案", "Accident file opened"),
  AccidentFileMoved: text("事故档案进展", "Accident file moved on")
}
