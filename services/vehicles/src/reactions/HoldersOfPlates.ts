import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { type Instant, idOf } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { isGenuine, type Plate } from "../domain/Vehicle.ts"
import { plateClaim } from "../domain/VehicleClaims.ts"
import { holdsPlateSince } from "./PlateTaken.ts"

/**
 * Ids of the vehicles whose the plates were at an instant (K3), in the order asked. Undefined for a plate that is none
 * of a vehicle's own (N5), that no vehicle of the register holds, or that its holder took only since: what others saw
 * of a plate reaches the register later than it happened.
 */
export const holdersOfPlates = (
  store: EventStore["Type"],
  plates: ReadonlyArray<Plate>,
  at: Instant
): Effect.Effect<ReadonlyArray<string | undefined>, StoreIsUnavailable> =>
  Effect.gen(function* () {
    const asked = plates.flatMap((plate, index) =>
      plate.number !== null && isGenuine(plate)
        ? [{ index, claim: plateClaim({ kind: plate.kind, number: plate.number }) }]
        : []
    )
    const found: Array<string | undefined> = plates.map(() => undefined)
    if (asked.length === 0) return found
    const holders = yield* store.holders(asked.map(({ claim }) => claim))
    for (const [n, { index }] of asked.entries()) {
      const holder = holders[n]
      if (holder === undefined) continue
      const since = holdsPlateSince(yield* store.readStream(holder))
      if (since !== undefined && Date.parse(since) <= Date.parse(at)) found[index] = idOf(holder)
    }
    return found
  })
