import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords, PersonalValues, PersonReference } from "@jiaosuo/event-store/PersonalRecords"
import { maskIdNumber, maskName, maskPhone } from "@jiaosuo/http/Masking"
import type { Owner } from "@jiaosuo/vehicles/events"
import { Effect } from "effect"
import type { OwnerShown } from "../http/VehicleAnswer.ts"

const referenceOf = (owner: Owner): PersonReference | null =>
  owner.kind === "person" ? owner.person : owner.contact

const phoneOf = (values: PersonalValues | undefined): string | null =>
  values?.phone === undefined ? null : maskPhone(values.phone)

const shown = (owner: Owner, values: PersonalValues | undefined): OwnerShown =>
  owner.kind === "company"
    ? {
        kind: "company",
        name: owner.name,
        number: owner.creditCode,
        phone: phoneOf(values),
        person: owner.contact?.personId ?? null,
        erased: owner.contact !== null && values === undefined
      }
    : {
        kind: "person",
        name: values === undefined ? null : maskName(values.name),
        number: values?.idNumber === undefined ? null : maskIdNumber(values.idNumber),
        phone: phoneOf(values),
        person: owner.person.personId,
        erased: values === undefined
      }

/**
 * Owners as a list shows them (X2), in the order given. Opens the sealed values of one page at once and keeps
 * none of them.
 */
export const ownersShown = (
  personal: typeof PersonalRecords.Service,
  owners: ReadonlyArray<Owner>
): Effect.Effect<ReadonlyArray<OwnerShown>, StoreIsUnavailable> => {
  const references = owners.map(referenceOf)
  const asked = references.filter((reference) => reference !== null)
  return Effect.map(personal.open(asked), (opened) => {
    let next = 0
    return owners.map((owner, i) => shown(owner, references[i] === null ? undefined : opened[next++]))
  })
}
