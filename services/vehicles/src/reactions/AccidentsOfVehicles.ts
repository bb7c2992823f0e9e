import { EventStore } from "@jiaosuo/event-store/EventStore"
import { idOf, type RecordedEvent, streamId } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { contextFrom, told } from "@jiaosuo/orders/Reacting"
import { Effect, Layer } from "effect"
import { isGenuine } from "../domain/Vehicle.ts"
import { type VehicleFailure, Vehicles } from "../Vehicles.ts"
import { type AccidentSeen, accidentSeenIn, bringsLevel } from "./AccidentSeen.ts"
import { holdersOfPlates } from "./HoldersOfPlates.ts"
import { makePlatesInAccidents } from "./PlatesInAccidents.ts"
import { lastPlateIn, type PlateTaken, plateTakenBy } from "./PlateTaken.ts"

/** The kind of command that follows from an event of either context. */
const following = "accident of a vehicle"

/**
 * An accident names plates; the register says which of them are its own. After every event that may change who
 * was in an accident, or whether it counts, the accident is read anew and each key vehicle brought level with it:
 * recorded where it is in it, taken back where it no longer is. A vehicle that takes a plate is looked for in the
 * accidents that named it before. What a vehicle's file says already changes nothing, so that it does not matter how
 * often or how late an event comes; events of both contexts come in one order, so that neither side misses the other.
 */
const react = Effect.gen(function* () {
  const store = yield* EventStore
  const vehicles = yield* Vehicles
  const plates = yield* makePlatesInAccidents

  const bringLevel = (
    event: RecordedEvent,
    accidentId: string,
    seen: AccidentSeen
  ): Effect.Effect<void, VehicleFailure> =>
    Effect.gen(function* () {
      const { counts, everLinked, happenedAt, involved, linked, township } = seen
      // A vehicle that was given another plate after the accident stays the one that was in it.
      const known = [...involved].flatMap(([involvedId, plate]) => {
        const vehicle = linked.get(involvedId)
        return vehicle === undefined ? [] : [[involvedId, plate, vehicle] as const]
      })
      const unlinked = [...involved].filter(([involvedId]) => !linked.has(involvedId))
      const holders = yield* holdersOfPlates(
        store,
        unlinked.map(([, plate]) => plate),
        happenedAt
      )
      const found = unlinked.flatMap(([involvedId, plate], n) => {
        const vehicle = holders[n]
        return vehicle === undefined ? [] : [[involvedId, plate, vehicle] as const]
      })
      const inIt = counts ? [...known, ...found] : []
      const toldBefore = yield* plates.told(accidentId)
      const ever = new Map(
        [
          ...everLinked,
          ...toldBefore.map(({ involvedId, vehicleId }) => [involvedId, vehicleId] as const)
        ].map((pair) => [pair.join(), pair])
      )
      for (const [involvedId, , vehicle] of inIt) ever.delete([involvedId, vehicle].join())
      for (const [involvedId, vehicle] of ever.values()) {
        yield* vehicles.takeBackAccident(
          vehicle,
          { accidentId, involvedId },
          contextFrom(following, event, "taken back", involvedId, vehicle),
          event.recordedAt
        )
      }
      for (const [involvedId, plate, vehicle] of inIt) {
        yield* plates.tell(accidentId, { involvedId, vehicleId: vehicle })
        yield* vehicles.recordAccident(
          vehicle,
          { accidentId, involvedId, plate, township, happenedAt },
          contextFrom(following, event, "recorded", involvedId, vehicle),
          event.recordedAt
        )
      }
    })

  /** An accident changed: its plates are remembered, and its vehicles brought level. */
  const afterAccident = (event: RecordedEvent): Effect.Effect<void, VehicleFailure> =>
    Effect.gen(function* () {
      const seen = accidentSeenIn(yield* store.readStream(event.stream))
      if (seen === undefined) return
      const accidentId = idOf(event.stream)
      yield* plates.remember(accidentId, seen.happenedAt, [...seen.involved.values()].filter(isGenuine))
      yield* bringLevel(event, accidentId, seen)
    })

  /** A vehicle took a plate: the accidents that named it before are brought level, unless it is gone again. */
  const afterPlate = (event: RecordedEvent, taken: PlateTaken): Effect.Effect<void, VehicleFailure> =>
    Effect.gen(function* () {
      const plate = taken.plate ?? lastPlateIn(yield* store.readStream(event.stream))
      if (plate === null || !isGenuine(plate)) return
      for (const accidentId of yield* plates.accidentsWith(plate, taken.since)) {
        const seen = accidentSeenIn(yield* store.readStream(streamId("accidents", "accident", accidentId)))
        if (seen !== undefined) yield* bringLevel(event, accidentId, seen)
      }
    })

  const after = (event: RecordedEvent): Effect.Effect<void, VehicleFailure> => {
    if (event.stream.startsWith("accidents/accident/")) {
      return bringsLevel.has(event.type) ? afterAccident(event) : Effect.void
    }
    const taken = event.stream.startsWith("vehicles/vehicle/") ? plateTakenBy(event) : undefined
    return taken === undefined ? Effect.void : afterPlate(event, taken)
  }

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => told(after(event))

  // Under a name of its own since plates are remembered: it begins with the first accident.
  yield* receive({ name: "vehicles-plates-in-accidents", contexts: ["accidents", "vehicles"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
