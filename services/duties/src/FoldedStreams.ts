import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { type Instant, streamId } from "@jiaosuo/kernel/Event"
import { type Folding, foldedStreams as foldedStreamsOf } from "@jiaosuo/orders/FoldedStreams"
import { Effect, Either } from "effect"

const context = "duties"

type FoldingHere<Event extends { readonly _tag: string }, State, Known extends State> = Omit<
  Folding<Event, State, Known>,
  "context"
>

/** All things of one kind of this context by id. */
export interface Folded<Known> {
  /** As of the end of the log, folded in memory. */
  readonly all: Effect.Effect<ReadonlyMap<string, Known>, StoreIsUnavailable>
  /** As they were known at an instant: their streams are read again, no further. */
  readonly knownAt: (instant: Instant) => Effect.Effect<ReadonlyMap<string, Known>, StoreIsUnavailable>
}

/** Streams that are read at a time. */
const atOnce = 8

/** Folds the streams of one kind of this context. */
export const foldedStreams = <Event extends { readonly _tag: string }, State, Known extends State>(
  folding: FoldingHere<Event, State, Known>
): Effect.Effect<Folded<Known>, never, EventStore> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const all = yield* foldedStreamsOf({ context, ...folding })
    const { codec, evolve, initialState, kind, known, span } = folding

    const oneAt = (id: string, instant: Instant) =>
      Effect.map(store.readStream(streamId(context, kind, id)), (recorded) =>
        known(
          recorded
            .filter(({ recordedAt }) => recordedAt <= instant)
            .reduce<State>(
              (state, event) =>
                evolve(
                  state,
                  Either.getOrThrowWith(
                    codec.decode(event),
                    ({ reason }) => new Error(`${event.stream} version ${event.version}: ${reason}`)
                  )
                ),
              initialState
            )
        )
      )

    return {
      all,
      knownAt: (instant) =>
        Effect.flatMap(all, (now) =>
          Effect.forEach(
            [...now.keys()],
            (id) => Effect.map(oneAt(id, instant), (one) => [id, one] as const),
            {
              concurrency: atOnce
            }
          )
        ).pipe(
          Effect.map(
            (found) => new Map(found.flatMap(([id, one]) => (one === undefined ? [] : [[id, one] as const])))
          ),
          Effect.withSpan(`${span} known at`)
        )
    }
  })
