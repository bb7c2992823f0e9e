import { Chunk, Effect, type Scope as EffectScope, Option, Queue, Stream } from "effect"
import { serverSentEvent } from "../../http/EventStream.ts"
import type { StreamMustRestart } from "../http/CaseAnswer.ts"
import { type Change, type Cursor, type Scope, toldOf } from "./Change.ts"

/** Batches that may wait for a reader: one who is slower is told to start again. */
const waitingAtMost = 64

/** Everything that changed up to a position, or that a stream ends. */
export type Batch =
  | { readonly changes: ReadonlyArray<Change>; readonly upTo: number }
  | { readonly restart: StreamMustRestart["reason"] }

/** One open stream. */
export interface Reader {
  /** Hands on a batch without waiting; false where the reader is too slow and gets no more. */
  readonly offer: (batch: Batch) => boolean
  /** What they are told: server-sent events, to be sent as they are. */
  readonly events: (
    start: Cursor,
    earlier: { readonly changes: ReadonlyArray<Change>; readonly upTo: number }
  ) => Stream.Stream<Uint8Array>
}

/** The last event of a stream. */
export const restartEvent = (reason: StreamMustRestart["reason"]): Uint8Array =>
  serverSentEvent("restart", { reason } satisfies StreamMustRestart)

const told = (changes: ReadonlyArray<Change>, scope: Scope, cursor: Cursor): Chunk.Chunk<Uint8Array> =>
  Chunk.fromIterable(changes.flatMap((change) => toldOf(change, scope, cursor) ?? []))

/** A reader with a bounded buffer, for as long as the scope is open. */
export const makeReader = (
  scope: Scope,
  atMost = waitingAtMost
): Effect.Effect<Reader, never, EffectScope.Scope> =>
  Effect.gen(function* () {
    const waiting = yield* Effect.acquireRelease(Queue.dropping<Batch>(atMost), Queue.shutdown)
    let isTooSlow = false

    const next = (cursor: Cursor | null) =>
      Effect.gen(function* () {
        if (cursor === null) return Option.none()
        // What was kept for a slow reader is theirs before they start again.
        const batch: Batch =
          isTooSlow && (yield* Queue.size(waiting)) <= 0
            ? { restart: "too-slow" }
            : yield* Queue.take(waiting)
        return Option.some(
          "restart" in batch
            ? ([Chunk.of(restartEvent(batch.restart)), null] as const)
            : ([told(batch.changes, scope, cursor), forward(cursor, batch.upTo)] as const)
        )
      })

    return {
      offer: (batch) => {
        if (isTooSlow) return false
        isTooSlow = !Queue.unsafeOffer(waiting, batch)
        return !isTooSlow
      },
      events: (start, { changes, upTo }) =>
        Stream.concat(
          Stream.fromChunk(told(changes, scope, start)),
          Stream.unfoldChunkEffect<Cursor | null, Uint8Array, never, never>(forward(start, upTo), next)
        )
    }
  })

/** A place never goes back: a model that is behind tells what the reader knows already. */
const forward = (cursor: Cursor, position: number): Cursor =>
  position >= cursor.position ? { position, key: null } : cursor
