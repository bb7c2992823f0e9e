import { EventStore } from "@jiaosuo/event-store/EventStore"
import { type RecordedEvent, streamId } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { contextFrom, told } from "@jiaosuo/orders/Reacting"
import { Effect, Layer } from "effect"
import { isGenuine, type NamingByWardens } from "../domain/Vehicle.ts"
import { type VehicleFailure, Vehicles } from "../Vehicles.ts"
import { holdersOfPlates } from "./HoldersOfPlates.ts"
import { makePlatesInWords, type NumberedPlate } from "./PlatesInWords.ts"
import { lastPlateIn, type PlateTaken, plateTakenBy } from "./PlateTaken.ts"
import { bringsLevel, wordSeenIn } from "./WordSeen.ts"

const following = "word of wardens"

/** The plate that a word names, where it is one of a vehicle's own (N5). */
const plateOf = (word: NamingByWardens | undefined): NumberedPlate | null => {
  if (word === undefined || word.plate.number === null || !isGenuine(word.plate)) return null
  return { kind: word.plate.kind, number: word.plate.number }
}

/**
 * A persuasion or a hazard of wardens names a plate; the vehicle of the register whose it was then (K3) has it in its
 * file. What is corrected or withdrawn leaves it again. A vehicle that takes a plate is looked for in what named it
 * before, as in accidents. What a file says already changes nothing, so that it does not matter how often or how late an
 * event comes; events of both contexts come in one order, so that neither side misses the other.
 */
const react = Effect.gen(function* () {
  const store = yield* EventStore
  const vehicles = yield* Vehicles
  const plates = yield* makePlatesInWords

  const bringVehiclesLevel = (
    event: RecordedEvent,
    source: string,
    word: NamingByWardens | undefined
  ): Effect.Effect<void, VehicleFailure> =>
    Effect.gen(function* () {
      const plate = plateOf(word)
      const before = yield* plates.told(source)
      // A vehicle that was given another plate since stays the one that was meant.
      const stays = before !== undefined && before.kind === plate?.kind && before.number === plate.number
      const vehicleId =
        word === undefined || plate === null
          ? undefined
          : stays
            ? before.vehicleId
            : (yield* holdersOfPlates(store, [plate], word.at))[0]
      if (before !== undefined && before.vehicleId !== vehicleId) {
        yield* vehicles.takeBackNaming(
          before.vehicleId,
          source.slice(source.indexOf("/") + 1),
          contextFrom(following, event, "taken back", source, before.vehicleId),
          event.recordedAt
        )
      }
      if (word === undefined || plate === null || vehicleId === undefined) return
      yield* plates.tell(source, { ...plate, vehicleId })
      yield* vehicles.recordNaming(
        vehicleId,
        word,
        contextFrom(following, event, "recorded", source, vehicleId),
        event.recordedAt
      )
    })

  /** A record or a hazard changed: its plate is remembered, and its vehicle brought level. */
  const afterWord = (event: RecordedEvent): Effect.Effect<void, VehicleFailure> =>
    Effect.gen(function* () {
      // Most words name no plate: of the first of its stream there is nothing to take back either.
      if (event.version === 1 && wordSeenIn([event]) === undefined) return
      const word = wordSeenIn(yield* store.readStream(event.stream))
      const source = event.stream.slice(event.stream.indexOf("/") + 1)
      yield* plates.remember(source, plateOf(word), word?.at ?? event.occurredAt)
      yield* bringVehiclesLevel(event, source, word)
    })

  /** A vehicle took a plate: what named it before is brought level, unless it is gone again. */
  const afterPlate = (event: RecordedEvent, taken: PlateTaken): Effect.Effect<void, VehicleFailure> =>
    Effect.gen(function* () {
      const plate = taken.plate ?? lastPlateIn(yield* store.readStream(event.stream))
      if (plate === null || plate.number === null || !isGenuine(plate)) return
      const named = { kind: plate.kind, number: plate.number }
      for (const source of yield* plates.sourcesWith(named, taken.since)) {
        const [kind = "", id = ""] = source.split("/")
        const word = wordSeenIn(yield* store.readStream(streamId("wardens", kind, id)))
        yield* bringVehiclesLevel(event, source, word)
      }
    })

  const after = (event: RecordedEvent): Effect.Effect<void, VehicleFailure> => {
    if (bringsLevel.has(event.type)) return afterWord(event)
    const taken = event.stream.startsWith("vehicles/vehicle/") ? plateTakenBy(event) : undefined
    return taken === undefined ? Effect.void : afterPlate(event, taken)
  }

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => told(after(event))

  yield* receive({ name: "vehicles-words-of-wardens", contexts: ["wardens", "vehicles"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
