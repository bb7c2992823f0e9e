import { isValues, type Values, withoutNothing } from "../../../accidents/actionFields.ts"
import { instantForm } from "../../../cases/caseFields.ts"
import type { WardenPeopleMessages } from "../../../messages/wardenPeople.zh.ts"

export type { Values } from "../../../accidents/actionFields.ts"

/** Small descriptions that the forms about wardens and their teams are made of (decision 0088). */

export type FieldName = keyof WardenPeopleMessages["fields"]

/** Texts that say more about a field than its name. */
export type HintName = "now" | "byTable" | "coarse" | "onlyOneVillage" | "accountHint"

/** What a field may point at; which of them there are is known where the form is. */
export type Subject = "place" | "loan" | "volunteer" | "member"

/** One of the things that a field may point at. */
export interface SubjectOption {
  readonly value: string
  readonly label: string
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
  /** Passed or not. */
  | "passed"
  | "roles"
  | "skills"
  | "villages"
  | "township"
  | "equipment"
  | "training"
  /** An account, or none any more. */
  | "account"
  | "location"
  /** A number of votes for each member. */
  | "votes"
  | { readonly choice: "severities" | "origins" }
  | { readonly subject: Subject }

export interface Field<Key extends string = string> {
  /** Its name in the contract. */
  readonly name: Key
  /** Its label, where another than that of its name. */
  readonly label?: FieldName
  readonly as: Asked
  readonly required?: boolean
  readonly hint?: HintName
}

export const labelOf = ({ name, label }: Field): FieldName => label ?? (name as FieldName)

/** Chosen where somebody is to be posted nowhere. */
export const nowhere = "nowhere"

const trimmed = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

const texts = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : []

const isWholePlace = (value: unknown): boolean =>
  isValues(value) && typeof value["longitude"] === "number" && typeof value["latitude"] === "number"

const votesOf = (value: unknown) =>
  Object.entries(isValues(value) ? value : {}).flatMap(([wardenId, votes]) =>
    typeof votes === "number" ? [{ wardenId, votes }] : []
  )

/** One value as the contract takes it; undefined: it was not given. */
const sent = ({ as }: Field, value: unknown): unknown => {
  if (typeof as === "object") {
    const chosen = trimmed(value)
    return "subject" in as && as.subject === "place" && chosen === nowhere ? null : chosen
  }
  switch (as) {
    case "text":
    case "phone":
    case "long":
    case "day":
    case "township":
    case "equipment":
    case "training":
      return trimmed(value)
    case "instant":
      return instantForm(value)
    case "count":
      return typeof value === "number" ? value : undefined
    case "yes":
      return value === true
    case "passed":
      return value === "no" ? false : value === "yes" ? true : undefined
    case "roles":
    case "skills":
    case "villages":
      return texts(value)
    case "account":
      return trimmed(value) ?? null
    case "location":
      return isWholePlace(value) ? value : undefined
    case "votes":
      return votesOf(value)
  }
}

/** The form as the contract takes it: what was not given is left out. */
export const payload = (fields: ReadonlyArray<Field>, values: Values): Values =>
  withoutNothing(Object.fromEntries(fields.map((field) => [field.name, sent(field, values[field.name])])))

/** A change: only what is otherwise than it was, with when and why. */
export const changed = (fields: ReadonlyArray<Field>, before: Values, values: Values): Values => {
  const was = payload(fields, before)
  return Object.fromEntries(
    Object.entries(payload(fields, values)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name])
    )
  )
}
