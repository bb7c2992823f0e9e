import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import type { GroupStep } from "../Case.ts"
import { groupStepNames } from "../Labels.ts"

/** Why a command on a case's groups, its handling or its supervision is refused. */
export type HandlingRejection =
  | { readonly _tag: "NoGroupIsNamed" }
  | { readonly _tag: "GroupIsNamedTwice"; readonly groupId: string }
  | { readonly _tag: "GroupIsNotOnDuty"; readonly groupId: string }
  | {
      readonly _tag: "GroupIsAlreadyOnTheCase"
      readonly groupId: string
      readonly by: string
      readonly at: Instant
    }
  | {
      readonly _tag: "GroupIsOnAnotherCase"
      readonly groupId: string
      /** The other case; its number and who sent the group there, once its file was looked at. */
      readonly holder: {
        readonly caseId: string
        readonly number: string | null
        readonly by: string | null
        readonly at: Instant | null
      }
    }
  | {
      readonly _tag: "GroupWasOnAnotherCase"
      readonly groupId: string
      readonly caseId: string | null
      readonly from: Instant
      readonly until: Instant | null
    }
  | {
      readonly _tag: "CrossingIsNotApproved"
      readonly zoneId: string | null
      readonly groups: ReadonlyArray<string>
    }
  | { readonly _tag: "CrossingIsApprovedAlready"; readonly zoneId: string }
  | {
      readonly _tag: "MutualAidIsNotAgreed"
      readonly commands: readonly [string, string]
      readonly groups: ReadonlyArray<string>
    }
  | { readonly _tag: "GroupIsNotOnTheCase"; readonly groupId: string }
  | { readonly _tag: "GroupIsFurtherAlready"; readonly groupId: string; readonly step: GroupStep }
  | { readonly _tag: "HappenedBeforeTheStepBefore"; readonly groupId: string; readonly at: Instant }
  | { readonly _tag: "HappenedBeforeWhatItFollows"; readonly at: Instant }
  | { readonly _tag: "ZoneIsNotKnown"; readonly zoneId: string }
  | { readonly _tag: "WhistleIsNotOpen"; readonly whistleId: string }
  | { readonly _tag: "BranchWasNotCalled"; readonly branch: string }
  | { readonly _tag: "BranchReportedInAlready"; readonly branch: string; readonly at: Instant }
  | { readonly _tag: "ReviewIsOpen"; readonly reviewId: string }
  | { readonly _tag: "NoReviewIsOpen" }
  | { readonly _tag: "ReviewerAnswersForTheCase"; readonly account: string }
  | { readonly _tag: "SupervisionIsNotOpen"; readonly orderId: string }
  | { readonly _tag: "HandOverIsNotOpen"; readonly handOverId: string }
  | { readonly _tag: "CaseIsPoliceDuty" }
  | { readonly _tag: "LifeIsAtRisk" }
  | { readonly _tag: "CaseIsFiledAlready"; readonly at: Instant }
  | { readonly _tag: "CaseIsNotFiled" }
  | { readonly _tag: "CaseWorkIsExtendedAlready"; readonly at: Instant }
  | { readonly _tag: "TimeForTheWorkIsOver"; readonly due: CalendarDate }
  | { readonly _tag: "AccidentFileIsOfAnotherCase"; readonly accidentId: string; readonly caseId: string }

const listed = (groups: ReadonlyArray<string>): string => groups.join(", ")

/** What the person who gave the command is told, in both languages, with the rule. */
export const handlingRefusal = (rejection: HandlingRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "NoGroupIsNamed": {
      const reason = text("请选择警组", "name at least one group")
      return { code, title: reason, fields: [{ path: "groups", reason }] }
    }
    case "GroupIsNamedTwice":
      return {
        code,
        title: text("同一警组重复选择", "A group is named twice"),
        facts: { groupId: rejection.groupId }
      }
    case "GroupIsNotOnDuty":
      return {
        code,
        title: text("该警组此时不在班", "The group is not on duty"),
        facts: { groupId: rejection.groupId }
      }
    case "GroupIsAlreadyOnTheCase":
      return {
        code,
        title: text(`${rejection.by}已派出该警组`, `${rejection.by} has sent this group already`),
        facts: { groupId: rejection.groupId, by: rejection.by, at: rejection.at }
      }
    case "GroupIsOnAnotherCase": {
      const { caseId, number, by, at } = rejection.holder
      return {
        code,
        title: text(
          `${by ?? "他人"}已将该警组派往警情${number ?? caseId}`,
          `${by ?? "Somebody"} has sent this group to case ${number ?? caseId}`
        ),
        facts: { groupId: rejection.groupId, caseId, number, by, at }
      }
    }
    case "GroupWasOnAnotherCase": {
      const { groupId, caseId, from, until } = rejection
      return {
        code,
        rule: "row 9",
        title: text("该警组当时在另一警情上", "The group was with another case at that time"),
        detail: text(
          "如确有其事,请勾选“更正登记”并填写理由。",
          "If it happened all the same, state it as a correction, with the reason."
        ),
        facts: { groupId, caseId, from, until }
      }
    }
    case "CrossingIsNotApproved":
      return {
        code,
        title: text("处警不出协作区:跨区须经批准", "Groups leave their zone with an approval only"),
        facts: { zoneId: rejection.zoneId, groups: listed(rejection.groups) }
      }
    case "CrossingIsApprovedAlready":
      return {
        code,
        title: text("该协作区已获批准", "Groups of that zone may come already"),
        facts: { zoneId: rejection.zoneId }
      }
    case "MutualAidIsNotAgreed":
      return {
        code,
        title: text(
          "所属公安机关之间没有有效的互助协议",
          "There is no mutual-aid agreement between the commands on that day"
        ),
        facts: { commands: rejection.commands.join(", "), groups: listed(rejection.groups) }
      }
    case "GroupIsNotOnTheCase":
      return {
        code,
        title: text("该警组不在本警情上", "The group is not on this case"),
        facts: { groupId: rejection.groupId }
      }
    case "GroupIsFurtherAlready": {
      const name = groupStepNames[rejection.step]
      return {
        code,
        rule: "I1",
        title: text(`该警组已${name.zh}`, `The group has ${name.en} already`),
        facts: { groupId: rejection.groupId, step: rejection.step }
      }
    }
    case "HappenedBeforeTheStepBefore":
      return {
        code,
        rule: "I1",
        title: text("早于该警组的上一环节", "Before the step that went before"),
        facts: { groupId: rejection.groupId, at: rejection.at }
      }
    case "HappenedBeforeWhatItFollows":
      return {
        code,
        rule: "I1",
        title: text("早于其所依据的事项", "Before what it follows from"),
        facts: { at: rejection.at }
      }
    case "ZoneIsNotKnown":
      return {
        code,
        title: text("没有这个协作区或者派出所", "There is no such zone or station"),
        facts: { zoneId: rejection.zoneId }
      }
    case "WhistleIsNotOpen":
      return {
        code,
        title: text("该哨已结束或者不存在", "The whistle has ended, or was never blown"),
        facts: { whistleId: rejection.whistleId }
      }
    case "BranchWasNotCalled":
      return {
        code,
        title: text(`未吹哨调集${rejection.branch}`, `${rejection.branch} was not called`),
        facts: { branch: rejection.branch }
      }
    case "BranchReportedInAlready":
      return {
        code,
        title: text(`${rejection.branch}已经报到`, `${rejection.branch} has reported in already`),
        facts: { branch: rejection.branch, at: rejection.at }
      }
    case "ReviewIsOpen":
      return {
        code,
        title: text("已提请法制审核", "A legal review is asked for already"),
        facts: { reviewId: rejection.reviewId }
      }
    case "NoReviewIsOpen":
      return { code, title: text("没有待审核的事项", "No legal review is asked for") }
    case "ReviewerAnswersForTheCase":
      return {
        code,
        title: text("负责人不得审核本人警情", "Whoever answers for a case does not review it"),
        facts: { account: rejection.account }
      }
    case "SupervisionIsNotOpen":
      return {
        code,
        rule: "I8",
        title: text("没有待答复的督办", "There is no such open order"),
        facts: { orderId: rejection.orderId }
      }
    case "HandOverIsNotOpen":
      return {
        code,
        rule: "I5",
        title: text("没有待回执的移送", "There is no such hand-over without a receipt"),
        facts: { handOverId: rejection.handOverId }
      }
    case "CaseIsPoliceDuty":
      return {
        code,
        rule: "I7",
        title: text("属于公安机关职责,不得转介", "Police duty is not referred to others")
      }
    case "LifeIsAtRisk":
      return {
        code,
        rule: "I7",
        title: text("危及生命安全的,应当先行处置", "With life at risk, police act first")
      }
    case "CaseIsFiledAlready":
      return {
        code,
        rule: "I6",
        title: text("已经受案登记", "The case is filed already"),
        facts: { at: rejection.at }
      }
    case "CaseIsNotFiled":
      return { code, rule: "I6", title: text("尚未受案登记", "The case is not filed") }
    case "CaseWorkIsExtendedAlready":
      return {
        code,
        rule: "I6",
        title: text("办案期限已经延长", "The time for the work was extended already"),
        facts: { at: rejection.at }
      }
    case "TimeForTheWorkIsOver":
      return {
        code,
        rule: "I6",
        title: text(
          "办案期限已满,不能再延长",
          "The time for the work is over: it cannot be extended any more"
        ),
        detail: text(
          `期限至${rejection.due}。期满前已批准的,请填写批准的时间。`,
          `It ran until ${rejection.due}. Where it was approved in time, say when.`
        ),
        facts: { due: rejection.due }
      }
    case "AccidentFileIsOfAnotherCase":
      return {
        code,
        title: text("该事故档案属于另一起警情", "The accident file is another case's"),
        facts: { accidentId: rejection.accidentId, caseId: rejection.caseId }
      }
  }
}
