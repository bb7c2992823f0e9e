import type { Decider } from "@jiaosuo/kernel/Decider"
import type { CommandContext, Instant, NewEvent, RecordedEvent, StreamId } from "@jiaosuo/kernel/Event"
import { genesisHash, streamId } from "@jiaosuo/kernel/Event"
import type { EventCodec } from "@jiaosuo/kernel/EventCodec"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Data, Effect, Either, Option } from "effect"
import type { Appended, Claim, CommandIdIsTaken, SealedRecord, StoreIsUnavailable } from "./EventStore.ts"
import { EventStore, StreamHasMoved } from "./EventStore.ts"
import { fingerprintOf } from "./HashChain.ts"

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
  readonly claims: (state: State, id: string) => ReadonlyArray<Claim>
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
  /** The id was made for this command: nothing is read first. Wrong hints cost a round trip, nothing else. */
  readonly isNew?: boolean
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

/** A stream folded so far; a newer fold replaces it. The command ids only ever grow and are handed on. */
interface Folded<State> {
  readonly state: State
  readonly version: number
  readonly position: number
  readonly recordedAt: Instant
  readonly hash: string
  readonly commandIds: Set<string>
}

const claimKey = (claim: Claim): string => `${claim.kind}\u0000${claim.value}`

const without = (claims: ReadonlyArray<Claim>, others: ReadonlyArray<Claim>): ReadonlyArray<Claim> => {
  if (claims.length === 0 || others.length === 0) return claims
  const keys = new Set(others.map(claimKey))
  return claims.filter((claim) => !keys.has(claimKey(claim)))
}

/** A command that keeps losing its race this often is refused with the version it lost to. */
const attempts = 24

/**
 * `yield* makeCommandHandler(vehicleAggregate)`: the way of every command of one kind of aggregate. Hot streams
 * stay folded in a bounded cache and are checked by version at append, so that a command costs one round trip.
 * A refusal is never given on a cached state alone: the stream is read up to its end first, because another
 * process may have moved it.
 *
 * A stored event that no codec version can read is a defect here: nothing may be decided on half a history.
 */
export const makeCommandHandler = <Command, Event extends { readonly _tag: string }, State, Rejection>(
  aggregate: Aggregate<Command, Event, State, Rejection>,
  options: { readonly cachedStreams?: number } = {}
): Effect.Effect<CommandHandler<Command, Event, State, Rejection>, never, EventStore> =>
  Effect.map(EventStore, (store) => {
    const { decider, codec } = aggregate
    const cachedStreams = options.cachedStreams ?? 4_096
    const cache = new Map<StreamId, Folded<State>>()
    const queues = new Map<StreamId, { readonly gate: Effect.Semaphore; users: number }>()
    const nothing = (): Folded<State> => ({
      state: decider.initialState,
      version: 0,
      position: 0,
      recordedAt: "",
      hash: genesisHash,
      commandIds: new Set()
    })

    const remember = (stream: StreamId, folded: Folded<State>): void => {
      cache.delete(stream)
      cache.set(stream, folded)
      if (cache.size > cachedStreams) cache.delete(cache.keys().next().value as StreamId)
    }

    const foldOn = (from: Folded<State>, events: ReadonlyArray<RecordedEvent>): Folded<State> => {
      let state = from.state
      const { commandIds } = from
      for (const event of events) {
        const decoded = codec.decode(event)
        if (Either.isLeft(decoded)) {
          throw new Error(`${event.stream} version ${event.version}: ${event.type}: ${decoded.left.reason}`)
        }
        state = decider.evolve(state, decoded.right)
        commandIds.add(event.commandId)
      }
      const last = events[events.length - 1] as RecordedEvent
      const { version, position, recordedAt, hash } = last
      return { state, version, position, recordedAt, hash, commandIds }
    }

    /** The stream up to its end, read on from what is cached. */
    const current = (stream: StreamId): Effect.Effect<Folded<State>, StoreIsUnavailable> =>
      Effect.suspend(() => {
        const known = cache.get(stream) ?? nothing()
        return Effect.map(store.readStream(stream, known.version), (events) => {
          if (events.length === 0) return known
          const folded = foldOn(known, events)
          remember(stream, folded)
          return folded
        })
      })

    const unchanged = (
      request: Handle<Command>,
      stream: StreamId,
      folded: Folded<State>,
      repeated: boolean
    ) => ({
      id: request.id,
      stream,
      version: folded.version,
      position: folded.position,
      recordedAt: folded.recordedAt,
      hash: folded.hash,
      repeated,
      events: [],
      state: folded.state
    })

    const firstAnswer = (
      request: Handle<Command>,
      stream: StreamId,
      fingerprint: string,
      folded: Folded<State>
    ) =>
      Effect.map(
        store.answerTo({ commandId: request.context.commandId, fingerprint }),
        (answer): Handled<Event, State> =>
          answer === undefined
            ? unchanged(request, stream, folded, true)
            : { ...answer, id: request.id, events: [], state: folded.state }
      )

    const prepare = (request: Handle<Command>, happened: ReadonlyArray<Event>, folded: Folded<State>) => {
      let state = folded.state
      const events = happened.map((event): NewEvent => {
        state = decider.evolve(state, event)
        const { type, schemaVersion, data } = codec.encode(event)
        return {
          id: uuidv7(),
          type,
          schemaVersion,
          township: aggregate.township(event, state),
          occurredAt: request.occurredAt,
          data
        }
      }) as unknown as readonly [NewEvent, ...ReadonlyArray<NewEvent>]
      const held = aggregate.claims(folded.state, request.id)
      const wanted = aggregate.claims(state, request.id)
      return { state, events, take: without(wanted, held), release: without(held, wanted) }
    }

    const attempt = (
      request: Handle<Command>,
      stream: StreamId,
      fingerprint: string,
      folded: Folded<State>,
      isCurrent: boolean,
      left: number
    ): Effect.Effect<
      Handled<Event, State>,
      Rejected<Rejection> | StreamHasMoved | CommandIdIsTaken | StoreIsUnavailable
    > => {
      const again = Effect.flatMap(current(stream), (now) =>
        attempt(request, stream, fingerprint, now, true, left - 1)
      )
      if (folded.commandIds.has(request.context.commandId.toLowerCase())) {
        return firstAnswer(request, stream, fingerprint, folded)
      }
      if (request.expectedVersion !== undefined && request.expectedVersion !== folded.version) {
        return isCurrent
          ? Effect.fail(
              new StreamHasMoved({ stream, expected: request.expectedVersion, actual: folded.version })
            )
          : again
      }
      const decided = decider.decide(request.command, folded.state)
      if (Either.isLeft(decided)) {
        return isCurrent ? Effect.fail(new Rejected<Rejection>({ rejection: decided.left })) : again
      }
      if (decided.right.length === 0) {
        return isCurrent ? Effect.succeed(unchanged(request, stream, folded, false)) : again
      }
      const { state, events, take, release } = prepare(request, decided.right, folded)
      const { actor, station, commandId, correlationId, causationId } = request.context
      return store
        .append({
          // Named one by one: a spread with more properties after it costs as much as the hash (measured).
          actor,
          station,
          commandId,
          correlationId,
          causationId,
          stream,
          expectedVersion: folded.version,
          previousHash: folded.hash,
          fingerprint,
          events,
          take,
          release,
          ...(request.records === undefined ? {} : { records: request.records })
        })
        .pipe(
          Effect.matchEffect({
            onSuccess: (appended): Effect.Effect<Handled<Event, State>, StoreIsUnavailable> => {
              if (appended.repeated) {
                return Effect.map(current(stream), (now) => ({
                  ...appended,
                  id: request.id,
                  events: [],
                  state: now.state
                }))
              }
              const { version, position, recordedAt, hash } = appended
              const commandIds = folded.commandIds.add(request.context.commandId.toLowerCase())
              remember(stream, { state, version, position, recordedAt, hash, commandIds })
              return Effect.succeed({ ...appended, id: request.id, events: decided.right, state })
            },
            onFailure: (error) => {
              if (error._tag === "StreamHasMoved" && left > 0) return again
              if (error._tag === "ClaimIsHeld") {
                const claim = { kind: error.kind, value: error.value }
                const holderId = error.holder.slice(error.holder.lastIndexOf("/") + 1)
                return Effect.fail(
                  new Rejected<Rejection>({ rejection: aggregate.claimIsHeld(claim, holderId) })
                )
              }
              return Effect.fail(error)
            }
          })
        )
    }

    /** Commands of one process for one stream take turns: each would only lose the race to the one before. */
    const inTurn = <A, E>(stream: StreamId, effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
      Effect.suspend(() => {
        const queue = queues.get(stream) ?? { gate: Effect.unsafeMakeSemaphore(1), users: 0 }
        queues.set(stream, queue)
        queue.users++
        return Effect.ensuring(
          queue.gate.withPermits(1)(effect),
          Effect.sync(() => {
            if (--queue.users === 0) queues.delete(stream)
          })
        )
      })

    return {
      handle: (request) => {
        const stream = streamId(aggregate.context, aggregate.kind, request.id)
        const fingerprint = fingerprintOf(stream, request.content ?? request.command)
        return inTurn(
          stream,
          Effect.suspend(() => {
            const known = cache.get(stream) ?? (request.isNew === true ? nothing() : undefined)
            return known === undefined
              ? Effect.flatMap(current(stream), (now) =>
                  attempt(request, stream, fingerprint, now, true, attempts)
                )
              : attempt(request, stream, fingerprint, known, false, attempts)
          })
        )
      },
      load: (id) =>
        Effect.map(current(streamId(aggregate.context, aggregate.kind, id)), (folded) =>
          folded.version === 0
            ? Option.none()
            : Option.some({ id, version: folded.version, position: folded.position, state: folded.state })
        )
    }
  })
