import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { type HandlingRejection, handlingRefusal } from "./rejections/Handling.ts"
import { type IntakeRejection, intakeRefusal } from "./rejections/Intake.ts"
import type { GroupIsOfAnotherStation } from "./WithinCaseScope.ts"

/** Why a command on a case is refused. */
export type CaseRejection =
  | IntakeRejection
  | HandlingRejection
  | TownshipIsOutOfScope
  | GroupIsOfAnotherStation

const intakeTags: { readonly [Tag in IntakeRejection["_tag"]]: true } = {
  CaseIsNotOnFile: true,
  CaseIsAlreadyOnFile: true,
  CaseDoesNotStand: true,
  CaseStillStands: true,
  CaseIsNotJoined: true,
  WorkerMayNotDoThis: true,
  HappenedBeforeTheCall: true,
  ReasonIsMissing: true,
  LevelIsTheSame: true,
  CallIsAlreadyJoined: true,
  CaseIsTheSame: true,
  OtherCaseIsNotOnFile: true,
  OtherCaseDoesNotStand: true,
  SourceNumberIsTaken: true,
  CaseIsAnotherPersons: true,
  TheyAnswerForItAlready: true,
  NothingWasOffered: true,
  AssistantIsNotAssigned: true,
  LegalReviewIsMissing: true,
  GroupsAreStillOnTheCase: true,
  FeedbackIsMissing: true,
  WhistleIsOpen: true,
  SupervisionIsOpen: true,
  HandOverIsNotReceipted: true,
  AccidentFileIsWorkedOn: true,
  ClosingHasNoGround: true
}

const isIntakeRejection = (rejection: CaseRejection): rejection is IntakeRejection =>
  rejection._tag in intakeTags

/** The field and the rule of refusals whose words name neither. */
const pointers: {
  readonly [Tag in CaseRejection["_tag"]]?: { readonly path?: string; readonly rule?: string }
} = {
  HappenedBeforeTheCall: { path: "happenedAt", rule: "I1" },
  HappenedBeforeTheStepBefore: { path: "happenedAt" },
  HappenedBeforeWhatItFollows: { path: "happenedAt" },
  LevelIsTheSame: { path: "level" },
  SourceNumberIsTaken: { path: "source.number" },
  CaseIsTheSame: { path: "into" },
  OtherCaseIsNotOnFile: { path: "into" },
  OtherCaseDoesNotStand: { path: "into" },
  CaseIsAnotherPersons: { rule: "I5" },
  TheyAnswerForItAlready: { rule: "row 14" },
  NothingWasOffered: { rule: "row 14" },
  LegalReviewIsMissing: { rule: "row 14" },
  ReviewIsOpen: { rule: "row 14" },
  NoReviewIsOpen: { rule: "row 14" },
  ReviewerAnswersForTheCase: { rule: "row 14" },
  ClosingHasNoGround: { path: "outcome" },
  FeedbackIsMissing: { rule: "I1" },
  GroupsAreStillOnTheCase: { rule: "I1" },
  NoGroupIsNamed: { rule: "row 7" },
  GroupIsNamedTwice: { path: "groups", rule: "row 9" },
  GroupIsNotOnDuty: { path: "groups", rule: "row 9" },
  GroupIsAlreadyOnTheCase: { path: "groups", rule: "row 9" },
  GroupIsOnAnotherCase: { path: "groups", rule: "row 9" },
  GroupWasOnAnotherCase: { path: "happenedAt" },
  CrossingIsNotApproved: { path: "groups", rule: "row 10" },
  CrossingIsApprovedAlready: { path: "zoneId", rule: "row 10" },
  ZoneIsNotKnown: { path: "zoneId", rule: "row 10" },
  MutualAidIsNotAgreed: { path: "groups", rule: "row 12" },
  GroupIsNotOnTheCase: { path: "groupId", rule: "I1" },
  GroupIsFurtherAlready: { path: "groupId" },
  WhistleIsNotOpen: { path: "whistleId", rule: "row 15" },
  WhistleIsOpen: { rule: "row 15" },
  TimeForTheWorkIsOver: { path: "happenedAt" },
  BranchWasNotCalled: { path: "branch", rule: "row 15" },
  BranchReportedInAlready: { path: "branch", rule: "row 15" },
  SupervisionIsNotOpen: { path: "orderId" },
  SupervisionIsOpen: { rule: "I8" },
  HandOverIsNotOpen: { path: "handOverId" },
  HandOverIsNotReceipted: { rule: "I5" }
}

/** What the person who gave the command is told, in both languages, with the rule and the field at fault. */
export const toRefusal = (rejection: CaseRejection): Refusal => {
  const refusal = inWords(rejection)
  const { path, rule } = pointers[rejection._tag] ?? {}
  return {
    ...(rule === undefined ? {} : { rule }),
    ...(path === undefined ? {} : { fields: [{ path, reason: refusal.title }] }),
    ...refusal
  }
}

const inWords = (rejection: CaseRejection): Refusal => {
  if (rejection._tag === "TownshipIsOutOfScope") return outOfScope(rejection)
  if (rejection._tag === "GroupIsOfAnotherStation") {
    const { _tag, groupId, township } = rejection
    const reason = text(
      "只有该警组人员及其单位辖区的人员可以代为办理",
      "only its own people, and those in whose townships its unit lies, speak for a group"
    )
    return {
      code: _tag,
      rule: "X3",
      title: text("该警组属于其他单位", "The group is another unit's"),
      fields: [{ path: "groupId", reason }],
      facts: { groupId, township }
    }
  }
  return isIntakeRejection(rejection) ? intakeRefusal(rejection) : handlingRefusal(rejection)
}
