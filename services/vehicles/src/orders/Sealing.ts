import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { knownValues, type PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { makeSealing, type PersonToSeal, type Sealed, type SealedPerson } from "@jiaosuo/orders/Sealing"
import { Effect } from "effect"
import type { CheckedOwner } from "../domain/forms/OwnerCheck.ts"
import type { OwnerCorrectionForm, OwnerForm } from "../domain/forms/VehicleForms.ts"
import { personOf } from "../domain/PersonsNamed.ts"
import type { Owner } from "../domain/Vehicle.ts"
import { type CorrectedOwner, ownerAfter, ownerAsForm } from "./OwnerCorrection.ts"

/** An owner on the way into an event. */
interface OwnerToSeal {
  readonly owner: CheckedOwner
  readonly commandId: string
  /** Where it is known already who it is; otherwise the id number says so, or it is somebody new. */
  readonly personId?: string | null
}

/** The personal part of an owner: a person, or the contact of a company where it has one. */
const personsIn = ({ owner, personId = null }: OwnerToSeal): ReadonlyArray<PersonToSeal> => {
  const values = owner.kind === "person" ? owner.values : owner.contact
  return values === null ? [] : [{ as: "owner", values, personId }]
}

/** The owner as an event keeps it: the personal part is a reference. */
const ownerWith = (owner: CheckedOwner, sealed: SealedPerson | undefined): Owner => {
  if (owner.kind === "company") {
    const { kind, name, creditCode, contact } = owner
    const known = { ...knownValues(contact ?? { name }), idNumber: creditCode !== null }
    return { kind, name, creditCode, contact: sealed?.person ?? null, known }
  }
  if (sealed === undefined) throw new Error("an owner was not sealed")
  return { kind: "person", ...sealed }
}

/** Seals and opens the owners and drivers of this context. */
export interface OwnerSealing {
  /** Owners of many commands at once; each with its own records. */
  readonly owners: (
    many: ReadonlyArray<OwnerToSeal>
  ) => Effect.Effect<ReadonlyArray<Sealed<Owner>>, StoreIsUnavailable>

  /** The owner of one command; `personId` where it is known already who it is. */
  readonly owner: (
    owner: CheckedOwner,
    commandId: string,
    personId?: string | null
  ) => Effect.Effect<Sealed<Owner>, StoreIsUnavailable>

  /** The drivers of one command. */
  readonly drivers: (
    drivers: ReadonlyArray<PersonalValues>,
    commandId: string
  ) => Effect.Effect<Sealed<ReadonlyArray<SealedPerson>>, StoreIsUnavailable>

  /** The owner on file with a correction laid over it; null where the file says so already. */
  readonly correctedOwner: (
    owner: Owner,
    correction: OwnerCorrectionForm
  ) => Effect.Effect<CorrectedOwner | null, StoreIsUnavailable>

  /** The owner on file as a form would say it, and with a correction laid over it as {@link correctedOwner} does. */
  readonly ownerOnFile: (
    owner: Owner,
    correction: OwnerCorrectionForm
  ) => Effect.Effect<
    { readonly form: OwnerForm; readonly corrected: CorrectedOwner | null },
    StoreIsUnavailable
  >
}

/** Sealing of owners and drivers over the personal records. */
export const makeOwnerSealing: Effect.Effect<OwnerSealing, never, PersonalRecords> = Effect.map(
  makeSealing,
  ({ open, persons, personsOfEach }) => {
    const owners: OwnerSealing["owners"] = (many) =>
      Effect.map(
        personsOfEach(many.map((one) => ({ commandId: one.commandId, persons: personsIn(one) }))),
        (sealed) =>
          many.map(({ owner }, i) => ({
            value: ownerWith(owner, sealed[i]?.value[0]),
            records: sealed[i]?.records ?? []
          }))
      )

    const openedOf = (owner: Owner) => {
      const person = personOf(owner)
      return person === null ? Effect.succeed(undefined) : open(person)
    }

    return {
      owners,
      owner: (owner, commandId, personId = null) =>
        Effect.map(owners([{ owner, commandId, personId }]), ([sealed]) => sealed as Sealed<Owner>),
      drivers: (drivers, commandId) =>
        persons(
          commandId,
          drivers.map((values, index) => ({ as: "driver", index, values }))
        ),
      correctedOwner: (owner, correction) =>
        Effect.map(openedOf(owner), (opened) => ownerAfter(owner, opened, correction)),
      ownerOnFile: (owner, correction) =>
        Effect.map(openedOf(owner), (opened) => ({
          form: ownerAsForm(owner, opened),
          corrected: ownerAfter(owner, opened, correction)
        }))
    }
  }
)
