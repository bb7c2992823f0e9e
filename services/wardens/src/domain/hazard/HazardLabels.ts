import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { HazardState } from "./Hazard.ts"
import type { HazardCaseOutcome, HazardEvent } from "./HazardEvents.ts"

/** What the codes of hazards are called on a page. Each table names every code: the compiler counts them. */

export const hazardStates: { readonly [State in HazardState]: Text } = {
  reported: text("已上报", "Reported"),
  assigned: text("整改中", "Assigned"),
  fixed: text("待复查", "Waits for the check"),
  cleared: text("已销号", "Cleared"),
  withdrawn: text("已撤回", "Withdrawn")
}

/** How a case ended, as its desk says it. */
export const hazardCaseOutcomes: { readonly [Outcome in HazardCaseOutcome]: Text } = {
  settled: text("当场处置完毕", "settled on the spot"),
  mediated: text("调解结案", "mediated"),
  filed: text("受案、立案", "filed"),
  "handed-over": text("移送其他机关", "handed over"),
  referred: text("转介、义警处置", "referred or answered by volunteers"),
  "false-call": text("虚假警情", "false call"),
  "not-found": text("未发现警情", "nothing found"),
  other: text("其他", "other"),
  withdrawn: text("警情已撤销", "withdrawn")
}

/** Titles of the events in a hazard's history. */
export const hazardEventTitles: { readonly [Type in HazardEvent["_tag"]]: Text } = {
  RoadHazardWasReported: text("上报隐患", "Reported"),
  RoadHazardWasRated: text("重新定级", "Rated otherwise"),
  RoadHazardWasAssigned: text("指派整改", "Assigned"),
  RoadHazardWasFixed: text("报整改完成", "Reported as cleared"),
  RoadHazardWasCleared: text("复查销号", "Checked and cleared"),
  RoadHazardWasSentBack: text("复查退回", "Sent back"),
  RoadHazardWasWithdrawn: text("撤回", "Withdrawn"),
  RoadHazardBecameACase: text("派出所已立警情", "The station has a case of it"),
  CaseOfRoadHazardEnded: text("警情处置结束", "Its case ended"),
  CaseOfRoadHazardWasReopened: text("警情重新处置", "Its case was opened again")
}
