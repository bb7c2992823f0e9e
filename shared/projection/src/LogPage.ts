import type { Position, RecordedEvent } from "@jiaosuo/kernel/Event"
import type { UnreadableEvent } from "@jiaosuo/kernel/EventCodec"
import { Either } from "effect"
import type { AnyProjection } from "./Projection.ts"

type Decode = AnyProjection["decode"]
type Decoded = Either.Either<unknown, UnreadableEvent>

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/**
 * Some events of the log that follow one another. Several models read the same page; those that share a
 * `decode` share its results, because decoding costs more than folding.
 */
export class LogPage {
  readonly events: ReadonlyArray<RecordedEvent>
  /** Position of the last event. */
  readonly last: Position
  private readonly decodedBy = new Map<Decode, Array<Decoded | undefined>>()

  /** `events` must not be empty. */
  constructor(events: ReadonlyArray<RecordedEvent>) {
    this.events = events
    this.last = (events.at(-1) as RecordedEvent).position
  }

  /** The event at an index, decoded once per `decode`. One that throws makes the event unreadable. */
  decoded(index: number, decode: Decode): Decoded {
    let results = this.decodedBy.get(decode)
    if (results === undefined) {
      results = new Array(this.events.length)
      this.decodedBy.set(decode, results)
    }
    const known = results[index]
    if (known !== undefined) return known
    const event = this.events[index] as RecordedEvent
    let result: Decoded
    try {
      result = decode(event)
    } catch (thrown) {
      const { type, schemaVersion } = event
      result = Either.left({ _tag: "UnreadableEvent", type, schemaVersion, reason: reasonOf(thrown) })
    }
    results[index] = result
    return result
  }
}
