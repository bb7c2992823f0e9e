import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { foldedStreams } from "@jiaosuo/orders/FoldedStreams"
import { Context, Effect, Layer } from "effect"
import type { KnownCallOut } from "./domain/callout/CallOut.ts"
import { callOutEventCodec } from "./domain/callout/CallOutEvents.ts"
import { evolve, initialState } from "./domain/callout/CallOutHistory.ts"

/** Every call-out of the district, folded in memory: some thousands. */
export class CallOutDirectory extends Context.Tag("@jiaosuo/wardens/CallOutDirectory")<
  CallOutDirectory,
  {
    /** All of them by id, as of the end of the log: every command that was answered before is in it. */
    readonly callOuts: Effect.Effect<ReadonlyMap<string, KnownCallOut>, StoreIsUnavailable>
  }
>() {}

const make = Effect.map(
  foldedStreams({
    context: "wardens",
    kind: "callout",
    codec: callOutEventCodec,
    initialState,
    evolve,
    known: (callOut) => (callOut._tag === "CallOut" ? callOut : undefined),
    span: "CallOutDirectory.callOuts"
  }),
  (callOuts) => CallOutDirectory.of({ callOuts })
)

/** Over the event store. */
export const layer: Layer.Layer<CallOutDirectory, never, EventStore> = Layer.effect(CallOutDirectory, make)
