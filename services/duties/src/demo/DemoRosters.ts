import { EventStore } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { streamId } from "@jiaosuo/kernel/Event"
import { Clock, Effect } from "effect"
import { OrganisationDirectory } from "../OrganisationDirectory.ts"
import { Rosters, rosterIdOf } from "../Rosters.ts"
import { demoOrder, demoZones } from "./DemoOrders.ts"

/** Duties of the demo zones, so that a newcomer who takes a case finds groups to send. */

const dayMillis = 86_400_000

/** The month of yesterday, whose last watch may still be on, and that of the days to come. */
const monthsAround = (now: number): ReadonlyArray<string> => [
  ...new Set([now - dayMillis, now, now + 10 * dayMillis].map((at) => dayInShanghai(at).slice(0, 7)))
]

/**
 * Drafts and publishes the rosters of the demo zones for the months around today where there are none. Ids follow
 * from zone and month: asking again costs a look at each.
 */
export const seedRosters = Effect.gen(function* () {
  const rosters = yield* Rosters
  const store = yield* EventStore
  const { state } = yield* (yield* OrganisationDirectory).current
  const zones = demoZones.filter(({ zoneId }) => state.zones[zoneId] !== undefined)
  const months = monthsAround(yield* Clock.currentTimeMillis)
  yield* Effect.forEach(
    zones.flatMap((zone) => months.map((month) => ({ ...zone, month }))),
    ({ name, zoneId, month }) =>
      Effect.gen(function* () {
        const id = rosterIdOf(zoneId, month)
        if ((yield* store.readStream(streamId("duties", "roster", id))).length > 0) return
        const order = (verb: string) => demoOrder(`${verb} ${name} ${month}`)
        const reason = "演示排班"
        yield* rosters.open({ unitId: zoneId, month, template: "zone-groups" }, order("open"))
        yield* rosters.draft(id, { reason }, order("draft"))
        yield* rosters.publish(id, { reason }, order("publish"))
      }).pipe(
        // A zone that somebody changed since is theirs to plan.
        Effect.catchAll((failure) =>
          failure._tag === "StoreIsUnavailable"
            ? Effect.fail(failure)
            : Effect.logWarning("a demo roster could not be made").pipe(
                Effect.annotateLogs({ zone: name, month, failure: failure._tag })
              )
        )
      ),
    { discard: true }
  )
})
