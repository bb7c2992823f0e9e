import { useSearchParams } from "react-router"
import type { AddressFilter, Filter } from "./addressFilter.ts"

/** The conditions of a list as the address of its page has them, so that a figure can point at it. */
export interface ListAddress<Key extends string> {
  readonly filter: Filter<Key>
  /** The same as parameters of the interface, in a fixed order. */
  readonly query: string
  /** Goes to the list with these conditions, or with another value of one of them. */
  readonly setFilter: (filter: Filter<Key>) => void
  readonly set: (key: Key, value: string | undefined) => void
}

/** The conditions of a page; `whole` adds what its address has also where there is none. */
export const useListAddress = <Key extends string>(
  { filterOf, parametersOf, withCondition }: AddressFilter<Key>,
  whole: (parameters: URLSearchParams) => URLSearchParams = (parameters) => parameters
): ListAddress<Key> => {
  const [parameters, setParameters] = useSearchParams()
  const filter = filterOf(parameters)
  const setFilter = (next: Filter<Key>) => setParameters(whole(parametersOf(next)), { replace: true })
  return {
    filter,
    query: parametersOf(filter).toString(),
    setFilter,
    set: (key, value) => setFilter(withCondition(filter, key, value))
  }
}
