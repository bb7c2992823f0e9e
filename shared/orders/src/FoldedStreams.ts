import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { idOf, type Position, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { EventCodec } from "@jiaosuo/kernel/EventCodec"
import { Effect, Either } from "effect"

/** How streams of one kind are folded. */
export interface Folding<Event extends { readonly _tag: string }, State, Known> {
  /** First two parts of the stream ids: `duties`, `person`. */
  readonly context: string
  readonly kind: string
  readonly codec: EventCodec<Event>
  readonly initialState: State
  readonly evolve: (state: State, event: Event) => State
  /** The state of something that is on file; undefined where it is not. */
  readonly known: (state: State) => Known | undefined
  readonly span: string
}

const pageSize = 5_000

/**
 * All things of one kind by id, folded in memory: for some hundreds or thousands that a decision or a proposal asks
 * about at once. Each asking reads the log on to its end, so that every command that was answered before is in it.
 */
export const foldedStreams = <Event extends { readonly _tag: string }, State, Known extends State>(
  folding: Folding<Event, State, Known>
): Effect.Effect<Effect.Effect<ReadonlyMap<string, Known>, StoreIsUnavailable>, never, EventStore> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const gate = yield* Effect.makeSemaphore(1)
    const streams = `${folding.context}/${folding.kind}/`
    let all: ReadonlyMap<string, Known> = new Map()
    let upTo: Position = 0

    /** A new map: whoever holds the one before goes on reading what it was. */
    const foldedOn = (events: ReadonlyArray<RecordedEvent>): ReadonlyMap<string, Known> => {
      if (events.length === 0) return all
      const folded = new Map(all)
      for (const recorded of events) {
        const id = idOf(recorded.stream)
        const event = Either.getOrThrowWith(
          folding.codec.decode(recorded),
          ({ reason }) => new Error(`${recorded.stream} version ${recorded.version}: ${reason}`)
        )
        const known = folding.known(folding.evolve(folded.get(id) ?? folding.initialState, event))
        if (known !== undefined) folded.set(id, known)
      }
      return folded
    }

    return Effect.gen(function* () {
      const head = yield* store.head
      while (upTo < head) {
        const events = yield* store.readLog({ after: upTo, limit: pageSize, streams })
        all = foldedOn(events)
        const last = events.at(-1)?.position ?? 0
        upTo = events.length === pageSize ? last : Math.max(head, last)
      }
      return all
    }).pipe(gate.withPermits(1), Effect.withSpan(folding.span))
  })
