import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Rows } from "@jiaosuo/projection/Projection"
import { evolveService, initialService, openHandOver, type ServiceEvent } from "@jiaosuo/wardens/events"
import { inOrder, inUtc, noRow } from "../../lists/FoldOrder.ts"
import type { ServiceRow } from "./ServiceTable.ts"

/** A service after one more event: the context's own fold, with the columns that lists and counts ask for. */
export const foldService = (event: ServiceEvent, recorded: RecordedEvent, rows: Rows<ServiceRow>): void => {
  const id = idOf(recorded.stream)
  const before = rows.get(id)
  inOrder(recorded, before)
  const state = evolveService(before?.state ?? initialService, event)
  if (state._tag === "Unknown") throw noRow(recorded)
  const waiting = openHandOver(state)
  rows.set({
    service_id: id,
    version: recorded.version,
    township: state.township,
    code: state.code,
    channel: state.channel,
    unit_id: state.unitId,
    requested_at: inUtc(state.requestedAt),
    day: dayInShanghai(state.requestedAt),
    done: state.doneAt !== null,
    takes_papers: state.materials.length > 0,
    trips: state.trips,
    handed_over_on: waiting === undefined ? null : dayInShanghai(waiting.at),
    hand_overs: state.handOvers.length,
    withdrawn: state.withdrawnAt !== null,
    state
  })
}
