import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { foldedStreams } from "@jiaosuo/orders/FoldedStreams"
import { Context, Effect, Layer } from "effect"
import type { KnownPlace } from "./domain/place/Place.ts"
import { placeEventCodec } from "./domain/place/PlaceEvents.ts"
import { evolvePlace, initialPlace } from "./domain/place/PlaceHistory.ts"

/** Every place of the wardens, folded in memory: some hundreds. */
export class PlaceDirectory extends Context.Tag("@jiaosuo/wardens/PlaceDirectory")<
  PlaceDirectory,
  {
    /** All of them by id, closed ones too, as of the end of the log: every command that was answered before is in it. */
    readonly places: Effect.Effect<ReadonlyMap<string, KnownPlace>, StoreIsUnavailable>
    /** One of them; undefined where there is none of this id. */
    readonly place: (id: string) => Effect.Effect<KnownPlace | undefined, StoreIsUnavailable>
  }
>() {}

const make = Effect.map(
  foldedStreams({
    context: "wardens",
    kind: "place",
    codec: placeEventCodec,
    initialState: initialPlace,
    evolve: evolvePlace,
    known: (place) => (place._tag === "Place" ? place : undefined),
    span: "PlaceDirectory.places"
  }),
  (places) => PlaceDirectory.of({ places, place: (id) => Effect.map(places, (all) => all.get(id)) })
)

/** Over the event store. */
export const layer: Layer.Layer<PlaceDirectory, never, EventStore> = Layer.effect(PlaceDirectory, make)
