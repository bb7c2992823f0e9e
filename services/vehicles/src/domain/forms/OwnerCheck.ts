import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import type { FormReading } from "@jiaosuo/orders/domain/FormReading"
import { checkPerson, longestAddress, longestName, personalValues } from "@jiaosuo/orders/domain/PersonCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { checkCreditCode } from "@jiaosuo/reference/OwnerNumbers"
import { checkPhone } from "@jiaosuo/reference/Phone"
import type { OwnerForm } from "./VehicleForms.ts"

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

/** An owner under `owner`: a person (N6), or a company with its credit code (N7). */
export const checkOwner = (reading: FormReading, form: OwnerForm, today: CalendarDate): CheckedOwner => {
  if (form.kind === "person") return { kind: "person", values: checkPerson(reading, "owner.", form, today) }
  const name = reading.text("owner.name", form.name, longestName)
  if (name === null) reading.reject("owner.name", text("请填写单位名称", "the company's name is needed"))
  const code = reading.takeIfWritten("owner.idNumber", form.idNumber, checkCreditCode)
  const phone = reading.takeIfWritten("owner.phone", form.phone, checkPhone)
  const address = reading.text("owner.address", form.address, longestAddress)
  const contact = personalValues({ name: name ?? "", idNumber: null, phone, address })
  return {
    kind: "company",
    name: name ?? "",
    creditCode: code?.number ?? null,
    contact: phone === null && address === null ? null : contact
  }
}
