import { inLanguage } from "@jiaosuo/http/CurrentRequest"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { District } from "@jiaosuo/reference/Divisions"
import { recordEventTitles, workKinds } from "../domain/record/RecordLabels.ts"
import type { RecordRecord } from "../Records.ts"
import type { RecordFile } from "./RecordFile.ts"

/** A record's file for one reader. */
export const recordFile = (record: RecordRecord, district: District, showing: Showing): RecordFile => {
  const { id, version, position, asOf, state } = record
  if (state._tag === "Unknown") throw new Error(`wardens/record/${id} has a history and was never made`)
  const { _tag, happenedAt, withdrawnAt, ...content } = state
  return {
    id,
    ...content,
    kindName: inLanguage(workKinds[state.work.kind], showing.language),
    townshipName: district.township(state.township)?.name ?? state.township,
    villageName:
      state.village === null ? null : (district.village(state.village)?.shortName ?? state.village),
    happenedAt: inShanghai(happenedAt),
    withdrawnAt: withdrawnAt === null ? null : inShanghai(withdrawnAt),
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    history: historyView(record, recordEventTitles, showing)
  }
}
