import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { HazardState } from "./Hazard.ts"
import type { HazardEvent } from "./HazardEvents.ts"

/** What the codes of hazards are called on a page. Each table names every code: the compiler counts them. */

export const hazardStates: { readonly [State in HazardState]: Text } = {
  reported: text("已上报", "Reported"),
  assigned: text("整改中", "Assigned"),
  fixed: text("待复查", "Waits for the check"),
  cleared: text("已销号", "Cleared"),
  withdrawn: text("已撤回", "Withdrawn")
}

/** Titles of the events in a hazard's history. */
export const hazardEventTitles: { readonly [Type in HazardEvent["_tag"]]: Text } = {
  RoadHazardWasReported: text("上报隐患", "Reported"),
  RoadHazardWasRated: text("重新定级", "Rated otherwise"),
  RoadHazardWasAssigned: text("指派整改", "Assigned"),
  RoadHazardWasFixed: text("报整改完成", "Reported as cleared"),
  RoadHazardWasCleared: text("复查销号", "Checked and cleared"),
  RoadHazardWasSentBack: text("复查退回", "Sent back"),
  RoadHazardWasWithdrawn: text("撤回", "Withdrawn")
}
