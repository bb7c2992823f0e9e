import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { Standing } from "./Accident.ts"
import type { AccidentEvent, EventOf } from "./AccidentEvents.ts"
import type { JurisdictionGround, RefusalGround, WithdrawalGround } from "./events/Intake.ts"

/** What the codes of this context are called on a page. Each table names every code: the compiler counts them. */

/** Titles of the events in a history. */
export const eventTitles: { readonly [Type in AccidentEvent["_tag"]]: Text } = {
  AccidentWasReported: text("接报", "Reported"),
  AccidentWasAccepted: text("受理", "Accepted"),
  AccidentWasRefused: text("不予受理", "Not accepted"),
  AccidentWasHandedOver: text("移送管辖", "Handed over"),
  PlaceWasCorrected: text("更正地点", "Place corrected"),
  ReportWasCorrected: text("更正接报信息", "Report corrected"),
  CircumstancesWereRecorded: text("记录事故情况", "Circumstances recorded"),
  AccidentWasWithdrawn: text("撤销", "Withdrawn"),
  HistoricalAccidentWasRecorded: text("导入历史事故", "Taken over from another record"),
  HandlersWereAssigned: text("指派办案人员", "Handlers assigned"),
  SceneWasAttended: text("到达现场", "At the scene"),
  SceneWasSurveyed: text("勘查现场", "Scene surveyed"),
  RecusalWasRequested: text("申请回避", "Recusal requested"),
  RecusalWasDecided: text("决定回避申请", "Recusal decided"),
  VehicleWasInvolved: text("登记涉事车辆", "Vehicle added"),
  InvolvedVehicleWasCorrected: text("更正涉事车辆", "Vehicle corrected"),
  InvolvedVehicleWasRemoved: text("移除涉事车辆", "Vehicle removed"),
  KeyVehicleWasLinked: text("关联重点车辆", "Linked to a key vehicle"),
  KeyVehicleWasUnlinked: text("解除重点车辆关联", "Link to a key vehicle undone"),
  PersonWasInvolved: text("登记涉事人员", "Person added"),
  InvolvedPersonWasCorrected: text("更正涉事人员", "Person corrected"),
  InvolvedPersonWasRemoved: text("移除涉事人员", "Person removed"),
  InjuryWasFound: text("记录伤亡", "Injury recorded"),
  PartiesSettledThemselves: text("自行协商", "Settled by the parties"),
  ProcedureWasChosen: text("确定程序", "Procedure chosen"),
  EvidenceWasShown: text("公开证据", "Evidence shown"),
  JointRequestWasMade: text("共同申请快速认定", "Joint request for a quick paper"),
  TestWasOrdered: text("委托检验鉴定", "Test ordered"),
  TestWasExtended: text("延长检验鉴定", "Test extended"),
  TestResultWasReceived: text("收到检验鉴定报告", "Test result received"),
  TestResultWasServed: text("送达检验鉴定报告", "Test result served"),
  SecondTestWasRequested: text("申请重新检验鉴定", "Second test requested"),
  SecondTestWasRefused: text("不予重新检验鉴定", "No second test"),
  TestedVehicleWasReturned: text("返还车辆", "Vehicle returned"),
  ClockWasStopped: text("中止认定", "Clock stopped"),
  ClockWasResumed: text("恢复认定", "Clock resumed"),
  LiabilityWasDecided: text("作出认定", "Paper made"),
  LiabilityWasRevoked: text("撤销认定", "Paper revoked"),
  PaperWasServed: text("送达文书", "Paper served"),
  OnTheSpotMediationWasHeld: text("当场调解", "Mediated on the spot"),
  ReviewWasRequested: text("申请复核", "Review requested"),
  ReviewFileWasSent: text("移送复核案卷", "File sent for review"),
  ReviewWasDecided: text("复核结论", "Review decided"),
  MediationWasRequested: text("申请调解", "Mediation requested"),
  MediationWasNotified: text("通知调解", "Mediation announced"),
  MediationWasBegun: text("开始调解", "Mediation begun"),
  MediationEnded: text("调解终结", "Mediation ended"),
  SearchWasStarted: text("查缉逃逸", "Search started"),
  SearchNoticeWasIssued: text("发布协查", "Search notice issued"),
  SearchNoticeWasCancelled: text("撤销协查", "Search notice cancelled"),
  FugitiveWasFound: text("查获逃逸", "Fugitive found"),
  VictimAskedForDecision: text("受害方申请认定", "Victim asked for a decision"),
  CrimeFlagWasConsidered: text("审查涉罪情形", "Crime flag considered"),
  IdentificationWasHeld: text("组织辨认", "Identification held"),
  DeepInvestigationWasOpened: text("开展深度调查", "Deep investigation opened"),
  DeepInvestigationWasConcluded: text("深度调查结束", "Deep investigation concluded"),
  FirmWasOrderedToFix: text("责令运输单位消除隐患", "Transport firm ordered to fix"),
  FirmFixWasConfirmed: text("确认隐患消除", "Fix confirmed"),
  AccidentWasClosed: text("结案归档", "Closed"),
  AccidentWasReopened: text("重新启动", "Reopened"),
  AccidentWasMerged: text("并案", "Merged"),
  MergeWasUndone: text("撤销并案", "Merge undone"),
  DuplicateWasRuledOut: text("排除重复", "Ruled out as a duplicate"),
  DuplicateWasTakenIn: text("并入另一报案", "Another report taken in"),
  DuplicateWasGivenBack: text("并入的报案已分出", "A report that was taken in given back")
}

export const refusalGrounds: { readonly [Ground in RefusalGround]: Text } = {
  "no-accident": text("不属于道路交通事故", "it is no traffic accident"),
  "not-on-a-road": text("不在道路上发生", "it was not on a road"),
  "not-proved": text("没有证据证明事实存在", "nothing proves that it happened"),
  "not-ours": text("不属于本单位管辖", "it is not for this unit"),
  other: text("其他", "other")
}

export const withdrawalGrounds: { readonly [Ground in WithdrawalGround]: Text } = {
  "entered-by-mistake": text("误录入", "entered by mistake"),
  "no-accident": text("没有发生事故", "there was no accident"),
  "false-report": text("虚假报警", "a false report"),
  other: text("其他", "other")
}

export const jurisdictionGrounds: { readonly [Ground in JurisdictionGround]: Text } = {
  place: text("事故发生地", "the place of the accident"),
  "began-there": text("事故始发地", "it began there"),
  "first-found": text("最先发现或者最先接警", "first found or first called"),
  assigned: text("指定管辖", "assigned by a higher body")
}

export const closingWays: { readonly [Way in EventOf<"AccidentWasClosed">["way"]]: Text } = {
  settled: text("自行协商", "settled"),
  mediated: text("调解", "mediated"),
  court: text("诉讼", "taken to court"),
  criminal: text("刑事", "criminal case"),
  "no-further-request": text("当事人无后续请求", "no further request"),
  other: text("其他", "other")
}

/** How a file stands, in words that fit "the accident is …". */
export const standingNames: { readonly [Tag in Standing["_tag"]]: Text } = {
  Reported: text("已接报", "reported"),
  Accepted: text("已受理", "accepted"),
  Refused: text("不予受理", "not accepted"),
  HandedOver: text("已移送", "handed over"),
  Closed: text("已结案", "closed"),
  Withdrawn: text("已撤销", "withdrawn"),
  Merged: text("已并案", "merged"),
  Historical: text("历史事故", "of another record")
}

/** What may name a party or keep a file open. */
export const proceedingNames = {
  paper: text("认定文书", "paper"),
  test: text("检验鉴定", "test"),
  vehicle: text("扣留车辆的返还", "vehicle that is held for a test"),
  stop: text("中止认定", "stop of the clock"),
  review: text("复核", "review"),
  identification: text("辨认", "identification"),
  "firm-order": text("责令运输单位", "order to a transport firm"),
  mediation: text("调解", "mediation"),
  notice: text("协查通报", "search notice"),
  recusal: text("回避申请", "request for recusal"),
  search: text("逃逸查缉", "search"),
  settlement: text("自行协商", "settlement")
} as const satisfies Record<string, Text>
