import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { idOf, streamId } from "@jiaosuo/kernel/Event"
import { Effect, Either } from "effect"
import type { Vehicle } from "../../domain/Vehicle.ts"
import { vehicleEventCodec } from "../../domain/VehicleEvents.ts"
import { evolve, initialState } from "../../domain/VehicleHistory.ts"
import type { Candidate } from "./RowChecks.ts"

/** Ids of the vehicles that hold what a row claims; undefined where nobody does or the row claims nothing. */
export interface Holders {
  readonly plate: string | undefined
  readonly vin: string | undefined
}

/** Who holds the plates and VINs of many rows, asked at once, in the order of the rows. */
export const holdersOf = (
  candidates: ReadonlyArray<Candidate>
): Effect.Effect<ReadonlyArray<Holders>, StoreIsUnavailable, EventStore> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const claims = candidates.flatMap(({ plate, vin }) => [plate, vin].filter((claim) => claim !== null))
    const streams = claims.length === 0 ? [] : yield* store.holders(claims)
    let at = 0
    const next = (): string | undefined => {
      const stream = streams[at++]
      return stream === undefined ? undefined : idOf(stream)
    }
    return candidates.map(({ plate, vin }) => ({
      plate: plate === null ? undefined : next(),
      vin: vin === null ? undefined : next()
    }))
  })

/** A vehicle as its events tell it, without the persons: plate, VIN and village of a holder. */
export const vehicleOnFile = (id: string): Effect.Effect<Vehicle, StoreIsUnavailable, EventStore> =>
  Effect.flatMap(EventStore, (store) =>
    Effect.map(store.readStream(streamId("vehicles", "vehicle", id)), (recorded) =>
      recorded.reduce(
        (vehicle, event) =>
          evolve(
            vehicle,
            Either.getOrThrowWith(
              vehicleEventCodec.decode(event),
              ({ reason }) => new Error(`${event.stream} version ${event.version}: ${reason}`)
            )
          ),
        initialState
      )
    )
  )
