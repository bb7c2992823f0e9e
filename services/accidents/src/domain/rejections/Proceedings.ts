import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import { type Qualification, qualificationText } from "@jiaosuo/reference/Qualifications"
import { type PlainRejection, plainRefusals } from "./PlainProceedings.ts"

/** Why the simple procedure is not open (A8). */
export type SimpleObstacle =
  | "death"
  | "serious-injury"
  | "not-agreed"
  | "crime-suspected"
  | "test-ordered"
  | "review-revoked"

/** What a day must not lie before. */
export type Earlier =
  | "accident"
  | "acceptance"
  | "scene"
  | "order"
  | "result"
  | "approval"
  | "stop"
  | "paper"
  | "revocation"
  | "service"
  | "finding"
  | "search"
  | "notice"
  | "request"
  | "receipt"
  | "announced-day"
  | "beginning"
  | "investigation"
  | "firm-order"

/** Why a command on an accident that is handled is refused. */
export type ProceedingsRejection =
  | { readonly _tag: PlainRejection }
  | { readonly _tag: "QualificationIsTooLow"; readonly needed: Qualification; readonly has: Qualification }
  | { readonly _tag: "HandlerIsNotOnFile"; readonly account: string }
  | { readonly _tag: "PersonIsNoParty"; readonly participantId: string }
  | {
      readonly _tag: "DayIsTooEarly"
      readonly path: string
      readonly day: CalendarDate
      readonly notBefore: CalendarDate
      readonly follows: Earlier
    }
  | { readonly _tag: "SimpleProcedureIsNotOpen"; readonly obstacle: SimpleObstacle }
  | { readonly _tag: "ExtensionIsTooLong"; readonly latest: CalendarDate }
  | { readonly _tag: "ExtensionIsTooShort"; readonly until: CalendarDate }
  | { readonly _tag: "SecondTestRequestIsTooLate"; readonly due: CalendarDate }
  | {
      readonly _tag: "TestResultIsNotFixed"
      readonly testId: string
      readonly fixedOn: CalendarDate | null
    }
  | { readonly _tag: "StopIsTooLong"; readonly latest: CalendarDate }
  | { readonly _tag: "PaperIsInForce"; readonly paperId: string; readonly number: string }
  | {
      readonly _tag: "SharesDoNotHold"
      readonly finding: string
      readonly rule: string
      readonly why: Text
    }
  | { readonly _tag: "PartyHasNoShare"; readonly participantId: string }
  | { readonly _tag: "ReviewRequestIsTooLate"; readonly due: CalendarDate }
  | { readonly _tag: "ReviewerMadeThePaper"; readonly account: string }
  | { readonly _tag: "MediationRequestIsTooLate"; readonly due: CalendarDate }
  | { readonly _tag: "MediationNoticeIsTooLate"; readonly latest: CalendarDate }

const earlier: { readonly [Of in Earlier]: Text } = {
  accident: text("事故发生", "the accident"),
  acceptance: text("受理", "the acceptance"),
  scene: text("现场调查结束", "the end of the scene check"),
  order: text("委托检验鉴定", "the order of the test"),
  result: text("收到检验鉴定结果", "the receipt of the test result"),
  approval: text("批准", "the approval"),
  stop: text("中止", "the stop"),
  paper: text("作出认定", "the paper"),
  revocation: text("撤销原认定", "the revocation of the paper before"),
  service: text("送达", "the service"),
  finding: text("查获", "the finding"),
  search: text("开始查缉", "the start of the search"),
  notice: text("发布协查", "the search notice"),
  request: text("申请", "the request"),
  receipt: text("收到", "the receipt"),
  "announced-day": text("通知的调解日", "the day announced"),
  beginning: text("调解开始", "the beginning of the mediation"),
  investigation: text("开展深度调查", "the opening of the deep investigation"),
  "firm-order": text("责令", "the order")
}

const obstacles: { readonly [Of in SimpleObstacle]: Text } = {
  death: text("有人死亡", "somebody died"),
  "serious-injury": text("有人重伤或者失踪", "somebody is seriously injured or missing"),
  "not-agreed": text("当事人未一致同意", "the parties do not all agree"),
  "crime-suspected": text("涉嫌犯罪", "a crime is suspected"),
  "test-ordered": text("需要检验鉴定", "a test is needed"),
  "review-revoked": text("复核已撤销简易程序的认定", "a review revoked the paper of this procedure")
}

/** What the person who gave the command is told, in both languages, with the rule and the field at fault. */
export const proceedingsRefusal = (rejection: ProceedingsRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "QualificationIsTooLow": {
      const needed = qualificationText(rejection.needed)
      const has = qualificationText(rejection.has)
      return {
        code,
        rule: "A2",
        title: text(`需要${needed.zh}`, `It takes ${needed.en}`),
        detail: text(`您的资格:${has.zh}。`, `Yours: ${has.en}.`),
        facts: { needed: rejection.needed, has: rejection.has }
      }
    }
    case "HandlerIsNotOnFile":
      return {
        code,
        rule: "A2",
        title: text("不是本案办案人员", "Not a handler of this accident"),
        detail: text(`账号${rejection.account}。`, `Account ${rejection.account}.`),
        facts: { account: rejection.account }
      }
    case "PersonIsNoParty":
      return {
        code,
        rule: "A15",
        title: text("不是本案当事人", "Not a party of this accident"),
        facts: { participantId: rejection.participantId }
      }
    case "DayIsTooEarly": {
      const { path, day, notBefore, follows } = rejection
      const after = earlier[follows]
      const reason = text(
        `${day}早于${after.zh}(${notBefore})`,
        `${day} lies before ${after.en} (${notBefore})`
      )
      return {
        code,
        title: text(`日期早于${after.zh}`, `The day lies before ${after.en}`),
        fields: [{ path, reason }],
        facts: { day, notBefore, follows }
      }
    }
    case "SimpleProcedureIsNotOpen": {
      const why = obstacles[rejection.obstacle]
      return {
        code,
        rule: "A8",
        title: text(`不适用简易程序:${why.zh}`, `Not in the simple procedure: ${why.en}`),
        facts: { obstacle: rejection.obstacle }
      }
    }
    case "ExtensionIsTooLong":
      return limited(code, "A12", text("检验鉴定最迟于", "The test must end by"), rejection.latest)
    case "ExtensionIsTooShort":
      return limited(
        code,
        "A12",
        text("延长后的期限须晚于原期限,原期限于", "An extension must end later than the test, which ends on"),
        rejection.until
      )
    case "SecondTestRequestIsTooLate":
      return limited(
        code,
        "A12",
        text("申请重新检验鉴定的期限已于", "The time to ask for a second test ended on"),
        rejection.due
      )
    case "TestResultIsNotFixed":
      return {
        code,
        rule: "A13",
        title: text("检验鉴定结果尚未确定", "A test result is not fixed yet"),
        facts: { testId: rejection.testId, fixedOn: rejection.fixedOn }
      }
    case "StopIsTooLong":
      return limited(code, "A11", text("中止最迟于", "The stop must end by"), rejection.latest)
    case "PaperIsInForce":
      return {
        code,
        rule: "A14",
        title: text("现有认定尚未撤销", "A paper is in force already"),
        detail: text(
          `第${rejection.number}号;重新认定前须先撤销。`,
          `Number ${rejection.number}; it must be revoked before another is made.`
        ),
        facts: { paperId: rejection.paperId, number: rejection.number }
      }
    case "SharesDoNotHold":
      return {
        code,
        rule: rejection.rule,
        title: rejection.why,
        fields: [{ path: "shares", rule: rejection.rule, reason: rejection.why }],
        facts: { finding: rejection.finding }
      }
    case "PartyHasNoShare":
      return {
        code,
        rule: "A15",
        title: text("有当事人未认定责任", "A party has no share"),
        facts: { participantId: rejection.participantId }
      }
    case "ReviewRequestIsTooLate":
      return limited(
        code,
        "A17",
        text("申请复核的期限已于", "The time to ask for a review ended on"),
        rejection.due
      )
    case "ReviewerMadeThePaper":
      return {
        code,
        rule: "A17",
        title: text("复核人员不得是原认定人员", "A reviewer made the paper under review"),
        facts: { account: rejection.account }
      }
    case "MediationRequestIsTooLate":
      return limited(
        code,
        "A18",
        text("申请调解的期限已于", "The time to ask for mediation ended on"),
        rejection.due
      )
    case "MediationNoticeIsTooLate":
      return limited(
        code,
        "A18",
        text("调解须提前三日通知,最迟于", "The mediation had to be announced by"),
        rejection.latest
      )
    default: {
      const { rule, title } = plainRefusals[rejection._tag]
      return rule === null ? { code, title } : { code, rule, title }
    }
  }
}

const limited = (code: string, rule: string, what: Text, day: CalendarDate): Refusal => ({
  code,
  rule,
  title: text(`${what.zh}${day}届满`, `${what.en} ${day}`),
  facts: { day }
})
