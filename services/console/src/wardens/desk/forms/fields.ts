import { isValues, type Values, withoutNothing } from "../../../accidents/actionFields.ts"
import { wholePlace } from "../../../duties/PlaceField.tsx"
import type { Place } from "../../../duties/useDevicePlace.ts"
import type { Option } from "../../../lists/FilterSheet.tsx"
import { instantOf } from "../../placeAndTime.ts"

export type { Values } from "../../../accidents/actionFields.ts"

/** Small descriptions that the forms of the desk are made of (decision 0088). */

/** The texts of a part that its forms are labelled with. */
export interface FormWords {
  readonly fields: Readonly<Record<string, string>>
  readonly hints: Readonly<Record<string, string>>
}

/** How a field is asked for. */
export type Asked =
  | "text"
  | "phone"
  | "long"
  | "day"
  | "instant"
  | "count"
  /** Ticked or not. */
  | "yes"
  | "position"
  | "township"
  /** Villages of the township that the form is about. */
  | "village"
  | "villages"
  /** An account of somebody who serves, typed or picked; where it may be empty, that is none any more. */
  | "account"
  /** Several short texts. */
  | "names"
  /** Weekly windows. */
  | "hours"
  /** A level of a hazard. */
  | "level"
  /** An open place of the township, and where it may be none, what that is called. */
  | "place"
  | { readonly placeOr: string }
  /** Whoever is in active service in the township. */
  | "warden"
  | "wardens"
  /** One of these wardens. */
  | { readonly among: ReadonlyArray<string> }
  /** One of two words, and which of them is yes. */
  | { readonly yes: string; readonly no: string }
  /** One of some, or several. */
  | { readonly options: ReadonlyArray<Option>; readonly several?: boolean }
  | { readonly table: string; readonly several?: boolean }
  /** A number of votes for each. */
  | { readonly votes: ReadonlyArray<Option> }

/** One field: its name in the contract, how it is asked for, and what it is called where not by its name. */
export interface Field {
  readonly key: string
  readonly as: Asked
  readonly label?: string
  readonly required?: boolean
  readonly hint?: string
}

type NameIn<T> = Extract<keyof T, string>

/** A field of a form of the contract: a name that the form does not have, and one without label, do not compile. */
export type FieldOf<Form, Words extends FormWords> = Field & {
  readonly hint?: NameIn<Words["hints"]>
} & (
    | { readonly key: NameIn<Form> & NameIn<Words["fields"]>; readonly label?: never }
    | { readonly key: NameIn<Form>; readonly label: NameIn<Words["fields"]> }
  )

export const must = { required: true } as const
export const reason = { key: "reason", as: "long" } as const satisfies Field
export const why = { ...reason, ...must } as const satisfies Field
export const happenedAt = { key: "happenedAt", as: "instant" } as const satisfies Field
/** The same where its label does not say that it is now. */
export const nowOrAt = { ...happenedAt, hint: "now" } as const satisfies Field

/** What a table of words offers. */
export const among = (words: Readonly<Record<string, string>>): ReadonlyArray<Option> =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** What a field holds where there is nothing else to choose. */
export const onlyOne = (key: string, options: ReadonlyArray<Option>): Values =>
  options.length === 1 ? { [key]: options[0]?.value } : {}

/** Chosen where it is to be no place. */
export const nowhere = "nowhere"

export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

export const textsOf = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.flatMap((one: unknown) => textOf(one) ?? []) : []

/** A window as its fields hold it: midnight at the end of a day is `24:00` to the interface. */
interface WindowValues {
  readonly days?: ReadonlyArray<number>
  readonly from?: string
  readonly until?: string
}

const windowOf = ({ days = [], from = "", until = "" }: WindowValues) => ({
  days,
  from,
  until: until === "00:00" ? "24:00" : until
})

/** The windows of a place as the fields hold them. */
export const windowValues = (hours: ReadonlyArray<Required<WindowValues>>): ReadonlyArray<WindowValues> =>
  hours.map(({ days, from, until }) => ({ days, from, until: until === "24:00" ? "00:00" : until }))

const votesOf = (value: unknown) =>
  Object.entries(isValues(value) ? value : {}).flatMap(([wardenId, votes]) =>
    typeof votes === "number" ? [{ wardenId, votes }] : []
  )

/** One value as the contract takes it; undefined: it was not given. */
const sent = ({ as, required }: Field, value: unknown): unknown => {
  if (typeof as === "object") {
    if ("votes" in as) return votesOf(value)
    if ("yes" in as) return value === "yes" ? true : value === "no" ? false : undefined
    if ("placeOr" in as) return value === nowhere ? null : textOf(value)
    return "several" in as && as.several === true ? textsOf(value) : textOf(value)
  }
  switch (as) {
    case "instant":
      return instantOf(textOf(value))
    case "count":
      return typeof value === "number" ? value : undefined
    case "yes":
      return value === true
    case "position":
      return wholePlace(value as Partial<Place> | undefined)
    case "account":
      return textOf(value) ?? (required === true ? undefined : null)
    case "villages":
    case "names":
    case "wardens":
      return textsOf(value)
    case "hours":
      return Array.isArray(value) ? (value as ReadonlyArray<WindowValues>).map(windowOf) : undefined
    case "text":
    case "phone":
    case "long":
    case "day":
    case "township":
    case "village":
    case "level":
    case "place":
    case "warden":
      return textOf(value)
  }
}

/** The form as the contract takes it: what was not given is left out. */
export const payloadOf = (fields: ReadonlyArray<Field>, values: Values): Values =>
  withoutNothing(Object.fromEntries(fields.map((field) => [field.key, sent(field, values[field.key])])))

/** A change: only what is otherwise than it was, with when and why; what is emptied stays as it was. */
export const changesOf = (fields: ReadonlyArray<Field>, before: Values, values: Values): Values => {
  const was = payloadOf(fields, before)
  return Object.fromEntries(
    Object.entries(payloadOf(fields, values)).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key])
    )
  )
}

/** Whether a field of a form has this path: a problem with it is shown there. */
export const isFieldOf = (fields: ReadonlyArray<Field>, path: string): boolean => {
  const [first, ...rest] = path.split(".")
  const as = fields.find(({ key }) => key === first)?.as
  if (as === undefined || (typeof as === "object" && "votes" in as)) return false
  return rest.length === (as === "hours" ? 2 : 0)
}
