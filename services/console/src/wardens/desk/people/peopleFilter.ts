import { addressFilter, type Filter } from "../lists/addressFilter.ts"

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
export type PeopleFilter = Filter<FilterKey>

export const rollAddress = addressFilter(filterKeys)
export const { filterOf, parametersOf } = rollAddress

/** What the roll of an earlier moment, and the file of a list, can be asked by. */
export const ofRoll: ReadonlySet<string> = new Set(["township", "role", "state", "left", "place", "asOf"])

/** Address of the roll that can be taken along; undefined where it cannot be asked for all of these conditions. */
export const exportOf = (filter: PeopleFilter): string | undefined => {
  const { left, state, ...rest } = filter
  if (Object.keys(rest).some((key) => !ofRoll.has(key))) return undefined
  // The list leaves those out who have left, unless a state is asked for; the roll has everybody.
  const standing =
    state === undefined ? { left: left ?? "no" } : { state, ...(left === undefined ? {} : { left }) }
  return `/api/wardens/roll?${parametersOf({ ...rest, ...standing })}`
}
