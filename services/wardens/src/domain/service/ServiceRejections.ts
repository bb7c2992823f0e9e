import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { type PermissionRejection, permissionRefusal } from "../WithinPermission.ts"

/** Why a command on a service is refused. */
export type ServiceRejection =
  | { readonly _tag: "ServiceIsNotOnFile" }
  | { readonly _tag: "ServiceIsAlreadyOnFile" }
  | { readonly _tag: "ServiceIsWithdrawn"; readonly since: Instant }
  | { readonly _tag: "ServiceIsSomebodyElses" }
  | { readonly _tag: "ServiceIsDone"; readonly since: Instant }
  | { readonly _tag: "StepIsBeforeTheLast"; readonly since: Instant }
  | { readonly _tag: "TownshipIsNotNamed" }
  | { readonly _tag: "VillageIsOfAnotherTownship"; readonly village: string; readonly township: string }
  | { readonly _tag: "UnitIsUnknown"; readonly unitId: string }
  | { readonly _tag: "UnitIsOfAnotherTownship"; readonly unitId: string; readonly township: string }
  | { readonly _tag: "ForceHasNotAnswered"; readonly force: string; readonly since: Instant }
  | { readonly _tag: "ServiceIsNotHandedOver" }
  | PermissionRejection
  | TownshipIsOutOfScope

/** What the person who gave the command is told, in both languages. */
export const toServiceRefusal = (rejection: ServiceRejection): Refusal => {
  const { _tag: code, ...facts } = rejection
  switch (rejection._tag) {
    case "ServiceIsNotOnFile":
      return { code, title: text("没有该服务事项", "There is no such service") }
    case "ServiceIsAlreadyOnFile":
      return { code, title: text("该服务事项已登记", "The service is on file already") }
    case "ServiceIsWithdrawn":
      return {
        code,
        title: text("该服务事项已撤回", "The service was withdrawn"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "ServiceIsSomebodyElses":
      return {
        code,
        rule: "X3",
        title: text("只能更改本人填报的事项", "You change only what you filed yourself")
      }
    case "ServiceIsDone":
      return {
        code,
        title: text("该服务事项已办结", "The service is done"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "StepIsBeforeTheLast":
      return {
        code,
        title: text("早于上一步的时间", "Before the step that came first"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "TownshipIsNotNamed":
      return { code, rule: "N9", title: text("请填写乡镇或村居", "Say in which township or village") }
    case "VillageIsOfAnotherTownship":
      return { code, title: text("村居不在该乡镇", "The village is in another township"), facts }
    case "UnitIsUnknown":
      return { code, title: text("没有该移动警务队", "There is no such mobile unit"), facts }
    case "UnitIsOfAnotherTownship":
      return {
        code,
        title: text("该移动警务队属于其他乡镇", "The mobile unit is of another township"),
        facts
      }
    case "ForceHasNotAnswered":
      return {
        code,
        title: text("受托单位尚未答复", "The other force has not answered"),
        facts: { force: rejection.force, since: inShanghai(rejection.since) }
      }
    case "ServiceIsNotHandedOver":
      return { code, title: text("该事项未移交其他单位", "The service lies with no other force") }
    case "RoleMayNotDoThis":
    case "AccountIsNoWarden":
    case "WardenIsNotActive":
      return permissionRefusal(rejection)
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}
