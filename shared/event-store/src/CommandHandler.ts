import type { Decider } from "@jiaosuo/kernel/Decider"
import type { CommandContext, Instant } from "@jiaosuo/kernel/Event"
import type { EventCodec } from "@jiaosuo/kernel/EventCodec"
import { Data, type Effect, type Option } from "effect"
import type {
  Appended,
  Claim,
  CommandIdIsTaken,
  EventStore,
  SealedRecord,
  StoreIsUnavailable,
  StreamHasMoved
} from "./EventStore.ts"

/** The decider said no. `rejection` is the context's own value; its `http` folder turns it into words. */
export class Rejected<R> extends Data.TaggedError("Rejected")<{ readonly rejection: unknown }> {
  declare readonly rejection: R
}

/** Everything the handler needs to know about one kind of aggregate. */
export interface Aggregate<Command, Event extends { readonly _tag: string }, State, Rejection> {
  readonly context: string
  readonly kind: string
  readonly decider: Decider<Command, Event, State, Rejection>
  readonly codec: EventCodec<Event>
  /** The township an event happened in, given the state after it. */
  readonly township: (event: Event, after: State) => string | null
  /**
   * What a state holds for itself alone. The handler takes what is new and releases what is gone, in the
   * transaction of the events.
   */
  readonly claims: (state: State) => ReadonlyArray<Claim>
  /** The rejection that names the holder of a lost claim. */
  readonly claimIsHeld: (claim: Claim, holderId: string) => Rejection
}

/** One command on its way. */
export interface Handle<Command> {
  readonly id: string
  readonly command: Command
  readonly context: CommandContext
  /** When it happened in the world; never later than now. */
  readonly occurredAt: Instant
  /** What the client sent: a repeated command id with other content is refused. Defaults to the command. */
  readonly content?: unknown
  /** From `If-Match`: a decision on any other version is refused instead of tried again. */
  readonly expectedVersion?: number
  readonly records?: ReadonlyArray<SealedRecord>
}

/** The answer to a command. For a command that changed nothing, `version` and `position` are the stream's. */
export interface Handled<Event, State> extends Appended {
  readonly id: string
  readonly events: ReadonlyArray<Event>
  readonly state: State
}

/** An aggregate as it stands. */
export interface Loaded<State> {
  readonly id: string
  readonly version: number
  readonly position: number
  readonly state: State
}

export interface CommandHandler<Command, Event, State, Rejection> {
  /** Load, fold, decide, append; a lost race is decided again on the new state (bounded). */
  readonly handle: (
    request: Handle<Command>
  ) => Effect.Effect<
    Handled<Event, State>,
    Rejected<Rejection> | StreamHasMoved | CommandIdIsTaken | StoreIsUnavailable
  >
  /** The aggregate as it stands now, or none where nothing ever happened to it. */
  readonly load: (id: string) => Effect.Effect<Option.Option<Loaded<State>>, StoreIsUnavailable>
}

/**
 * `yield* makeCommandHandler(vehicleAggregate)`: the way of every command of one kind of aggregate. Hot streams
 * stay folded in a bounded cache and are checked by version at append, so that a command costs one round trip.
 */
export type MakeCommandHandler = <Command, Event extends { readonly _tag: string }, State, Rejection>(
  aggregate: Aggregate<Command, Event, State, Rejection>,
  options?: { readonly cachedStreams?: number }
) => Effect.Effect<CommandHandler<Command, Event, State, Rejection>, never, EventStore>
