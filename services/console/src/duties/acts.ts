import type { CommandAnswer } from "@jiaosuo/duties/api"
import type * as Effect from "effect/Effect"
import type { DutyMessages } from "./dutyMessages.ts"
import { instantOfField } from "./dutyTimes.ts"

/** Small descriptions that the forms about organisation, people and rosters are made of. */

export type Values = Readonly<Record<string, unknown>>
export type FieldName = keyof DutyMessages["fields"]
export type ActName = keyof DutyMessages["acts"]

/** Codes that a field is chosen from, as the messages name them. */
export type Codes =
  | "personKinds"
  | "unitTypes"
  | "trafficModes"
  | "classes"
  | "functions"
  | "posts"
  | "grounds"
  | "qualifications"
  | "sexes"
  | "templates"
  | "kinds"

/** What kind of unit a field names; `roster` is a zone or a station. */
export type UnitChoice = "any" | "station" | "command" | "zone" | "roster"

/** How a field is asked for. */
export type Asked =
  | "text"
  | "long"
  | "day"
  | "minute"
  | "month"
  | "number"
  | "townships"
  | "person"
  | "absence"
  | { readonly codes: Codes }
  | { readonly unit: UnitChoice; readonly several?: boolean }

/** One field: its name in the contract, what it is called, and how it is asked for. */
export interface Field<Key extends string = string> {
  readonly key: Key
  readonly label: FieldName
  readonly as: Asked
  readonly required?: boolean
  /** Which of the codes are offered; all where absent. */
  readonly only?: ReadonlyArray<string>
}

/** One thing that can be done, with its form. */
export interface Act {
  readonly name: ActName
  readonly fields: ReadonlyArray<Field>
  readonly initial?: Values
  readonly hint?: (messages: DutyMessages) => string
  readonly send: (subject: string, commandId: string, values: Values) => Effect.Effect<CommandAnswer, unknown>
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

const sent = ({ as }: Field, value: unknown): unknown => {
  if (as === "number") return typeof value === "number" ? value : undefined
  if (as === "townships" || (typeof as === "object" && "unit" in as && as.several === true)) {
    return Array.isArray(value) && value.length > 0 ? value : undefined
  }
  const text = textOf(value)
  return as === "minute" && text !== undefined ? instantOfField(text) : text
}

/** The form as the contract takes it: what was not given is left out. */
export const payloadOf = (fields: ReadonlyArray<Field>, values: Values): Values =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = sent(field, values[field.key])
      return value === undefined ? [] : [[field.key, value]]
    })
  )

const must = { required: true } as const
export const reason = { key: "reason", label: "reason", as: "long" } as const satisfies Field
export const since = { key: "from", label: "from", as: "day" } as const satisfies Field
export const mustHave = must
