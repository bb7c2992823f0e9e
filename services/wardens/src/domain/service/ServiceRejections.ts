import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import {
  type EverywhereRejection,
  type StepIsBeforeTheLast,
  sharedRefusal,
  type TownshipIsNotNamed,
  type VillageIsOfAnotherTownship
} from "../SharedRejections.ts"

/** Why a command on a service is refused. */
export type ServiceRejection =
  | { readonly _tag: "ServiceIsNotOnFile" }
  | { readonly _tag: "ServiceIsAlreadyOnFile" }
  | { readonly _tag: "ServiceIsWithdrawn"; readonly since: Instant }
  | { readonly _tag: "ServiceIsSomebodyElses" }
  | { readonly _tag: "ServiceIsDone"; readonly since: Instant }
  | StepIsBeforeTheLast
  | TownshipIsNotNamed
  | VillageIsOfAnotherTownship
  | { readonly _tag: "UnitIsUnknown"; readonly unitId: string }
  | { readonly _tag: "UnitIsOfAnotherTownship"; readonly unitId: string; readonly township: string }
  | { readonly _tag: "ForceHasNotAnswered"; readonly force: string; readonly since: Instant }
  | { readonly _tag: "ServiceIsNotHandedOver" }
  | EverywhereRejection

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
    default:
      return sharedRefusal(rejection)
  }
}
