import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { PersonEvent } from "./PersonEvents.ts"
import type { AbsenceGround, PersonKind, Post } from "./Persons.ts"

/** What the codes of people are called on a page. Each table names every code: the compiler counts them. */

export const personKindNames: { readonly [Kind in PersonKind]: Text } = {
  officer: text("民警", "officer"),
  auxiliary: text("辅警", "auxiliary"),
  assistant: text("交通协管员", "traffic assistant")
}

export const postNames: { readonly [Code in Post]: Text } = {
  chief: text("所长", "chief"),
  "deputy-chief": text("副所长", "deputy chief"),
  instructor: text("教导员", "political instructor"),
  officer: text("民警", "officer"),
  "community-officer": text("社区民警", "community officer"),
  auxiliary: text("辅警", "auxiliary"),
  "traffic-assistant": text("交通协管员", "traffic assistant"),
  clerk: text("文职", "clerk")
}

export const absenceGroundNames: { readonly [Ground in AbsenceGround]: Text } = {
  "annual-leave": text("年休假", "annual leave"),
  rest: text("奖休调休", "earned rest"),
  sickness: text("病假", "sickness"),
  training: text("培训", "training"),
  secondment: text("借调", "secondment"),
  maternity: text("产假", "maternity leave"),
  personal: text("事假", "personal leave"),
  suspended: text("停职", "suspended")
}

/** Titles of the events in a history. */
export const personEventTitles: { readonly [Type in PersonEvent["_tag"]]: Text } = {
  PersonWasTakenOn: text("入职登记", "Taken on"),
  PersonWasTransferred: text("调动", "Transferred"),
  PostWasChanged: text("变更职务", "Post changed"),
  PersonWasQualified: text("取得资格", "Qualified"),
  AccountWasLinked: text("关联账号", "Account linked"),
  TrainingWasRecorded: text("记录培训", "Training recorded"),
  AbsenceWasRecorded: text("登记缺勤", "Absence recorded"),
  AbsenceWasCancelled: text("取消缺勤", "Absence cancelled"),
  RestWasEarned: text("奖休入账", "Rest earned"),
  RestWasSpent: text("奖休使用", "Rest spent"),
  PersonLeft: text("离职", "Left")
}
