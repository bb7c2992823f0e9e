import type { CommandAnswer } from "@jiaosuo/wardens/api"
import type * as Effect from "effect/Effect"
import { wholePlace } from "../../../duties/PlaceField.tsx"
import type { Place } from "../../../duties/useDevicePlace.ts"
import type { WardenWorkMessages } from "../../../messages/wardenWork.zh.ts"
import { instantOf } from "../../placeAndTime.ts"

/** Small descriptions that the forms about places, shifts and hazards are made of (decision 0088). */

export type Values = Readonly<Record<string, unknown>>
export type FieldName = keyof WardenWorkMessages["fields"]
export type VerbName = keyof WardenWorkMessages["verbs"]

/** How a field is asked for. */
export type Asked =
  | "text"
  | "long"
  | "instant"
  | "position"
  | "township"
  | "village"
  | "villages"
  /** Weekly windows. */
  | "hours"
  | "placeKind"
  | "place"
  | "warden"
  | "wardens"
  /** A level of a hazard. */
  | "level"

/** One field: its name in the contract, which is that of its label, and how it is asked for. */
export interface Field<Key extends FieldName = FieldName> {
  readonly key: Key
  readonly as: Asked
  readonly required?: boolean
  readonly hint?: "halfHour" | "officeHint"
}

/** One thing that can be done, with its form. */
export interface Act {
  readonly verb: VerbName
  /** Names the draft: what it is done on; empty where there is nothing yet. */
  readonly subject: string
  /** The township that people, places and villages are offered of; what the form says where absent. */
  readonly township?: string | undefined
  /** Wardens that are offered; all in active service where absent. */
  readonly among?: ReadonlyArray<string> | undefined
  readonly fields: ReadonlyArray<Field>
  readonly initial?: Values
  readonly send: (commandId: string, values: Values) => Effect.Effect<CommandAnswer, unknown>
}

export const must = { required: true } as const
export const reason = { key: "reason", as: "long" } as const satisfies Field
export const happenedAt = { key: "happenedAt", as: "instant" } as const satisfies Field

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

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
export const windowValues = (
  hours: ReadonlyArray<{
    readonly days: ReadonlyArray<number>
    readonly from: string
    readonly until: string
  }>
): ReadonlyArray<WindowValues> =>
  hours.map(({ days, from, until }) => ({ days, from, until: until === "24:00" ? "00:00" : until }))

const sent = ({ as }: Field, value: unknown): unknown => {
  switch (as) {
    case "instant":
      return instantOf(textOf(value))
    case "position":
      return wholePlace(value as Partial<Place> | undefined)
    case "villages":
    case "wardens":
      return Array.isArray(value) ? value : undefined
    case "hours":
      return Array.isArray(value) ? (value as ReadonlyArray<WindowValues>).map(windowOf) : undefined
    case "text":
    case "long":
    case "township":
    case "village":
    case "placeKind":
    case "place":
    case "warden":
    case "level":
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

/** Whether a field of a form has this path: a problem with it is shown there. */
export const isFieldOf = (fields: ReadonlyArray<Field>, path: string): boolean => {
  const [first, ...rest] = path.split(".")
  const field = fields.find(({ key }) => key === first)
  return field !== undefined && rest.length === (field.as === "hours" ? 2 : 0)
}
