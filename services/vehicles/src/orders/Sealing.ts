import type { SealedRecord, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { Effect } from "effect"
import { type CheckedOwner, knownValues, type PersonalValues } from "../domain/forms/OwnerCheck.ts"
import type { OwnerCorrectionForm } from "../domain/forms/VehicleForms.ts"
import { personOf } from "../domain/PersonsNamed.ts"
import type { KnownValues, Owner, PersonReference } from "../domain/Vehicle.ts"
import { type CorrectedOwner, ownerAfter } from "./OwnerCorrection.ts"

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

interface PersonToSeal {
  readonly recordId: string
  readonly values: PersonalValues
  /** Where it is known already who it is. */
  readonly personId?: string
}

/** An owner on the way into an event. */
interface OwnerToSeal {
  readonly owner: CheckedOwner
  readonly commandId: string
  /** Where it is known already who it is; otherwise the id number says so, or it is somebody new. */
  readonly personId?: string | null
}

const personToSeal = ({ owner, commandId, personId }: OwnerToSeal): PersonToSeal | undefined => {
  const values = owner.kind === "person" ? owner.values : owner.contact
  if (values === null) return undefined
  const recordId = derivedId("owner", commandId)
  return personId === null || personId === undefined ? { recordId, values } : { recordId, values, personId }
}

/** The owner as an event keeps it: the personal part is a reference. */
const ownerWith = (owner: CheckedOwner, reference: PersonReference | undefined): Owner => {
  if (owner.kind === "company") {
    const { kind, name, creditCode, contact } = owner
    const known = { ...knownValues(contact ?? { name }), idNumber: creditCode !== null }
    return { kind, name, creditCode, contact: reference ?? null, known }
  }
  return { kind: "person", person: sealedOrDefect(reference), known: knownValues(owner.values) }
}

const sealedOrDefect = (reference: PersonReference | undefined): PersonReference => {
  if (reference === undefined) throw new Error("personal records left a person out")
  return reference
}

/** Seals and opens the persons of this context. */
export const makeSealing = Effect.map(PersonalRecords, (personal) => {
  /** Seals those that there are; references come in the order of the persons. */
  const seal = (persons: ReadonlyArray<PersonToSeal | undefined>) =>
    Effect.map(personal.seal(persons.filter((person) => person !== undefined)), (sealed) => {
      const byId = new Map(sealed.map((one) => [one.reference.recordId, one]))
      return persons.map((person) => (person === undefined ? undefined : byId.get(person.recordId)))
    })

  const owners = (
    many: ReadonlyArray<OwnerToSeal>
  ): Effect.Effect<ReadonlyArray<Sealed<Owner>>, StoreIsUnavailable> =>
    Effect.map(seal(many.map(personToSeal)), (sealed) =>
      many.map(({ owner }, i) => ({
        value: ownerWith(owner, sealed[i]?.reference),
        records: sealed[i] === undefined ? [] : [sealed[i].record]
      }))
    )

  return {
    /** Owners of many commands at once; each with its own records. */
    owners,

    /** The owner of one command; `personId` where it is known already who it is. */
    owner: (
      owner: CheckedOwner,
      commandId: string,
      personId: string | null = null
    ): Effect.Effect<Sealed<Owner>, StoreIsUnavailable> =>
      Effect.map(owners([{ owner, commandId, personId }]), ([sealed]) => sealed as Sealed<Owner>),

    /** The drivers of one command. */
    drivers: (
      drivers: ReadonlyArray<PersonalValues>,
      commandId: string
    ): Effect.Effect<Sealed<ReadonlyArray<SealedPerson>>, StoreIsUnavailable> =>
      Effect.map(
        seal(drivers.map((values, i) => ({ recordId: derivedId("driver", commandId, i), values }))),
        (sealed) => ({
          value: drivers.map((values, i) => ({
            person: sealedOrDefect(sealed[i]?.reference),
            known: knownValues(values)
          })),
          records: sealed.flatMap((one) => (one === undefined ? [] : [one.record]))
        })
      ),

    /** The owner on file with a correction laid over it; null where the file says so already. */
    correctedOwner: (
      owner: Owner,
      correction: OwnerCorrectionForm
    ): Effect.Effect<CorrectedOwner | null, StoreIsUnavailable> => {
      const person = personOf(owner)
      return Effect.map(person === null ? Effect.succeed([]) : personal.open([person]), ([opened]) =>
        ownerAfter(owner, opened, correction)
      )
    }
  }
})

/** What {@link makeSealing} makes. */
export type Sealing = Effect.Effect.Success<typeof makeSealing>
