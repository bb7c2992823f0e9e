import type { EventStore } from "@jiaosuo/event-store/EventStore"
import { makeOrdering } from "@jiaosuo/orders/Ordering"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import type { Organisation } from "./domain/organisation/Organisation.ts"
import type { OrganisationCommand } from "./domain/organisation/OrganisationCommands.ts"
import type { OrganisationEvent } from "./domain/organisation/OrganisationEvents.ts"
import type { OrganisationRejection } from "./domain/organisation/OrganisationRejections.ts"
import { organisationAggregate, organisationIdOf } from "./OrganisationAggregate.ts"
import { PeopleDirectory } from "./PeopleDirectory.ts"
import { makeOrganisationActs, type OrganisationActs } from "./useCases/OrganisationActs.ts"

/** The organisation of the district: one method for each use case. It is read through the directory. */
export class Organisations extends Context.Tag("@jiaosuo/duties/Organisations")<
  Organisations,
  OrganisationActs
>() {}

const make = Effect.gen(function* () {
  const { district, dutyRules } = yield* Reference
  const people = yield* PeopleDirectory
  const ordering = yield* makeOrdering<
    OrganisationCommand,
    OrganisationEvent,
    Organisation,
    OrganisationRejection
  >({
    name: "Organisations",
    aggregate: organisationAggregate,
    mayChange: organisationRoles,
    isNew: () => false,
    explain: (rejection) => Effect.succeed(rejection)
  })
  return Organisations.of(
    makeOrganisationActs({
      ordering,
      id: organisationIdOf(district),
      rules: dutyRules,
      person: people.person
    })
  )
})

/** X3: the organisation is changed by the district's command only. */
export const organisationRoles = ["commander"] as const

/** Over the event store, beside the directory of people. */
export const layer: Layer.Layer<Organisations, never, EventStore | Reference | PeopleDirectory> =
  Layer.effect(Organisations, make)
