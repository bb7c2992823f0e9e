import type { Position, RecordedEvent } from "@jiaosuo/kernel/Event"
import { Context, type Effect, Schema, type Scope } from "effect"

/** An event on the bus with what a receiver needs to notice a hole. */
export interface BusMessage {
  readonly event: RecordedEvent
  /** Position of the event before it in the whole log; 0 for the first. */
  readonly previous: Position
  /** Position of the event before it in its own context; 0 for the first. */
  readonly previousInContext: Position
}

/** What a receiver made of a message. */
export type Receipt =
  | { readonly _tag: "Ack" }
  | { readonly _tag: "Retry"; readonly delayMillis: number }
  | { readonly _tag: "Reject"; readonly reason: string }

export class BusIsUnavailable extends Schema.TaggedError<BusIsUnavailable>()("BusIsUnavailable", {
  operation: Schema.String,
  cause: Schema.Defect
}) {}

/** `evt.<context>.<township or none>.<EventType>` */
export const subjectOf = (event: RecordedEvent, context: string): string =>
  `evt.${context}.${event.township ?? "none"}.${event.type}`

/** JetStream behind a port. Delivery is at least once; order is the log's order unless something was lost. */
export class EventBus extends Context.Tag("@jiaosuo/messaging/EventBus")<
  EventBus,
  {
    /** Publishes in order, many in flight, and succeeds when the bus has acknowledged all of them. */
    readonly publish: (messages: ReadonlyArray<BusMessage>) => Effect.Effect<void, BusIsUnavailable>

    /**
     * A durable pull consumer: `name` remembers across restarts what was acknowledged. Messages are handed
     * over one after the other. Runs until its scope closes; reconnects by itself.
     */
    readonly consume: <R>(options: {
      readonly name: string
      readonly contexts: ReadonlyArray<string>
      readonly handle: (message: BusMessage) => Effect.Effect<Receipt, never, R>
    }) => Effect.Effect<void, BusIsUnavailable, R | Scope.Scope>

    /**
     * A live tail without memory, for projections: whatever is published from now on, as fast as it comes,
     * in batches. Holes are for the receiver to notice (`previous`); the log has what is missing.
     */
    readonly tail: <R>(options: {
      readonly contexts: ReadonlyArray<string>
      readonly handle: (messages: ReadonlyArray<BusMessage>) => Effect.Effect<void, never, R>
    }) => Effect.Effect<void, BusIsUnavailable, R | Scope.Scope>
  }
>() {}
