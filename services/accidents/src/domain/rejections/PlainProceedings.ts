import { type Text, text } from "@jiaosuo/kernel/Problem"

/** Rejections of the proceedings that need no more than their name. */

interface Plain {
  readonly rule: string | null
  readonly title: Text
}

const because = (rule: string | null, zh: string, en: string): Plain => ({ rule, title: text(zh, en) })

export const plainRefusals = {
  EntryIsAlreadyOnFile: because(null, "已在案卷中", "It is on file already"),
  SettlementIsForPropertyOnly: because(
    "A8",
    "仅财产损失事故可以自行协商",
    "Only property damage may be settled by the parties"
  ),
  AccidentMustBeReported: because(
    "A4",
    "依法应当报警处理,不得自行协商",
    "It must be handled by the police and cannot be settled by the parties"
  ),
  PartiesHaveSettled: because("A8", "当事人已自行协商", "The parties have settled it already"),
  ProcedureIsNotChosen: because("A8", "尚未确定适用的程序", "No procedure is chosen yet"),
  PaperDoesNotFitTheProcedure: because(
    "A8",
    "文书种类与适用程序不符",
    "The paper is not one of this procedure"
  ),
  JointRequestIsForInjuriesOnly: because(
    "A10",
    "仅伤人事故可以共同申请快速认定",
    "Only an injury accident may be decided on a joint request"
  ),
  JointRequestIsBarredByCrime: because(
    "A10",
    "涉嫌犯罪的不适用共同申请",
    "Not on a joint request where a crime is suspected"
  ),
  JointRequestIsForClearFacts: because(
    "A10",
    "案情复杂的不适用共同申请快速认定",
    "Not on a joint request where the accident is complicated"
  ),
  JointRequestIsAlreadyMade: because("A10", "已共同申请", "The joint request is on file already"),
  TestIsUnknown: because("A12", "没有这项检验鉴定", "There is no such test"),
  TestNeedsTheGeneralProcedure: because(
    "A12",
    "检验鉴定须适用一般程序",
    "A test takes the general procedure"
  ),
  TestIsFinished: because("A12", "该检验鉴定已出结果", "The test has its result already"),
  TestHasNoResult: because("A12", "该检验鉴定尚无结果", "The test has no result yet"),
  TestResultIsAlreadyServed: because("A12", "结果已送达", "The result is served already"),
  TestResultIsNotServed: because("A12", "结果尚未送达", "The result is not served yet"),
  SecondTestIsOnlyOnce: because("A12", "重新检验鉴定以一次为限", "A test may be repeated once"),
  SecondTestIsNotRequested: because("A12", "无人申请重新检验鉴定", "Nobody asked for a second test"),
  SecondTestIsRefused: because(
    "A12",
    "重新检验鉴定的申请未获批准或者已撤回",
    "The request for a second test was refused or taken back"
  ),
  SecondTestIsOrdered: because("A12", "已重新委托检验鉴定", "The second test is ordered already"),
  ExtensionIsNotFromAbove: because(
    "A12",
    "延长检验鉴定须经上一级公安机关交通管理部门批准",
    "A longer test takes the approval of the next higher body"
  ),
  TestHoldsNoVehicle: because("A12", "该检验鉴定未扣留车辆", "No vehicle is held for this test"),
  VehicleIsAlreadyReturned: because("A12", "车辆已返还", "The vehicle is back already"),
  ClockIsAlreadyStopped: because("A11", "已在中止期间", "The clock stands still already"),
  ClockIsNotStopped: because("A11", "没有这项未结束的中止", "No such stop is open"),
  ClockIsStopped: because(
    "A11",
    "中止期间不作认定,请先恢复",
    "The clock stands still: resume it before a paper is made"
  ),
  ApprovalIsNotFromAbove: because(
    "A11",
    "中止须经上一级公安机关交通管理部门批准",
    "A stop takes the approval of the next higher body"
  ),
  PaperIsUnknown: because("A14", "没有这份文书", "There is no such paper"),
  PaperIsRevoked: because("A14", "该文书已撤销", "The paper is revoked"),
  CertificateHasNoShares: because("A10", "事故证明不认定责任", "A certificate says nothing of liability"),
  EvidenceIsNotShown: because(
    "A10",
    "作出认定前应当公开证据",
    "The evidence must be shown before the paper is made"
  ),
  FugitiveIsNotFound: because(
    "A14",
    "逃逸未查获且受害方未书面申请认定",
    "Who fled is not found, and no victim asked for a decision"
  ),
  FugitiveIsStillSought: because("A14", "逃逸尚未查获", "Who fled is not found yet"),
  PaperWasMadeAfterTheFinding: because(
    "A14",
    "该文书系查获后作出",
    "The paper was made after who fled was found"
  ),
  PaperIsAlreadyServed: because("A14", "已送达该当事人", "This party has the paper already"),
  PartyIsNotInformed: because(
    "A14",
    "送达时应当告知复核、调解和诉讼的权利",
    "Who is served must be told of review, mediation and suit"
  ),
  OnTheSpotMediationNeedsASimplePaper: because(
    "A9",
    "当场调解须已当场作出简易程序认定",
    "Mediation on the spot takes a paper of the simple procedure"
  ),
  OnTheSpotMediationIsNotAskedByAll: because(
    "A9",
    "当场调解须由当事人共同请求",
    "All parties must ask for mediation on the spot"
  ),
  OnTheSpotMediationIsObjectedTo: because(
    "A9",
    "当事人有异议、拒绝签名或者不同意调解的,不适用当场调解",
    "Not on the spot where somebody objects, refuses to sign or wants no mediation"
  ),
  OnTheSpotMediationWasHeldAlready: because("A9", "已当场调解", "It was mediated on the spot already"),
  PartyIsNotServed: because("A17", "尚未向该当事人送达", "The party was not served yet"),
  ReviewIsOnlyOnce: because("A17", "复核以一次为限", "There is one review only"),
  ReviewIsUnknown: because("A17", "没有这项复核", "There is no such review"),
  ReviewIsOpen: because("A17", "复核尚未作出结论", "A review is not decided yet"),
  ReviewIsDecided: because("A17", "复核已作出结论", "The review is decided already"),
  ReviewFileIsAlreadySent: because("A17", "案卷已移送", "The file was sent already"),
  ReviewFileIsNotSent: because("A17", "案卷尚未移送", "The file was not sent yet"),
  ReviewTakesTwoOfficers: because("A17", "复核须由两名以上交通警察进行", "A review takes two officers"),
  MediationIsNotAskedByAll: because(
    "A18",
    "调解须由各方当事人共同书面申请",
    "All parties must ask for the mediation, each on one side"
  ),
  MediationIsUnderWay: because("A18", "调解正在进行", "A mediation is under way"),
  MediationIsOver: because("A18", "调解已终结,可以提起诉讼", "The mediation is over; a suit is open"),
  MediationIsUnknown: because("A18", "没有这项调解", "There is no such mediation"),
  PaperIsNotServedOnAll: because("A18", "认定尚未向申请各方送达", "The paper was not served on all who ask"),
  ReviewIsNotUpheld: because("A18", "没有维持原认定的复核结论", "No review upheld the paper"),
  PeoplesMediationHasNoEnd: because(
    "A18",
    "请填写人民调解终止的日期",
    "Say when the people's mediation ended"
  ),
  AttendantsAreTooMany: because("A18", "每方参加调解的为一至三人", "One to three people come for each side"),
  MediationIsNotNotified: because("A18", "尚未通知调解", "The mediation was not announced yet"),
  MediationHasBegun: because("A18", "调解已开始", "The mediation has begun already"),
  MediationHasNotBegun: because("A18", "调解尚未开始", "The mediation has not begun yet"),
  SearchIsAlreadyStarted: because("A20", "已开始查缉", "The search is on already"),
  SearchIsNotStarted: because("A20", "尚未开始查缉", "No search is on"),
  SearchIsOver: because("A20", "逃逸已查获", "Who fled is found already"),
  NoticeIsUnknown: because("A20", "没有这份协查", "There is no such notice"),
  NoticeIsCancelled: because("A20", "协查已撤销", "The notice is cancelled already"),
  NothingNewIsFound: because("A20", "请指明新查获的车辆或者驾驶人", "Say which vehicle or driver is found"),
  DecisionIsAlreadyAsked: because("A14", "受害方已申请认定", "A victim asked for a decision already"),
  RecusalIsAlreadyRequested: because("A21", "该回避申请尚未决定", "That request is on file and undecided"),
  RecusalIsUnknown: because("A21", "没有这项回避申请", "There is no such request"),
  RecusalIsDecided: because("A21", "回避申请已决定", "The request is decided already"),
  HandlerDecidesOnTheirOwnRecusal: because(
    "A21",
    "本人不得决定自己的回避",
    "Nobody decides on their own recusal"
  )
} as const satisfies Readonly<Record<string, Plain>>

/** A rejection that needs no more than its name. */
export type PlainRejection = keyof typeof plainRefusals
