import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import type { Scoped } from "@jiaosuo/orders/domain/WithinScope"
import type { PersonCommand } from "./domain/person/PersonCommands.ts"
import { withinPersonScope } from "./domain/person/PersonDecider.ts"
import { type PersonEvent, personEventCodec } from "./domain/person/PersonEvents.ts"
import type { PersonRejection } from "./domain/person/PersonRejections.ts"
import { type Person, townshipOfPerson } from "./domain/person/Persons.ts"

/** How the event store keeps somebody who serves: `duties/person/<id>`. An account is one person's at a time. */
export const personAggregate: Aggregate<Scoped<PersonCommand>, PersonEvent, Person, PersonRejection> = {
  context: "duties",
  kind: "person",
  decider: withinPersonScope,
  codec: personEventCodec,
  township: (_event, after) => townshipOfPerson(after),
  claims: (person) =>
    person._tag === "Person" && person.account !== null
      ? [{ kind: "duties.account", value: person.account }]
      : [],
  claimIsHeld: ({ value }, personId) => ({ _tag: "AccountIsAnotherPersons", account: value, personId })
}
