import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { type PermissionRejection, permissionRefusal } from "./WithinPermission.ts"

/** What happened before the step that came first. */
export interface StepIsBeforeTheLast {
  readonly _tag: "StepIsBeforeTheLast"
  readonly since: Instant
}

/** A form names no township, and none follows from what it names. */
export interface TownshipIsNotNamed {
  readonly _tag: "TownshipIsNotNamed"
}

/** A village that is named lies elsewhere: in the township of its code, twelve digits and nine. */
export interface VillageIsOfAnotherTownship {
  readonly _tag: "VillageIsOfAnotherTownship"
  readonly village: string
  readonly township: string
}

/** Nobody has the id that a form names. */
export interface WardenIsUnknown {
  readonly _tag: "WardenIsUnknown"
  readonly wardenId: string
}

/** Somebody whom a form names serves elsewhere. */
export interface WardenIsOfAnotherTownship {
  readonly _tag: "WardenIsOfAnotherTownship"
  readonly wardenId: string
  readonly township: string
}

/** No place has the id that a form names. */
export interface PostIsUnknown {
  readonly _tag: "PostIsUnknown"
  readonly placeId: string
}

/** Why a command on anything of this context may be refused (X3). */
export type EverywhereRejection = PermissionRejection | TownshipIsOutOfScope

/** Why commands on several kinds of things are refused, in the same words. */
export type SharedRejection =
  | EverywhereRejection
  | StepIsBeforeTheLast
  | TownshipIsNotNamed
  | VillageIsOfAnotherTownship
  | WardenIsUnknown
  | WardenIsOfAnotherTownship
  | PostIsUnknown

/** What the person who gave the command is told, in both languages. */
export const sharedRefusal = (rejection: SharedRejection): Refusal => {
  const { _tag: code, ...facts } = rejection
  switch (rejection._tag) {
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
    case "WardenIsUnknown":
      return { code, title: text("没有该劝导队员", "There is no such warden"), facts }
    case "WardenIsOfAnotherTownship":
      return { code, title: text("该队员属于其他乡镇", "The warden is of another township"), facts }
    case "PostIsUnknown":
      return { code, title: text("没有该站点", "There is no such place"), facts }
    case "RoleMayNotDoThis":
    case "AccountIsNoWarden":
    case "WardenIsNotActive":
      return permissionRefusal(rejection)
    case "TownshipIsOutOfScope":
      return outOfScope(rejection)
  }
}
