import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { checkResidentId } from "@jiaosuo/reference/OwnerNumbers"
import { checkPhone } from "@jiaosuo/reference/Phone"
import { isBlank } from "@jiaosuo/reference/Spelling"
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

/** The name under which somebody is kept who gives none. */
export const anonymousName = "匿名报警人"

/**
 * Somebody who calls or reports, under `path` (with its dot: `caller.`): nobody need be named (A7, I1), and null is
 * nobody. Whoever leaves a number and no name is kept under it.
 */
export const checkCaller = (
  reading: FormReading,
  path: string,
  form: { readonly [Value in keyof WrittenPerson]?: Written } | null,
  today: CalendarDate
): PersonalValues | null => {
  if (form === null) return null
  const { name, idNumber, phone, address } = form
  if (isBlank(name) && isBlank(idNumber) && isBlank(phone) && isBlank(address)) return null
  return checkPerson(reading, path, { ...form, name: isBlank(name) ? anonymousName : name }, today)
}
