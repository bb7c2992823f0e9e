import type { CommandAnswer } from "@jiaosuo/wardens/api"
import type * as Effect from "effect/Effect"
import { wholePlace } from "../../../duties/PlaceField.tsx"
import type { Place } from "../../../duties/useDevicePlace.ts"
import type { Option } from "../../../lists/FilterSheet.tsx"
import type { WardenUnitsMessages } from "../../../messages/wardenUnits.zh.ts"
import { instantOf } from "../../placeAndTime.ts"

/** Small descriptions that the forms about mobile units and their services are made of (decision 0088). */

export type Values = Readonly<Record<string, unknown>>
export type FieldName = keyof WardenUnitsMessages["fields"]
export type ActName = keyof WardenUnitsMessages["verbs"]

/** How a field is asked for. */
export type Asked =
  | "text"
  | "long"
  | "day"
  | "instant"
  | "position"
  | "township"
  | "village"
  /** Ticked or not. */
  | "yes"
  /** An account of somebody who serves, typed or picked. */
  | "account"
  /** Several short texts. */
  | "names"
  /** One of some codes, or several. */
  | { readonly options: ReadonlyArray<Option>; readonly several?: boolean }

/** One field: its name in the contract, how it is asked for, and what it is called where not by its name. */
export interface Field {
  readonly key: string
  readonly as: Asked
  readonly label?: FieldName
  readonly required?: boolean
  readonly hint?: keyof WardenUnitsMessages["hints"]
}

/** One thing that can be done, with its form. */
export interface Act {
  readonly verb: ActName
  /** Names the draft: what it is done on; empty where there is nothing yet. */
  readonly subject: string
  /** The township whose villages are offered; what the form says where absent. */
  readonly township?: string
  readonly fields: ReadonlyArray<Field>
  readonly initial?: Values
  readonly send: (commandId: string, values: Values) => Effect.Effect<CommandAnswer, unknown>
}

export const must = { required: true } as const
export const reason = { key: "reason", as: "long" } as const satisfies Field
export const happenedAt = { key: "happenedAt", as: "instant", hint: "now" } as const satisfies Field

export const labelOf = ({ key, label }: Field): FieldName => label ?? (key as FieldName)

export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

export const textsOf = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.flatMap((one) => textOf(one) ?? []) : []

const sent = ({ as }: Field, value: unknown): unknown => {
  if (typeof as === "object") return as.several === true ? textsOf(value) : textOf(value)
  switch (as) {
    case "instant":
      return instantOf(textOf(value))
    case "position":
      return wholePlace(value as Partial<Place> | undefined)
    case "yes":
      return value === true
    case "names":
      return textsOf(value)
    case "text":
    case "long":
    case "day":
    case "township":
    case "village":
    case "account":
      return textOf(value)
  }
}

/** The form as the contract takes it: what was not given is left out. */
export const payloadOf = (fields: ReadonlyArray<Field>, values: Values): Values =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = sent(field, values[field.key])
      return value === undefined ? [] : [[field.key, value]]
    })
  )
