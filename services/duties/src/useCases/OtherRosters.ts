import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { idOf } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { Period } from "../domain/roster/DutyLoad.ts"
import { halfDayClaim } from "../domain/roster/RosterClaims.ts"
import { type HalfDay, halfDaysOf, instantOf, type Slot } from "../domain/roster/Slot.ts"

/**
 * What people are asked for by other published rosters around a period, as duties that a draft keeps clear of and
 * rests from. Half days that follow each other are one duty.
 */
export type OtherRosters = (
  rosterId: string,
  people: ReadonlyArray<string>,
  period: Period
) => Effect.Effect<ReadonlyArray<Slot>, StoreIsUnavailable>

/** The half days of a period, and of the days beside it. */
const halvesAround = ({ from, until }: Period): ReadonlyArray<HalfDay> =>
  halfDaysOf({ from: instantOf(addDays(from, -1), "00:00"), until: instantOf(addDays(until, 2), "00:00") })

const beginOf = (half: HalfDay): string =>
  instantOf(half.slice(0, 10), half.endsWith("am") ? "00:00" : "12:00")

/** Over the claims of the event store: one question for all people. */
export const makeOtherRosters: Effect.Effect<OtherRosters, never, EventStore> = Effect.map(
  EventStore,
  (store): OtherRosters =>
    (rosterId, people, period) => {
      const halves = halvesAround(period)
      const asked = people.flatMap((personId) => halves.map((half) => halfDayClaim(personId, half)))
      if (asked.length === 0) return Effect.succeed([])
      return Effect.map(store.holders(asked), (holders) =>
        people.flatMap((personId, p) => {
          const taken = halves.filter((_, h) => {
            const holder = holders[p * halves.length + h]
            return holder !== undefined && idOf(holder) !== rosterId
          })
          return stretches(taken).map(([first, last]) => busy(personId, first, last))
        })
      )
    }
)

/** Half days in order as stretches without a break. */
const stretches = (taken: ReadonlyArray<HalfDay>): ReadonlyArray<readonly [HalfDay, HalfDay]> => {
  const found: Array<[HalfDay, HalfDay]> = []
  for (const half of taken) {
    const last = found.at(-1)
    if (last !== undefined && Date.parse(beginOf(half)) - Date.parse(beginOf(last[1])) === halfMillis)
      last[1] = half
    else found.push([half, half])
  }
  return found
}

const halfMillis = 12 * 3_600_000

const busy = (personId: string, first: HalfDay, last: HalfDay): Slot => ({
  slotId: `${personId}/${first}`,
  kind: "desk",
  from: beginOf(first),
  until: new Date(Date.parse(beginOf(last)) + halfMillis).toISOString(),
  unitId: "",
  group: null,
  members: [{ personId, personKind: "officer", account: null, lead: false }]
})
