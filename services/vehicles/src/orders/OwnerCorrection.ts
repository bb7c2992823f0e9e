import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { OwnerCorrectionForm, OwnerForm } from "../domain/forms/VehicleForms.ts"
import { personOf } from "../domain/PersonsNamed.ts"
import type { Owner } from "../domain/Vehicle.ts"

/** The owner as a correction leaves it. */
export interface CorrectedOwner {
  readonly form: OwnerForm
  /** Somebody without an id number is still the same person; null where the number says who it is, or nobody is left. */
  readonly personId: string | null
}

/**
 * An owner on file as a form would say it, with a correction laid over it. Where the kind changes, nothing of
 * the other kind is kept. Of an erased person nothing is left: the name is empty, and the check asks for it.
 */
const corrected = (
  owner: Owner,
  opened: PersonalValues | undefined,
  correction: OwnerCorrectionForm
): OwnerForm => {
  const { kind = owner.kind, name, idNumber, phone, address } = correction
  const isOfTheSameKind = kind === owner.kind
  const companyName = owner.kind === "company" ? owner.name : undefined
  const code = owner.kind === "company" ? owner.creditCode : opened?.idNumber
  const kept = isOfTheSameKind
    ? { name: companyName ?? opened?.name, idNumber: code, phone: opened?.phone, address: opened?.address }
    : {}
  return {
    kind,
    name: name ?? kept.name ?? "",
    idNumber: idNumber === undefined ? (kept.idNumber ?? null) : idNumber,
    phone: phone === undefined ? (kept.phone ?? null) : phone,
    address: address === undefined ? (kept.address ?? null) : address
  }
}

/** An owner on file as a form would say it. */
export const ownerAsForm = (owner: Owner, opened: PersonalValues | undefined): OwnerForm =>
  corrected(owner, opened, {})

const says = (one: OwnerForm, other: OwnerForm): boolean =>
  one.kind === other.kind &&
  one.name === other.name &&
  one.idNumber === other.idNumber &&
  one.phone === other.phone &&
  one.address === other.address

/** What a correction leaves of the owner on file; null where the file says so already. */
export const ownerAfter = (
  owner: Owner,
  opened: PersonalValues | undefined,
  correction: OwnerCorrectionForm
): CorrectedOwner | null => {
  const form = corrected(owner, opened, correction)
  if (says(form, ownerAsForm(owner, opened))) return null
  const isKnownByNumber =
    form.kind === "person" && !(isBlank(form.idNumber) && opened?.idNumber === undefined)
  const isTheSame = opened !== undefined && form.kind === owner.kind && !isKnownByNumber
  return { form, personId: isTheSame ? (personOf(owner)?.personId ?? null) : null }
}
