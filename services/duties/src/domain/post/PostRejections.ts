import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { personRefusal } from "../roster/RosterRefusals.ts"
import type { PersonRejection } from "../roster/RosterRejections.ts"
import type { PostStanding } from "./Post.ts"
import { postStandings } from "./PostLabels.ts"

/** Why a command on a post is refused. */
export type PostRejection =
  | { readonly _tag: "PostIsNotPlanned" }
  | { readonly _tag: "PostIsAlreadyPlanned" }
  | { readonly _tag: "UnitIsNotThere"; readonly unitId: string }
  | { readonly _tag: "PostIsNotInThatState"; readonly standing: PostStanding }
  | { readonly _tag: "PostIsTooLong"; readonly hours: number; readonly longest: number }
  | {
      /** D1, D2. */
      readonly _tag: "CrewIsTooSmall"
      readonly rule: string
      readonly officers: number
      readonly assistants: number
      readonly needed: ReadonlyArray<{ readonly officers: number; readonly assistants: number }>
    }
  | {
      /** D3; null where there is no sign at all. */
      readonly _tag: "SignsAreTooNear"
      readonly rule: string
      readonly farthest: number | null
      readonly least: number
    }
  | { readonly _tag: "PointIsNotAtATollOrServiceArea"; readonly rule: string }
  | { readonly _tag: "PersonIsTwiceInTheCrew"; readonly personId: string }
  | { readonly _tag: "PersonIsAtAnotherPost"; readonly personId: string; readonly holder: string }
  | PersonRejection
  | { readonly _tag: "PostEndsBeforeItBegan"; readonly begunAt: Instant }
  | { readonly _tag: "OnlyAPatrolDrivesLegs" }
  | TownshipIsOutOfScope

/** `2名民警,或1名民警和2名协管员`. */
const crews = (
  needed: Extract<PostRejection, { readonly _tag: "CrewIsTooSmall" }>["needed"]
): readonly [zh: string, en: string] => [
  needed
    .map(({ officers, assistants }) =>
      assistants === 0 ? `${officers}名民警` : `${officers}名民警和${assistants}名协管员`
    )
    .join(",或"),
  needed
    .map(({ officers, assistants }) =>
      assistants === 0 ? `${officers} officers` : `${officers} officer(s) with ${assistants} assistants`
    )
    .join(", or ")
]

/** What the person who gave the command is told, in both languages, with the rule. */
export const toPostRefusal = (rejection: PostRejection): Refusal => {
  const code = rejection._tag
  switch (rejection._tag) {
    case "PostIsNotPlanned":
      return { code, title: text("没有该执勤点", "There is no such post") }
    case "PostIsAlreadyPlanned":
      return { code, title: text("该执勤点已安排", "The post is planned already") }
    case "UnitIsNotThere":
      return {
        code,
        title: text("该单位当日不存在", "The unit is not there on that day"),
        facts: { unitId: rejection.unitId }
      }
    case "PostIsNotInThatState": {
      const { zh, en } = postStandings[rejection.standing]
      return {
        code,
        title: text(`执勤状态不符(${zh})`, `The post does not stand so (${en})`),
        facts: { standing: rejection.standing }
      }
    }
    case "PostIsTooLong":
      return {
        code,
        title: text("执勤时长不符", "The post is too long, or ends before it begins"),
        facts: { hours: rejection.hours, longest: rejection.longest }
      }
    case "CrewIsTooSmall": {
      const { rule, officers, assistants, needed } = rejection
      const [zh, en] = crews(needed)
      return {
        code,
        rule,
        title: text("执勤人数不足", "Too few people for this post"),
        detail: text(
          `现有${officers}名民警、${assistants}名协管员,至少应为${zh}。`,
          `${officers} officers and ${assistants} assistants: at least ${en} are needed.`
        ),
        fields: [{ path: "members", rule, reason: text(`至少${zh}`, `at least ${en}`) }],
        facts: { officers, assistants }
      }
    }
    case "SignsAreTooNear": {
      const { rule, farthest, least } = rejection
      const reason = text(
        `警告标志应从至少${least}米处开始摆放`,
        `warning signs begin at least ${least} m before the point`
      )
      return {
        code,
        rule,
        title: text("警告标志距离不足", "The warning signs are too near"),
        detail: reason,
        fields: [{ path: "signs", rule, reason }],
        facts: { farthest, least }
      }
    }
    case "PointIsNotAtATollOrServiceArea":
      return {
        code,
        rule: rejection.rule,
        title: text(
          "高速公路执勤点应设在收费站或者服务区",
          "On a motorway a point is at a toll or service area"
        ),
        fields: [
          {
            path: "tollOrServiceArea",
            rule: rejection.rule,
            reason: text("应设在收费站或者服务区", "must be at a toll or service area")
          }
        ]
      }
    case "PersonIsTwiceInTheCrew":
      return {
        code,
        title: text("同一人列入两次", "Somebody is listed twice"),
        facts: { personId: rejection.personId }
      }
    case "PersonIsAtAnotherPost":
      return {
        code,
        title: text("该人员同时在另一执勤点", "The person is at another post then"),
        facts: { personId: rejection.personId, heldBy: rejection.holder }
      }
    case "PersonIsUnknown":
    case "PersonIsNotOfTheUnit":
    case "PersonIsAbsent":
    case "PersonIsNoLeader":
    case "PersonIsInTwoSlots":
    case "PersonIsOnAnotherRoster":
      return personRefusal(rejection)
    case "PostEndsBeforeItBegan":
      return {
        code,
        title: text("早于执勤开始时间", "Before the post began"),
        facts: { begunAt: inShanghai(rejection.begunAt) }
      }
    case "OnlyAPatrolDrivesLegs":
      return { code, title: text("只有巡逻可以登记路段", "Only a patrol drives legs") }
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}
