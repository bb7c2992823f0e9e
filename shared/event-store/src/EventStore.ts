import type {
  CommandContext,
  Instant,
  NewEvent,
  Position,
  RecordedEvent,
  StreamId
} from "@jiaosuo/kernel/Event"
import { Context, type Effect, Schema, type Stream } from "effect"

/** A value that at most one stream may hold at a time: `{ kind: "vehicle-plate", value: "02鲁M12345" }`. */
export interface Claim {
  readonly kind: string
  readonly value: string
}

/** A person's values, already encrypted with the person's own key; see `PersonalRecords`. */
export interface SealedRecord {
  readonly recordId: string
  readonly personId: string
  readonly sealed: Uint8Array
}

/** One command's events for one stream: all of it is kept, or none. */
export interface Append extends CommandContext {
  readonly stream: StreamId
  /** Version the decision was made on; 0 for a new stream. */
  readonly expectedVersion: number
  /** Hash of the stream's last event as read; `genesisHash` for a new stream. */
  readonly previousHash: string
  /** SHA-256 (hex) of the command's content: another command with the same id is refused. */
  readonly fingerprint: string
  readonly events: readonly [NewEvent, ...ReadonlyArray<NewEvent>]
  readonly take?: ReadonlyArray<Claim>
  readonly release?: ReadonlyArray<Claim>
  readonly records?: ReadonlyArray<SealedRecord>
}

/** The answer to a command: where its last event stands. */
export interface Appended {
  readonly stream: StreamId
  readonly version: number
  readonly position: Position
  /** When the event was recorded. */
  readonly recordedAt: Instant
  /** Hash of the last event of the command. */
  readonly hash: string
  /** True when this command id had been answered before and this is that first answer. */
  readonly repeated: boolean
}

/** Somebody else appended to the stream first. Load again and decide again. */
export class StreamHasMoved extends Schema.TaggedError<StreamHasMoved>()("StreamHasMoved", {
  stream: Schema.String,
  expected: Schema.Number,
  actual: Schema.Number
}) {}

/** The claim is held by another stream, which is named. */
export class ClaimIsHeld extends Schema.TaggedError<ClaimIsHeld>()("ClaimIsHeld", {
  kind: Schema.String,
  value: Schema.String,
  holder: Schema.String
}) {}

/** The command id was used before for a different command. */
export class CommandIdIsTaken extends Schema.TaggedError<CommandIdIsTaken>()("CommandIdIsTaken", {
  commandId: Schema.String
}) {}

/** The database could not be asked, or did not answer. Whether an append took place is unknown: send it again. */
export class StoreIsUnavailable extends Schema.TaggedError<StoreIsUnavailable>()("StoreIsUnavailable", {
  operation: Schema.String,
  cause: Schema.Defect
}) {}

/** A command id with the fingerprint of its command. */
export interface CommandId {
  readonly commandId: string
  readonly fingerprint: string
}

/** The log: one contiguous total order over all streams. */
export class EventStore extends Context.Tag("@jiaosuo/event-store/EventStore")<
  EventStore,
  {
    /**
     * Appends one command's events. When the effect succeeds the events are on disk. Concurrent calls share
     * a transaction; a call that fails never fails its neighbours. A repeated command id answers the first
     * answer, whatever `expectedVersion` says.
     */
    readonly append: (
      request: Append
    ) => Effect.Effect<Appended, StreamHasMoved | ClaimIsHeld | CommandIdIsTaken | StoreIsUnavailable>

    /** Events of one stream with `version > afterVersion` (default 0), in order. Unknown streams are empty. */
    readonly readStream: (
      stream: StreamId,
      afterVersion?: number
    ) => Effect.Effect<ReadonlyArray<RecordedEvent>, StoreIsUnavailable>

    /**
     * Up to `limit` events with `position > after`, in order; of the named contexts only, and of streams only whose ids
     * begin with `streams` (`wardens/place/`), where these are given.
     */
    readonly readLog: (options: {
      readonly after: Position
      readonly limit: number
      readonly contexts?: ReadonlyArray<string>
      readonly streams?: string
    }) => Effect.Effect<ReadonlyArray<RecordedEvent>, StoreIsUnavailable>

    /** Position of the last event; 0 for an empty log. */
    readonly head: Effect.Effect<Position, StoreIsUnavailable>

    /** Position of the last event recorded at or before an instant; 0 where there is none. */
    readonly positionAt: (instant: Instant) => Effect.Effect<Position, StoreIsUnavailable>

    /** The first answer to a command id, if it was ever answered with events. */
    readonly answerTo: (
      command: CommandId
    ) => Effect.Effect<Appended | undefined, CommandIdIsTaken | StoreIsUnavailable>

    /** The stream to which a command id was answered with events, whatever its content was. */
    readonly streamOf: (commandId: string) => Effect.Effect<StreamId | undefined, StoreIsUnavailable>

    /** The streams that hold these claims, in the order asked; undefined where nobody does. */
    readonly holders: (
      claims: ReadonlyArray<Claim>
    ) => Effect.Effect<ReadonlyArray<StreamId | undefined>, StoreIsUnavailable>

    /**
     * Positions of appends made by this process, as they commit. A hint to wake up, never the truth:
     * other processes append too, so whoever listens also polls.
     */
    readonly appends: Stream.Stream<Position>
  }
>() {}

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/**
 * The request in the one spelling that is stored and hashed: ids in lower case, times in UTC with
 * milliseconds. Both layers append this form, so that what is read back is what was hashed.
 */
export const canonical = (request: Append): Append => {
  const commandId = request.commandId.toLowerCase()
  const correlationId = request.correlationId.toLowerCase()
  const causationId = request.causationId?.toLowerCase() ?? null
  const timesAreCanonical = request.events.every((event) => instantForm.test(event.occurredAt))
  if (
    timesAreCanonical &&
    commandId === request.commandId &&
    correlationId === request.correlationId &&
    causationId === request.causationId
  ) {
    return request
  }
  const [first, ...rest] = request.events
  const inUtc = (event: NewEvent): NewEvent => ({
    ...event,
    occurredAt: new Date(event.occurredAt).toISOString()
  })
  return { ...request, commandId, correlationId, causationId, events: [inUtc(first), ...rest.map(inUtc)] }
}
