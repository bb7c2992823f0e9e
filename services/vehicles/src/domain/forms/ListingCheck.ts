import { text } from "@jiaosuo/kernel/Problem"
import { type Checking, FormReading, longestNote, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { resolveVillage } from "@jiaosuo/reference/Villages"
import type { UnregisteredFacts } from "../unregistered/UnregisteredVehicle.ts"
import { type CheckedOwner, checkOwner } from "./OwnerCheck.ts"
import type { ListingCorrectionForm, ListingForm, OwnerForm, StrikingOffForm } from "./VehicleForms.ts"

/** Facts of the list without the owner, whose personal part is sealed later. */
export type ListedFacts = Omit<UnregisteredFacts, "owner">

/** K15: what is put on the list, with owner, place and photograph. */
export const checkListing = (
  form: ListingForm,
  checking: Checking
): ReadForm<{ readonly facts: ListedFacts; readonly owner: CheckedOwner }> => {
  const reading = new FormReading()
  const facts: ListedFacts = {
    kind: form.kind,
    description: reading.text("description", form.description, longestNote),
    village: reading.take("village", resolveVillage(checking.district, { code: form.village }))?.code ?? "",
    place: reading.text("place", form.place, longestNote),
    photo: reading.text("photo", form.photo, longestNote),
    note: reading.text("note", form.note, longestNote)
  }
  const owner = checkOwner(reading, form.owner, checking.today)
  return reading.done(() => ({ facts, owner }))
}

/** What a correction of the list says; absent values stay. `owner` is the owner as it would be. */
export const checkListingCorrection = (
  form: ListingCorrectionForm,
  owner: OwnerForm | null,
  checking: Checking
): ReadForm<{ readonly facts: Partial<ListedFacts>; readonly owner: CheckedOwner | null }> => {
  const reading = new FormReading()
  const village =
    form.village === undefined
      ? undefined
      : reading.take("village", resolveVillage(checking.district, { code: form.village }))?.code
  const texts = (["description", "place", "photo", "note"] as const).flatMap((name) =>
    form[name] === undefined ? [] : [[name, reading.text(name, form[name], longestNote)] as const]
  )
  const facts: Partial<ListedFacts> = {
    ...(form.kind === undefined ? {} : { kind: form.kind }),
    ...(village === undefined ? {} : { village }),
    ...Object.fromEntries(texts)
  }
  const checkedOwner = owner === null ? null : checkOwner(reading, owner, checking.today)
  return reading.done(() => ({ facts, owner: checkedOwner }))
}

/** Whoever strikes something off says why. */
export const checkStrikingOff = (form: StrikingOffForm): ReadForm<{ readonly reason: string }> => {
  const reading = new FormReading()
  const reason = reading.text("reason", form.reason, longestNote)
  if (reason === null) reading.reject("reason", text("请填写原因", "say why"))
  return reading.done(() => ({ reason: reason ?? "" }))
}
