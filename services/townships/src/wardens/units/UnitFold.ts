import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Rows } from "@jiaosuo/projection/Projection"
import {
  evolveMonth,
  evolveUnit,
  initialMonth,
  initialUnit,
  type MonthEvent,
  type UnitEvent
} from "@jiaosuo/wardens/events"
import { inOrder, noRow } from "../../lists/FoldOrder.ts"
import type { UnitMonthRow, UnitRow } from "./UnitTable.ts"

/** A mobile unit after one more event: the context's own fold. */
export const foldUnit = (event: UnitEvent, recorded: RecordedEvent, rows: Rows<UnitRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolveUnit(before?.state ?? initialUnit, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  rows.set({ unit_id: id, version: recorded.version, township: state.township, state })
}

/** A unit's month after one more event: the context's own fold. */
export const foldUnitMonth = (event: MonthEvent, recorded: RecordedEvent, rows: Rows<UnitMonthRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolveMonth(before?.state ?? initialMonth, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  const { month, township, unitId } = state
  rows.set({ month_id: id, version: recorded.version, township, unit_id: unitId, month, state })
}
