import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import {
  type EverywhereRejection,
  type StepIsBeforeTheLast,
  sharedRefusal,
  type TownshipIsNotNamed,
  type WardenIsOfAnotherTownship,
  type WardenIsUnknown
} from "../SharedRejections.ts"
import type { HazardState } from "./Hazard.ts"

/** Why a command on a hazard is refused. */
export type HazardRejection =
  | { readonly _tag: "HazardIsNotOnFile" }
  | { readonly _tag: "HazardIsAlreadyOnFile" }
  | { readonly _tag: "HazardIsOver"; readonly state: HazardState; readonly since: Instant }
  | { readonly _tag: "HazardIsNotAssigned" }
  | { readonly _tag: "HazardIsNotFixed"; readonly state: HazardState }
  | { readonly _tag: "HazardIsFixedAlready"; readonly since: Instant }
  | { readonly _tag: "HazardIsAnothersToFix" }
  | { readonly _tag: "HazardIsSomebodyElses" }
  | { readonly _tag: "SendingBackHasNoReason" }
  | TownshipIsNotNamed
  | WardenIsUnknown
  | { readonly _tag: "WardenIsNotInService"; readonly wardenId: string }
  | WardenIsOfAnotherTownship
  | StepIsBeforeTheLast
  | EverywhereRejection

/** What the person who gave the command is told, in both languages. */
export const toHazardRefusal = (rejection: HazardRejection): Refusal => {
  const { _tag: code, ...facts } = rejection
  switch (rejection._tag) {
    case "HazardIsNotOnFile":
      return { code, title: text("没有该隐患", "There is no such hazard") }
    case "HazardIsAlreadyOnFile":
      return { code, title: text("该隐患已上报", "The hazard is on file already") }
    case "HazardIsOver":
      return {
        code,
        title: text("该隐患已销号或撤回", "The hazard was cleared or withdrawn"),
        facts: { state: rejection.state, since: inShanghai(rejection.since) }
      }
    case "HazardIsNotAssigned":
      return { code, title: text("该隐患尚未指派", "Nobody is to clear the hazard yet") }
    case "HazardIsNotFixed":
      return { code, title: text("该隐患尚未整改", "Nobody has said that the hazard is cleared"), facts }
    case "HazardIsFixedAlready":
      return {
        code,
        title: text("已报整改完成,等待复查", "Reported as cleared already; it waits for the check"),
        facts: { since: inShanghai(rejection.since) }
      }
    case "HazardIsAnothersToFix":
      return { code, rule: "X3", title: text("该隐患未指派给您", "The hazard is not yours to clear") }
    case "HazardIsSomebodyElses":
      return {
        code,
        rule: "X3",
        title: text("只能撤回本人上报的隐患", "You withdraw only what you reported yourself")
      }
    case "SendingBackHasNoReason":
      return { code, title: text("退回须说明原因", "Say why it is sent back") }
    case "WardenIsNotInService":
      return { code, title: text("该队员不在岗", "The warden is not in active service"), facts }
    default:
      return sharedRefusal(rejection)
  }
}
