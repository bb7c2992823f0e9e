import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { checkCreditCode, checkResidentId } from "@jiaosuo/reference/OwnerNumbers"
import { checkPhone } from "@jiaosuo/reference/Phone"
import type { KnownValues } from "../Vehicle.ts"
import type { FormReading } from "./FormReading.ts"
import type { OwnerForm } from "./VehicleForms.ts"

/** Personal values in their normal form, about to be sealed. The shape that personal records take. */
export interface PersonalValues {
  readonly name: string
  readonly idNumber?: string
  readonly phone?: string
  readonly address?: string
}

/** An owner in its normal form, before the personal part of it is sealed. */
export type CheckedOwner =
  | { readonly kind: "person"; readonly values: PersonalValues }
  | {
      readonly kind: "company"
      readonly name: string
      readonly creditCode: string | null
      /** Phone and address are those of somebody there; null where neither was given. */
      readonly contact: PersonalValues | null
    }

/** Which values of a person were given. */
export const knownValues = (values: PersonalValues): KnownValues => ({
  idNumber: values.idNumber !== undefined,
  phone: values.phone !== undefined,
  address: values.address !== undefined
})

const longestName = 100
const longestAddress = 200

/** Only what was written: an absent value is absent, never null. */
const written = (idNumber: string | null, phone: string | null, address: string | null) => ({
  ...(idNumber === null ? {} : { idNumber }),
  ...(phone === null ? {} : { phone }),
  ...(address === null ? {} : { address })
})

/** A person's values under `path` (`owner`, `newDrivers.0`): name needed, number checked (N6), phone checked. */
export const checkPerson = (
  reading: FormReading,
  path: string,
  form: Omit<OwnerForm, "kind">,
  today: CalendarDate
): PersonalValues => {
  const name = reading.text(`${path}name`, form.name, longestName)
  if (name === null) reading.reject(`${path}name`, text("请填写姓名", "a name is needed"))
  const id = reading.takeIfWritten(`${path}idNumber`, form.idNumber, (number) =>
    checkResidentId(number, today)
  )
  const phone = reading.takeIfWritten(`${path}phone`, form.phone, checkPhone)
  const address = reading.text(`${path}address`, form.address, longestAddress)
  return { name: name ?? "", ...written(id?.number ?? null, phone, address) }
}

/** An owner under `owner`: a person (N6), or a company with its credit code (N7). */
export const checkOwner = (reading: FormReading, form: OwnerForm, today: CalendarDate): CheckedOwner => {
  if (form.kind === "person") return { kind: "person", values: checkPerson(reading, "owner.", form, today) }
  const name = reading.text("owner.name", form.name, longestName)
  if (name === null) reading.reject("owner.name", text("请填写单位名称", "the company's name is needed"))
  const code = reading.takeIfWritten("owner.idNumber", form.idNumber, checkCreditCode)
  const phone = reading.takeIfWritten("owner.phone", form.phone, checkPhone)
  const address = reading.text("owner.address", form.address, longestAddress)
  const contact = { name: name ?? "", ...written(null, phone, address) }
  return {
    kind: "company",
    name: name ?? "",
    creditCode: code?.number ?? null,
    contact: phone === null && address === null ? null : contact
  }
}
