import { inLanguage } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { District } from "@jiaosuo/reference/Divisions"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import { isOverdue } from "../domain/hazard/Hazard.ts"
import { hazardEventTitles, hazardStates } from "../domain/hazard/HazardLabels.ts"
import type { HazardRecord } from "../Hazards.ts"
import type { RoadHazardFile } from "./HazardFile.ts"

/** A hazard's file for one reader, overdue or not as of the instant that it is asked for. */
export const roadHazardFile = (
  record: HazardRecord,
  rules: WardenRules,
  district: District,
  showing: Showing,
  nowMillis: number
): RoadHazardFile => {
  const { id, version, position, asOf, state } = record
  if (state._tag === "Unknown") throw new Error(`wardens/hazard/${id} has a history and was never reported`)
  const { _tag, stateSince, reportedAt, dueAt, ...hazard } = state
  const { language } = showing
  const day = dayInShanghai(reportedAt)
  const code = rules.item("hazard", state.code, day)?.name
  const level = rules.hazardLevel(state.level, day)?.name
  return {
    id,
    ...hazard,
    codeName: code === undefined ? state.code : inLanguage(code, language),
    levelName: level === undefined ? state.level : inLanguage(level, language),
    stateName: inLanguage(hazardStates[state.state], language),
    stateSince: inShanghai(stateSince),
    reportedAt: inShanghai(reportedAt),
    dueAt: inShanghai(dueAt),
    overdue: isOverdue(state, asOf ?? new Date(nowMillis).toISOString()),
    townshipName: district.township(state.township)?.name ?? state.township,
    villageName:
      state.village === null ? null : (district.village(state.village)?.shortName ?? state.village),
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    history: historyView(record, hazardEventTitles, showing)
  }
}
