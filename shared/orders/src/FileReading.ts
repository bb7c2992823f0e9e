import { Rejected } from "@jiaosuo/event-store/CommandHandler"
import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import {
  PersonalRecords,
  type PersonalValues,
  type PersonReference
} from "@jiaosuo/event-store/PersonalRecords"
import { inScope, type Principal } from "@jiaosuo/http/Principal"
import { type Instant, type RecordedEvent, streamId } from "@jiaosuo/kernel/Event"
import type { EventCodec } from "@jiaosuo/kernel/EventCodec"
import type { Role } from "@jiaosuo/kernel/Role"
import { Effect, Either } from "effect"
import type { TownshipIsOutOfScope } from "./domain/WithinScope.ts"

/** One event of a history with its envelope. */
export interface Happened<Event> {
  readonly recorded: RecordedEvent
  readonly event: Event
}

/** A thing with all that happened to it, as it was known at an instant. */
export interface FileRecord<State, Event> {
  readonly id: string
  readonly version: number
  readonly position: number
  /** Null: as it stands now. */
  readonly asOf: Instant | null
  readonly state: State
  readonly history: ReadonlyArray<Happened<Event>>
  /** Values of every person that the history names, by record id; undefined where the person was erased. */
  readonly persons: ReadonlyMap<string, PersonalValues | undefined>
}

/** How files of one kind of aggregate are read. */
export interface FileOptions<State, Event extends { readonly _tag: string }, Rejection> {
  /** First two parts of the stream ids: `vehicles`, `vehicle`. */
  readonly context: string
  readonly kind: string
  readonly codec: EventCodec<Event>
  readonly initialState: State
  readonly evolve: (state: State, event: Event) => State
  /** Every person an event names. */
  readonly personsIn: (event: Event) => ReadonlyArray<PersonReference>
  /** Nine-digit code of the township that answers for it; null where nothing ever happened. */
  readonly townshipOf: (state: State) => string | null
  /** Other townships whose people may read it too; none where it is left out. */
  readonly alsoOpenTo?: (state: State) => ReadonlyArray<string>
  /** Accounts that may read it by name, wherever they are; none where it is left out. */
  readonly openByName?: (state: State) => ReadonlyArray<string>
  /** The roles that may read files of this kind; to others no township is open (X3, X5). */
  readonly mayRead: ReadonlyArray<Role>
  /** What is said of an id under which nothing ever happened. */
  readonly nothingIsOnFile: Rejection
}

/** Reads one file: as it stands, or as it was known at an instant. Fails where it is not there, or not for the reader. */
export type ReadFile<State, Event, Rejection> = (
  id: string,
  reader: Principal,
  asOf: Instant | null
) => Effect.Effect<FileRecord<State, Event>, Rejected<Rejection | TownshipIsOutOfScope> | StoreIsUnavailable>

/**
 * Reads files straight from the log: always current, and as of any instant by folding no further. The scope of
 * the reader is asked of the thing as it stands now (X3): what has moved away is no longer one's own. A stored
 * event that nobody can read is a defect: half a history is no history.
 */
export const makeFileReading = <State, Event extends { readonly _tag: string }, Rejection>(
  options: FileOptions<State, Event, Rejection>
): Effect.Effect<ReadFile<State, Event, Rejection>, never, EventStore | PersonalRecords> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const personal = yield* PersonalRecords
    const { context, kind, codec, evolve, initialState } = options
    const refused = (rejection: Rejection | TownshipIsOutOfScope) =>
      new Rejected<Rejection | TownshipIsOutOfScope>({ rejection })

    const decoded = (recorded: RecordedEvent): Happened<Event> => ({
      recorded,
      event: Either.getOrThrowWith(
        codec.decode(recorded),
        ({ reason }) => new Error(`${recorded.stream} version ${recorded.version}: ${reason}`)
      )
    })
    const fold = (history: ReadonlyArray<Happened<Event>>): State =>
      history.reduce((state, { event }) => evolve(state, event), initialState)

    /** The values of all persons that a history names. */
    const personsOf = (history: ReadonlyArray<Happened<Event>>) => {
      const named = history.flatMap(({ event }) => options.personsIn(event))
      const references = [...new Map(named.map((reference) => [reference.recordId, reference])).values()]
      return Effect.map(
        references.length === 0 ? Effect.succeed([]) : personal.open(references),
        (opened) => new Map(references.map(({ recordId }, i) => [recordId, opened[i]]))
      )
    }

    return (id, reader, asOf) =>
      Effect.gen(function* () {
        const all = (yield* store.readStream(streamId(context, kind, id))).map(decoded)
        const history = asOf === null ? all : all.filter(({ recorded }) => recorded.recordedAt <= asOf)
        const last = history[history.length - 1]?.recorded
        const now = fold(all)
        const township = options.townshipOf(now)
        if (last === undefined || township === null) return yield* refused(options.nothingIsOnFile)
        const townships = [township, ...(options.alsoOpenTo?.(now) ?? [])]
        const mayRead =
          options.mayRead.includes(reader.role) &&
          (townships.some((one) => inScope(reader, one)) ||
            (options.openByName?.(now) ?? []).includes(reader.account))
        if (!mayRead) return yield* refused({ _tag: "TownshipIsOutOfScope", township })
        const { version, position } = last
        const persons = yield* personsOf(history)
        return { id, version, position, asOf, state: fold(history), history, persons }
      })
  })
