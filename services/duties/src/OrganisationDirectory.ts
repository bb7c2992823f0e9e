import { makeCommandHandler } from "@jiaosuo/event-store/CommandHandler"
import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { type Instant, streamId } from "@jiaosuo/kernel/Event"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Either, Layer, Option } from "effect"
import { initialOrganisation, type Organisation } from "./domain/organisation/Organisation.ts"
import { organisationEventCodec } from "./domain/organisation/OrganisationEvents.ts"
import { evolveOrganisation } from "./domain/organisation/OrganisationHistory.ts"
import { organisationAggregate, organisationIdOf } from "./OrganisationAggregate.ts"

/** The organisation with the place in the log that it was read at. */
export interface OrganisationRead {
  readonly version: number
  readonly position: number
  readonly state: Organisation
}

/** Reads the district's organisation: what every other part of this context asks about units and zones. */
export class OrganisationDirectory extends Context.Tag("@jiaosuo/duties/OrganisationDirectory")<
  OrganisationDirectory,
  {
    /** As it stands, with all its days; nothing is established where nobody ever said anything. */
    readonly current: Effect.Effect<OrganisationRead, StoreIsUnavailable>
    /** As it was known at an instant. */
    readonly knownAt: (instant: Instant) => Effect.Effect<OrganisationRead, StoreIsUnavailable>
  }
>() {}

const make = Effect.gen(function* () {
  const store = yield* EventStore
  const { district } = yield* Reference
  const handler = yield* makeCommandHandler(organisationAggregate)
  const id = organisationIdOf(district)
  const nothing: OrganisationRead = { version: 0, position: 0, state: initialOrganisation }
  return OrganisationDirectory.of({
    current: Effect.map(
      handler.load(id),
      Option.getOrElse(() => nothing)
    ),
    knownAt: (instant) =>
      Effect.map(store.readStream(streamId("duties", "organisation", id)), (recorded) =>
        recorded
          .filter(({ recordedAt }) => recordedAt <= instant)
          .reduce<OrganisationRead>(
            ({ state }, event) => ({
              version: event.version,
              position: event.position,
              state: evolveOrganisation(
                state,
                Either.getOrThrowWith(
                  organisationEventCodec.decode(event),
                  ({ reason }) => new Error(`${event.stream} version ${event.version}: ${reason}`)
                )
              )
            }),
            nothing
          )
      )
  })
})

/** Over the event store. */
export const layer: Layer.Layer<OrganisationDirectory, never, EventStore | Reference> = Layer.effect(
  OrganisationDirectory,
  make
)
