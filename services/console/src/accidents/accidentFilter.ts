import type { AccidentListQuery } from "./readCalls.ts"

/** The conditions that an address can carry: those of the interface, by the same names. */
export const filterKeys = [
  "q",
  "township",
  "by",
  "village",
  "from",
  "until",
  "view",
  "kind",
  "standing",
  "phase",
  "severity",
  "casualties",
  "road",
  "roadClass",
  "roadType",
  "postFrom",
  "postUntil",
  "weather",
  "form",
  "cause",
  "hour",
  "weekday",
  "vehicleClass",
  "vehicleType",
  "travelMode",
  "fled",
  "crime",
  "handler",
  "keyVehicle",
  "located",
  "due",
  "asOf",
  "day",
  "sort"
] as const satisfies ReadonlyArray<keyof AccidentListQuery>

export type FilterKey = (typeof filterKeys)[number]
export type AccidentFilter = { readonly [Key in FilterKey]?: string }

/** The conditions of an address, nothing added and nothing left out: the list is what the figure counted. */
export const filterOf = (parameters: URLSearchParams): AccidentFilter => {
  const filter: { [Key in FilterKey]?: string } = {}
  for (const key of filterKeys) {
    const value = parameters.get(key)
    if (value !== null && value !== "") filter[key] = value
  }
  return filter
}

/** The same as parameters, in a fixed order. */
export const parametersOf = (filter: AccidentFilter): URLSearchParams => {
  const parameters = new URLSearchParams()
  for (const key of filterKeys) {
    const value = filter[key]
    if (value !== undefined && value !== "") parameters.set(key, value)
  }
  return parameters
}

/**
 * The filter as a query of the interface. An address may say what the interface does not know; it is sent as it
 * is, and the refusal names the condition.
 */
export const queryOf = (filter: AccidentFilter): AccidentListQuery => filter as AccidentListQuery

/** The same without one condition, or with another value of it. */
export const withCondition = (
  filter: AccidentFilter,
  key: FilterKey,
  value: string | undefined
): AccidentFilter => {
  const { [key]: _, ...rest } = filter
  return value === undefined || value === "" ? rest : { ...rest, [key]: value }
}
