import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { checkResidentId } from "@jiaosuo/reference/OwnerNumbers"
import { checkPhone } from "@jiaosuo/reference/Phone"
import type { FormReading, Written } from "./FormReading.ts"
import type { PersonalValues } from "./Persons.ts"

/** A person as a form gives them: the values of {@link personFields}. */
export interface WrittenPerson {
  readonly name: string
  readonly idNumber?: Written
  readonly phone?: Written
  readonly address?: Written
}

/** Longest name of a person or a company, and longest address, in characters. */
export const longestName = 100
export const longestAddress = 200

/** Values that were read, null where nothing was written: an absent value is absent, never null. */
export const personalValues = (read: {
  readonly name: string
  readonly idNumber: string | null
  readonly phone: string | null
  readonly address: string | null
}): PersonalValues => ({
  name: read.name,
  ...(read.idNumber === null ? {} : { idNumber: read.idNumber }),
  ...(read.phone === null ? {} : { phone: read.phone }),
  ...(read.address === null ? {} : { address: read.address })
})

/**
 * A person's values under `path` (empty, or with its dot: `owner.`, `newDrivers.0.`): name needed, number
 * checked (N6), phone checked.
 */
export const checkPerson = (
  reading: FormReading,
  path: string,
  form: WrittenPerson,
  today: CalendarDate
): PersonalValues => {
  const name = reading.text(`${path}name`, form.name, longestName)
  if (name === null) reading.reject(`${path}name`, text("请填写姓名", "a name is needed"))
  const id = reading.takeIfWritten(`${path}idNumber`, form.idNumber, (number) =>
    checkResidentId(number, today)
  )
  const phone = reading.takeIfWritten(`${path}phone`, form.phone, checkPhone)
  const address = reading.text(`${path}address`, form.address, longestAddress)
  return personalValues({ name: name ?? "", idNumber: id?.number ?? null, phone, address })
}
