import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { District } from "@jiaosuo/reference/Divisions"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import { type CaseOfHazard, isOverdue } from "../domain/hazard/Hazard.ts"
import { hazardCaseOutcomes, hazardEventTitles, hazardStates } from "../domain/hazard/HazardLabels.ts"
import type { HazardRecord } from "../Hazards.ts"
import type { RoadHazardFile } from "./HazardFile.ts"

const caseView = ({ caseId, number, since, end }: CaseOfHazard, language: Language) => ({
  caseId,
  number,
  since: inShanghai(since),
  outcome: end?.outcome ?? null,
  outcomeName: end === null ? null : inLanguage(hazardCaseOutcomes[end.outcome], language),
  endedAt: end === null ? null : inShanghai(end.at)
})

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
  const { _tag, stateSince, reportedAt, dueAt, case: ofStation, ...hazard } = state
  const { language } = showing
  const day = dayInShanghai(reportedAt)
  const code = rules.item("hazard", state.code, day)?.name
  const level = rules.hazardLevel(state.level, day)?.name
  return {
    id,
    ...hazard,
    case: ofStation === null ? null : caseView(ofStation, language),
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
