import { isValues, type Values, withoutNothing } from "../accidents/actionFields.ts"
import type { CaseFormMessages } from "./caseMessages.ts"

export { isValues, type Values, withoutNothing } from "../accidents/actionFields.ts"

/** Small descriptions that the forms of all actions on a case are made of (decision 0088). */

export type FieldName = keyof CaseFormMessages["fields"]
export type CodeName = keyof CaseFormMessages["codes"]
export type HintName = keyof CaseFormMessages["hints"]

/** What a field may point at in the case. */
export type Subject =
  | "group"
  | "assistantAccount"
  | "assistantUnit"
  | "whistle"
  | "branch"
  | "order"
  | "handOver"
  | "zone"
  | "otherCase"
  | "unit"

/** How a field is asked for. */
export type Asked =
  | "text"
  | "long"
  | "instant"
  /** A small number for a thumb. */
  | "count"
  | "yes"
  | "place"
  | "caller"
  /** A type of the table, with its kind. */
  | "type"
  | "level"
  /** What somebody who is called out must be able to. */
  | "skill"
  /** An account of somebody who works here, and the station that they belong to. */
  | "account"
  | "township"
  /** Branches that are called, each with its minutes. */
  | "branches"
  /** The device's own place. */
  | "device"
  | { readonly choice: CodeName }
  | { readonly subject: Subject }

export interface Field {
  readonly name: string
  /** Its label, where another than that of its name. */
  readonly label?: FieldName
  readonly as: Asked
  readonly required?: boolean
  readonly hint?: HintName
}

export const labelOf = (field: Field): FieldName => field.label ?? (field.name as FieldName)

const trimmed = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

/** A place as the contract takes it: only what was given. */
export const placeForm = (value: unknown): Values => {
  if (!isValues(value)) return {}
  return withoutNothing({
    township: trimmed(value["township"]),
    village: trimmed(value["village"]),
    address: trimmed(value["address"]),
    road: trimmed(value["road"])?.toUpperCase(),
    post: trimmed(value["post"]),
    location: isValues(value["location"]) ? value["location"] : undefined
  })
}

/** A caller; undefined: nobody left a name or a number. */
export const callerForm = (value: unknown): Values | undefined => {
  if (!isValues(value)) return undefined
  const caller = withoutNothing({ name: trimmed(value["name"]), phone: trimmed(value["phone"]) })
  return Object.keys(caller).length === 0 ? undefined : caller
}

/** What a minute of a form says, as the contract takes it. */
export const instantForm = (value: unknown): string | undefined => {
  const time = trimmed(value)
  return time === undefined ? undefined : `${time.slice(0, 16)}:00+08:00`
}

/** `accident/property` → kind and type. */
export const typeForm = (value: unknown): { readonly kind?: string; readonly type?: string } => {
  const [kind, type] = trimmed(value)?.split("/") ?? []
  return kind === undefined || type === undefined ? {} : { kind, type }
}

const sent = (field: Field, value: unknown): Values => {
  const one = (given: unknown): Values => withoutNothing({ [field.name]: given })
  const { as } = field
  if (typeof as === "object") {
    if ("choice" in as && as.choice === "satisfied") {
      return one(value === "yes" ? true : value === "no" ? false : undefined)
    }
    if ("subject" in as && as.subject === "branch") {
      // A branch is named with its whistle: `<whistleId>/<branch>`.
      const [whistleId, ...branch] = trimmed(value)?.split("/") ?? []
      return withoutNothing({ whistleId, branch: branch.length === 0 ? undefined : branch.join("/") })
    }
    return one(trimmed(value))
  }
  switch (as) {
    case "text":
    case "long":
    case "account":
    case "level":
    case "skill":
    case "township":
      return one(trimmed(value))
    case "instant":
      return one(instantForm(value))
    case "count":
      return one(typeof value === "number" && Number.isFinite(value) ? value : undefined)
    case "yes":
      return one(value === true ? true : undefined)
    case "place": {
      const place = placeForm(value)
      return one(Object.keys(place).length === 0 ? undefined : place)
    }
    case "caller":
      return one(callerForm(value))
    case "type":
      return typeForm(value)
    case "branches": {
      const rows = Array.isArray(value) ? value.filter(isValues) : []
      return one(
        rows.flatMap((row) => {
          const branch = trimmed(row["branch"])
          return branch === undefined
            ? []
            : [
                withoutNothing({
                  branch,
                  minutes: typeof row["minutes"] === "number" ? row["minutes"] : undefined
                })
              ]
        })
      )
    }
    case "device":
      return one(isValues(value) ? value : undefined)
  }
}

/** The form as the contract takes it: what was not given is left out. */
export const payload = (fields: ReadonlyArray<Field>, values: Values): Values =>
  Object.assign({}, ...fields.map((field) => sent(field, values[field.name])))
