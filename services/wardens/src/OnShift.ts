import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Instant } from "@jiaosuo/kernel/Event"
import { foldedStreams } from "@jiaosuo/orders/FoldedStreams"
import { Effect } from "effect"
import { standingAt } from "./domain/shift/Shift.ts"
import { shiftEventCodec } from "./domain/shift/ShiftEvents.ts"
import { evolveShift, initialShift } from "./domain/shift/ShiftHistory.ts"

/** Ids of the wardens who are to be at a post at an instant, as of the end of the log. */
export type OnShiftAt = (at: Instant) => Effect.Effect<ReadonlySet<string>, StoreIsUnavailable>

/** Over all shifts, folded in memory: some thousands. */
export const makeOnShift: Effect.Effect<OnShiftAt, never, EventStore> = Effect.map(
  foldedStreams({
    context: "wardens",
    kind: "shift",
    codec: shiftEventCodec,
    initialState: initialShift,
    evolve: evolveShift,
    known: (shift) => (shift._tag === "Shift" ? shift : undefined),
    span: "OnShift.at"
  }),
  (shifts) => (at) =>
    Effect.map(shifts, (all) => new Set([...all.values()].flatMap((shift) => standingAt(shift, at))))
)
