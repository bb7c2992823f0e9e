import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { foldedStreams } from "@jiaosuo/orders/FoldedStreams"
import { Context, Effect, Layer } from "effect"
import type { KnownUnit } from "./domain/unit/MobileUnit.ts"
import { unitEventCodec } from "./domain/unit/UnitEvents.ts"
import { evolveUnit, initialUnit } from "./domain/unit/UnitHistory.ts"

/** Every mobile unit, folded in memory: some dozens. */
export class UnitDirectory extends Context.Tag("@jiaosuo/wardens/UnitDirectory")<
  UnitDirectory,
  {
    /** All of them by id, disbanded ones too, as of the end of the log: every command that was answered before is in it. */
    readonly units: Effect.Effect<ReadonlyMap<string, KnownUnit>, StoreIsUnavailable>
    /** One of them; undefined where there is none of this id. */
    readonly unit: (id: string) => Effect.Effect<KnownUnit | undefined, StoreIsUnavailable>
  }
>() {}

const make = Effect.map(
  foldedStreams({
    context: "wardens",
    kind: "unit",
    codec: unitEventCodec,
    initialState: initialUnit,
    evolve: evolveUnit,
    known: (unit) => (unit._tag === "Unit" ? unit : undefined),
    span: "UnitDirectory.units"
  }),
  (units) => UnitDirectory.of({ units, unit: (id) => Effect.map(units, (all) => all.get(id)) })
)

/** Over the event store. */
export const layer: Layer.Layer<UnitDirectory, never, EventStore> = Layer.effect(UnitDirectory, make)
