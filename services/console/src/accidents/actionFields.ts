import type { AccidentFormMessages } from "../messages/accidentForms.zh.ts"
import type { AccidentFile } from "./fileCalls.ts"

/** Small descriptions that the forms of all actions are made of. */

/** Every field has a label of its own in the messages. */
export type FieldName = keyof AccidentFormMessages["fields"]
export type CodeName = keyof AccidentFormMessages["codes"]
export type HintName = keyof AccidentFormMessages["hints"]

/** What a field may point at in the file. */
export type Subject =
  | "person"
  | "party"
  | "vehicle"
  | "test"
  | "stop"
  | "paper"
  | "review"
  | "mediation"
  | "notice"
  | "recusal"
  | "firmOrder"
  | "handler"

/** How a field is asked for. */
export type Asked =
  | "text"
  | "long"
  | "day"
  | "instant"
  | "number"
  /** Yes or no, no where it is not ticked. */
  | "yes"
  /** Yes, no, or not known. */
  | "unsure"
  | "plate"
  | "place"
  /** Several texts, a line each. */
  | "texts"
  /** A share for each party. */
  | "shares"
  | { readonly choice: CodeName }
  | { readonly table: string }
  | { readonly subject: Subject }
  | { readonly several: Subject }
  | { readonly group: ReadonlyArray<Field> }
  | { readonly rows: ReadonlyArray<Field>; readonly first?: (file: AccidentFile) => ReadonlyArray<Values> }

export interface Field {
  readonly name: FieldName
  readonly as: Asked
  readonly required?: boolean
  readonly hint?: HintName
  /** Offered only where it makes sense with what was chosen above it. */
  readonly onlyIf?: (values: Values) => boolean
}

/** What the fields of a form hold, by their names. */
export type Values = Readonly<Record<string, unknown>>

export const isValues = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const trimmed = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined

const plateOf = (value: unknown): Values | undefined => {
  if (!isValues(value)) return undefined
  const kind = trimmed(value["kind"])
  if (kind === undefined) return undefined
  return { kind, number: kind === "41" ? null : (trimmed(value["number"]) ?? null) }
}

/** A place as the contract takes it: only what was given. */
export const placeForm = (value: unknown): Values => {
  if (!isValues(value)) return {}
  const road = isValues(value["road"]) ? value["road"] : {}
  const given = {
    code: trimmed(road["code"]),
    name: trimmed(road["name"]),
    adminClass: trimmed(road["adminClass"]),
    type: trimmed(road["type"])
  }
  return withoutNothing({
    township: trimmed(value["township"]),
    village: trimmed(value["village"]),
    road: Object.values(given).some((part) => part !== undefined) ? withoutNothing(given) : undefined,
    post: trimmed(value["post"]),
    direction: trimmed(value["direction"]),
    coordinates: isValues(value["coordinates"]) ? value["coordinates"] : undefined,
    text: trimmed(value["text"])
  })
}

/** Leaves out what is undefined. */
export const withoutNothing = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** One value as the contract takes it; undefined: it was not given. */
const sent = (field: Field, value: unknown, all: Values): unknown => {
  if (field.onlyIf?.(all) === false) return undefined
  const { as } = field
  if (typeof as === "object") {
    if ("group" in as) {
      const inside = isValues(value) ? payload(as.group, value) : {}
      const given = Object.values(inside).some((part) => part !== false)
      return given || field.required === true ? inside : undefined
    }
    if ("rows" in as) {
      const rows = Array.isArray(value) ? value.filter(isValues) : []
      const filled = rows.map((row) => payload(as.rows, row)).filter((row) => Object.keys(row).length > 0)
      return filled.length > 0 || field.required === true ? filled : undefined
    }
    if ("several" in as) {
      const chosen = Array.isArray(value) ? value.filter((one) => typeof one === "string") : []
      return chosen.length > 0 || field.required === true ? chosen : undefined
    }
    return trimmed(value)
  }
  switch (as) {
    case "text":
    case "long":
    case "day":
      return trimmed(value)
    case "texts": {
      const lines = typeof value === "string" ? value.split("\n") : []
      const given = lines.map((line) => line.trim()).filter((line) => line !== "")
      return given.length > 0 || field.required === true ? given : undefined
    }
    case "instant": {
      const time = trimmed(value)
      return time === undefined ? undefined : `${time.slice(0, 16)}:00+08:00`
    }
    case "number":
      return numberOf(value)
    case "yes":
      return value === true ? true : field.required === true ? false : undefined
    case "unsure":
      return value === "yes" ? true : value === "no" ? false : undefined
    case "plate":
      return plateOf(value)
    case "place":
      return placeForm(value)
    case "shares": {
      const rows = Array.isArray(value) ? value.filter(isValues) : []
      return rows.flatMap((row) => {
        const share = trimmed(row["share"])
        if (share === undefined) return []
        return [
          withoutNothing({
            participantId: row["participantId"],
            share,
            grounds: trimmed(row["grounds"]),
            intent: row["intent"] === true ? true : undefined
          })
        ]
      })
    }
  }
}

/** The form as the contract takes it: what was not given is left out. */
export const payload = (fields: ReadonlyArray<Field>, values: Values): Values =>
  withoutNothing(
    Object.fromEntries(fields.map((field) => [field.name, sent(field, values[field.name], values)]))
  )

/**
 * A correction: of the fields that were filled in from the file only those that differ now, emptied ones as null.
 * `kept` are the fields that say what is corrected and why; they are sent as they are.
 */
export const correction = (
  fields: ReadonlyArray<Field>,
  before: Values,
  values: Values,
  kept: ReadonlyArray<FieldName>
): Values => {
  const was = payload(fields, before)
  const is = payload(fields, values)
  return withoutNothing(
    Object.fromEntries(
      fields.map(({ name }) => {
        if (kept.includes(name)) return [name, is[name]]
        if (JSON.stringify(was[name]) === JSON.stringify(is[name])) return [name, undefined]
        return [name, is[name] ?? null]
      })
    )
  )
}
