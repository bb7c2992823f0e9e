import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Context, Effect, Layer } from "effect"
import type { KnownCell } from "./domain/cell/Cell.ts"
import { cellEventCodec } from "./domain/cell/CellEvents.ts"
import { evolve, initialState } from "./domain/cell/CellHistory.ts"
import { foldedStreams } from "./FoldedStreams.ts"

/**
 * Every response cell of the district, folded in memory: some hundreds. It says who is free, and must not say so of a
 * cell that was called out a moment ago: so it is no read model, which follows the log at a distance.
 */
export class CellDirectory extends Context.Tag("@jiaosuo/duties/CellDirectory")<
  CellDirectory,
  {
    /** All of them by id, disbanded ones too, as of the end of the log. */
    readonly cells: Effect.Effect<ReadonlyMap<string, KnownCell>, StoreIsUnavailable>
    /** All of them as they were known at an instant. */
    readonly knownAt: (instant: Instant) => Effect.Effect<ReadonlyMap<string, KnownCell>, StoreIsUnavailable>
  }
>() {}

const make = Effect.map(
  foldedStreams({
    kind: "cell",
    codec: cellEventCodec,
    initialState,
    evolve,
    known: (cell) => (cell._tag === "Cell" ? cell : undefined),
    span: "CellDirectory.cells"
  }),
  ({ all: cells, knownAt }) => CellDirectory.of({ cells, knownAt })
)

/** Over the event store. */
export const layer: Layer.Layer<CellDirectory, never, EventStore> = Layer.effect(CellDirectory, make)
