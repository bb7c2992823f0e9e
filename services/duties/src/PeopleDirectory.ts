import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Context, Effect, Layer } from "effect"
import { personEventCodec } from "./domain/person/PersonEvents.ts"
import { evolvePerson, initialPerson } from "./domain/person/PersonHistory.ts"
import type { PersonOnFile } from "./domain/person/Persons.ts"
import { foldedStreams } from "./FoldedStreams.ts"

/**
 * Everybody who serves or served in the district, folded in memory: some hundreds. What a roster, a head count or a
 * warning asks of many people at once; a list that a page shows is a read model.
 */
export class PeopleDirectory extends Context.Tag("@jiaosuo/duties/PeopleDirectory")<
  PeopleDirectory,
  {
    /** Everybody by id, as of the end of the log: every command that was answered before is in it. */
    readonly everybody: Effect.Effect<ReadonlyMap<string, PersonOnFile>, StoreIsUnavailable>
    /** Everybody as they were known at an instant. */
    readonly knownAt: (
      instant: Instant
    ) => Effect.Effect<ReadonlyMap<string, PersonOnFile>, StoreIsUnavailable>
    /** One of them; undefined where nobody has this id. */
    readonly person: (id: string) => Effect.Effect<PersonOnFile | undefined, StoreIsUnavailable>
  }
>() {}

const make = Effect.map(
  foldedStreams({
    kind: "person",
    codec: personEventCodec,
    initialState: initialPerson,
    evolve: evolvePerson,
    known: (person) => (person._tag === "Person" ? person : undefined),
    span: "PeopleDirectory.everybody"
  }),
  ({ all: everybody, knownAt }) =>
    PeopleDirectory.of({
      everybody,
      knownAt,
      person: (id) => Effect.map(everybody, (all) => all.get(id))
    })
)

/** Over the event store. */
export const layer: Layer.Layer<PeopleDirectory, never, EventStore> = Layer.effect(PeopleDirectory, make)
