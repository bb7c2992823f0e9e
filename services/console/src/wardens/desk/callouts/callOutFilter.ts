import type { TimesQuery } from "./callOutCalls.ts"

/** The conditions that an address can carry: those of the interface, by the same names. */
export const filterKeys = [
  "township",
  "need",
  "standing",
  "open",
  "arrived",
  "warden",
  "from",
  "until",
  "asOf",
  "sort"
] as const satisfies ReadonlyArray<keyof TimesQuery>

export type FilterKey = (typeof filterKeys)[number]
export type CallOutFilter = { readonly [Key in FilterKey]?: string }

/** The conditions of an address, nothing added and nothing left out: the list is what the figure counted. */
export const filterOf = (parameters: URLSearchParams): CallOutFilter => {
  const filter: { [Key in FilterKey]?: string } = {}
  for (const key of filterKeys) {
    const value = parameters.get(key)
    if (value !== null && value !== "") filter[key] = value
  }
  return filter
}

/** The same as parameters, in a fixed order. */
export const parametersOf = (filter: CallOutFilter): URLSearchParams => {
  const parameters = new URLSearchParams()
  for (const key of filterKeys) {
    const value = filter[key]
    if (value !== undefined && value !== "") parameters.set(key, value)
  }
  return parameters
}

/** The filter as a query of the interface; what that does not know is sent as it is, and the refusal names it. */
export const queryOf = (filter: CallOutFilter): TimesQuery => filter as TimesQuery

/** The same without one condition, or with another value of it. */
export const withCondition = (
  filter: CallOutFilter,
  key: FilterKey,
  value: string | undefined
): CallOutFilter => {
  const { [key]: _, ...rest } = filter
  return value === undefined || value === "" ? rest : { ...rest, [key]: value }
}
