import * as Effect from "effect/Effect"
import {
  listWardens,
  type RollItem,
  type RollQuery,
  rollAsOf,
  type WardenItem,
  type WardensQuery
} from "./peopleCalls.ts"
import { insuranceEnds, lacksPost } from "./standing.ts"

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
const ofRoll: ReadonlySet<string> = new Set(["township", "role", "state", "left", "place", "asOf"])

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

/** Somebody of the list, now or as of an earlier moment. */
export interface Listed {
  readonly id: string
  /** Masked (X2); null where nobody is named. */
  readonly name: string | null
  readonly state: string
  readonly since: string
  /** Codes of what they are. */
  readonly roles: ReadonlyArray<string>
  readonly townshipName: string
  /** Twelve-digit codes. */
  readonly villages: ReadonlyArray<string>
  /** Codes of the cell abilities. */
  readonly skills: ReadonlyArray<string>
  readonly placeName: string | null
  /** What is to be done about somebody; nothing is known of it of an earlier moment. */
  readonly untrained: boolean
  readonly withoutPost: boolean
  /** The last day of an insurance that is over or soon will be, or null where there is none; undefined: all is well. */
  readonly insurance?: string | null
}

const nowListed = (item: WardenItem): Listed => ({
  id: item.id,
  name: item.name,
  state: item.state,
  since: item.stateSince,
  roles: item.roles.map(({ role }) => role),
  townshipName: item.townshipName,
  villages: item.villages.map(({ code }) => code),
  skills: item.skills.map(({ code }) => code),
  placeName: item.place?.name ?? null,
  untrained: item.untrained && item.state !== "left",
  withoutPost: lacksPost(item) && item.state !== "left",
  ...(item.state === "active" && insuranceEnds(item) ? { insurance: item.insuredUntil } : {})
})

const onceListed = (item: RollItem): Listed => ({
  ...item,
  name: null,
  untrained: false,
  withoutPost: false
})

const pageSize = 50

/** One page of those who meet the conditions. */
export const listPeople = (filter: PeopleFilter, cursor: string | undefined) => {
  const page = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) }
  const { asOf, left, ...conditions } = filter
  if (asOf !== undefined) {
    const asked = Object.fromEntries(Object.entries(filter).filter(([key]) => ofRoll.has(key)))
    // What the interface does not know is sent as it is, and the refusal names it.
    return Effect.map(rollAsOf({ ...asked, ...page } as RollQuery), ({ items, ...rest }) => ({
      ...rest,
      items: items.map(onceListed)
    }))
  }
  const state = conditions.state ?? (left === "yes" ? "left" : undefined)
  const asked = { ...conditions, ...(state === undefined ? {} : { state }), ...page }
  return Effect.map(listWardens(asked as WardensQuery), ({ items, ...rest }) => ({
    ...rest,
    items: items.map(nowListed),
    incomplete: false
  }))
}
