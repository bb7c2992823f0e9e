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
  ClosingHasNoGround: true
}

const isIntakeRejection = (rejection: CaseRejection): rejection is IntakeRejection =>
  rejection._tag in intakeTags

/** What the person who gave the command is told, in both languages, with the rule and the field at fault. */
export const toRefusal = (rejection: CaseRejection): Refusal => {
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
