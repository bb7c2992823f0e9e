import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import {
  PersonalRecords,
  type PersonalValues,
  type PersonReference
} from "@jiaosuo/event-store/PersonalRecords"
import { inScope, type Principal } from "@jiaosuo/http/Principal"
import { caseRoles } from "@jiaosuo/http/Scopes"
import { type Instant, type RecordedEvent, streamId } from "@jiaosuo/kernel/Event"
import type { EventCodec } from "@jiaosuo/kernel/EventCodec"
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
export interface FileOptions<State, Event extends { readonly _tag: string }> {
  /** Kind in the stream ids of this context. */
  readonly kind: string
  readonly codec: EventCodec<Event>
  readonly initialState: State
  readonly evolve: (state: State, event: Event) => State
  /** Every person an event names. */
  readonly personsIn: (event: Event) => ReadonlyArray<PersonReference>
  /** Nine-digit code of the township that answers for it; null where nothing ever happened. */
  readonly townshipOf: (state: State) => string | null
}

/** What a reader gets: the file, or why not. */
export type FileAnswer<State, Event> =
  | { readonly _tag: "File"; readonly file: FileRecord<State, Event> }
  | { readonly _tag: "NothingIsOnFile" }
  | TownshipIsOutOfScope

/**
 * Reads files straight from the log: always current, and as of any instant by folding no further. The scope of
 * the reader is asked of the thing as it stands now (X3): what has moved away is no longer one's own. A stored
 * event that nobody can read is a defect: half a history is no history.
 */
export const makeFileReading = <State, Event extends { readonly _tag: string }>(
  options: FileOptions<State, Event>
) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const personal = yield* PersonalRecords
    const { kind, codec, evolve, initialState } = options

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

    return (
      id: string,
      reader: Principal,
      asOf: Instant | null
    ): Effect.Effect<FileAnswer<State, Event>, StoreIsUnavailable> =>
      Effect.gen(function* () {
        const all = (yield* store.readStream(streamId("vehicles", kind, id))).map(decoded)
        const history = asOf === null ? all : all.filter(({ recorded }) => recorded.recordedAt <= asOf)
        const last = history[history.length - 1]?.recorded
        const township = options.townshipOf(fold(all))
        if (last === undefined || township === null) return { _tag: "NothingIsOnFile" }
        const mayRead = caseRoles.some((role) => role === reader.role) && inScope(reader, township)
        if (!mayRead) return { _tag: "TownshipIsOutOfScope", township }
        const { version, position } = last
        const persons = yield* personsOf(history)
        return { _tag: "File", file: { id, version, position, asOf, state: fold(history), history, persons } }
      })
  })
