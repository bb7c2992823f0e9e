import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import type { Standing } from "../Case.ts"
import type { CaseOutcome } from "../events/Intake.ts"
import { outcomeNames, standingNames, workerNames } from "../Labels.ts"
import type { WorkerKind } from "../values/People.ts"

/** Why a command on the case as a whole, or on who answers for it, is refused. */
export type IntakeRejection =
  | { readonly _tag: "CaseIsNotOnFile" }
  | { readonly _tag: "CaseIsAlreadyOnFile" }
  | { readonly _tag: "CaseDoesNotStand"; readonly standing: Standing["_tag"] }
  | { readonly _tag: "CaseStillStands" }
  | { readonly _tag: "CaseIsNotJoined" }
  | { readonly _tag: "WorkerMayNotDoThis"; readonly kind: WorkerKind }
  | { readonly _tag: "HappenedBeforeTheCall"; readonly calledAt: Instant }
  | { readonly _tag: "ReasonIsMissing" }
  | { readonly _tag: "LevelIsTheSame"; readonly level: string }
  | { readonly _tag: "CallIsAlreadyJoined"; readonly callId: string }
  | { readonly _tag: "CaseIsTheSame" }
  | { readonly _tag: "OtherCaseIsNotOnFile"; readonly other: string }
  | { readonly _tag: "OtherCaseDoesNotStand"; readonly other: string; readonly standing: Standing["_tag"] }
  | { readonly _tag: "SourceNumberIsTaken"; readonly number: string; readonly caseId: string }
  | { readonly _tag: "CaseIsAnotherPersons"; readonly responsible: string }
  | { readonly _tag: "TheyAnswerForItAlready"; readonly account: string }
  | { readonly _tag: "NothingWasOffered"; readonly to: string | null }
  | { readonly _tag: "AssistantIsNotAssigned" }
  | { readonly _tag: "LegalReviewIsMissing"; readonly asked: boolean; readonly returned: boolean }
  | { readonly _tag: "GroupsAreStillOnTheCase"; readonly groups: ReadonlyArray<string> }
  | { readonly _tag: "FeedbackIsMissing" }
  | { readonly _tag: "WhistleIsOpen"; readonly whistleId: string; readonly branches: ReadonlyArray<string> }
  | { readonly _tag: "SupervisionIsOpen"; readonly orderId: string }
  | { readonly _tag: "HandOverIsNotReceipted"; readonly handOverId: string }
  | { readonly _tag: "AccidentFileIsWorkedOn"; readonly accidentId: string }
  | { readonly _tag: "ClosingHasNoGround"; readonly outcome: CaseOutcome }

/** What the person who gave the command is told, in both languages, with the rule. */
export const intakeRefusal = (rejection: IntakeRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "CaseIsNotOnFile":
      return { code, title: text("没有这起警情", "There is no such case") }
    case "CaseIsAlreadyOnFile":
      return { code, title: text("该警情已经登记", "The case is on file already") }
    case "CaseDoesNotStand": {
      const name = standingNames[rejection.standing]
      return {
        code,
        title: text(`该警情${name.zh},不能再办理`, `The case is ${name.en}: nothing more is done about it`),
        facts: { standing: rejection.standing }
      }
    }
    case "CaseStillStands":
      return { code, title: text("该警情正在办理,无需恢复", "The case is open already") }
    case "CaseIsNotJoined":
      return { code, title: text("该警情没有并入其他警情", "The case is not joined to another") }
    case "WorkerMayNotDoThis": {
      const name = workerNames[rejection.kind]
      return {
        code,
        title: text("您的身份不得办理此项", "You may not do this"),
        detail: text(`${name.zh}不得办理此项。`, `Not for a ${name.en} to do.`),
        facts: { kind: rejection.kind }
      }
    }
    case "HappenedBeforeTheCall":
      return {
        code,
        title: text("早于接警时间", "Before the call came in"),
        facts: { calledAt: rejection.calledAt }
      }
    case "ReasonIsMissing": {
      const reason = text("请填写理由", "say why")
      return { code, title: reason, fields: [{ path: "reason", reason }] }
    }
    case "LevelIsTheSame":
      return {
        code,
        rule: "I4",
        title: text("警情等级没有变化", "The level is the same"),
        facts: { level: rejection.level }
      }
    case "CallIsAlreadyJoined":
      return {
        code,
        title: text("该报警已经并入", "The call is joined already"),
        facts: { callId: rejection.callId }
      }
    case "CaseIsTheSame":
      return { code, title: text("不能并入自身", "A case is not joined to itself") }
    case "OtherCaseIsNotOnFile":
      return {
        code,
        title: text("没有另一起警情", "The other case is not on file"),
        facts: { other: rejection.other }
      }
    case "OtherCaseDoesNotStand": {
      const name = standingNames[rejection.standing]
      return {
        code,
        title: text(`另一起警情${name.zh}`, `The other case is ${name.en}`),
        facts: { other: rejection.other, standing: rejection.standing }
      }
    }
    case "SourceNumberIsTaken":
      return {
        code,
        title: text(
          `来源编号${rejection.number}的报警已经登记`,
          `The call ${rejection.number} is on file already`
        ),
        facts: { number: rejection.number, caseId: rejection.caseId }
      }
    case "CaseIsAnotherPersons":
      return {
        code,
        rule: "I5",
        title: text(
          `首接负责:该警情由${rejection.responsible}负责`,
          `${rejection.responsible} answers for this case`
        ),
        facts: { responsible: rejection.responsible }
      }
    case "TheyAnswerForItAlready":
      return {
        code,
        rule: "I5",
        title: text(`${rejection.account}已经负责该警情`, `${rejection.account} answers for it already`),
        facts: { account: rejection.account }
      }
    case "NothingWasOffered":
      return {
        code,
        rule: "I5",
        title: text("没有移交给您的责任", "Nobody offered you this case"),
        facts: { offeredTo: rejection.to }
      }
    case "AssistantIsNotAssigned":
      return { code, title: text("该协办人没有参与", "They do not assist with this case") }
    case "LegalReviewIsMissing":
      return {
        code,
        rule: "I5",
        title: text("法制前置:未经法制审核不得结案", "Not closed without its legal review"),
        detail: rejection.returned
          ? text("上次审核意见为退回。", "The last review returned it.")
          : rejection.asked
            ? text("审核尚未给出意见。", "The review was asked for and is not given yet.")
            : text("尚未提请审核。", "The review was not asked for."),
        facts: { asked: rejection.asked, returned: rejection.returned }
      }
    case "GroupsAreStillOnTheCase":
      return {
        code,
        rule: "I1",
        title: text(
          `尚有${rejection.groups.length}个警组未处置完毕`,
          `${rejection.groups.length} groups are still on the case`
        ),
        facts: { groups: rejection.groups.join(", ") }
      }
    case "FeedbackIsMissing":
      return { code, rule: "I1", title: text("出警后尚未反馈", "Groups were there, and none gave feedback") }
    case "WhistleIsOpen":
      return {
        code,
        title: text("吹哨未结束,仍有警种未报到", "A whistle is open: branches have not reported in"),
        facts: { whistleId: rejection.whistleId, branches: rejection.branches.join(", ") }
      }
    case "SupervisionIsOpen":
      return {
        code,
        rule: "I8",
        title: text("督办尚未答复", "A supervision order is not answered"),
        facts: { orderId: rejection.orderId }
      }
    case "HandOverIsNotReceipted":
      return {
        code,
        rule: "I5",
        title: text("移送尚未取得回执", "A hand-over has no receipt yet"),
        facts: { handOverId: rejection.handOverId }
      }
    case "AccidentFileIsWorkedOn":
      return {
        code,
        rule: "I5",
        title: text("该警情的事故档案已在办理", "The accident file of the case is worked on"),
        detail: text(
          "确无此事故的,先撤销事故档案;否则按处置结果结案。",
          "If there was no accident, withdraw its file first; else close the case by what was found."
        ),
        facts: { accidentId: rejection.accidentId }
      }
    case "ClosingHasNoGround": {
      const name = outcomeNames[rejection.outcome]
      return {
        code,
        title: text(`案卷中没有“${name.zh}”的依据`, `The file shows no ground for "${name.en}"`),
        facts: { outcome: rejection.outcome }
      }
    }
  }
}
