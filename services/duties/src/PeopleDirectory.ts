import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { idOf, type Position, type RecordedEvent } from "@jiaosuo/kernel/Event"
import { Context, Effect, Either, Layer } from "effect"
import { personEventCodec } from "./domain/person/PersonEvents.ts"
import { evolvePerson, initialPerson } from "./domain/person/PersonHistory.ts"
import type { PersonOnFile } from "./domain/person/Persons.ts"

/**
 * Everybody who serves or served in the district, folded in memory: some hundreds. What a roster, a head count or a
 * warning asks of many people at once; a list that a page shows is a read model.
 */
export class PeopleDirectory extends Context.Tag("@jiaosuo/duties/PeopleDirectory")<
  PeopleDirectory,
  {
    /** Everybody by id, as of the end of the log: every command that was answered before is in it. */
    readonly everybody: Effect.Effect<ReadonlyMap<string, PersonOnFile>, StoreIsUnavailable>
    /** One of them; undefined where nobody has this id. */
    readonly person: (id: string) => Effect.Effect<PersonOnFile | undefined, StoreIsUnavailable>
  }
>() {}

const pageSize = 5_000
const personStreams = "duties/person/"

const make = Effect.gen(function* () {
  const store = yield* EventStore
  const gate = yield* Effect.makeSemaphore(1)
  let people: ReadonlyMap<string, PersonOnFile> = new Map()
  let upTo: Position = 0

  /** A new map: whoever holds the one before goes on reading what it was. */
  const foldedOn = (events: ReadonlyArray<RecordedEvent>): ReadonlyMap<string, PersonOnFile> => {
    const ofPersons = events.filter(({ stream }) => stream.startsWith(personStreams))
    if (ofPersons.length === 0) return people
    const folded = new Map(people)
    for (const recorded of ofPersons) {
      const id = idOf(recorded.stream)
      const event = Either.getOrThrowWith(
        personEventCodec.decode(recorded),
        ({ reason }) => new Error(`${recorded.stream} version ${recorded.version}: ${reason}`)
      )
      const person = evolvePerson(folded.get(id) ?? initialPerson, event)
      if (person._tag === "Person") folded.set(id, person)
    }
    return folded
  }

  const everybody = Effect.gen(function* () {
    const head = yield* store.head
    while (upTo < head) {
      const events = yield* store.readLog({ after: upTo, limit: pageSize, contexts: ["duties"] })
      people = foldedOn(events)
      const last = events.at(-1)?.position ?? 0
      upTo = events.length === pageSize ? last : Math.max(head, last)
    }
    return people
  }).pipe(gate.withPermits(1), Effect.withSpan("PeopleDirectory.everybody"))

  return PeopleDirectory.of({
    everybody,
    person: (id) => Effect.map(everybody, (all) => all.get(id))
  })
})

/** Over the event store. */
export const layer: Layer.Layer<PeopleDirectory, never, EventStore> = Layer.effect(PeopleDirectory, make)
