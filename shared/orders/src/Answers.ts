import type { Handled } from "@jiaosuo/event-store/CommandHandler"
import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { EventCodec } from "@jiaosuo/kernel/EventCodec"
import { Effect, Either } from "effect"
import type { Warning } from "./domain/Warning.ts"
import type { Answer } from "./Orders.ts"

/** An event that may keep warnings. */
export interface MayWarn {
  readonly _tag: string
  readonly warnings?: ReadonlyArray<Warning>
}

/**
 * Turns what the command handler says into the answer to an order. The warnings are those that the events
 * keep, so that a repeated order repeats them: its events are read back from the stream.
 */
export const makeAnswering = <Event extends MayWarn, State>(codec: EventCodec<Event>) =>
  Effect.map(
    EventStore,
    (store) =>
      (handled: Handled<Event, State>, commandId: string): Effect.Effect<Answer, StoreIsUnavailable> => {
        const { id, version, position, repeated } = handled
        const answer = (events: ReadonlyArray<Event>): Answer => ({
          id,
          version,
          position,
          repeated,
          warnings: events.flatMap((event) => event.warnings ?? [])
        })
        if (!repeated) return Effect.succeed(answer(handled.events))
        return Effect.map(store.readStream(handled.stream), (recorded) =>
          answer(
            recorded
              .filter((event) => event.commandId === commandId)
              .flatMap((event) =>
                Either.match(codec.decode(event), { onLeft: () => [], onRight: (e) => [e] })
              )
          )
        )
      }
  )
