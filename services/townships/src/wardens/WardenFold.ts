import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Rows } from "@jiaosuo/projection/Projection"
import {
  type CallOutEvent,
  comers,
  evolveCallOut,
  evolveHazard,
  evolvePlace,
  evolveRecord,
  evolveShift,
  evolveWarden,
  type HazardEvent,
  initialCallOut,
  initialHazard,
  initialPlace,
  initialRecord,
  initialShift,
  initialWarden,
  isOpenCallOut,
  isOpenHazard,
  type PlaceEvent,
  type RecordEvent,
  type ShiftEvent,
  type WardenEvent,
  type Work
} from "@jiaosuo/wardens/events"
import { inOrder, inUtc, noRow } from "../lists/FoldOrder.ts"
import type {
  CallOutRow,
  PlaceRow,
  RecordRow,
  RoadHazardRow,
  WardenRow,
  WardenShiftRow
} from "./WardenTable.ts"

/** The folds of the register of wardens: the context's own, with the columns that lists and figures ask for. */

/** A place after one more event. */
export const foldPlace = (event: PlaceEvent, recorded: RecordedEvent, rows: Rows<PlaceRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolvePlace(before?.state ?? initialPlace, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  const { township, kind } = state
  rows.set({ place_id: id, version: recorded.version, township, kind, state })
}

/** Somebody after one more event. */
export const foldWarden = (event: WardenEvent, recorded: RecordedEvent, rows: Rows<WardenRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolveWarden(before?.state ?? initialWarden, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  rows.set({
    warden_id: id,
    version: recorded.version,
    township: state.township,
    roles: state.roles,
    standing: state.state,
    standing_since: inUtc(state.stateSince),
    place_id: state.placeId,
    state
  })
}

/** A shift after one more event. */
export const foldShift = (event: ShiftEvent, recorded: RecordedEvent, rows: Rows<WardenShiftRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolveShift(before?.state ?? initialShift, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  rows.set({
    shift_id: id,
    version: recorded.version,
    township: state.township,
    place_id: state.placeId,
    day: dayInShanghai(state.from),
    from_at: inUtc(state.from),
    until_at: inUtc(state.until),
    wardens: state.wardens,
    cancelled: state.cancelledAt !== null,
    state
  })
}

/** The codes that a work names, and of persuasions how often each. */
const codesOf = (work: Work): Pick<RecordRow, "codes" | "amounts"> => {
  switch (work.kind) {
    case "persuasion":
      return { codes: work.counts.map(({ code }) => code), amounts: work.counts.map(({ count }) => count) }
    case "publicity":
    case "help-request":
    case "gathering":
    case "activity":
    case "trade-check":
    case "card-delivery":
      return { codes: [work.code], amounts: [] }
    case "village-assistant":
      return { codes: [], amounts: [] }
    case "site-inspection":
      return { codes: work.items, amounts: [] }
  }
}

/** A record after one more event. */
export const foldRecord = (event: RecordEvent, recorded: RecordedEvent, rows: Rows<RecordRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolveRecord(before?.state ?? initialRecord, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  rows.set({
    record_id: id,
    version: recorded.version,
    township: state.township,
    kind: state.work.kind,
    ...codesOf(state.work),
    place_id: state.placeId,
    warden_id: state.wardenId,
    happened_at: inUtc(state.happenedAt),
    day: dayInShanghai(state.happenedAt),
    hour: Number(inShanghai(state.happenedAt).slice(11, 13)),
    withdrawn: state.withdrawnAt !== null,
    state
  })
}

/** A hazard after one more event. */
export const foldHazard = (event: HazardEvent, recorded: RecordedEvent, rows: Rows<RoadHazardRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolveHazard(before?.state ?? initialHazard, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  rows.set({
    hazard_id: id,
    version: recorded.version,
    township: state.township,
    code: state.code,
    level: state.level,
    standing: state.state,
    open: isOpenHazard(state),
    due_at: inUtc(state.dueAt),
    reported_at: inUtc(state.reportedAt),
    day: dayInShanghai(state.reportedAt),
    state
  })
}

/** A call-out after one more event. */
export const foldCallOut = (event: CallOutEvent, recorded: RecordedEvent, rows: Rows<CallOutRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolveCallOut(before?.state ?? initialCallOut, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  const arrivals = comers(state).flatMap(({ arrivedAt }) => (arrivedAt === null ? [] : [inUtc(arrivedAt)]))
  const arrived = arrivals.sort()[0] ?? null
  rows.set({
    call_out_id: id,
    version: recorded.version,
    township: state.township,
    need: state.need,
    standing: state.standing,
    open: isOpenCallOut(state),
    opened_at: inUtc(state.at),
    day: dayInShanghai(state.at),
    arrived_at: arrived,
    seconds_to_arrive:
      arrived === null ? null : Math.round((Date.parse(arrived) - Date.parse(state.at)) / 1_000),
    state
  })
}
