import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { District } from "@jiaosuo/reference/Divisions"
import type { KnownPlace } from "../domain/place/Place.ts"
import { shiftEventTitles } from "../domain/shift/ShiftLabels.ts"
import type { ShiftRecord } from "../Shifts.ts"
import type { ShiftFile } from "./ShiftFile.ts"

const whenKnown = (at: Instant | null): string | null => (at === null ? null : inShanghai(at))

/** A shift's file for one reader. */
export const shiftFile = (
  record: ShiftRecord,
  places: ReadonlyMap<string, KnownPlace>,
  district: District,
  showing: Showing
): ShiftFile => {
  const { id, version, position, asOf, state } = record
  if (state._tag === "Unknown") throw new Error(`wardens/shift/${id} has a history and was never planned`)
  const { _tag, from, until, cancelledAt, presences, ...shift } = state
  return {
    id,
    ...shift,
    placeName: places.get(state.placeId)?.name ?? null,
    townshipName: district.township(state.township)?.name ?? state.township,
    from: inShanghai(from),
    until: inShanghai(until),
    cancelledAt: whenKnown(cancelledAt),
    presences: presences.map((presence) => ({
      ...presence,
      since: inShanghai(presence.since),
      leftAt: whenKnown(presence.leftAt)
    })),
    version,
    position,
    asOf: whenKnown(asOf),
    history: historyView(record, shiftEventTitles, showing)
  }
}
