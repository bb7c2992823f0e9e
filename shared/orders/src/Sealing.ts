import type { SealedRecord, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { Effect } from "effect"
import { type KnownValues, knownValues, type PersonalValues, type PersonReference } from "./domain/Persons.ts"

/**
 * Between a checked form, which holds a person's values, and an event, which holds a reference. Record ids
 * follow from the command id, so that a repeated command repeats its records.
 */

/** Something with its personal part sealed, and the records that go along with its events. */
export interface Sealed<A> {
  readonly value: A
  readonly records: ReadonlyArray<SealedRecord>
}

/** A person who is now a reference. */
export interface SealedPerson {
  readonly person: PersonReference
  readonly known: KnownValues
}

/** A person of a command, about to be sealed. */
export interface PersonToSeal {
  /** What they are to the command: `owner`. Together with `index` it is theirs alone within the command. */
  readonly as: string
  /** Their place among several who are the same to it: the second driver is 1. */
  readonly index?: number
  readonly values: PersonalValues
  /** Where it is known already who it is; otherwise the id number says so, or it is somebody new. */
  readonly personId?: string | null
}

/** The persons of one command. */
export interface PersonsToSeal {
  readonly commandId: string
  readonly persons: ReadonlyArray<PersonToSeal>
}

/** Seals and opens persons. */
export interface Sealing {
  /** The persons of one command, in the order given. */
  readonly persons: (
    commandId: string,
    persons: ReadonlyArray<PersonToSeal>
  ) => Effect.Effect<Sealed<ReadonlyArray<SealedPerson>>, StoreIsUnavailable>

  /** The persons of many commands at once, in the order given; each command with its own records. */
  readonly personsOfEach: (
    commands: ReadonlyArray<PersonsToSeal>
  ) => Effect.Effect<ReadonlyArray<Sealed<ReadonlyArray<SealedPerson>>>, StoreIsUnavailable>

  /** The values of a person on file; undefined where the person was erased. */
  readonly open: (person: PersonReference) => Effect.Effect<PersonalValues | undefined, StoreIsUnavailable>
}

/** The id of a person's record: the same command gives the same one. */
const recordIdOf = (commandId: string, { as, index }: PersonToSeal): string =>
  index === undefined ? derivedId(as, commandId) : derivedId(as, commandId, index)

/** Sealing over the personal records. */
export const makeSealing: Effect.Effect<Sealing, never, PersonalRecords> = Effect.map(
  PersonalRecords,
  (personal) => {
    const personsOfEach: Sealing["personsOfEach"] = (commands) => {
      const toSeal = commands.flatMap(({ commandId, persons }) =>
        persons.map((person) => ({
          recordId: recordIdOf(commandId, person),
          values: person.values,
          ...(person.personId === null || person.personId === undefined ? {} : { personId: person.personId })
        }))
      )
      return Effect.map(personal.seal(toSeal), (sealed) => {
        const byId = new Map(sealed.map((one) => [one.reference.recordId, one]))
        return commands.map(({ commandId, persons }) => {
          const ofCommand = persons.map((person) => {
            const one = byId.get(recordIdOf(commandId, person))
            if (one === undefined) throw new Error("personal records left a person out")
            return { person: one.reference, known: knownValues(person.values), record: one.record }
          })
          return {
            value: ofCommand.map(({ person, known }) => ({ person, known })),
            records: ofCommand.map(({ record }) => record)
          }
        })
      })
    }

    return {
      personsOfEach,
      persons: (commandId, persons) =>
        Effect.map(
          personsOfEach([{ commandId, persons }]),
          ([sealed]) => sealed as Sealed<ReadonlyArray<SealedPerson>>
        ),
      open: (person) => Effect.map(personal.open([person]), ([opened]) => opened)
    }
  }
)
