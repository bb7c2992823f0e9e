/** The conditions that an address can carry: those of the interface, by the same names. */
const filterKeys = [
  "township",
  "village",
  "role",
  "state",
  "left",
  "place",
  "skill",
  "untrained",
  "insured",
  "injured",
  "asOf"
] as const

export type FilterKey = (typeof filterKeys)[number]
export type PeopleFilter = { readonly [Key in FilterKey]?: string }

/** What the roll of an earlier moment, and the file of a list, can be asked by. */
export const ofRoll: ReadonlySet<string> = new Set(["township", "role", "state", "left", "place", "asOf"])

/** The conditions of an address, nothing added and nothing left out: the list is what the figure counted. */
export const filterOf = (parameters: URLSearchParams): PeopleFilter =>
  Object.fromEntries(
    filterKeys.flatMap((key) => {
      const value = parameters.get(key)
      return value === null || value === "" ? [] : [[key, value]]
    })
  )

/** The same as parameters, in a fixed order. */
export const parametersOf = (filter: PeopleFilter): URLSearchParams =>
  new URLSearchParams(
    filterKeys.flatMap((key) => {
      const value = filter[key]
      return value === undefined || value === "" ? [] : [[key, value]]
    })
  )

/** The same without one condition, or with another value of it. */
export const withCondition = (
  filter: PeopleFilter,
  key: FilterKey,
  value: string | undefined
): PeopleFilter => {
  const { [key]: _, ...rest } = filter
  return value === undefined || value === "" ? rest : { ...rest, [key]: value }
}

/** Address of the roll that can be taken along; undefined where it cannot be asked for all of these conditions. */
export const exportOf = (filter: PeopleFilter): string | undefined => {
  const { left, state, ...rest } = filter
  if (Object.keys(rest).some((key) => !ofRoll.has(key))) return undefined
  // The list leaves those out who have left, unless a state is asked for; the roll has everybody.
  const standing =
    state === undefined ? { left: left ?? "no" } : { state, ...(left === undefined ? {} : { left }) }
  return `/api/wardens/roll?${parametersOf({ ...rest, ...standing })}`
}
