/** Conditions that an address carries, by the names of the interface, so that a figure can point at a list. */

export type Filter<Key extends string> = { readonly [K in Key]?: string }

/** How the conditions of one list are read from an address, written to it, and changed. */
export const addressFilter = <Key extends string>(keys: ReadonlyArray<Key>) => ({
  /** The conditions of an address, nothing added and nothing left out. */
  filterOf: (parameters: URLSearchParams): Filter<Key> => {
    const filter: { [K in Key]?: string } = {}
    for (const key of keys) {
      const value = parameters.get(key)
      if (value !== null && value !== "") filter[key] = value
    }
    return filter
  },
  /** The same as parameters, in a fixed order. */
  parametersOf: (filter: Filter<Key>): URLSearchParams => {
    const parameters = new URLSearchParams()
    for (const key of keys) {
      const value = filter[key]
      if (value !== undefined && value !== "") parameters.set(key, value)
    }
    return parameters
  },
  /** The same without one condition, or with another value of it. */
  withCondition: (filter: Filter<Key>, key: Key, value: string | undefined): Filter<Key> => {
    const rest: { [K in Key]?: string } = { ...filter }
    if (value === undefined || value === "") delete rest[key]
    else rest[key] = value
    return rest
  }
})

export type AddressFilter<Key extends string> = ReturnType<typeof addressFilter<Key>>
