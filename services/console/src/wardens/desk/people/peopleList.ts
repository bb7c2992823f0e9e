import * as Effect from "effect/Effect"
import type { WardenItem, WardensQuery } from "../peopleAndPlaces.ts"
import { listWardens, type RollItem, type RollQuery, rollAsOf } from "./peopleCalls.ts"
import { ofRoll, type PeopleFilter } from "./peopleFilter.ts"
import { insuranceEnds, lacksPost } from "./standing.ts"

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
