import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { MonthEvent } from "./MonthEvents.ts"

/** Titles of the events of a unit's month. */
export const monthEventTitles: { readonly [Type in MonthEvent["_tag"]]: Text } = {
  VillageGroupsWereVisited: text("走访村组", "Village groups visited"),
  RoomTimeWasRecorded: text("登记在室时间", "Time in the room recorded"),
  UnitEntryWasWithdrawn: text("撤回登记", "Entry withdrawn")
}
