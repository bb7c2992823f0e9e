import type { VehicleListQuery } from "../townships/townshipCalls.ts"

/** The conditions that an address of the list page can carry: those of the interface, by the same names. */
export const filterKeys = [
  "q",
  "township",
  "village",
  "class",
  "state",
  "hazard",
  "due",
  "missing",
  "visited",
  "visitedBefore",
  "registeredFrom",
  "registeredUntil",
  "asOf",
  "day",
  "sort"
] as const satisfies ReadonlyArray<keyof VehicleListQuery>

export type FilterKey = (typeof filterKeys)[number]
export type VehicleFilter = { readonly [Key in FilterKey]?: string }

/** The conditions of an address, nothing added and nothing left out: the list is what the figure counted. */
export const filterOf = (parameters: URLSearchParams): VehicleFilter => {
  const filter: { [Key in FilterKey]?: string } = {}
  for (const key of filterKeys) {
    const value = parameters.get(key)
    if (value !== null && value !== "") filter[key] = value
  }
  return filter
}

/** The same as parameters, in a fixed order. */
export const parametersOf = (filter: VehicleFilter): URLSearchParams => {
  const parameters = new URLSearchParams()
  for (const key of filterKeys) {
    const value = filter[key]
    if (value !== undefined && value !== "") parameters.set(key, value)
  }
  return parameters
}
