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

/** Where a bus ends; only for comparing with what the same bus says later. */
export type BusEnd = number

/** What a bus holds. */
export interface BusHolding {
  /**
   * Position of the newest event: 0 for a bus that never held one, undefined where it cannot say (all it held
   * has been cleared away by age).
   */
  readonly newest: Position | undefined
  readonly end: BusEnd
  /** Another one for a bus that was made anew: what an earlier one had acknowledged is not in it. */
  readonly incarnation: string
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
    /**
     * Publishes in order, many in flight, succeeds when the bus has acknowledged all of them, and answers where
     * the bus ends then. Given an end, it publishes nothing unless the bus ends there still: one that has lost
     * something, was made anew or heard somebody else refuses, and `holding` tells what it has.
     */
    readonly publish: (
      messages: ReadonlyArray<BusMessage>,
      end?: BusEnd
    ) => Effect.Effect<BusEnd, BusIsUnavailable>

    /** What the bus holds. Less than it acknowledged means that it has lost something. */
    readonly holding: Effect.Effect<BusHolding, BusIsUnavailable>

    /**
     * A durable pull consumer: `name` remembers across restarts what was acknowledged. Messages are handed
     * over one after the other; no contexts named means all of them. A message answered with `Retry` comes
     * again after the delay, while later ones go on. One answered with `Reject` does not come again: it is
     * set aside with the reason. Succeeds once the subscription stands (or waits for the bus) and runs until
     * its scope closes; reconnects by itself.
     */
    readonly consume: <R>(options: {
      readonly name: string
      readonly contexts: ReadonlyArray<string>
      readonly handle: (message: BusMessage) => Effect.Effect<Receipt, never, R>
    }) => Effect.Effect<void, BusIsUnavailable, R | Scope.Scope>

    /**
     * A live tail without memory, for projections: whatever is published from now on, as fast as it comes,
     * in batches; no contexts named means all of them. Holes are for the receiver to notice (`previous`);
     * the log has what is missing. Succeeds once the subscription stands (or waits for the bus) and runs
     * until its scope closes.
     */
    readonly tail: <R>(options: {
      readonly contexts: ReadonlyArray<string>
      readonly handle: (messages: ReadonlyArray<BusMessage>) => Effect.Effect<void, never, R>
    }) => Effect.Effect<void, BusIsUnavailable, R | Scope.Scope>
  }
>() {}
