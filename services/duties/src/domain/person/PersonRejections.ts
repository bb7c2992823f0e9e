import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Refusal, type Text, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"

/** Why a command on a person is refused. */
export type PersonRejection =
  | { readonly _tag: "PersonIsNotOnFile" }
  | { readonly _tag: "PersonIsAlreadyOnFile" }
  | { readonly _tag: "PersonDoesNotServe"; readonly on: CalendarDate }
  | {
      readonly _tag: "FactIsOlderThanTheOneOnFile"
      readonly from: CalendarDate
      readonly onFile: CalendarDate
    }
  | { readonly _tag: "AccountIsAnotherPersons"; readonly account: string; readonly personId: string }
  | { readonly _tag: "UnitIsNotInService"; readonly unitId: string; readonly on: CalendarDate }
  | {
      readonly _tag: "AbsencesOverlap"
      readonly absenceId: string
      readonly from: CalendarDate
      readonly until: CalendarDate
    }
  | { readonly _tag: "AbsenceIsUnknown"; readonly absenceId: string }
  | {
      readonly _tag: "RestIsNotEarned"
      readonly on: CalendarDate
      readonly balance: number
      readonly days: number
    }
  | { readonly _tag: "OnlyTheDistrictMayDoThis" }
  | TownshipIsOutOfScope

/** What the person who gave the command is told, in both languages. */
export const personRefusal = (rejection: PersonRejection): Refusal => {
  if (rejection._tag === "TownshipIsOutOfScope") return outOfScope(rejection)
  const { _tag, ...facts } = rejection
  return { code: _tag, title: titleOf(rejection), facts }
}

const titleOf = (rejection: Exclude<PersonRejection, TownshipIsOutOfScope>): Text => {
  switch (rejection._tag) {
    case "PersonIsNotOnFile":
      return text("没有这名人员", "There is no such person")
    case "PersonIsAlreadyOnFile":
      return text("该人员已登记", "The person is on file already")
    case "PersonDoesNotServe":
      return text(`该人员在${rejection.on}不在职`, `The person does not serve on ${rejection.on}`)
    case "FactIsOlderThanTheOneOnFile":
      return text(
        `${rejection.from}早于已登记的${rejection.onFile}`,
        `${rejection.from} is before ${rejection.onFile}, from which the one on file holds`
      )
    case "AccountIsAnotherPersons":
      return text("该账号属于另一人员", "The account is another person's")
    case "UnitIsNotInService":
      return text(`该单位在${rejection.on}不存在`, `The unit is not there on ${rejection.on}`)
    case "AbsencesOverlap":
      return text(
        `与${rejection.from}至${rejection.until}的缺勤重叠`,
        `It overlaps with the absence from ${rejection.from} to ${rejection.until}`
      )
    case "AbsenceIsUnknown":
      return text("没有这项缺勤", "There is no such absence")
    case "RestIsNotEarned":
      return text(
        `奖休余额不足:${rejection.on}余${rejection.balance}天,需${rejection.days}天`,
        `Not enough rest is earned: ${rejection.balance} days on ${rejection.on}, ${rejection.days} are asked for`
      )
    case "OnlyTheDistrictMayDoThis":
      return text("人事变动只能由区指挥中心办理", "Only the district's command moves people")
  }
}
